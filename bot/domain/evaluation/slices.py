"""Slices of a run: which is the worst, which of them fail beyond luck, and which have too few cases to tell."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.criterion.advice import Floor
from bot.domain.criterion.interval import Interval, exact_upper, wilson
from bot.domain.criterion.plan import shows, smallest_n
from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.family import chance_of_so_few, holm


@dataclass(frozen=True, slots=True)
class Part:
    """The cases that share one attribute, and how many of them were right."""

    name: str
    value: str
    right: int
    n: int

    @property
    def rate(self) -> float:
        """The share that was right."""
        return self.right / self.n


@dataclass(frozen=True, slots=True)
class JudgedPart:
    """A slice held against the floor of the whole."""

    part: Part
    outcome: Outcome
    interval: Interval
    few: bool  # so few cases could not show the floor, not even without a failure


@dataclass(frozen=True, slots=True)
class Slices:
    """All slices, the worst first."""

    parts: tuple[JudgedPart, ...] = ()

    @property
    def worst(self) -> JudgedPart | None:
        """The slice that looks worst even in the best light its cases allow."""
        return self.parts[0] if self.parts else None

    @property
    def failing(self) -> tuple[JudgedPart, ...]:
        """Those that miss the floor by more than luck explains, all of them looked at together."""
        return tuple(part for part in self.parts if part.outcome is Outcome.FAIL)

    @property
    def few(self) -> tuple[JudgedPart, ...]:
        """Those that have too few cases to say anything good."""
        return tuple(part for part in self.parts if part.few)


def judge_slices(parts: Iterable[Part], floor: Floor) -> Slices:
    """Hold every slice against the floor; *fail* is shared among them, or one always fails by luck."""
    some = [part for part in parts if part.n]
    chances = holm([chance_of_so_few(part.right, part.n, floor.rate) for part in some])
    clean = smallest_n(floor.rate, 0, floor.confidence)
    judged = [
        JudgedPart(
            part=part,
            outcome=_outcome(part, chance, floor),
            interval=wilson(part.right, part.n),
            few=clean is not None and part.n < clean,
        )
        for part, chance in zip(some, chances, strict=True)
    ]
    return Slices(tuple(sorted(judged, key=_goodness)))


def _outcome(part: Part, chance: float, floor: Floor) -> Outcome:
    if chance < 1 - floor.confidence:
        return Outcome.FAIL
    good = shows(part.n - part.right, part.n, floor.rate, floor.confidence)
    return Outcome.PASS if good else Outcome.INCONCLUSIVE


def _goodness(one: JudgedPart) -> tuple[float, float, str, str]:
    """How good it can be at best; then how good it was, and its name."""
    part = one.part
    return (exact_upper(part.right, part.n), part.rate, part.name, part.value)
