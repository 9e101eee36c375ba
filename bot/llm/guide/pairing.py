"""Tells which figures that name no metric belong to the goal: those that agree with another one."""

from collections.abc import Sequence

from bot.domain.number import DURATIONS
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding

BASELINE, TARGET = "business_goal.baseline", "business_goal.target"
_OTHER = {BASELINE: TARGET, TARGET: BASELINE}


def paired(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without the tentative ones that something plainer, or nothing, speaks for."""
    firm = {finding.path for finding in findings if not finding.tentative}
    return [
        finding
        for finding in findings
        if not finding.tentative or (finding.path not in firm and _agrees(finding, findings))
    ]


def _agrees(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether the goal has a figure of the other sort that can be compared with this one."""
    unit = _dimension(finding)
    others = [f for f in findings if f.path == _OTHER.get(finding.path)]
    if any(_dimension(other) in {unit, ""} for other in others):
        return True
    named = any(f.path == "business_goal.metric" for f in findings)
    return unit == "%" and named and not others


def _dimension(finding: Finding) -> str:
    unit = finding.value.unit if isinstance(finding.value, Quantity) else ""
    return "time" if unit in DURATIONS else unit
