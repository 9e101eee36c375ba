"""A gate as a Markdown summary for a pull request, as JUnit for a CI server, and as data."""

import unicodedata
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from bot.domain.evaluation.gate import About, Finding, Gate, Standing
from bot.domain.spec.inline import code, escaped

MOST_CASES = 10
_JOINER = "\u2060"  # between the sign and a name there is no mention
_NOT_XML = {"Cc", "Cs", "Cn"}
_MARKS = {Standing.BLOCKED: "❌", Standing.LOOK: "⚠️", Standing.FINE: "✅"}
_HEADS = {True: "Blocked", False: "May go on"}


def as_markdown(gate: Gate, title: str = "Evaluation") -> str:
    """A summary that can be read without opening anything else; what blocks comes first."""
    blocking = len(gate.of(Standing.BLOCKED))
    looks = len(gate.of(Standing.LOOK))
    mark = _MARKS[Standing.BLOCKED if gate.blocked else Standing.FINE]
    lines = [f"### {mark} {_shown(title)}: {_HEADS[gate.blocked].lower()}", ""]
    if blocking or looks:
        lines += [f"{blocking} blocking, {looks} to look at, {len(gate.findings)} in all.", ""]
    for standing in Standing.BLOCKED, Standing.LOOK, Standing.FINE:
        for one in gate.of(standing):
            lines += _entry(one)
    return "\n".join(lines).rstrip() + "\n"


def as_junit(gate: Gate, title: str = "evaluation") -> str:
    """One test case for each part: what blocks fails, what somebody should look at is skipped."""
    cases = [_test_case(one) for one in gate.findings]
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
                "sentence": one.text,
                "cases": list(one.cases),
            }
            for one in gate.findings
        ],
    }


def _entry(one: Finding) -> list[str]:
    lines = [f"- {_MARKS[one.standing]} **{_shown(one.name)}** ({_kind(one)}): {_shown(one.text)}"]
    if one.cases and one.standing is not Standing.FINE:
        some = ", ".join(code(case) for case in one.cases[:MOST_CASES])
        rest = len(one.cases) - MOST_CASES
        lines.append(f"  - cases: {some}{f' and {rest} more' if rest > 0 else ''}")
    return lines


def _kind(one: Finding) -> str:
    match one.about:
        case About.COMPARISON:
            return f"{one.severity.value}, against the version before"
        case About.FIXED_BEFORE:
            return "regression list"
        case About.CRITERION:
            return one.severity.value


def _test_case(one: Finding) -> str:
    name, kind = quoteattr(_clean(one.name)), quoteattr(one.about.value)
    text = _clean(one.text)
    cases = escape(_clean("\n".join(one.cases)))
    inside = {
        Standing.BLOCKED: f"<failure message={quoteattr(text)}>{cases}</failure>",
        Standing.LOOK: f"<skipped message={quoteattr(text)}/>",
        Standing.FINE: f"<system-out>{escape(text)}</system-out>",
    }
    return f'<testcase classname={kind} name={name} time="0">{inside[one.standing]}</testcase>'


def _shown(text: str) -> str:
    """Words as Markdown that links nothing and calls nobody."""
    return escaped(text).replace("@", f"@{_JOINER}")


def _clean(text: str) -> str:
    """Without what XML cannot hold."""
    return "".join(
        sign for sign in text if sign in "\t\n" or unicodedata.category(sign) not in _NOT_XML
    )
