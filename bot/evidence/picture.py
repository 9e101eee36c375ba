"""Pictures of trends: an SVG of our own, and the PNG of it with a font that comes with Remit."""

import math
from pathlib import Path

from bot.domain.criterion.figure import figure
from bot.domain.criterion.verdict import Outcome
from bot.domain.report.trend import Point, Trend
from bot.domain.report.trend_words import cases, needed, outcome_words, told
from bot.evidence.drawing import (
    BAD,
    BAND,
    BLUE,
    FAMILY,
    GOOD,
    INK,
    MUTED,
    OPEN,
    area,
    document,
    fit,
    line,
    path,
    width_of,
    words,
)

WIDTH, HEIGHT = 800, 400
_ZOOM = 1.5  # 1200 dots: as wide as a phone or a sharp desktop shows it; 2 takes two thirds longer
_LEFT, _RIGHT, _TOP, _BOTTOM = 66, 24, 78, 72
_FONTS = tuple(str(font) for font in sorted((Path(__file__).parent / "fonts").glob("*.ttf")))
_MOST_LABELS = 9
_TICKS = 4
_LEAST_ROOM = 1e-30  # less is rounding, and has more decimals than a number can hold
_COLOURS = {Outcome.PASS: GOOD, Outcome.FAIL: BAD, Outcome.INCONCLUSIVE: OPEN}


def draw(trend: Trend) -> str:
    """Draw a trend as SVG: the line with its bounds, what was needed, and each point by its outcome.

    Outcomes differ in shape as well as in colour. A point that is missing leaves a gap and a mark.
    """
    scale = _Scale(trend)
    parts = [
        words(24, 34, fit(trend.title, 20, WIDTH - 48), size=20, bold=True),
        words(24, 58, fit(_beneath(trend), 14, WIDTH - 48), size=14, colour=MUTED),
        *_grid(trend, scale),
        *_bands(trend, scale),
        *_threshold(trend, scale),
        *_lines(trend, scale),
        *_points(trend, scale),
        *_legend(trend),
    ]
    return document(WIDTH, HEIGHT, parts)


def png(svg: str) -> bytes:
    """Render a picture with the fonts that come with Remit and no others, the same everywhere."""
    from resvg_py import svg_to_bytes  # noqa: PLC0415  # only where a picture is wanted

    return bytes(
        svg_to_bytes(
            svg_string=svg,
            zoom=_ZOOM,
            skip_system_fonts=True,
            font_files=list(_FONTS),
            font_family=FAMILY,
            sans_serif_family=FAMILY,
        )
    )


class _Scale:
    """Where figures and points lie on the sheet."""

    def __init__(self, trend: Trend) -> None:
        low, high = trend.span
        rooms = ((high - low) * 0.12, abs(high) * 0.05, 0.5)
        room = next(room for room in rooms if room > _LEAST_ROOM)
        low, high = low - room, high + room
        if trend.is_share:
            low, high = max(0.0, low), min(1.0, high)
        self.step = _round_step((high - low) / _TICKS)
        self.low = math.floor(low / self.step) * self.step
        self.high = math.ceil(high / self.step) * self.step
        self.count = len(trend.points)

    def x(self, at: int) -> float:
        inner = WIDTH - _LEFT - _RIGHT
        if self.count == 1:
            return _LEFT + inner / 2
        return _LEFT + 14 + (inner - 28) * at / (self.count - 1)

    def y(self, value: float) -> float:
        inner = HEIGHT - _TOP - _BOTTOM
        return _TOP + inner * (self.high - value) / (self.high - self.low)

    def ticks(self) -> list[float]:
        steps = round((self.high - self.low) / self.step)
        return [self.low + self.step * number for number in range(steps + 1)]


def _round_step(rough: float) -> float:
    size = 10.0 ** math.floor(math.log10(rough))
    return next(size * step for step in (1, 2, 2.5, 5, 10) if size * step >= rough * 0.999)


def _beneath(trend: Trend) -> str:
    measured = trend.measured
    if not measured:
        return needed(trend)
    last = measured[-1]
    assert last.value is not None  # noqa: S101  # it is one of the measured
    said = (
        f"{last.label}: {told(trend, last.value)}",
        cases(last, trend.language),
        outcome_words(last.outcome, trend.language),
        needed(trend),
    )
    return " · ".join(part for part in said if part)


