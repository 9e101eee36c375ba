"""What people state for a decision: yes and no with their reason, and counts from which the rest is worked out."""

from typing import Annotated

from pydantic import BeforeValidator, Field, StringConstraints

from bot.domain.advice.figures import (
    TIME_BOXES,
    Found,
    Part,
    ceiling_of,
    challenger_of,
    confident_of,
    critical_of,
    curve_of,
    failures_of,
    floor_of,
    last_step_of,
    queue_of,
    value_of,
    where_of,
)
from bot.domain.advice.table import Fact
from bot.domain.provenance import Frozen

_MOST = 200


def _share(value: object) -> object:
    """80 % as people write it, or .8."""
    if not isinstance(value, str):
        return value
    text = value.strip().replace(",", ".")
    return float(text.removesuffix("%")) / 100 if text.endswith("%") else float(text)


Share = Annotated[float, BeforeValidator(_share), Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0, le=10**12)]
Words = Annotated[str, StringConstraints(strip_whitespace=True, max_length=300)]


class Right(Frozen):
    """So many right of so many."""

    right: Count
    of: Annotated[int, Field(ge=1, le=10**12)]

    def part(self) -> Part:
        return Part(min(self.right, self.of), self.of)


class Critical(Frozen):
    """So many critical errors of so many cases."""

    critical: Count
    of: Annotated[int, Field(ge=1)]


class Confident(Right):
    """How the surest part of the cases comes out."""

    share: Share


class Point(Right):
    """A version trained on so many rows."""

    rows: Annotated[int, Field(ge=1)]


class Challenger(Frozen):
    """A newly trained version against the present one on the same cases."""

    fixed: Count
    broken: Count
    slices_worse: tuple[Words, ...] = ()


class Failures(Frozen):
    """Failures, sorted by hand."""

    label_noise: Count = 0
    missing_information: Count = 0
    ambiguous: Count = 0
    fixable: Count = 0


class Stated(Frozen):
    """Everything that can be stated; what is left out is not known."""

    model_changed: bool | None = None
    labels_disagree: bool | None = None
    feedback_checked: bool | None = None
    enough_labels: bool | None = None
    way_back: bool | None = None
    lead_time: Words | None = None
    violated: bool | None = None
    incident: bool | None = None
    cap_twice: bool | None = None
    stop: bool | None = None
    critical_failed: bool | None = None
    floor: Share | None = None
    seen: Right | None = None
    slices: dict[Words, Right] = Field({}, max_length=_MOST)
    challenger: Challenger | None = None
    learning_curve: tuple[Point, ...] = Field((), max_length=_MOST)
    people_agree: Right | None = None
    failures: Failures | None = None
    value_of_a_point: Annotated[float, Field(ge=0)] | None = None
    cost_of_a_point: Annotated[float, Field(ge=0)] | None = None
    confident: tuple[Confident, ...] = Field((), max_length=_MOST)
    queue: Share | None = None  # of the cases, that people can take
    critical: dict[Words, Critical] = Field({}, max_length=_MOST)
    time_boxes: Count | None = None


_PLAIN = {
    "model_changed": Fact.MODEL_CHANGED,
    "labels_disagree": Fact.LABELS_DISAGREE,
    "feedback_checked": Fact.FEEDBACK_CHECKED,
    "enough_labels": Fact.ENOUGH_LABELS,
    "way_back": Fact.WAY_BACK,
    "violated": Fact.VIOLATED,
    "incident": Fact.INCIDENT,
    "cap_twice": Fact.CAP_TWICE,
    "stop": Fact.STOP,
    "critical_failed": Fact.CRITICAL_FAILED,
}


def add_stated(found: Found, stated: Stated) -> None:
    """Put down what people stated, and work out what their counts show."""
    for name, fact in _PLAIN.items():
        holds = getattr(stated, name)
        if holds is not None:
            found.note(fact, holds, "")
    if stated.lead_time:
        found.note(Fact.LEAD_TIME, True, stated.lead_time)  # noqa: FBT003  # known
    one = stated.challenger
    if one:
        challenger_of(found, one.fixed, one.broken, one.slices_worse)
    else:
        found.note(Fact.CHALLENGER, False, "")  # noqa: FBT003  # whoever trained one says so
    if stated.floor is not None:
        _against_the_floor(found, stated, stated.floor)
    _about_the_plateau(found, stated)


def _about_the_plateau(found: Found, stated: Stated) -> None:
    if stated.people_agree and stated.seen:
        ceiling_of(found, stated.seen.part(), stated.people_agree.part())
    if stated.learning_curve:
        points = [(point.rows, point.part()) for point in stated.learning_curve]
        curve_of(found, points)
        last_step_of(found, points, stated.value_of_a_point, stated.cost_of_a_point)
    if stated.failures:
        failures_of(found, stated.failures.model_dump())
    if stated.value_of_a_point is not None and stated.cost_of_a_point is not None:
        value_of(found, stated.value_of_a_point, stated.cost_of_a_point)
    if stated.critical:
        critical_of(
            found,
            {n: Part(min(one.critical, one.of), one.of) for n, one in stated.critical.items()},
        )
    if stated.time_boxes is not None:
        found.note(Fact.TIME_SPENT, stated.time_boxes >= TIME_BOXES, str(stated.time_boxes))


def _against_the_floor(found: Found, stated: Stated, floor: float) -> None:
    if stated.seen:
        floor_of(found, stated.seen.part(), floor)
    if stated.slices:
        where_of(found, {name: one.part() for name, one in stated.slices.items()}, floor)
    if stated.confident:
        parts = [(one.share, one.part()) for one in stated.confident]
        confident_of(found, parts, floor)
        if stated.queue is not None:
            queue_of(found, parts, floor, stated.queue)
