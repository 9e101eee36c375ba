"""How fast specs are linted: against a plain linter, and against a peer where one is installed."""

import gc
import re
import resource
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from bot.domain.lint import engine
from bot.domain.lint.catalogue import LANGUAGE_RULES
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import Language, LintResult
from bot.domain.lint.words.english import ENGLISH
from bot.domain.lint.words.french import FRENCH
from bot.domain.lint.words.german import GERMAN
from tests.lint.labelled import HALVES, labelled

ROUNDS = 5
LINES_OF_FORTY_PAGES = 1600
_SYLLABLES = (
    "ba",
    "dro",
    "fen",
    "gal",
    "hu",
    "jor",
    "ki",
    "lam",
    "mo",
    "nes",
    "pra",
    "quo",
    "ri",
    "sul",
    "tev",
    "wix",
)
_ARTICLE = re.compile(
    r"(?:the|an?|every|each|le|la|les|un|une|der|die|das|ein|eine|jeder|jede)\b", re.IGNORECASE
)
_FIGURE = re.compile(r"(?<![\w.,@/-])[1-9]\d*(?![\w@/]|[.,-]\d)")
_PHRASES = [
    phrase.replace("~", r"(?:e|er|en|em|es|s)?")
    for table in (ENGLISH, FRENCH, GERMAN)
    for phrases in table.values()
    for phrase in phrases
]


def forty_pages() -> str:
    """The labelled sentences over and over, as requirements with ids: about forty pages."""
    texts = [entry.text for half in HALVES for entry in labelled(half)]
    lines = [
        f"[REQ-{number:04d}] {texts[number % len(texts)]}"
        for number in range(1, LINES_OF_FORTY_PAGES + 1)
    ]
    return "# Forty pages\n\n## Problem\n\nIt takes long.\n\n## Requirements\n\n" + "\n".join(
        f"- {line}" for line in lines
    )


def forty_pages_without_a_repetition(edition: int) -> str:
    """As many lines of which no two say the same: each names something else and has other figures.

    Whoever remembers a sentence, a name or a figure from one line to the next gains nothing, nor
    from one edition to the next.
    """
    lines = forty_pages().splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("- [REQ-"))
    for number in range(first, len(lines)):
        lead, _, sentence = lines[number].partition("] ")
        lines[number] = f"{lead}] {_said_of_another(sentence, edition * len(lines) + number)}"
    return "\n".join(lines)


def _said_of_another(sentence: str, number: int) -> str:
    """The sentence about a thing whose name nobody has heard, with figures a little higher."""
    figured = _FIGURE.sub(lambda figure: _higher(figure.group(), number), sentence)
    at, syllables = number, [_SYLLABLES[number % 16].capitalize()]
    while at := at // 16:
        syllables.append(_SYLLABLES[at % 16])
    name = "".join(syllables)
    article = _ARTICLE.match(figured)
    place = article.end() if article else len(figured.rstrip(" .;!?"))
    return f"{figured[:place]} {name}{figured[place:]}"


def _higher(figure: str, number: int) -> str:
    """Another figure of as many digits, of those that end in a digit other than none."""
    last = (int(figure[-1]) + number) % 9 + 1
    return f"{figure[:-1]}{last}"


