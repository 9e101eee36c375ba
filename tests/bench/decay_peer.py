"""What NannyML says of `tests/data/decay/rows.csv` and `tests/data/drift`, run by a Python that has it.

    $NANNYML_PYTHON tests/bench/decay_peer.py > tests/data/decay/nannyml.json

Needs nannyml 0.13.1 with statsmodels and pandas<3; nothing of it is installed beside Remit.
"""

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

DATA = Path(__file__).parents[1] / "data"
METRICS = ["accuracy", "precision", "recall"]
REFERENCE_ENDS = "2026-02-02"
NUMBERS, LEVELS = ["amount", "score", "tail", "age"], ["card", "region"]


def performance() -> dict[str, dict[str, Any]]:
    """By week: what is estimated of all rows, and what was so of those whose truth is known."""
    pandas, nannyml = import_module("pandas"), import_module("nannyml")
    rows = pandas.read_csv(DATA / "decay" / "rows.csv", parse_dates=["seen_at"])
    reference, later = (
        rows[rows["seen_at"] < REFERENCE_ENDS],
        rows[rows["seen_at"] >= REFERENCE_ENDS],
    )
    told = {
        "y_pred_proba": "score",
        "y_pred": "predicted",
        "y_true": "truth",
        "timestamp_column_name": "seen_at",
        "problem_type": "classification_binary",
        "metrics": METRICS,
        "chunk_period": "W",
    }
    as_given = import_module("nannyml.calibration").NoopCalibrator()
    guessed = nannyml.CBPE(**told, calibrator=as_given).fit(reference).estimate(later).to_df()
    again = nannyml.CBPE(**told).fit(reference).estimate(later).to_df()
    known = later[later["truth"].notna()]
    seen = nannyml.PerformanceCalculator(**told).fit(reference).calculate(known).to_df()
    found: dict[str, dict[str, Any]] = {}
    for name, table in (("estimated", guessed), ("calibrated again", again), ("realised", seen)):
        for _, row in table[table["chunk", "period"] == "analysis"].iterrows():
            values = {metric: float(row[metric, "value"]) for metric in METRICS}
            found.setdefault(str(row["chunk", "start_date"])[:10], {})[name] = values
    return found


def together() -> dict[str, float]:
    """The reconstruction errors of the two files of drift."""
    pandas, nannyml = import_module("pandas"), import_module("nannyml")
    before, after = (
        pandas.read_csv(DATA / "drift" / f"{name}.csv") for name in ("reference", "current")
    )
    calculator = nannyml.DataReconstructionDriftCalculator(
        column_names=[*NUMBERS, *LEVELS], chunk_number=1
    )
    table = calculator.fit(before).calculate(after).to_df()
    errors = table["reconstruction_error", "value"]
    return {"reference": float(errors.iloc[0]), "current": float(errors.iloc[-1])}


if __name__ == "__main__":
    said = {
        "nannyml": import_module("nannyml").__version__,
        "performance": performance(),
        "together": together(),
    }
    sys.stdout.write(json.dumps(said, indent=1) + "\n")