def _grid(trend: Trend, scale: _Scale) -> list[str]:
    shown = scale.step * (100 if trend.is_share else 1)
    decimals = max(0, -math.floor(math.log10(shown) + 1e-9))
    if shown * 10**decimals % 1 > 1e-6:  # noqa: PLR2004  # a step of 2.5
        decimals += 1
    unit = "%" if trend.is_share else trend.unit
    parts = []
    for tick in scale.ticks():
        y = scale.y(tick)
        level = tick * 100 if trend.is_share else tick
        text = f"{figure(level, trend.language, decimals)} {unit}".strip()
        parts += [
            line(_LEFT, y, WIDTH - _RIGHT, y),
            words(_LEFT - 8, y + 4, text, size=12, colour=MUTED, anchor="end"),
        ]
    every = math.ceil(scale.count / _MOST_LABELS)
    room = (WIDTH - _LEFT - _RIGHT) / min(scale.count, _MOST_LABELS) - 6
    for at, point in enumerate(trend.points):
        if (scale.count - 1 - at) % every == 0:  # the newest always has its label
            text = fit(point.label, 12, room)
            half = width_of(text, 12) / 2
            x = min(max(scale.x(at), half + 4), WIDTH - half - 4)
            parts.append(
                words(x, HEIGHT - _BOTTOM + 20, text, size=12, colour=MUTED, anchor="middle")
            )
    return parts


def _runs(trend: Trend, *, bounded: bool) -> list[list[tuple[int, Point]]]:
    """Stretches without a gap."""
    runs: list[list[tuple[int, Point]]] = [[]]
    for at, point in enumerate(trend.points):
        if point.value is None or (bounded and None in {point.lower, point.upper}):
            runs.append([])
        else:
            runs[-1].append((at, point))
    return [run for run in runs if run]


def _bands(trend: Trend, scale: _Scale) -> list[str]:
    parts = []
    for run in _runs(trend, bounded=True):
        upper = [(scale.x(at), scale.y(point.upper or 0.0)) for at, point in run]
        lower = [(scale.x(at), scale.y(point.lower or 0.0)) for at, point in run]
        if len(run) == 1:
            (x, top), (_, bottom) = upper[0], lower[0]
            parts.append(line(x, top, x, bottom, colour=BAND, width=2))
        else:
            parts.append(area([*upper, *reversed(lower)], colour=BAND))
    return parts


def _threshold(trend: Trend, scale: _Scale) -> list[str]:
    if trend.threshold is None:
        return []
    y = scale.y(trend.threshold)
    return [
        line(_LEFT, y, WIDTH - _RIGHT, y, colour=INK, width=1.5, dashes="6 4"),
    ]


def _lines(trend: Trend, scale: _Scale) -> list[str]:
    return [
        path([(scale.x(at), scale.y(point.value or 0.0)) for at, point in run], colour=BLUE)
        for run in _runs(trend, bounded=False)
        if len(run) > 1
    ]


def _points(trend: Trend, scale: _Scale) -> list[str]:
    floor = HEIGHT - _BOTTOM
    return [
        mark(point.outcome, scale.x(at), scale.y(point.value))
        if point.value is not None
        else line(scale.x(at), _TOP, scale.x(at), floor, colour=MUTED, dashes="2 4")
        for at, point in enumerate(trend.points)
    ]


def mark(outcome: Outcome, x: float, y: float, *, size: float = 5) -> str:
    """Mark a point: filled when shown, hollow when not yet, a cross when failed, a square otherwise."""
    colour = _COLOURS.get(outcome, MUTED)
    if outcome is Outcome.FAIL:
        return line(x - size, y - size, x + size, y + size, colour=colour, width=3) + line(
            x - size, y + size, x + size, y - size, colour=colour, width=3
        )
    fill = colour if outcome is Outcome.PASS else "#ffffff"
    if outcome in {Outcome.PASS, Outcome.INCONCLUSIVE}:
        return (
            f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{size:g}" fill="{fill}" '
            f'stroke="{colour}" stroke-width="2"/>'
        )
    return (
        f'<rect x="{x - size:.1f}" y="{y - size:.1f}" width="{2 * size:g}" height="{2 * size:g}" '
        f'fill="{fill}" stroke="{colour}" stroke-width="2"/>'
    )


def _legend(trend: Trend) -> list[str]:
    y = HEIGHT - 20
    x = float(_LEFT)
    parts = []
    seen = {point.outcome for point in trend.points}
    for outcome in (one for one in Outcome if one in seen):
        text = outcome_words(outcome, trend.language)
        if outcome is Outcome.NOT_RUN:
            parts.append(line(x, y - 10, x, y + 2, colour=MUTED, dashes="2 3"))
        else:
            parts.append(mark(outcome, x, y - 4))
        parts.append(words(x + 12, y, text, size=13, colour=MUTED))
        x += 12 + width_of(text, 13) + 26
    if trend.threshold is not None:
        parts += [
            line(x, y - 4, x + 26, y - 4, colour=INK, width=1.5, dashes="6 4"),
            words(x + 34, y, needed(trend), size=13, colour=MUTED),
        ]
    return parts
