"""The gate before a release: what blocks it, what a person should look at, and what is fine."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import metric_called
from bot.domain.criterion.paired import Trend
from bot.domain.criterion.term import CriterionKind, Severity
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.bar import bar
from bot.domain.evaluation.compared import comparison_told
from bot.domain.evaluation.comparison import Comparison
from bot.domain.evaluation.comparison_words import comparison_words
from bot.domain.evaluation.gate_words import GateWords, gate_words
from bot.domain.evaluation.judged import Judged

MOST_CHECKS = 20  # that are named


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
    cases: tuple[str, ...] = ()  # some of them, where there are many
    broken: int = 0  # how many cases it is in all
    asks: str = ""  # what it looked for, in words
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """How strict a gate is."""

    tolerated: float | None = None  # a drop of so much may be; without it only a shown one blocks
    open_critical: bool = False  # whether a critical criterion may be inconclusive
    strict: bool = False  # whether a major one must be shown, not only not refuted


@dataclass(frozen=True, slots=True)
class FixedBefore:
    """Cases that were fixed once and may never break again, and what the new version made of its cases."""

    cases: frozenset[str]
    ran: frozenset[str]  # a case that is not among them is missing, not right
    failing: frozenset[str] = frozenset()


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

    def titled(self, titles: Mapping[str, str]) -> "Gate":
        """The same, with criteria called as their spec calls them, by id."""
        return Gate(
            tuple(replace(one, asks=titles.get(one.name) or one.asks) for one in self.findings)
        )

    def with_checks(
        self, missing: Collection[str], checks: Sequence[str], language: str = "en"
    ) -> "Gate":
        """The same; what is missing from the run says what is in it, as a name may be misspelt."""
        if not checks:
            return self
        named = ", ".join(checks[:MOST_CHECKS]) + (", …" if len(checks) > MOST_CHECKS else "")
        there = gate_words(language).there.format(checks=named)
        return Gate(
            tuple(
                replace(one, next_step=f"{one.next_step} {there}".strip())
                if one.about is About.CRITERION and one.name in missing
                else one
                for one in self.findings
            )
        )


USUAL_RULES = Rules()


def gate(
    judgements: Sequence[Judged],
    comparisons: Sequence[Comparison] = (),
    fixed_before: FixedBefore | None = None,
    rules: Rules = USUAL_RULES,
    language: str = "en",
) -> Gate:
    """Decide whether a release may go on.

    Args:
        judgements: The new version by every criterion.
        comparisons: The new version against the one before, by check.
        fixed_before: Cases that may never break again.
        rules: How strict it is.
        language: In which the sentences are.
    """
    found = [_of_criterion(one, rules, language) for one in judgements]
    severities: dict[str | None, Severity] = {}
    for one in judgements:  # of several criteria by one check the gravest says how bad a drop is
        said = severities.get(one.check, Severity.MINOR)
        severities[one.check] = min(said, severity_of(one), key=list(Severity).index)
    found += [
        _of_comparison(one, severities.get(one.check, Severity.MAJOR), rules, language)
        for one in comparisons
    ]
    if fixed_before is not None:
        found.append(_of_fixed_before(fixed_before, language))
    return Gate(tuple(found))


def severity_of(one: Judged) -> Severity:
    """How bad a failure of its criterion is; rules have no small print."""
    if one.criterion.kind is CriterionKind.INVARIANT:
        return Severity.CRITICAL
    return one.criterion.severity or Severity.MAJOR


def _of_criterion(one: Judged, rules: Rules, language: str) -> Finding:
    severity, words = severity_of(one), gate_words(language)
    standing = _standing(one.outcome, severity, rules)
    counts = one.outcome not in {Outcome.NOT_RUN, Outcome.INVALID}
    return Finding(
        About.CRITERION,
        one.criterion.id,
        standing,
        one.told(language),
        severity,
        one.failing if counts else (),
        broken=max(len(one.failing), one.failed or 0) if counts else 0,
        asks=asked(one.criterion, language),
        next_step=_after(one, standing, words),
    )


def asked(criterion: Criterion, language: str = "en") -> str:
    """What a criterion without a title asks for, in words: 'accuracy at least 90 %'."""
    if not criterion.is_measured:
        return _rule(criterion, gate_words(language))
    name = metric_called(criterion.metric or "", language)
    part = f" ({criterion.slice})" if criterion.slice else ""
    return f"{name}{part} {bar(criterion, language)}".strip()


def _rule(criterion: Criterion, words: GateWords) -> str:
    template = words.always if criterion.always else words.never
    rule = template.format(event=criterion.event or "?")
    if criterion.unless is None:
        return rule
    return words.unless.format(rule=rule, exception=criterion.unless)


def _after(one: Judged, standing: Standing, words: GateWords) -> str:
    if standing is Standing.FINE:
        return ""
    step = words.steps[one.outcome.value]
    return step.format(name=one.criterion.id)


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
    steps = gate_words(language)
    step = steps.apart if one.before is None else steps.broken if worse else steps.luck
    return Finding(
        About.COMPARISON,
        one.check,
        standing,
        text,
        severity,
        one.regressed,
        broken=len(one.regressed),
        next_step="" if standing is Standing.FINE else step,
    )


def _of_fixed_before(wanted: FixedBefore, language: str) -> Finding:
    """A case of the list that nobody ran is no case that passed."""
    words, steps = comparison_words(language), gate_words(language)
    if not wanted.cases:
        return Finding(
            About.FIXED_BEFORE,
            "fixed before",
            Standing.LOOK,
            words.none_listed,
            next_step=steps.nothing_listed,
        )
    back = sorted(wanted.cases & wanted.failing)
    missing = sorted(wanted.cases - wanted.ran)
    said, step = [], []
    if back:
        said.append(words.back.format(count=figure(len(back), language)))
        step.append(steps.back)
    if missing:
        said.append(words.not_run.format(count=figure(len(missing), language)))
        step.append(steps.not_run)
    return Finding(
        About.FIXED_BEFORE,
        "fixed before",
        Standing.BLOCKED if said else Standing.FINE,
        " ".join(said) or words.none_back,
        cases=(*back, *missing),
        broken=len(back) + len(missing),
        next_step=" ".join(step),
    )
