"""Tells which figures that name no metric belong to the goal: those that agree with another one."""

from collections.abc import Sequence

from bot.domain.number import DURATIONS
from bot.domain.provenance import Quantity, fold
from bot.llm.guide.finding import Finding, as_evidence
from bot.llm.guide.readers.change import CHANGE

BASELINE, TARGET = "business_goal.baseline", "business_goal.target"
_SURE = 4  # weight from which a share stands without another figure
_WHOLE = 100
_APART = 50  # times; figures of one thing do not lie further apart
_OTHER = {BASELINE: TARGET, TARGET: BASELINE}


def paired(findings: Sequence[Finding]) -> list[Finding]:
    """The findings without the tentative ones that something plainer, or nothing, speaks for."""
    findings = [as_evidence(one) if _strays(one, findings) else one for one in findings]
    firm = {finding.path for finding in findings if not finding.tentative}
    kept: dict[str, Finding] = {}
    for finding in findings:
        if not finding.tentative or finding.path in firm or not _agrees(finding, findings):
            continue
        best = kept.get(finding.path)
        if best is None or finding.weight > best.weight:
            kept[finding.path] = finding
    return [
        f
        for f in findings
        if not f.tentative or _stands(f, kept.get(f.path)) or _puts_right(f, findings)
    ]


def _puts_right(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether somebody says that a figure of their own is another one now: "new goal: make it 7 %"."""
    return finding.corrects and any(
        not one.tentative
        and (one.path, one.message.user) == (finding.path, finding.message.user)
        and one.index < finding.index
        and _dimension(one) == _dimension(finding)
        for one in findings
    )


def _strays(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether it tells of something else than what is aimed at, which another figure stands for.

    Such as "it takes four days, one day would be great, 4 % of what we pay is wrong".
    """
    if finding.path != BASELINE or finding.tentative:
        return False
    aims = {_dimension(one) for one in findings if one.path == TARGET} - {""}
    others = {_dimension(one) for one in findings if one.path == BASELINE and one.tentative}
    return bool(aims & others) and _dimension(finding) not in aims | {""}


def _stands(finding: Finding, best: Finding | None) -> bool:
    """Whether it is the figure that was chosen, or puts it right in its speaker's own words."""
    if best is None or finding is best:
        return best is not None
    own = finding.message.user == best.message.user
    later = (best.index, best.quote.end) < (finding.index, finding.quote.end)
    return finding.corrects and own and later


def _agrees(finding: Finding, findings: Sequence[Finding]) -> bool:
    """Whether the goal has a figure of the other sort that can be compared with this one."""
    unit = _dimension(finding)
    others = [f for f in findings if f.path == _OTHER.get(finding.path)]
    if finding.path == BASELINE and any(f.path == CHANGE for f in findings):
        return not others
    if any(_comparable(finding, other, unit) for other in others):
        return True
    named = any(f.path == "business_goal.metric" for f in findings)
    sure = _SURE if named else _SURE + 1
    told = named or finding.topic is not None
    stands = unit == "%" or (unit == "time" and finding.measure is not None)
    return stands and told and not others and finding.weight >= sure


def _comparable(finding: Finding, other: Finding, unit: str) -> bool:
    if unit or not (finding.tentative and other.tentative):
        return (_dimension(other) in {unit, ""} or not unit) and _plausible(finding, other)
    if _dimension(other):  # "25 minutes" and "10, please": the same thing
        return finding.topic is None and _plausible(finding, other)
    mine, theirs = _words(finding), _words(other)  # two bare counts: of the same thing
    wanted = mine if finding.path == TARGET else theirs
    return bool(mine & theirs) or not wanted  # "38 buses" and "20 would be good"


def _plausible(one: Finding, other: Finding) -> bool:
    """Whether a bare number can be the same thing told beside a unit: no share is 380 %."""
    units = {_dimension(one), _dimension(other)}
    if one.number is None or other.number is None or "" not in units:
        return True
    bare, told = (one, other) if not _dimension(one) else (other, one)
    if _dimension(told) == "%":
        return bare.number is not None and bare.number <= _WHOLE
    small, large = sorted((abs(one.number), abs(other.number)))
    return large <= _APART * max(small, 1e-9)


def _words(finding: Finding) -> set[str]:
    return set(fold(finding.topic.text).split()) if finding.topic else set()


def _dimension(finding: Finding) -> str:
    unit = finding.value.unit if isinstance(finding.value, Quantity) else ""
    return "time" if unit in DURATIONS else unit
