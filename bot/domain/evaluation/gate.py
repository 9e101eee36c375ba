"""The gate before a release: what blocks it, what a person should look at, and what is fine."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.criterion.paired import Trend
from bot.domain.criterion.term import CriterionKind, Severity
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.compared import comparison_told
from bot.domain.evaluation.comparison import Comparison
from bot.domain.evaluation.comparison_words import comparison_words
from bot.domain.evaluation.judged import Judged


class Standing(StrEnum):
    """What one part of a gate says."""

    FINE = "fine"
    LOOK = "look"  # a person should look; it blocks nothing
    BLOCKED = "blocked"


class About(StrEnum):
    """What a part of a gate looked at."""

    CRITERION = "criterion"
    COMPARISON = "comparison"
    FIXED_BEFORE = "fixed_before"


@dataclass(frozen=True, slots=True)
class Finding:
    """One part of a gate, with the reason in a sentence."""

    about: About
    name: str
    standing: Standing
    text: str
    severity: Severity = Severity.MAJOR
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rules:
    """How strict a gate is."""

    tolerated: float | None = None  # a drop of so much may be; without it only a shown one blocks
    open_critical: bool = False  # whether a critical criterion may be inconclusive
    strict: bool = False  # whether a major one must be shown, not only not refuted
    must_pass: frozenset[str] = (
        frozenset()
    )  # cases that were fixed before and may never break again


@dataclass(frozen=True, slots=True)
class Gate:
    """Everything a gate looked at."""

    findings: tuple[Finding, ...] = field(default=())

    @property
    def blocked(self) -> bool:
        """Whether the release has to wait."""
        return any(one.standing is Standing.BLOCKED for one in self.findings)

    def of(self, standing: Standing) -> tuple[Finding, ...]:
        """The parts that stand so."""
        return tuple(one for one in self.findings if one.standing is standing)


USUAL_RULES = Rules()


def gate(
    judgements: Sequence[Judged],
    comparisons: Sequence[Comparison] = (),
    failing: Sequence[str] = (),
    rules: Rules = USUAL_RULES,
    language: str = "en",
) -> Gate:
    """Decide whether a release may go on.

    Args:
        judgements: The new version by every criterion.
        comparisons: The new version against the one before, by check.
        failing: All cases the new version got wrong.
        rules: How strict it is.
        language: In which the sentences are.
    """
    found = [_of_criterion(one, rules, language) for one in judgements]
    severities = {one.check: severity_of(one) for one in judgements}
    found += [
        _of_comparison(one, severities.get(one.check, Severity.MAJOR), rules, language)
        for one in comparisons
    ]
    back = tuple(sorted(rules.must_pass.intersection(failing)))
    if rules.must_pass:
        found.append(_of_fixed_before(back, language))
    return Gate(tuple(found))


def severity_of(one: Judged) -> Severity:
    """How bad a failure of its criterion is; rules have no small print."""
    if one.criterion.kind is CriterionKind.INVARIANT:
        return Severity.CRITICAL
    return one.criterion.severity or Severity.MAJOR


def _of_criterion(one: Judged, rules: Rules, language: str) -> Finding:
    severity = severity_of(one)
    standing = _standing(one.outcome, severity, rules)
    text = one.told(language)
    return Finding(About.CRITERION, one.criterion.id, standing, text, severity, one.failing)


def _standing(outcome: Outcome, severity: Severity, rules: Rules) -> Standing:
    if outcome is Outcome.PASS:
        return Standing.FINE
    if severity is Severity.MINOR:
        return Standing.LOOK
    if outcome is not Outcome.INCONCLUSIVE:  # failed, or nobody knows
        return Standing.BLOCKED
    critical = severity is Severity.CRITICAL
    waits = (critical and not rules.open_critical) or (not critical and rules.strict)
    return Standing.BLOCKED if waits else Standing.LOOK


def _of_comparison(one: Comparison, severity: Severity, rules: Rules, language: str) -> Finding:
    worse = one.trend is Trend.WORSE
    if rules.tolerated is not None:
        worse = one.change is not None and one.change.low < -rules.tolerated
    standing = Standing.FINE
    if worse:
        standing = Standing.LOOK if severity is Severity.MINOR else Standing.BLOCKED
    elif one.before is None or one.regressed:
        standing = Standing.LOOK
    text = comparison_told(one, language)
    if rules.tolerated is not None and worse and one.change is not None:
        drop = per_thousand(min(1.0, -one.change.low), language)
        tolerated = per_thousand(rules.tolerated, language)
        words = comparison_words(language)
        text += " " + words.drop.format(drop=drop, tolerated=tolerated)
    return Finding(About.COMPARISON, one.check, standing, text, severity, one.regressed)


def _of_fixed_before(back: tuple[str, ...], language: str) -> Finding:
    words = comparison_words(language)
    standing = Standing.BLOCKED if back else Standing.FINE
    text = words.back.format(count=figure(len(back), language)) if back else words.none_back
    return Finding(About.FIXED_BEFORE, "fixed before", standing, text, cases=back)
