"""Slack's own line chart, cut to its limits; where it is not drawn, the picture and the words say the same.

Limits: Slack's reference of the data_visualization block, November 2026.
"""

from collections.abc import Sequence

from bot.slack.blocks.block import Block
from bot.slack.text import Words, plain

TITLE = 50
LABEL = 20
POINTS = 20
AXIS = 50


def line_chart(
    title: Words,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float]]],
    *,
    unit: str = "",
) -> Block:
    """A line for each series over the same categories; of more than fit the last are shown."""
    labels = _distinct([plain(label, LABEL - len(" (20)")) for label in categories[-POINTS:]])
    axes = {"categories": labels} | ({"y_label": plain(unit, AXIS)} if unit else {})
    lines = [
        {
            "name": plain(name, LABEL),
            "data": [
                {"label": label, "value": value}
                for label, value in zip(labels, values[-POINTS:], strict=True)
            ],
        }
        for name, values in series
    ]
    return {
        "type": "data_visualization",
        "title": plain(title, TITLE),
        "chart": {"type": "line", "series": lines, "axis_config": axes},
    }


def bar_chart(
    title: Words,
    categories: Sequence[str],
    series: Sequence[tuple[str, Sequence[float]]],
    *,
    unit: str = "",
) -> Block:
    """Bars side by side for each series over the same categories."""
    made = line_chart(title, categories, series, unit=unit)
    return {**made, "chart": {**made["chart"], "type": "bar"}}


def _distinct(labels: Sequence[str]) -> list[str]:
    """Number what would look the same: two runs in one minute."""
    seen: dict[str, int] = {}
    found = []
    for label in labels:
        seen[label] = seen.get(label, 0) + 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return found
