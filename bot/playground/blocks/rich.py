"""The data-shaped blocks: tables, charts and rich text.

Limits: docs.slack.dev/reference/block-kit/blocks (table, data-table, data-visualization).
"""

from typing import Any

from bot.playground.blocks.checks import (
    Check,
    Report,
    anything,
    boolean,
    items,
    kinds,
    number,
    one_of,
    shape,
    string,
)

_RICH_PARTS = kinds(
    dict.fromkeys(
        (
            "rich_text_section",
            "rich_text_list",
            "rich_text_preformatted",
            "rich_text_quote",
        ),
        shape(
            {"elements": items(anything)},
            {
                "style": anything,
                "indent": number(0, 8),
                "offset": number(0),
                "border": number(0, 1),
                "language": string(),
            },
        ),
    )
)
RICH_TEXT_PARTS: dict[str, Check] = {"elements": items(_RICH_PARTS)}
RICH_TEXT = shape(RICH_TEXT_PARTS, {"block_id": string(255)})
_RAW_TEXT = shape({"text": string(minimum=1)})
_RAW_NUMBER = shape({"value": number(whole=False)}, {"text": string()})
_CELLS = {"raw_text": _RAW_TEXT, "raw_number": _RAW_NUMBER, "rich_text": RICH_TEXT}
CELL = kinds(_CELLS)

DATA_TABLE_CHARACTERS = 20_000

TABLE = shape(
    {"rows": items(items(CELL, minimum=1, maximum=20), minimum=1, maximum=100)},
    {
        "block_id": string(255),
        "column_settings": items(
            shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": boolean}),
            maximum=20,
        ),
    },
)


def _even_rows(report: Report, pointer: str, block: dict[str, Any]) -> None:
    rows = block.get("rows")
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        return
    if len({len(row) for row in rows}) > 1:
        report.add(f"{pointer}/rows", "all rows must have the same number of cells")
    for index, cell in enumerate(rows[0] if rows else ()):
        if isinstance(cell, dict) and cell.get("type") == "rich_text":
            report.add(f"{pointer}/rows/0/{index}/type", "unsupported type: rich_text")
    if sum(len(string_of(cell)) for row in rows for cell in row) > DATA_TABLE_CHARACTERS:
        report.add(f"{pointer}/rows", f"no more than {DATA_TABLE_CHARACTERS} characters allowed")


def string_of(cell: object) -> str:
    """The characters of a cell, as far as they count towards the table's total."""
    if isinstance(cell, dict):
        own = cell.get("text", cell.get("value", ""))
        return str(own) + "".join(string_of(part) for part in cell.get("elements") or ())
    return ""


DATA_TABLE = shape(
    {
        "rows": items(items(CELL, minimum=1, maximum=20), minimum=2, maximum=201),
        "caption": string(minimum=1),
    },
    {"block_id": string(255), "page_size": number(1, 100), "row_header_column_index": number(0)},
    _even_rows,
)

_LABEL = string(20, minimum=1)
_SERIES = shape(
    {
        "name": string(20, minimum=1),
        "data": items(
            shape({"label": _LABEL, "value": number(whole=False)}), minimum=1, maximum=20
        ),
    }
)
_AXES = shape(
    {"categories": items(_LABEL, minimum=1, maximum=20)},
    {"x_label": string(50), "y_label": string(50)},
)


def _series_fit_axes(report: Report, pointer: str, chart: dict[str, Any]) -> None:
    axes = chart.get("axis_config")
    series = chart.get("series")
    if not isinstance(axes, dict) or not isinstance(series, list):
        return
    names = [entry.get("name") for entry in series if isinstance(entry, dict)]
    if len(names) != len(set(map(str, names))):
        report.add(f"{pointer}/series", "series names must be unique")
    for index, entry in enumerate(series):
        data = entry.get("data") if isinstance(entry, dict) else None
        labels = [point.get("label") for point in data or () if isinstance(point, dict)]
        if sorted(map(str, labels)) != sorted(map(str, axes.get("categories") or ())):
            place = f"{pointer}/series/{index}/data"
            report.add(place, "data labels must match the categories of axis_config")


_SERIES_CHART = shape(
    {"series": items(_SERIES, minimum=1, maximum=6), "axis_config": _AXES}, {}, _series_fit_axes
)
_POSITIVE = number(0, whole=False)


def _slice_value(report: Report, pointer: str, value: object) -> None:
    _POSITIVE(report, pointer, value)
    if value == 0:
        report.add(pointer, "must be greater than 0")


_PIE = shape(
    {"segments": items(shape({"label": _LABEL, "value": _slice_value}), minimum=1, maximum=6)}
)
_CHART = kinds({"pie": _PIE, "bar": _SERIES_CHART, "area": _SERIES_CHART, "line": _SERIES_CHART})
DATA_VISUALIZATION = shape(
    {"title": string(50, minimum=1), "chart": _CHART}, {"block_id": string(255)}
)
