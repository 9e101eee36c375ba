"""Our figures beside those that Evidently and NannyML gave for the same files."""

import numpy as np
import pytest

from tests.meta.tree import ROOT
from tests.unit.evidence.drift.reconcile import (
    by_scipy,
    evidently,
    nannyml,
    ours,
    peers,
    rows,
    scipy_table,
    table,
)


def test_their_rules_in_a_few_lines_give_their_figures() -> None:
    """So that a difference from ours is one of rules, which are written down, and not of luck."""
    before, after = rows("reference"), rows("current")
    rules = {"evidently": evidently, "nannyml": nannyml}
    checked = 0
    for tool, found in peers().items():
        for column, figures in found.items():
            ruled = rules[tool](before[column], after[column])
            assert figures == pytest.approx(ruled, rel=1e-9, abs=1e-12), (tool, column)
            checked += len(figures)

    assert 38 == checked


def test_where_the_rules_are_the_same_the_figures_are() -> None:
    before = rows("reference")
    theirs = peers()
    for column, figures in ours().items():
        said = theirs["nannyml"][column]
        if figures.chi2 is not None:
            assert said["chi2"] == pytest.approx(figures.chi2)
            assert said["jensen_shannon"] == pytest.approx(figures.js)
            continue
        assert figures.ks is not None
        assert figures.travel is not None
        real = said["kolmogorov_smirnov"]
        assert figures.ks.value <= real + 1e-12 <= figures.ks.value + figures.ks.error + 2e-12
        spread = float(np.std([float(value) for value in before[column]]))
        off = abs(said["wasserstein"] / spread - figures.travel.value)
        assert off <= figures.travel.error + 1e-9
        assert off < 0.01  # four rows a bin; at a million it is under 0.002


def test_the_table_of_the_documentation_is_current() -> None:
    """If this fails: `python -m tests.unit.evidence.drift.reconcile` prints it."""
    page = (ROOT / "docs" / "drift.md").read_text(encoding="utf-8")

    assert table() in page
    assert scipy_table() in page


def test_figures_are_those_of_scipy_within_the_error_that_is_stated() -> None:
    for column, figures in ours().items():
        said = by_scipy(column, figures)
        assert said["js"] == pytest.approx(figures.js, abs=1e-12)
        if figures.chi2 is not None:
            assert said["chi2"] == pytest.approx(figures.chi2)
        if figures.ks and figures.travel:
            assert figures.ks.value <= said["ks"] + 1e-12
            assert said["ks"] <= figures.ks.value + figures.ks.error + 1e-12
            assert abs(said["w1"] - figures.travel.value) <= figures.travel.error + 1e-9
