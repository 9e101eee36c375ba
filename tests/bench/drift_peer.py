"""Run by the Python of a peer's own environment: what Evidently or NannyML says of two files.

`python tests/bench/drift_peer.py values|run evidently|nannyml REFERENCE CURRENT` prints one JSON object.
"""

import json
import sys
import time
from importlib import import_module
from pathlib import Path
from typing import Any

Found = dict[str, Any]


def read(path: str) -> Any:  # noqa: ANN401  # a frame of pandas, which is not installed here
    pandas = import_module("pandas")
    return pandas.read_parquet(path) if path.endswith(".parquet") else pandas.read_csv(path)


def is_number(column: Any) -> bool:  # noqa: ANN401
    return column.dtype.kind in "if"


def evidently_values(before: Any, after: Any) -> Found:  # noqa: ANN401
    tests = import_module("evidently.legacy.calculations.stattests")
    kinds = import_module("evidently.legacy.core").ColumnType
    numeric = {
        "psi": tests.psi_stat_test,
        "js": tests.jensenshannon_stat_test,
        "wasserstein": tests.wasserstein_stat_test,
        "ks_p": tests.ks_stat_test,
    }
    levels = {
        "psi": tests.psi_stat_test,
        "js": tests.jensenshannon_stat_test,
        "chi2_p": tests.chi_stat_test,
    }
    found: Found = {}
    for name in before:
        number = is_number(before[name])
        kind = kinds.Numerical if number else kinds.Categorical
        found[name] = {
            key: float(test(before[name].dropna(), after[name].dropna(), kind, 0.1).drift_score)
            for key, test in (numeric if number else levels).items()
        }
    return {"evidently": import_module("evidently").__version__, "values": found}


def nannyml_values(before: Any, after: Any) -> Found:  # noqa: ANN401
    methods = import_module("nannyml.drift.univariate.methods")
    chunker = import_module("nannyml.chunk").DefaultChunker()
    limit = import_module("nannyml.thresholds").ConstantThreshold(upper=0.1)
    found: Found = {}
    for name in before:
        number = is_number(before[name])
        kind = methods.FeatureType.CONTINUOUS if number else methods.FeatureType.CATEGORICAL
        keys = ["kolmogorov_smirnov", "wasserstein"] if number else ["chi2"]
        found[name] = {}
        for key in ["jensen_shannon", *keys]:
            method = methods.MethodFactory.create(
                key, kind, chunker=chunker, threshold=limit, computation_params={}
            )
            method.fit(before[name].dropna())
            found[name][key] = float(method.calculate(after[name].dropna()))
    return {"nannyml": import_module("nannyml").__version__, "values": found}


def evidently_run(before: Any, after: Any) -> Found:  # noqa: ANN401
    preset = import_module("evidently.presets").DataDriftPreset()
    import_module("evidently").Report([preset]).run(after, before)
    return {}


def nannyml_run(before: Any, after: Any) -> Found:  # noqa: ANN401
    calculator = import_module("nannyml").UnivariateDriftCalculator(
        column_names=list(before),
        treat_as_categorical=[name for name in before if not is_number(before[name])],
        continuous_methods=["kolmogorov_smirnov", "jensen_shannon", "wasserstein"],
        categorical_methods=["chi2", "jensen_shannon"],
        chunk_number=1,
    )
    calculator.fit(before)
    calculator.calculate(after)
    return {}


TASKS = {
    "evidently values": evidently_values,
    "evidently run": evidently_run,
    "nannyml values": nannyml_values,
    "nannyml run": nannyml_run,
}
LOADED = {"evidently": ("evidently", "evidently.presets"), "nannyml": ("nannyml",)}

if __name__ == "__main__":
    _, task, peer, *files = sys.argv
    for module in (*LOADED[peer], "pyarrow.parquet"):
        import_module(module)
    loaded = time.process_time()
    said = TASKS[f"{peer} {task}"](*(read(file) for file in files))
    said["cpu_loading"] = loaded
    said["cpu_working"] = time.process_time() - loaded
    # Not getrusage: there the peak of whoever started this process counts as well.
    peak = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
    said["megabytes"] = int(peak) / 1024
    sys.stdout.write(json.dumps(said) + "\n")
