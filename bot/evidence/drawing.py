"""Shapes and words of a picture as SVG text; whatever people wrote is escaped here and nowhere else."""

import re

INK, MUTED, RULE = "#1d1c1d", "#616061", "#dddddd"
BLUE, BAND = "#1264a3", "#1264a3"
GOOD, BAD, OPEN = "#007a5a", "#c01343", "#946c00"
FAMILY = "Noto Sans"
_ADVANCE = 0.56  # of the size, per letter of this font in ordinary text; a measured mean
_ESCAPED = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"}
)  # `html` would load the names of two thousand signs for this
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")


def plain(text: str) -> str:
    """Take out what no XML may hold, and what turns the reading direction."""
    return _CONTROL.sub(" ", text).strip()


def fit(text: str, size: float, width: float) -> str:
    """Cut a text to a width in pixels, with an ellipsis where something is missing."""
    most = max(1, int(width / (size * _ADVANCE)))
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def width_of(text: str, size: float) -> float:
    """Estimate how wide a text becomes, in pixels."""
    return len(text) * size * _ADVANCE


def words(  # noqa: PLR0913  # a text has a place, a size and a look
    x: float,
    y: float,
    text: str,
    *,
    size: float = 13,
    colour: str = INK,
    anchor: str = "start",
    bold: bool = False,
) -> str:
    """Place a text by its baseline."""
    weight = ' font-weight="bold"' if bold else ""
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" fill="{colour}" '
        f'text-anchor="{anchor}"{weight}>{plain(text).translate(_ESCAPED)}</text>'
    )


def line(  # noqa: PLR0913  # two points and a look
    x1: float,
    y1: float,
    x2: float,
    y2: float,
    *,
    colour: str = RULE,
    width: float = 1,
    dashes: str = "",
) -> str:
    """Draw a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return (
        f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" '
        f'stroke="{colour}" stroke-width="{width:g}"{dashed}/>'
    )


def path(points: list[tuple[float, float]], *, colour: str, width: float = 2) -> str:
    """Draw a line through points."""
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return (
        f'<polyline points="{shape}" fill="none" stroke="{colour}" stroke-width="{width:g}" '
        'stroke-linejoin="round" stroke-linecap="round"/>'
    )


def area(points: list[tuple[float, float]], *, colour: str) -> str:
    """Fill what lies between points, lightly."""
    shape = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    return f'<polygon points="{shape}" fill="{colour}" fill-opacity="0.14"/>'


def document(width: int, height: int, parts: list[str]) -> str:
    """Put the parts on a white sheet; a see-through one would vanish on a dark screen."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}" font-family="{FAMILY}">'
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>{"".join(parts)}</svg>'
    )
