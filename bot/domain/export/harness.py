"""Tests to fill in, one for each criterion and refusal: promptfoo, Inspect AI and pytest.

They run as they are and fail until somebody puts the cases in: an empty test must not look green.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.domain.provenance import value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.model import AISpec
from bot.domain.spec.version import SpecVersion

_BESIDE = ("cases", "measured", "answer", "also_try")


@dataclass(frozen=True, slots=True)
class _Case:
    """A test to fill in."""

    id: str
    what: str
    facts: Mapping[str, str]
    tried: str = ""  # what to try first, where the spec says so

    @property
    def placeholder(self) -> str:
        """What stands where the input goes."""
        return f"replace with a real case: {self.tried}" if self.tried else _REAL_CASE


_REAL_CASE = "replace with a real case"
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
    for case in _cases(version.spec):
        lines += [
            f"  - description: {_quoted(f'{case.id}: {case.what}')}",
            "    metadata:",
            f"      criterion: {_quoted(case.id)}",
            *(f"      {name}: {_quoted(value)}" for name, value in case.facts.items()),
            "    vars:",
            f"      input: {_quoted(case.placeholder)}",
            "    assert:",
            "      - type: javascript",
            f"        value: {_quoted(_refusing(case.id))}",
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
    for case in _cases(version.spec):
        facts = {"criterion": case.id, "what": case.what, **case.facts}
        lines.append(
            f"    Sample(id={_python(case.id)}, input={_python(case.placeholder)}, "
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
    for case in _cases(version.spec):
        told = case.facts.get("line", case.what)
        lines += [
            "",
            f"def test_{_identifier(case.id)}_{_identifier(case.what)[:60].rstrip('_')}():",
            f"    {_python(told)}",
            *(
                f"    # {name}: {_python(case.facts[name])}"
                for name in _BESIDE
                if name in case.facts
            ),
            f"    pytest.fail({_python(f'{case.id} has no check yet')})",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _cases(spec: AISpec) -> Iterator[_Case]:
    """Each criterion with its line and what it takes to show, and each refusal with what to try."""
    for one in spec.acceptance:
        read = canonical(one, spec.language)
        needs = read.advice_in("en")
        in_use = one.kind in {CriterionKind.BUSINESS, CriterionKind.SLO, CriterionKind.PROCESS}
        facts = {
            "line": read.line,
            **({"cases": needs} if needs else {}),
            **({"measured": "in use; a test of cases can only stand for it"} if in_use else {}),
        }
        yield _Case(one.id, one.title, facts)
    for refusal in spec.refusals:
        condition = value_text(refusal.condition.value)
        if condition:
            tries = [value_text(one.value) for one in refusal.test_cases if one.value]
            answer = value_text(refusal.response.value)
            facts = {
                **({"answer": answer} if answer else {}),
                **({"also_try": "; ".join(tries[1:])} if tries[1:] else {}),
            }
            yield _Case(refusal.id, f"refuses: {condition}", facts, next(iter(tries), ""))


def _refusing(number: str) -> str:
    reason = json.dumps(f"{number} has no check yet")
    return f"({{pass: false, score: 0, reason: {reason}}})"


def _quoted(text: str) -> str:
    return json.dumps(" ".join(text.split()), ensure_ascii=True)


def _python(text: str) -> str:
    return ascii(" ".join(text.split()))


def _python_facts(facts: Mapping[str, str]) -> str:
    return (
        "{" + ", ".join(f"{_python(key)}: {_python(value)}" for key, value in facts.items()) + "}"
    )


def _identifier(text: str) -> str:
    name = _NAME.sub("_", text.casefold()).strip("_")
    return name if name[:1].isalpha() else f"spec_{name}".rstrip("_")
