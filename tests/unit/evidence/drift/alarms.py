"""How often drift cries wolf and how often it sees what is there: simulated, kept as figures, and drawn.

python -m tests.unit.evidence.drift.alarms    # writes tests/data/drift/alarms.json and docs/drift-power.svg
"""

import json
import sys
from collections import Counter

import numpy as np

from bot.domain.drift.judgement import Level
from tests.meta.tree import ROOT
from tests.unit.evidence.drift.simulated import Move, week

FIGURES = ROOT / "tests" / "data" / "drift" / "alarms.json"
PICTURE = ROOT / "docs" / "drift-power.svg"
MOVES = {
    "normal": Move(shift=0.3),
    "five": Move(points=0.05),
    "holes": Move(missing=0.18),
}
NAMES = {
    "normal": "a number shifted by 0.3 standard deviations",
    "five": "one of five levels from 35 to 40 %",
    "holes": "missing values from 10 to 18 %",
}
SIZES = (400, 1_000, 2_000, 3_000, 5_000, 10_000)
_COLOURS = {"normal": "#1f6feb", "five": "#c2410c", "holes": "#15803d"}
_WIDTH, _HEIGHT, _LEFT, _TOP = 640, 300, 56, 24


def still(weeks: int, seed: int) -> Counter[str]:
    """Weeks of 400 to 20,000 rows against references of 5,000 to 20,000, in which nothing moves."""
    chance = np.random.default_rng(seed)
    seen: Counter[str] = Counter()
    for _ in range(weeks):
        reference = round(5_000 * 4 ** chance.random())
        judgement = week(chance, reference, round(400 * 50 ** chance.random()))
        assert 20 == len(judgement.columns)
        seen["note"] += judgement.level >= Level.SMALL
        seen["moderate"] += judgement.level >= Level.MODERATE
        seen["flagged"] += bool(judgement.flagged)
        seen["naive"] += any(
            min(column.comparison.chances.values(), default=1.0) <= 0.05  # each test on its own
            for column in judgement.columns
        )
    return seen


def power(name: str, rows: int, repeats: int, seed: int = 9) -> float:
    """How often a stated move of one column is seen among twenty columns."""
    chance = np.random.default_rng(seed)
    seen = 0
    for _ in range(repeats):
        judgement = week(chance, rows, rows, MOVES[name])
        seen += any(column.name == name for column in judgement.flagged)
    return seen / repeats


def picture(curves: dict[str, dict[str, float]]) -> str:
    """The share of windows in which a stated change was flagged, by the rows of reference and window."""
    low, high = np.log10(SIZES[0]), np.log10(SIZES[-1])
    right, bottom = _WIDTH - 20, _HEIGHT - 84

    def x(rows: float) -> float:
        return float(_LEFT + (np.log10(rows) - low) / (high - low) * (right - _LEFT))

    def y(share: float) -> float:
        return bottom - share * (bottom - _TOP)

    size = f'width="{_WIDTH}" height="{_HEIGHT}" viewBox="0 0 {_WIDTH} {_HEIGHT}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">',
        "<title>How often a stated change of one of twenty columns is flagged</title>",
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="#ffffff"/>',
    ]
    for share in (0, 0.25, 0.5, 0.75, 0.95, 1):
        dash = ' stroke-dasharray="4 3"' if share == 0.95 else ""  # what is promised
        parts.append(
            f'<line x1="{_LEFT}" x2="{right}" y1="{y(share):.1f}" y2="{y(share):.1f}"'
            f' stroke="{"#9a3412" if dash else "#d4d4d8"}"{dash}/>'
        )
        if share != 1:
            parts.append(
                f'<text x="{_LEFT - 6}" y="{y(share) + 4:.1f}" text-anchor="end">{share:.0%}</text>'
            )
    parts += [
        f'<text x="{x(rows):.1f}" y="{bottom + 16}" text-anchor="middle">{rows:,}</text>'
        for rows in SIZES
    ]
    for number, (name, curve) in enumerate(curves.items()):
        colour = _COLOURS[name]
        points = " ".join(f"{x(int(rows)):.1f},{y(share):.1f}" for rows, share in curve.items())
        parts.append(
            f'<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>'
        )
        parts += [
            f'<circle cx="{x(int(rows)):.1f}" cy="{y(share):.1f}" r="3" fill="{colour}"/>'
            for rows, share in curve.items()
        ]
        at = bottom + 36 + 16 * number
        parts.append(f'<rect x="{_LEFT}" y="{at - 9}" width="14" height="4" fill="{colour}"/>')
        parts.append(f'<text x="{_LEFT + 20}" y="{at - 3}">{NAMES[name]}</text>')
    parts.append(
        f'<text x="{right}" y="{bottom + 33}" text-anchor="end">rows of reference and window</text>'
    )
    return "\n".join([*parts, "</svg>", ""])


def table(curves: dict[str, dict[str, float]]) -> str:
    """The same as a table."""
    lines = [
        f"| | {' | '.join(f'{rows:,}' for rows in SIZES)} |",
        "| --- " * (len(SIZES) + 1) + "|",
    ]
    for name, curve in curves.items():
        cells = " | ".join(f"{100 * share:.0f} %" for share in curve.values())
        lines.append(f"| {NAMES[name]} | {cells} |")
    return "\n".join(lines)


if __name__ == "__main__":
    found = {
        name: {str(rows): power(name, rows, 200 if rows == 5_000 else 60) for rows in SIZES}
        for name in MOVES
    }
    sys.stdout.write(json.dumps(found) + "\n")
    calm = still(1_000, seed=2)
    kept = {"weeks": 1_000, **{key: calm[key] for key in ("note", "moderate", "flagged", "naive")}}
    FIGURES.write_text(json.dumps({"still": kept, "power": found}, indent=1) + "\n")
    PICTURE.write_text(picture(found))
