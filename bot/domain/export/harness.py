"""Tests to fill in, one for each criterion and refusal: promptfoo, Inspect AI and pytest.

They run as they are and fail until somebody puts the cases in: an empty test must not look green.
"""

import json
import re
from collections.abc import Iterator

from bot.domain.provenance import value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.model import AISpec
from bot.domain.spec.version import SpecVersion

_NAME = re.compile(r"[^a-z0-9]+")


def promptfoo_stub(version: SpecVersion) -> str:
    """A promptfoo configuration; its values are JSON, which every YAML reader takes."""
    lines = [
        f"# From {version.id} version {version.version}. Put the prompt, the provider and the cases in.",
        f"description: {_quoted(version.spec.title)}",
        "prompts:",
        "  - file://prompt.txt",
        "providers:",
        '  - "openai:chat:your-model"',
        "tests:",
    ]
    for number, what, line in _cases(version.spec):
        lines += [
            f"  - description: {_quoted(f'{number}: {what}')}",
            "    metadata:",
            f"      criterion: {_quoted(number)}",
            *([f"      line: {_quoted(line)}"] if line else []),
            "    vars:",
            '      input: "replace with a real case"',
            "    assert:",
            "      - type: javascript",
            f"        value: {_quoted(_refusing(number))}",
        ]
    if lines[-1] == "tests:":
        lines[-1] = "tests: []"
    return "\n".join(lines) + "\n"


def inspect_stub(version: SpecVersion) -> str:
    """An Inspect AI task with a sample per criterion; the scorer refuses until it is written."""
    lines = [
        f'"""Tasks from {version.id} version {version.version}: put the cases and the scorer in."""',
        "",
        "from inspect_ai import Task, task",
        "from inspect_ai.dataset import Sample",
        "from inspect_ai.scorer import Score, Target, accuracy, scorer",
        "from inspect_ai.solver import TaskState, generate",
        "",
        "CASES = [",
    ]
    for number, what, line in _cases(version.spec):
        facts = {"criterion": number, "what": what, **({"line": line} if line else {})}
        lines.append(
            f'    Sample(id={_python(number)}, input="replace with a real case", '
            f'target="replace with what is right", metadata={_python_facts(facts)}),'
        )
    lines += [
        "]",
        "",
        "",
        "@scorer(metrics=[accuracy()])",
        "def as_specified():",
        "    async def score(state: TaskState, target: Target) -> Score:",
        "        raise NotImplementedError(f\"{state.metadata['criterion']} has no check yet\")",
        "",
        "    return score",
        "",
        "",
        "@task",
        f"def {_identifier(version.spec.title)}():",
        "    return Task(dataset=CASES, solver=generate(), scorer=as_specified())",
    ]
    return "\n".join(lines) + "\n"


def pytest_stub(version: SpecVersion) -> str:
    """A pytest module with a test per criterion, each failing until it is written."""
    lines = [
        f'"""Tests from {version.id} version {version.version}: each fails until its check is written."""',
        "",
        "import pytest",
        "",
    ]
    for number, what, line in _cases(version.spec):
        lines += [
            "",
            f"def test_{_identifier(number)}_{_identifier(what)[:60].rstrip('_')}():",
            f"    {_python(line or what)}",
            f"    pytest.fail({_python(f'{number} has no check yet')})",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _cases(spec: AISpec) -> Iterator[tuple[str, str, str | None]]:
    """Each criterion with its line, and each refusal."""
    for one in spec.acceptance:
        yield one.id, one.title, canonical(one, spec.language).line
    for refusal in spec.refusals:
        condition = value_text(refusal.condition.value)
        if condition:
            yield refusal.id, f"refuses: {condition}", None


def _refusing(number: str) -> str:
    reason = json.dumps(f"{number} has no check yet")
    return f"({{pass: false, score: 0, reason: {reason}}})"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=True)


def _python(text: str) -> str:
    return ascii(" ".join(text.split()))


def _python_facts(facts: dict[str, str]) -> str:
    return (
        "{" + ", ".join(f"{_python(key)}: {_python(value)}" for key, value in facts.items()) + "}"
    )


def _identifier(text: str) -> str:
    name = _NAME.sub("_", text.casefold()).strip("_")
    return name if name[:1].isalpha() else f"spec_{name}".rstrip("_")
