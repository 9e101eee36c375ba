"""One column of two windows side by side: every figure, and the chances of seeing it by luck."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bot.domain.drift.chance import chi_square, kolmogorov, only_in_current, same_rate
from bot.domain.drift.levels import Group, Newcomers, grouped, newcomers
from bot.domain.drift.measure import (
    Distance,
    at_edges,
    chi_square_of,
    in_bins,
    jensen_shannon,
    kolmogorov_smirnov,
    moved,
    psi,
    psi_noise,
    textbook_psi,
    wasserstein,
)
from bot.domain.drift.model import ColumnKind, ColumnProfile, LevelShape, NumberShape
from bot.domain.drift.rate import Rate, rate_of
from bot.domain.drift.role import Role

FEW_VALUES = 20  # numbers with so few different values are tested as levels


class Signal(StrEnum):
    """What can have moved in a column."""

    SCHEMA = "schema"
    MISSING = "missing"
    NEW_LEVELS = "new_levels"
    RANGE = "range"
    DISTRIBUTION = "distribution"
    RATE = "rate"  # of what is watched as a share or a mean


@dataclass(frozen=True, slots=True)
class Figures:
    """How far the values of a column are apart."""

    psi: float  # with half a count in each bin: what is judged
    textbook: float
    noise: float
    bins: int
    js: float
    moved: float
    ks: Distance | None = None
    chi2: float | None = None
    travel: Distance | None = None  # Wasserstein's distance in standard deviations
    reference_bins: tuple[int, ...] = ()
    current_bins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything counted about one column; nothing here says yet whether it matters."""

    name: str
    kind: ColumnKind
    reference: ColumnProfile | None
    current: ColumnProfile | None
    figures: Figures | None = None
    groups: tuple[Group, ...] = ()
    newcomers: Newcomers | None = None
    chances: dict[Signal, float] = field(default_factory=dict)
    role: Role = Role.INPUT
    rate: Rate | None = None

    @property
    def names_rows(self) -> bool:
        """Whether its values are not compared because nearly every one is another."""
        sides = [one.shape for one in (self.reference, self.current) if one is not None]
        return self.figures is None and any(
            isinstance(shape, LevelShape) and shape.names_rows for shape in sides
        )

    @property
    def beyond(self) -> float:
        """The share of the current values outside of what the reference ever saw."""
        shape = self.current.shape if self.current else None
        if not isinstance(shape, NumberShape) or not shape.total:
            return 0.0
        return (shape.below + shape.above) / shape.total


def compare_column(
    name: str,
    reference: ColumnProfile | None,
    current: ColumnProfile | None,
    role: Role = Role.INPUT,
) -> Comparison:
    """Bring one column of both windows side by side; either may lack it."""
    if reference is None or current is None:
        there = reference or current
        kind = there.kind if there else ColumnKind.EMPTY
        return Comparison(name, kind, reference, current, role=role)
    kind = reference.kind
    if kind is ColumnKind.EMPTY:
        kind = current.kind
    chances = {}
    if role is not Role.LABEL and (reference.missing or current.missing):  # labels come late
        chances[Signal.MISSING] = same_rate(
            reference.missing, reference.rows, current.missing, current.rows
        )
    found = Comparison(name, kind, reference, current, chances=chances, role=role)
    compare = _BY_SHAPE.get((type(reference.shape), type(current.shape)))
    return _rated(compare(found, reference.shape, current.shape)) if compare else found


def _rated(found: Comparison) -> Comparison:
    """What is watched as a share or a mean, beside its distribution."""
    rate = rate_of(found.role, found.reference, found.current, found.groups)
    if rate is None:
        return found
    return replace(found, rate=rate, chances={**found.chances, Signal.RATE: rate.chance})


def _numbers(found: Comparison, reference: NumberShape, current: NumberShape) -> Comparison:
    n, m = reference.total, current.total
    if not n or not m:
        return found
    edges = min(reference.edges, current.edges, key=len)  # a database counts at fewer
    reference, current = at_edges(reference, edges), at_edges(current, edges)
    before, after = in_bins(reference, reference.deciles), in_bins(current, reference.deciles)
    distance = kolmogorov_smirnov(reference, current)
    chances = dict(found.chances)
    if len(reference.edges) <= FEW_VALUES:
        statistic, freedom = chi_square_of(reference.counts, current.counts)
        chances[Signal.DISTRIBUTION] = chi_square(statistic, freedom)
    else:
        chances[Signal.DISTRIBUTION] = kolmogorov(distance.value, n, m)
    outside = max(current.below, current.above)
    if outside:
        chances[Signal.RANGE] = min(1.0, 2 * only_in_current(outside, n, m))
    figures = _figures(before, after, ks=distance, travel=wasserstein(reference, current))
    return _with(found, figures, chances)


def _levels(found: Comparison, reference: LevelShape, current: LevelShape) -> Comparison:
    if reference.countless or current.countless or not reference.total or not current.total:
        return found
    if (
        reference.names_rows and current.names_rows
    ):  # new ones say nothing, and old ones would be no better
        return found
    groups = grouped(reference, current)
    before = tuple(group.reference for group in groups)
    after = tuple(group.current for group in groups)
    statistic, freedom = chi_square_of(before, after)
    new = newcomers(reference, current)
    chances = {**found.chances, Signal.DISTRIBUTION: chi_square(statistic, freedom)}
    if new and new.levels:
        chances[Signal.NEW_LEVELS] = new.chance
    return _with(found, _figures(before, after, chi2=statistic), chances, groups, new)


_BY_SHAPE: dict[tuple[type, type], Callable[..., Comparison]] = {
    (NumberShape, NumberShape): _numbers,
    (LevelShape, LevelShape): _levels,
}


def _figures(
    before: tuple[int, ...],
    after: tuple[int, ...],
    *,
    ks: Distance | None = None,
    chi2: float | None = None,
    travel: Distance | None = None,
) -> Figures:
    return Figures(
        psi=psi(before, after),
        textbook=textbook_psi(before, after),
        noise=psi_noise(len(before), sum(before), sum(after)),
        bins=len(before),
        js=jensen_shannon(before, after),
        moved=max(moved(before, after), ks.value if ks else 0.0),
        ks=ks,
        chi2=chi2,
        travel=travel,
        reference_bins=before,
        current_bins=after,
    )


def _with(
    found: Comparison,
    figures: Figures,
    chances: dict[Signal, float],
    groups: tuple[Group, ...] = (),
    new: Newcomers | None = None,
) -> Comparison:
    return replace(found, figures=figures, groups=groups, newcomers=new, chances=chances)
