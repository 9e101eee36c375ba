"""A gate as a Markdown summary for a pull request, as JUnit for a CI server, and as data."""

import unicodedata
from collections.abc import Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from bot.domain.criterion.figure import figure
from bot.domain.evaluation.gate import About, Finding, Gate, Standing
from bot.domain.evaluation.gate_words import GateWords, gate_words
from bot.domain.phrasing import phrased
from bot.domain.spec.inline import code, escaped

MOST_CASES = 10
_JOINER = "\u2060"  # between the sign and a name there is no mention
_NOT_XML = {"Cc", "Cs", "Cn"}
_MARKS = {Standing.BLOCKED: "❌", Standing.LOOK: "⚠️", Standing.FINE: "✅"}


def as_markdown(
    gate: Gate, title: str = "Evaluation", language: str = "en", elsewhere: Sequence[str] = ()
) -> str:
    """A summary that can be read without opening anything else; what blocks comes first.

    Args:
        gate: What was found.
        title: What it is about.
        language: In which it is told.
        elsewhere: Criteria that other evidence decides; what was not tested is said.
    """
    words = gate_words(language)
    blocking, looks = (len(gate.of(one)) for one in (Standing.BLOCKED, Standing.LOOK))
    mark = _MARKS[Standing.BLOCKED if gate.blocked else Standing.FINE]
    head = (words.blocked if gate.blocked else words.open).format(title=_shown(title))
    lines = [f"### {mark} {head}", ""]
    if blocking or looks:
        counts = (figure(one, language) for one in (blocking, looks, len(gate.findings)))
        facts = dict(zip(("blocking", "looks", "all"), counts, strict=True))
        lines += [words.counted.format(**facts), ""]
    for standing in Standing.BLOCKED, Standing.LOOK, Standing.FINE:
        for one in gate.of(standing):
            lines += _entry(one, words, language)
    if elsewhere:
        lines += ["", _shown(words.elsewhere.format(criteria=", ".join(elsewhere)))]
    return "\n".join(lines).rstrip() + "\n"


def as_junit(gate: Gate, title: str = "evaluation", language: str = "en") -> str:
    """One test case for each part: what blocks fails, what somebody should look at is skipped."""
    words = gate_words(language)
    cases = [_test_case(one, words, language) for one in gate.findings]
    head = (
        f'<testsuite name={quoteattr(_clean(title))} tests="{len(gate.findings)}"'
        f' failures="{len(gate.of(Standing.BLOCKED))}"'
        f' skipped="{len(gate.of(Standing.LOOK))}" errors="0">'
    )
    body = "\n".join(cases)
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n{head}\n{body}\n'
        "</testsuite>\n</testsuites>\n"
    )


def as_data(gate: Gate) -> dict[str, Any]:
    """A gate for programs."""
    return {
        "gate": "blocked" if gate.blocked else "open",
        "findings": [
            {
                "about": one.about.value,
                "name": one.name,
                "standing": one.standing.value,
                "severity": one.severity.value,
                "asks": one.asks,
                "sentence": one.text,
                "cases": list(one.cases),
                "cases_in_all": one.broken,
                "next_step": one.next_step,
            }
            for one in gate.findings
        ],
    }


def _entry(one: Finding, words: GateWords, language: str) -> list[str]:
    asks = f" {_shown(one.asks)}" if one.asks and one.asks != one.name else ""
    name = f"**{_shown(_name(one, words))}**{asks}"
    lines = [f"- {_MARKS[one.standing]} {name} ({_kind(one, words)}): {_shown(one.text)}"]
    if one.standing is Standing.FINE:
        return lines
    if one.cases:
        some = ", ".join(code(case) for case in one.cases[:MOST_CASES])
        rest = max(one.broken, len(one.cases)) - MOST_CASES
        template = words.more if rest > 0 else words.cases
        lines.append(f"  - {phrased(template, cases=some, rest=figure(rest, language))}")
    if one.next_step:
        lines.append(f"  - {_shown(words.next.format(step=one.next_step))}")
    return lines


def _name(one: Finding, words: GateWords) -> str:
    return words.fixed_before if one.about is About.FIXED_BEFORE else one.name


def _kind(one: Finding, words: GateWords) -> str:
    severity = words.severities[one.severity.value]
    match one.about:
        case About.COMPARISON:
            return words.against.format(severity=severity)
        case About.FIXED_BEFORE:
            return words.regression_list
        case About.CRITERION:
            return severity


def _test_case(one: Finding, words: GateWords, language: str) -> str:
    name, kind = quoteattr(_clean(one.name)), quoteattr(one.about.value)
    text = _clean(f"{one.asks}: {one.text}" if one.asks else one.text)
    inside = {
        Standing.BLOCKED: f"<failure message={quoteattr(text)}>{_below(one, words, language)}</failure>",
        Standing.LOOK: f"<skipped message={quoteattr(text)}/>",
        Standing.FINE: f"<system-out>{escape(text)}</system-out>",
    }
    return f'<testcase classname={kind} name={name} time="0">{inside[one.standing]}</testcase>'


def _below(one: Finding, words: GateWords, language: str) -> str:
    """What a test report shows beneath a failure: the next step, and the cases one a line."""
    lines = [words.next.format(step=one.next_step)] if one.next_step else []
    lines += one.cases
    rest = max(one.broken, len(one.cases)) - len(one.cases)
    if rest:
        lines.append(phrased(words.more, cases="…", rest=figure(rest, language)))
    return escape(_clean("\n".join(lines)))


def _shown(text: str) -> str:
    """Words as Markdown that links nothing and calls nobody."""
    return escaped(text).replace("@", f"@{_JOINER}")


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        sign for sign in text if sign in "\t\n" or unicodedata.category(sign) not in _NOT_XML
    )
