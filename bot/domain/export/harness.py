"""Tests to fill in, one for each criterion and refusal: promptfoo, Inspect AI and pytest.

They run as they are and fail until somebody puts the cases in: an empty test must not look green.
"""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from unicodedata import normalize

from bot.domain.provenance import value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.model import AISpec
from bot.domain.spec.version import SpecVersion

_BESIDE = ("cases", "measured", "answer")


@dataclass(frozen=True, slots=True)
class _Case:
    """A test to fill in."""

    id: str
    what: str
    facts: Mapping[str, str]
    tried: tuple[str, ...] = ()  # what to try, where the spec says so

    @property
    def placeholders(self) -> tuple[str, ...]:
        """What stands where the inputs go: at least one."""
        return tuple(f"{_REAL_CASE}: {one}" for one in self.tried) or (_REAL_CASE,)


_REAL_CASE = "replace with a real case"
_NAME = re.compile(r"[^a-z0-9]+")
_TEMPLATE = re.compile(r"\{(?=[{%#])|[}%#](?=\})")  # promptfoo stumbles over a lone end, too


def promptfoo_stub(version: SpecVersion) -> str:
    """A promptfoo configuration; its values are JSON, which every YAML reader takes."""
    lines = [
        f"# From {version.id} version {version.version}. Put your prompt, your provider and real cases in.",
        "# A test for each case; its metric says which criterion it is about: remit eval import reads it.",
        f"description: {_quoted(version.spec.title)}",
        "prompts:",
        '  - "{{input}}"',
        "providers:",
        "  - echo  # replace, for instance with openai:chat:your-model",
        "tests:",
    ]
    for case in _cases(version.spec):
        lines += [f"  # {name}: {_quoted(value)}" for name, value in case.facts.items()]
        for placeholder in case.placeholders:
            lines += [
                f"  - description: {_quoted(f'{case.id}: {case.what}')}",
                "    metadata:",
                f"      criterion: {_quoted(case.id)}",
                "    vars:",
                f"      input: {_quoted(placeholder)}",
                "    assert:",
                "      - type: javascript",
                f"        metric: {_quoted(case.id)}",
                f"        value: {_quoted(_refusing(case.id))}",
            ]
    if lines[-1] == "tests:":
        lines[-1] = "tests: []"
    return "\n".join(lines) + "\n"


def inspect_stub(version: SpecVersion) -> str:
    """An Inspect AI task with a sample per criterion; the scorer calls each wrong until it is written.

    An error there would end the evaluation, and with it what was already filled in.
    """
    lines = [
        f'"""Tasks from {version.id} version {version.version}: put the cases and the scorer in.',
        "",
        "A sample for each case; `criterion` says which one it is about: remit eval import reads it.",
        '"""',
        "",
        "from inspect_ai import Task, task",
        "from inspect_ai.dataset import Sample",
        "from inspect_ai.scorer import INCORRECT, Score, Target, accuracy, grouped, scorer",
        "from inspect_ai.solver import TaskState, generate",
        "",
        "CASES = [",
    ]
    for case in _cases(version.spec):
        lines += [
            *(f"    # {name}: {_python(value)}" for name, value in _told(case)),
            *(
                f"    Sample(id={_python(f'{case.id} case {number}')}, input={_python(placeholder)}, "
                f'target="replace with what is right", metadata={{"criterion": {_python(case.id)}}}),'
                for number, placeholder in enumerate(case.placeholders, start=1)
            ),
        ]
    lines += [
        "]",
        "",
        "",
        '@scorer(metrics=[grouped(accuracy(), "criterion")])',
        "def as_specified():",
        "    async def score(state: TaskState, target: Target) -> Score:",
        "        missing = f\"{state.metadata['criterion']} has no check yet\"",
        "        return Score(value=INCORRECT, explanation=missing)",
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
        f'"""Tests from {version.id} version {version.version}: each fails until its check is written.',
        "",
        "A test runs once for each of its cases; `criterion` says which one it is about, and",
        "`pytest -o junit_family=xunit1 --junitxml=results.xml` writes that down for remit eval import.",
        '"""',
        "",
        "import pytest",
        "",
    ]
    for case in _cases(version.spec):
        told = case.facts.get("line", case.what)
        lines += [
            "",
            '@pytest.mark.parametrize("case", [',
            *(f"    {_python(placeholder)}," for placeholder in case.placeholders),
            "])",
            (
                f"def test_{_identifier(case.id)}_{_identifier(case.what)[:60].rstrip('_')}"
                "(case, record_property):"
            ),
            f"    {_python(told)}",
            *(
                f"    # {name}: {_python(case.facts[name])}"
                for name in _BESIDE
                if name in case.facts
            ),
            f'    record_property("criterion", {_python(case.id)})',
            f"    pytest.fail({_python(f'{case.id} has no check yet')})",
            "",
        ]
    return "\n".join(lines).rstrip() + "\n"


def _told(case: _Case) -> Iterator[tuple[str, str]]:
    yield "what", case.what
    yield from case.facts.items()


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
            tries = tuple(value_text(one.value) for one in refusal.test_cases if one.value)
            answer = value_text(refusal.response.value)
            facts = {"answer": answer} if answer else {}
            yield _Case(refusal.id, f"refuses: {condition}", facts, tries)


def _refusing(number: str) -> str:
    reason = json.dumps(f"{number} has no check yet")
    return f"({{pass: false, score: 0, reason: {reason}}})"


def _quoted(text: str) -> str:
    """A string in which promptfoo finds no template: it would fill in what stands in the environment."""
    return json.dumps(_TEMPLATE.sub(r"\g<0> ", " ".join(text.split())), ensure_ascii=True)


def _python(text: str) -> str:
    return ascii(" ".join(text.split()))


def _identifier(text: str) -> str:
    plain = normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    name = _NAME.sub("_", plain).strip("_")
    return name if name[:1].isalpha() else f"spec_{name}".rstrip("_")
