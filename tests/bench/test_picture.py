"""What one picture costs a process that draws nothing else; and a peer, if given.

Measured is the CPU time and the peak memory of a fresh process that goes from a trend to the bytes of
its PNG: the renderer loaded, the fonts read, the SVG written, drawn and packed, once. Taken off is
the same process that only makes the trend: the bot has that part of itself loaded anyway. What the
trend takes above a bare Python (mostly pydantic and the words of criteria) is told on its own line.

`PEER_PYTHON=/path/to/python` names an interpreter that has matplotlib; without it only ours is measured.
"""

import json
import os
import statistics
import subprocess
import sys

import pytest

ROUNDS = 7
# The peak since this program was loaded: `ru_maxrss` would tell the peak of whoever started it.
_REPORT = """
import json, resource
used = resource.getrusage(resource.RUSAGE_SELF)
peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
print(json.dumps([used.ru_utime + used.ru_stime, int(peak.split()[1]) / 1024]))
"""
_VALUES = "values = [0.97, 0.98, 0.96, 0.975, 0.95, 0.94, 0.93, 0.955] * 3\n"
_BARE = _VALUES
_MODEL = (
    _VALUES
    + """
from bot.domain.criterion.verdict import Outcome
from bot.domain.report.trend import Point, Trend
trend = Trend(title="Right answers", threshold=0.95, points=tuple(
    Point(label=f"week {week}", outcome=Outcome.PASS, value=value, lower=value - 0.02,
         upper=value + 0.01, n=400) for week, value in enumerate(values, 1)))
"""
)
_OURS = (
    _MODEL
    + """
from bot.evidence.picture import draw, png
assert len(png(draw(trend))) > 10_000
"""
)
_MATPLOTLIB = (
    _VALUES
    + """
import io
from matplotlib.figure import Figure
figure = Figure(figsize=(8, 4), dpi=200)
axes = figure.subplots()
weeks = list(range(1, len(values) + 1))
axes.plot(weeks, values, marker="o")
axes.fill_between(weeks, [v - 0.02 for v in values], [v + 0.01 for v in values], alpha=0.15)
axes.axhline(0.95, linestyle="--")
axes.set_title("Right answers")
out = io.BytesIO()
figure.savefig(out, format="png")
assert len(out.getvalue()) > 10_000
"""
)


def cost(script: str, python: str = sys.executable) -> tuple[float, float]:
    """Run a script in a fresh process; return CPU seconds and peak megabytes."""
    done = subprocess.run(
        [python, "-c", script + "\n" + _REPORT], capture_output=True, check=True, text=True
    )
    seconds, megabytes = json.loads(done.stdout)
    return seconds, megabytes


def costs(*scripts: str, python: str = sys.executable) -> list[tuple[float, float]]:
    """The median costs of scripts, run in turns: what else the machine does slows all of them alike."""
    for script in scripts:
        cost(script, python)  # compiled bytecode
    rounds = [[cost(script, python) for script in scripts] for _ in range(ROUNDS)]
    return [
        (statistics.median(run[0] for run in runs), statistics.median(run[1] for run in runs))
        for runs in zip(*rounds, strict=True)
    ]


@pytest.mark.bench
def test_a_picture_costs_a_fresh_process_little() -> None:
    bare, model, ours = costs(_BARE, _MODEL, _OURS)
    lines = [
        f"the trend alone, no picture: {model[0] - bare[0]:.3f} s CPU, {model[1] - bare[1]:.0f} MB above Python",
        f"its picture, cold: {(ours[0] - model[0]) * 1e3:.0f} ms CPU, {ours[1] - model[1]:.0f} MB more",
    ]
    peer = os.environ.get("PEER_PYTHON")
    if peer:
        peer_bare, theirs = costs(_BARE, _MATPLOTLIB, python=peer)
        seconds, memory = theirs[0] - peer_bare[0], theirs[1] - peer_bare[1]
        lines.append(
            f"matplotlib: {seconds:.3f} s CPU, {memory:.0f} MB above Python; "
            f"{seconds / (ours[0] - model[0]):.1f} and {memory / (ours[1] - model[1]):.1f} times ours"
        )
    sys.stdout.write("\n" + "\n".join(lines) + "\n")

    assert ours[1] - model[1] <= 30
