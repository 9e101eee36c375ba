"""What a database answered, read back: the figures of each column, and the shapes they make."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from math import isfinite
from typing import Any

from bot.domain.drift.model import NumberShape, TimeShape


def by_column(names: Sequence[str], answer: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The figures of each column by the letters its statement gave them; its count has none."""
    figures: dict[str, dict[str, Any]] = {}
    for place, name in enumerate(names):
        label = f"c{place}"
        figures[name] = {
            key.removeprefix(label).removeprefix("_"): value
            for key, value in answer.items()
            if key == label or key.startswith(f"{label}_")
        }
    return figures


def is_finite(figures: Mapping[str, Any]) -> bool:
    """Whether a column is, by its least and greatest value and by its sum.

    What is no number sorts as the greatest or makes both none; where a database passes it over, the sum is none.
    """
    ends = (figures["l"], figures["h"], figures.get("s"))
    return all(one is None or isfinite(float(one)) for one in ends)


def number_shape(known: NumberShape | None, figures: Mapping[str, Any]) -> NumberShape:
    """How a column of numbers lies at the edges that are known."""
    edges = known.edges if known else ()
    lowest = int(figures.get("j") or 0)  # minus infinity lies below every edge
    infinite = int(figures.get("i") or 0) + lowest
    total = int(figures[""]) - infinite
    below = [int(figures[str(number)] or 0) - lowest for number in range(len(edges))]
    counts = [after - before for before, after in zip([0, *below], [*below, total], strict=True)]
    mean = deviation = None
    if total and edges and figures.get("s") is not None:
        off = float(figures["s"]) / total
        spread = float(figures["q"]) / total - off * off
        mean = edges[len(edges) // 2] + off if isfinite(off) else None
        deviation = max(0.0, spread) ** 0.5 if isfinite(spread) else None
    return NumberShape(
        edges=edges,
        counts=tuple(counts),
        ties=(0,) * len(edges),
        deciles=known.deciles if known else (),
        least=None if figures["l"] is None else float(figures["l"]),
        most=None if figures["h"] is None else float(figures["h"]),
        mean=mean,
        deviation=deviation,
        below=int(figures.get("u") or lowest) - lowest,
        above=counts[-1] if edges else 0,
        infinite=infinite,
    )


def time_shape(figures: Mapping[str, Any]) -> TimeShape:
    """From when to when a column of times goes."""
    zone = (("", int(figures[""])),)
    return TimeShape(_written(figures["l"]), _written(figures["h"]), zone)


def level_name(value: object) -> str:
    """A level as files write it."""
    if isinstance(value, bool):
        return str(value).lower()
    return str(value)


def _written(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)
