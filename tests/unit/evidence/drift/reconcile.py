"""Figures of Evidently and NannyML beside ours on one pair of files, and their rules in a few lines.

`tests/data/drift/peers.json` holds what the tools themselves said (`tests/bench/drift_peer.py`).
"""

import csv
import json
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from scipy import stats
from scipy.spatial.distance import jensenshannon

from bot.domain.drift.comparison import Figures
from bot.domain.drift.judgement import judge
from bot.evidence.drift.counting import profile_of, window_of
from bot.evidence.drift.opening import open_source

FOLDER = Path(__file__).parents[3] / "data" / "drift"
Numbers = npt.NDArray[np.float64]
NATURAL = float(np.sqrt(np.log(2)))  # from the distance to base 2 to the one by natural logarithms


def peers() -> dict[str, dict[str, dict[str, float]]]:
    """By tool, column and figure."""
    found: list[dict[str, Any]] = json.loads((FOLDER / "peers.json").read_text())
    return {name: entry["values"] for entry in found for name in entry if name != "values"}


def versions() -> dict[str, str]:
    found: list[dict[str, Any]] = json.loads((FOLDER / "peers.json").read_text())
    return {name: entry[name] for entry in found for name in entry if name != "values"}


def rows(name: str) -> dict[str, list[str]]:
    """The columns of a file, without what is missing."""
    with (FOLDER / f"{name}.csv").open(newline="") as file:
        kept = list(csv.DictReader(file))
    return {column: [row[column] for row in kept if row[column]] for column in kept[0]}


def numeric(before: list[str], after: list[str]) -> tuple[Numbers, Numbers] | None:
    try:
        return np.array([float(v) for v in before]), np.array([float(v) for v in after])
    except ValueError:
        return None


def ours() -> dict[str, Figures]:
    reference = profile_of(open_source(str(FOLDER / "reference.csv")))
    window = window_of(open_source(str(FOLDER / "current.csv")), reference)
    return {
        column.name: column.comparison.figures
        for column in judge(reference, window).columns
        if column.comparison.figures
    }


def evidently(before: list[str], after: list[str]) -> dict[str, float]:
    """Evidently's rules: equal widths by Sturges on both windows together; the reference taken as exact."""
    numbers = numeric(before, after)
    if numbers is None:
        names = sorted({*before, *after})
        counts = [Counter(before), Counter(after)]
        p, q = (np.array([c[name] / c.total() for name in names]) for c in counts)
        expected = p * len(after)
        return {
            "psi": _psi(_filled(p), _filled(q)),
            "js": float(jensenshannon(p, q)),
            "chi2_p": float(stats.chisquare(q * len(after), expected).pvalue),
        }
    both = np.concatenate(numbers)
    bins = np.histogram_bin_edges(both, bins="sturges")
    p, q = (np.histogram(side, bins)[0] / len(side) for side in numbers)
    return {
        "psi": _psi(_filled(p), _filled(q)),
        "js": float(jensenshannon(p, q)),
        "wasserstein": float(stats.wasserstein_distance(*numbers) / max(np.std(numbers[0]), 1e-3)),
        "ks_p": float(stats.ks_2samp(*numbers).pvalue),
    }


def nannyml(before: list[str], after: list[str]) -> dict[str, float]:
    """NannyML's rules: Doane's bins of the reference and one for the rest; below 10,000 rows all exact."""
    numbers = numeric(before, after)
    if numbers is None:
        names = sorted(set(before))
        counts = [Counter(before), Counter(after)]
        p, q = (np.array([c[name] / c.total() for name in names]) for c in counts)
        table = [[c[name] for name in sorted({*before, *after})] for c in counts]
        return {"jensen_shannon": _with_rest(p, q), "chi2": float(stats.chi2_contingency(table)[0])}
    bins = np.histogram_bin_edges(numbers[0], bins="doane")
    p, q = (np.histogram(side, bins)[0] / len(side) for side in numbers)
    return {
        "jensen_shannon": _with_rest(p, q),
        "kolmogorov_smirnov": float(stats.ks_2samp(*numbers).statistic),
        "wasserstein": float(stats.wasserstein_distance(*numbers)),
    }