def seconds(run: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> float:
    started = clock()
    run()
    return clock() - started


def plainly(text: str, patterns: list[re.Pattern[str]]) -> list[tuple[int, str]]:
    """What a linter does that looks for one phrase after the other in each line."""
    return [
        (number, match.group())
        for number, line in enumerate(text.splitlines())
        for pattern in patterns
        for match in pattern.finditer(line)
    ]


@pytest.mark.bench
def test_forty_pages_without_a_repetition_are_read_in_one_pass() -> None:
    """Another edition each time: a sentence, a name or a figure that was read once never comes again."""
    editions = [forty_pages_without_a_repetition(number) for number in range(2 * ROUNDS + 1)]
    lines = [line for edition in editions for line in edition.splitlines() if "[REQ-" in line]
    lint_text(editions.pop())  # warm: patterns, lexicons

    gc.collect()
    gc.freeze()
    began = time.perf_counter()
    ours = [seconds(partial(lint_text, text), time.process_time) for text in editions]
    clock = (time.perf_counter() - began) / len(editions)
    gc.unfreeze()
    count = lint_text(editions[0]).sentences

    sys.stdout.write(
        f"\nlint, no line like another: {count / statistics.median(ours):.0f} sentences a second of one core,"
        f" {count} of forty pages in {statistics.median(ours):.2f} s of a core"
        f" ({min(ours):.2f} to {max(ours):.2f}), {clock:.2f} s by the clock\n"
    )

    said = {line.partition("] ")[2] for line in lines}
    assert len(said) == len(lines)


@pytest.mark.bench
def test_forty_pages_are_read_in_one_pass() -> None:
    text = forty_pages()
    patterns = [re.compile(rf"\b{phrase}\b", re.IGNORECASE) for phrase in _PHRASES]
    lint_text("The bot shall answer."), plainly("The bot shall answer.", patterns)  # warm

    gc.collect()
    gc.freeze()  # what pytest holds is walked through by no program that lints
    began = time.perf_counter()
    ours = [seconds(lambda: lint_text(text), time.process_time) for _ in range(ROUNDS)]
    clock = (time.perf_counter() - began) / ROUNDS
    naive = [seconds(lambda: plainly(text, patterns), time.process_time)]
    gc.unfreeze()
    result = lint_text(text)
    rate = result.sentences / statistics.median(ours)

    sys.stdout.write(
        f"\nlint: {rate:.0f} sentences a second of one core, {result.sentences} of forty pages in"
        f" {statistics.median(ours):.2f} s of a core ({min(ours):.2f} to {max(ours):.2f}),"
        f" {clock:.2f} s by the clock; one phrase after the other, without any rule: {naive[0] / statistics.median(ours):.1f}"
        " times as long\n"
    )

    assert statistics.median(ours) < min(naive)


@pytest.mark.bench
@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_sentences_of_each_language_are_read_at_the_same_order_of_speed(language: Language) -> None:
    """Each labelled sentence once, so that nothing is remembered from one to the next."""
    texts = [e.text for half in HALVES for e in labelled(half) if e.language == language]
    document = "# Spec\n\n## Requirements\n\n" + "\n".join(f"- {text}" for text in texts)
    lint_text(document)  # warm: patterns, lexicons

    ours = [seconds(lambda: lint_text(document), time.process_time) for _ in range(3 * ROUNDS)]
    rate = lint_text(document).sentences / min(ours)

    sys.stdout.write(f"\nlint, {language}: {rate:.0f} different sentences a second of one core\n")


# What the peer does with a text, without the start of either program: parse it, then its rules.
_PEER = """
import statistics, sys, time
from rac.core.markdown import parse
from rac.services.validate import validate_product
text = open(sys.argv[1], encoding="utf-8").read()
def run():
    started = time.process_time()
    issues = validate_product(parse(text, source_path="-"))
    return time.process_time() - started, len(issues)
run()
taken = [run() for _ in range(int(sys.argv[2]))]
print(statistics.median(t for t, _ in taken), taken[0][1])
"""


def on_language_alone(text: str) -> LintResult:
    """What our rules on words and form find: the part of the work that a peer without metrics has."""
    kept = engine.rules_by_sign
    language_rules = tuple(rule for rule in LANGUAGE_RULES if "en" in rule.languages)
    engine.rules_by_sign = lambda *_, **__: engine.by_sign(language_rules)  # type: ignore[assignment]
    try:
        return lint_text(text)
    finally:
        engine.rules_by_sign = kept


@pytest.mark.bench
def test_the_command_is_held_against_a_peer_on_the_same_file(tmp_path: Path) -> None:
    """`rac validate` checks the sections and that each requirement binds by one key word of BCP 14."""
    file = tmp_path / "spec.md"
    file.write_text(forty_pages(), encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    peer = shutil.which("rac")

    def ours() -> object:
        command = [sys.executable, "-m", "bot", "spec", "lint", str(file), "--json"]
        return subprocess.run(command, capture_output=True, check=False)

    def theirs() -> object:
        command = [str(peer), "validate", "-", "--json"]
        return subprocess.run(command, input=text.encode(), capture_output=True, check=False)

    told = f"remit spec lint on forty pages: {seconds(ours, _of_children):.2f} s of a core with its start"
    if peer:
        ratios = [
            seconds(ours, _of_children) / seconds(theirs, _of_children) for _ in range(ROUNDS)
        ]
        python = Path(peer).resolve().parent / "python"
        command = [str(python), "-c", _PEER, str(file), str(ROUNDS)]
        answer = subprocess.run(command, capture_output=True, check=True, text=True).stdout.split()
        lint_text(text), on_language_alone(text)  # warm
        whole = statistics.median(
            seconds(lambda: lint_text(text), time.process_time) for _ in range(ROUNDS)
        )
        alone = statistics.median(
            seconds(lambda: on_language_alone(text), time.process_time) for _ in range(ROUNDS)
        )
        taken, found = float(answer[0]), int(answer[1])
        told += (
            f"; rac validate with its start: ratio {statistics.median(ratios):.2f}. Without any start:"
            f" rac {taken:.2f} s for {found} issues of one kind,"
            f" our rules on language alone {alone:.2f} s for {len(on_language_alone(text).findings)}"
            f" findings (ratio {alone / taken:.2f}),"
            f" all rules, criteria read and computed, {whole:.2f} s for"
            f" {len(lint_text(text).findings)} (ratio {whole / taken:.2f})"
        )
    else:
        told += "; put `rac` (rac-core) on the path to compare"
    sys.stdout.write(f"\n{told}\n")


def _of_children() -> float:
    """CPU seconds of the programs that were started and have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
