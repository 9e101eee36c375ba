"""Size, first sentences, names, and nothing of one machine in any file."""

import ast
import re
from pathlib import Path

import pytest

from tests.meta.tree import ROOT, parse, sources, tracked

LONGEST = 500
BANNED = frozenset(
    [
        "utils",
        "util",
        "helpers",
        "helper",
        "common",
        "misc",
        "base",
        "core",
        "manager",
        "handler",
        "data",
        "info",
        "process",
    ]
)
NOUNS = frozenset({"data", "process"})  # also words of the domain
KEPT = frozenset({"Data"})  # bot/slack/text.py: words that are data and never markup
_TEXT = {".py", ".md", ".toml", ".yaml", ".yml", ".lock", ".js", ".css", ".html", ".txt", ".cfg",
         ".mako", ".service", ".example", ".json", ".svg", ""}  # fmt: skip
_LOCAL = re.compile(
    r"/root/|/work/(?:main|shared)|/home/(?!remit)\w+/|file:///(?:opt|mnt|srv)|--(?:extra-)?index-url[ =]\S"
    r"|pypi\.org|pythonhosted\.org|npmjs\.org|\bpypi-\w+",
)


def _snake(name: str) -> list[str]:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower().strip("_").split("_")


def _says_nothing(words: list[str]) -> bool:
    """Whether a name is one of the empty words or ends in one; `DataNeed` names a need."""
    return words[-1] in BANNED or bool(set(words) & (BANNED - NOUNS))


def test_no_file_is_longer_than_a_person_can_hold() -> None:
    long = {
        str(file.relative_to(ROOT)): len(file.read_text(encoding="utf-8").splitlines())
        for file in tracked()
        if file.suffix in {".py", ".js", ".css"}
    }

    assert {} == {name: lines for name, lines in long.items() if lines > LONGEST}


def test_every_module_says_in_one_sentence_what_lives_there() -> None:
    silent = []
    for file in sources("bot"):
        first = (ast.get_docstring(parse(file)) or "").split("\n\n", 1)[0]
        if not first.endswith("."):
            silent.append(str(file.relative_to(ROOT)))

    assert [] == silent


@pytest.mark.parametrize("folder", ["bot", "tests"])
def test_modules_and_classes_have_names_that_say_something(folder: str) -> None:
    empty = []
    for file in sources(folder):
        module = file.relative_to(ROOT).with_suffix("")
        names = [part for part in module.parts if BANNED & set(_snake(part))]
        for node in ast.walk(parse(file)):
            if (
                isinstance(node, ast.ClassDef)
                and node.name not in KEPT
                and _says_nothing(_snake(node.name))
            ):
                names.append(node.name)
            functions = (ast.FunctionDef, ast.AsyncFunctionDef)
            if isinstance(node, functions) and node.name.lstrip("_").startswith(("do_", "my_")):
                if node.name in {"do_POST", "do_GET", "do_HEAD"}:
                    continue  # the standard library's own name
                names.append(node.name)
            if isinstance(node, functions) and node.name in BANNED - NOUNS - {"info"}:
                names.append(node.name)
        empty += [f"{module}: {name}" for name in names]

    assert [] == empty


def test_no_file_knows_the_machine_it_was_written_on() -> None:
    this = Path(__file__)
    found = []
    for file in tracked():
        if file == this or file.suffix not in _TEXT:
            continue
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if hit := _LOCAL.search(line):
                found.append(f"{file.relative_to(ROOT)}:{number}: {hit.group()}")

    assert [] == found


def test_imports_are_absolute() -> None:
    relative = [
        str(file.relative_to(ROOT))
        for file in sources("bot", "tests")
        for node in ast.walk(parse(file))
        if isinstance(node, ast.ImportFrom) and node.level
    ]

    assert [] == relative


def test_nothing_happens_on_import() -> None:
    """Modules define; only `bot/__main__.py` starts anything, and only when run."""
    acting = [
        f"{file.relative_to(ROOT)}:{node.lineno}"
        for file in sources("bot")
        if "migrations" not in file.parts
        for node in parse(file).body
        if isinstance(node, (ast.For, ast.While, ast.With, ast.AsyncFor, ast.AsyncWith))
    ]

    assert [] == acting