def _psi(p: Numbers, q: Numbers) -> float:
    return float(np.sum((p - q) * np.log(p / q)))


def _filled(p: Numbers) -> Numbers:
    least = float(p[p > 0].min())
    return np.where(p == 0, least / 1e6 if least <= 1e-4 else 1e-4, p)


def _with_rest(p: Numbers, q: Numbers) -> float:
    rest = 1 - q.sum()
    if rest > 0:
        p, q = np.append(p, 0), np.append(q, rest)
    return float(jensenshannon(p, q, base=2))


def table() -> str:
    """The table of the documentation."""
    found, theirs = ours(), peers()
    before = rows("reference")
    heads = (
        "| column | PSI: ours | Evidently | JS: ours | NannyML | Evidently | KS: ours (at most) | NannyML |"
        " W1/sd: ours (±) | NannyML | Evidently | chi²: ours | NannyML |"
    )
    lines = [heads, "| --- " * 13 + "|"]
    for name, figures in found.items():
        e, n = theirs["evidently"][name], theirs["nannyml"][name]
        cells = [name, f"{figures.textbook:.4f}", f"{e['psi']:.4f}"]
        cells += [f"{figures.js:.4f}", f"{n['jensen_shannon']:.4f}", f"{e['js'] / NATURAL:.4f}"]
        if figures.ks and figures.travel:
            spread = float(np.std([float(v) for v in before[name]]))
            cells += [
                f"{figures.ks.value:.4f} ({figures.ks.value + figures.ks.error:.4f})",
                f"{n['kolmogorov_smirnov']:.4f}",
                f"{figures.travel.value:.4f} ({figures.travel.error:.4f})",
                f"{n['wasserstein'] / spread:.4f}",
                f"{e['wasserstein']:.4f}",
            ]
        else:
            cells += [""] * 5
        cells += [f"{figures.chi2:.3f}", f"{n['chi2']:.3f}"] if figures.chi2 else ["", ""]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


def by_scipy(name: str, figures: Figures) -> dict[str, float]:
    """What scipy says of the rows themselves, and of the bins where it has none of its own."""
    before, after = rows("reference")[name], rows("current")[name]
    p, q = (np.array(bins) / sum(bins) for bins in (figures.reference_bins, figures.current_bins))
    found = {"js": float(jensenshannon(p, q, base=2))}
    numbers = numeric(before, after)
    if numbers is None:
        table = [figures.reference_bins, figures.current_bins]
        return {**found, "chi2": float(stats.chi2_contingency(table, correction=False)[0])}
    found["ks"] = float(stats.ks_2samp(*numbers).statistic)
    found["w1"] = float(stats.wasserstein_distance(*numbers) / np.std(numbers[0]))
    return found


def scipy_table() -> str:
    """The table of the documentation that holds our histograms against scipy's exact figures."""
    heads = (
        "| column | JS: ours | scipy | KS: ours (at most) | scipy | W1/sd: ours (±) | scipy |"
        " chi²: ours | scipy |"
    )
    lines = [heads, "| --- " * 9 + "|"]
    for name, figures in ours().items():
        said = by_scipy(name, figures)
        cells = [name, f"{figures.js:.6f}", f"{said['js']:.6f}"]
        if figures.ks and figures.travel:
            cells += [
                f"{figures.ks.value:.4f} ({figures.ks.value + figures.ks.error:.4f})",
                f"{said['ks']:.4f}",
                f"{figures.travel.value:.4f} ({figures.travel.error:.4f})",
                f"{said['w1']:.4f}",
            ]
        else:
            cells += [""] * 4
        cells += [f"{figures.chi2:.6f}", f"{said['chi2']:.6f}"] if figures.chi2 else ["", ""]
        lines.append(f"| {' | '.join(cells)} |")
    return "\n".join(lines)


if __name__ == "__main__":
    print(scipy_table())  # noqa: T201  # for docs/drift.md
    print(table())  # noqa: T201  # for docs/drift.md
