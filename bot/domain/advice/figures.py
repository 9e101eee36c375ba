"""From figures to facts: what a count shows for sure, what it shows not to be so, and what it leaves open."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import log2, sqrt

from bot.domain.advice.table import Evidence, Fact, LastStep
from bot.domain.criterion.figure import figure, share
from bot.domain.criterion.interval import exact, exact_lower, exact_upper
from bot.domain.criterion.paired import Paired
from bot.domain.drift.chance import same_rate

ENOUGH_FAILURES = 100  # sorted by what went wrong, before a share of them says something
MOST_OF = 0.5  # of the failures, or of the critical errors
NEAR = 0.03  # points under what people reach among themselves
FLAT = 0.005  # points for twice the data: less is no reason to buy any
TIME_BOXES = 2
_FEWEST_POINTS = 3
_SURE = 0.05
_Z = 1.645


@dataclass(frozen=True, slots=True)
class Part:
    """So many right, or critical, of so many."""

    hits: int
    of: int

    @property
    def rate(self) -> float:
        """The share of them."""
        return self.hits / self.of


@dataclass(slots=True)
class Found:
    """Facts while they are put together."""

    known: dict[Fact, bool] = field(default_factory=dict)
    said: dict[Fact, str] = field(default_factory=dict)
    more: int | None = None
    step: LastStep | None = None

    def note(self, fact: Fact, holds: bool | None, words: str) -> None:  # noqa: FBT001  # what was seen
        """Put down what was seen; what is open is told and not known."""
        if holds is not None:
            self.known[fact] = holds
        self.said[fact] = words

    def evidence(self) -> Evidence:
        """All of it."""
        return Evidence(dict(self.known), dict(self.said), self.more, self.step)


def floor_of(found: Found, seen: Part, floor: float) -> None:
    """Whether the floor is shown or surely missed, by exact bounds."""
    low, high = exact_lower(seen.hits, seen.of), exact_upper(seen.hits, seen.of)
    holds = True if low >= floor else False if high < floor else None
    words = (
        f"{seen.hits}/{seen.of} = {share(seen.rate)} ({share(low)}–{share(high)}) / {share(floor)}"  # noqa: RUF001  # a range
    )
    found.note(Fact.FLOOR_PASSES, holds, words)


def confident_of(found: Found, parts: Sequence[tuple[float, Part]], floor: float) -> None:
    """On how many of the surest cases the floor is shown; the parts looked at share the luck."""
    sure = 1 - _SURE / max(1, len(parts))
    bounds = [(part, exact_lower(one.hits, one.of, confidence=sure)) for part, one in parts]
    passing = [(part, low) for part, low in bounds if low >= floor]
    if passing:
        part, low = max(passing)
        found.note(Fact.CONFIDENT_PASSES, True, f"{share(part)}: ≥ {share(low)}")  # noqa: FBT003
        return
    missed = [exact_upper(one.hits, one.of, confidence=sure) < floor for _, one in parts]
    words = ", ".join(f"{share(part)}: {share(one.rate)}" for part, one in parts)
    found.note(Fact.CONFIDENT_PASSES, False if all(missed) else None, words)


def queue_of(
    found: Found, parts: Sequence[tuple[float, Part]], floor: float, capacity: float
) -> None:
    """Whether people can take what is left to them beside the surest cases that pass."""
    sure = 1 - _SURE / max(1, len(parts))
    passing = [p for p, one in parts if exact_lower(one.hits, one.of, confidence=sure) >= floor]
    if not passing:
        found.said[Fact.QUEUE_TAKES_REST] = share(capacity)
        return
    rest = 1 - max(passing)
    found.note(Fact.QUEUE_TAKES_REST, rest <= capacity, f"{share(rest)} / {share(capacity)}")


def ceiling_of(found: Found, seen: Part, people: Part) -> None:
    """Whether people agree no more among themselves than the system agrees with them."""
    ours, theirs = exact(seen.hits, seen.of), exact(people.hits, people.of)
    holds = None
    if theirs.high - ours.low <= NEAR or (
        seen.rate >= people.rate and people.of >= ENOUGH_FAILURES
    ):
        holds = True
    elif theirs.low > ours.high:
        holds = False
    words = f"{share(seen.rate)} / {share(people.rate)} ({share(theirs.low)}–{share(theirs.high)})"  # noqa: RUF001
    found.note(Fact.AT_CEILING, holds, words)


def curve_of(found: Found, points: Sequence[tuple[int, Part]]) -> None:
    """Whether more data still helps: the slope for each doubling, weighted by how sure each point is."""
    if len(points) < _FEWEST_POINTS or len({rows for rows, _ in points}) < _FEWEST_POINTS:
        found.said[Fact.CURVE_RISES] = found.said[Fact.CURVE_FLAT] = str(len(points))
        return
    slope, spread = _slope(points)
    low, high = slope - _Z * spread, slope + _Z * spread
    words = f"{100 * slope:+.1f} ({100 * low:+.1f}–{100 * high:+.1f}) / ×2"  # noqa: RUF001  # a range
    rises = True if low > 0 and slope > FLAT else False if high < FLAT else None
    found.note(Fact.CURVE_RISES, rises, words)
    found.note(Fact.CURVE_FLAT, None if rises is None else not rises, words)


def last_step_of(
    found: Found, points: Sequence[tuple[int, Part]], worth: float | None, price: float | None
) -> None:
    """What the last step bought, and what that is worth at a stated value of one point."""
    if len(points) < 2:  # noqa: PLR2004  # a step has two ends
        return
    (before, was), (after, now) = sorted(points, key=lambda point: point[0])[-2:]
    bought = now.rate - was.rate
    value = None if worth is None else 100 * bought * worth
    found.step = LastStep((before, after), bought, value, price)


def _slope(points: Sequence[tuple[int, Part]]) -> tuple[float, float]:
    weights = []
    for _, one in points:
        rate = (one.hits + 1) / (one.of + 2)  # never 0 or 1, where a point would seem exact
        weights.append(one.of / (rate * (1 - rate)))
    xs, ys = [log2(rows) for rows, _ in points], [one.rate for _, one in points]
    total = sum(weights)
    middle = sum(w * x for w, x in zip(weights, xs, strict=True)) / total
    square = sum(w * (x - middle) ** 2 for w, x in zip(weights, xs, strict=True))
    slope = sum(w * (x - middle) * y for w, x, y in zip(weights, xs, ys, strict=True)) / square
    return slope, 1 / sqrt(square)


def failures_of(found: Found, sorted_as: Mapping[str, int]) -> None:
    """What most failures come from, once enough were sorted."""
    total = sum(sorted_as.values())
    for fact, kind in (
        (Fact.INFORMATION_MISSING, "missing_information"),
        (Fact.TASK_AMBIGUOUS, "ambiguous"),
    ):
        many = sorted_as.get(kind, 0)
        holds = many >= MOST_OF * total if total >= ENOUGH_FAILURES else None
        found.note(fact, holds, f"{many}/{total} (≥ {ENOUGH_FAILURES})")


def value_of(found: Found, worth: float, price: float) -> None:
    """Whether one more point is worth less than it costs."""
    found.note(Fact.VALUE_BELOW_COST, worth < price, f"{figure(worth)} / {figure(price)}")


def critical_of(found: Found, slices: Mapping[str, Part]) -> None:
    """Whether most critical errors lie in one slice, and more often than luck would put them there."""
    hits, rows = sum(one.hits for one in slices.values()), sum(one.of for one in slices.values())
    if not hits:
        found.note(Fact.CRITICAL_IN_A_SLICE, False, "0")  # noqa: FBT003
        return
    name, worst = max(slices.items(), key=lambda pair: pair[1].hits)
    luck = same_rate(hits - worst.hits, rows - worst.of, worst.hits, worst.of) * len(slices)
    holds = worst.hits >= MOST_OF * hits and worst.hits / worst.of > hits / rows and luck <= _SURE
    found.note(Fact.CRITICAL_IN_A_SLICE, holds, f"{name}: {worst.hits}/{hits}")


def where_of(found: Found, slices: Mapping[str, Part], floor: float) -> None:
    """Whether the floor is missed in one slice and held elsewhere, or missed everywhere."""
    sure = 1 - _SURE / max(1, len(slices))
    missed = {
        n for n, one in slices.items() if exact_upper(one.hits, one.of, confidence=sure) < floor
    }
    held = {
        n for n, one in slices.items() if exact_lower(one.hits, one.of, confidence=sure) >= floor
    }
    words = ", ".join(f"{name}: {share(one.rate)}" for name, one in slices.items())
    if missed and held:
        found.note(Fact.IN_A_SLICE, True, words)  # noqa: FBT003
        found.note(Fact.EVERYWHERE, False, words)  # noqa: FBT003
    elif missed and missed == set(slices):
        found.note(Fact.IN_A_SLICE, False, words)  # noqa: FBT003
        found.note(Fact.EVERYWHERE, True, words)  # noqa: FBT003
    else:
        found.said[Fact.IN_A_SLICE] = found.said[Fact.EVERYWHERE] = words


def challenger_of(found: Found, fixed: int, broken: int, slices_worse: Sequence[str] = ()) -> None:
    """Whether a newly trained version is better on the same cases, and nowhere worse."""
    pair = Paired(fixed, broken)
    better = fixed > broken and pair.chance <= _SURE and not slices_worse
    words = f"+{fixed} / −{broken}" + (f"; {', '.join(slices_worse)}" if slices_worse else "")  # noqa: RUF001
    found.note(Fact.CHALLENGER, True, words)  # noqa: FBT003
    found.note(Fact.CHALLENGER_BETTER, better, words)


def drift_of(found: Found, broken: Sequence[str], drifted: Sequence[str]) -> None:
    """What a comparison of two windows flagged."""
    found.note(Fact.BROKEN, bool(broken), ", ".join(broken[:5]))
    found.note(Fact.DRIFTED, bool(drifted), ", ".join(drifted[:5]))


def labels_of(found: Found, passes: bool | None, fails: bool | None, words: str) -> None:  # noqa: FBT001
    """What labelled cases say about the criteria of performance."""
    found.note(Fact.PASSES, passes, words)
    found.note(Fact.FAILS, fails, words)
