"""Document rules on people and money: who answers, who keeps up, who labels, what it costs."""

from collections.abc import Iterator

from bot.domain.criterion.naming import metrics_in
from bot.domain.criterion.term import Comparator
from bot.domain.framing.flag import HIGH_IMPACT
from bot.domain.lint.subject import Fault, Subject, mode_of, told
from bot.domain.number import numbers_in
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, Quantity
from bot.domain.spec.plan.cost import is_worth_it
from bot.domain.spec.plan.evaluation import (
    GraderType,
)
from bot.domain.spec.plan.raci import RaciFault, split_findings, team_findings

_DAYS = {"h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_IN_SECONDS = {"ms": 0.001, "s": 1.0, "min": 60.0, "h": 3600.0}
_DELAYS = frozenset({"latency", "ttft"})
_CEILINGS = frozenset({Comparator.AT_MOST, Comparator.LESS_THAN})


def nobody_accountable(subject: Subject) -> Iterator[Fault]:
    """A task without exactly one role that answers for it.

    Why: two people who answer for it are nobody.

    - Better: one role per task, held by a person.
    """
    for finding in split_findings(subject.spec.raci, high_impact=False):
        if finding.fault is RaciFault.NOT_ONE_ACCOUNTABLE and finding.task:
            row = next(row for row in subject.spec.raci.rows if row.task is finding.task)
            yield Fault(f"raci.rows.{row.id}", excerpt=row.what)


def legal_without_part(subject: Subject) -> Iterator[str]:
    """The tasks in which Legal has no part although a high risk is flagged."""
    high = any(risk.flag in HIGH_IMPACT for risk in subject.flagged)
    for finding in split_findings(subject.spec.raci, high_impact=high):
        if finding.fault is RaciFault.LEGAL_ABSENT and finding.task:
            yield next(row.what for row in subject.spec.raci.rows if row.task is finding.task)


def queue_too_full(subject: Subject) -> Iterator[Fault]:
    """More cases wait for people than they can look at, or nobody knows how many people there are.

    Why: beyond 70 % of a person's time, waiting grows without end, and approvals become habit.

    - Better: fewer cases, a better card, more people, or less ambition; in that order.
    """
    waits = any(
        (mode := mode_of(row)) is not None
        and OversightMode.APPROVE.rank <= mode.rank < OversightMode.REFUSE.rank
        for row in subject.spec.oversight
    )
    for queue in subject.spec.operation.queues:
        place = f"operation.queues.{queue.id}"
        if queue.load is not None and not queue.load.fits:
            share = queue.load.load / queue.load.reviewers if queue.load.reviewers else 0.0
            yield Fault(place, "full", excerpt=told(queue.name), values={"load": f"{share:.0%}"})
        elif queue.load is None and not told(queue.capacity) and waits:
            yield Fault(f"{place}.capacity", "unknown", excerpt=told(queue.name))


def labels_too_late(subject: Subject) -> Iterator[Fault]:
    """The truth is known later than the check looks, and nothing is watched meanwhile.

    Why: a monitor that waits three months for labels reports last quarter's weather.

    - Better: watch `<what people do with it?>` until the labels are there.
    """
    drift = subject.spec.drift
    language = subject.spec.language
    delay, window = _days(drift.label_delay, language), _days(drift.window, language)
    if delay and window and delay > window and not told(drift.until_labels):
        values = {"delay": told(drift.label_delay), "window": told(drift.window)}
        yield Fault("drift.until_labels", values=values)


def _days(leaf: Field, language: str) -> float | None:
    if isinstance(leaf.value, Quantity) and leaf.value.unit in _DAYS:
        return leaf.value.value * _DAYS[leaf.value.unit]
    lengths = [
        number.value * _DAYS[number.unit]
        for number in numbers_in(told(leaf), language)
        if number.unit in _DAYS
    ]
    return max(lengths, default=None)


_TEAM = {
    RaciFault.NO_ENGINEER: "engineer",
    RaciFault.FEW_DATA_ENGINEERS: "data_engineer",
    RaciFault.NO_SECURITY: "security",
    RaciFault.NO_EXPERT: "expert",
}


def team_unbalanced(subject: Subject) -> Iterator[Fault]:
    """The team lacks somebody the target needs: who builds, who secures, who knows the matter.

    Why: a model that nobody can run stays in a notebook.

    - Better: name who does it, or lower the target to what the team can carry.
    """
    if subject.statement is None:
        return
    leaf = subject.statement.field("constraints.team")
    for finding in team_findings(told(leaf), subject.spec.kind, subject.spec.language):
        if finding.fault in _TEAM:
            yield Fault("raci", _TEAM[finding.fault], excerpt=told(leaf))


def labelling_half_planned(subject: Subject) -> Iterator[Fault]:
    """People label, and there is no guideline, no agreement to reach, or nobody to do it.

    Why: two people without a guideline agree by chance.

    - Better: a guideline, two annotators per case, and the agreement that has to be reached.
    """
    labelling = subject.spec.evaluation.labelling
    people = any(
        grader.type is GraderType.HUMAN and grader.rubric.confirmed is not None
        for grader in subject.spec.evaluation.graders
    )
    parts = (
        ("guideline", labelling.guideline),
        ("annotators", labelling.annotators),
        ("agreement", labelling.agreement),
    )
    if people or any(told(leaf) for _, leaf in parts):
        for kind, leaf in parts:
            if not told(leaf):
                yield Fault(leaf.path, kind)


def costs_more_than_it_brings(subject: Subject) -> Iterator[Fault]:
    """A decision costs at least what it brings in.

    Why: then every further decision loses money, however right it is.

    - Better: a cheaper option, fewer decisions, or another goal.
    """
    cost, value = subject.spec.cost.unit_cost.value, subject.spec.cost.value_per_decision.value
    both = isinstance(cost, Quantity) and isinstance(value, Quantity)
    if not both or not isinstance(cost, Quantity) or not isinstance(value, Quantity):
        return
    if cost.unit == value.unit and not value.period and not is_worth_it(cost.value, value.value):
        yield Fault("cost.unit_cost", values={"cost": cost.text, "value": value.text})


def options_uncompared(subject: Subject) -> Iterator[Fault]:
    """Fewer than two options compared on cost and time, the simplest not among them, or all too slow.

    Why: the large model is chosen since nobody measured the small one; and what takes longer than
    the criterion allows is no option.

    - Better: the simplest that could work and one more, each with quality, cost and time.
    """
    if not subject.spec.has_plans:
        return
    options = subject.spec.options
    compared = [one for one in options if told(one.cost) and told(one.latency)]
    if not any(option.simplest for option in options):
        yield Fault("options", "simplest")
    elif len(compared) < 2:  # noqa: PLR2004  # a comparison needs two
        yield Fault("options", "compared")
    yield from _too_slow(subject)


def _too_slow(subject: Subject) -> Iterator[Fault]:
    """What is planned to take longer than a criterion allows."""
    limits = [
        (limit, one.id)
        for one in subject.spec.acceptance
        if one.comparator in _CEILINGS and (limit := _seconds(one.threshold)) is not None
        and any(named.metric in _DELAYS for named in metrics_in(told(one.metric) or told(one.text)))
    ]  # fmt: skip
    if not limits:
        return
    limit, criterion = min(limits)
    planned = [subject.spec.service.latency, *(one.latency for one in subject.spec.options)]
    for leaf in planned:
        taken = _seconds(leaf)
        if taken is not None and taken > limit:
            yield Fault(leaf.path, "slow", excerpt=told(leaf), values={"criterion": criterion})


def _seconds(leaf: Field | None) -> float | None:
    value = leaf.value if leaf is not None else None
    if not isinstance(value, Quantity) or value.unit not in _IN_SECONDS:
        return None
    return value.value * _IN_SECONDS[value.unit]
