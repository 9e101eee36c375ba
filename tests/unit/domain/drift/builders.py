"""Windows of numbers and levels for tests, counted in plain Python."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from statistics import fmean, pstdev, quantiles

from bot.domain.drift.model import ColumnKind, ColumnProfile, LevelShape, NumberShape, Profile


def numbers(
    name: str, values: Sequence[float], like: ColumnProfile | None = None, missing: int = 0
) -> ColumnProfile:
    """Numbers counted at their own quantiles, or at those of a reference."""
    shape = like.shape if like else None
    if isinstance(shape, NumberShape):
        edges, deciles = shape.edges, shape.deciles
    else:
        deciles = tuple(dict.fromkeys(quantiles(values, n=10, method="inclusive")))
        fine = quantiles(values, n=512, method="inclusive")
        edges = tuple(sorted({min(values), *fine, *deciles, max(values)}))
    seen = Counter(values)
    counts = [0] * (len(edges) + 1)
    for value in values:
        counts[bisect_left(edges, value)] += 1
    return ColumnProfile(
        name,
        ColumnKind.NUMBER,
        "number (double)",
        len(values) + missing,
        missing,
        NumberShape(
            edges=edges,
            counts=tuple(counts),
            ties=tuple(seen[edge] for edge in edges),
            deciles=deciles,
            least=min(values, default=None),
            most=max(values, default=None),
            mean=fmean(values) if values else None,
            deviation=pstdev(values) if values else None,
            below=sum(value < edges[0] for value in values),
            above=counts[-1],
        ),
    )


def levels(name: str, counts: dict[str, int], missing: int = 0) -> ColumnProfile:
    shape = LevelShape(
        tuple(sorted(counts.items(), key=lambda pair: -pair[1])),
        distinct=len(counts),
        once=Counter(counts.values())[1],
    )
    rows = sum(counts.values()) + missing
    return ColumnProfile(name, ColumnKind.CATEGORY, "text (string)", rows, missing, shape)


def window(*columns: ColumnProfile, source: str = "window") -> Profile:
    return Profile(source, max((column.rows for column in columns), default=0), columns)
