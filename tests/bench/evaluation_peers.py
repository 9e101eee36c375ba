"""What somebody writes without an importer: a file of results read whole by `json` or by pandas, and grouped.

Each peer is there twice. Once it only counts how many passed. Once it asks what an import answers too: by
group how many there are, how many of them passed and with which mean score, and how many cases are different;
of what promptfoo wrote for each provider and assertion.
"""

import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Groups = defaultdict[tuple[str | None, ...], list[float]]  # rows, passed, sum of scores


def passed_by_json(file: Path, key: str) -> int:
    """How many passed."""
    counts: Counter[bool] = Counter()
    for row in _rows(file):
        counts[row[key]] += 1
    return counts[True]


def grouped_by_json(file: Path, key: str) -> int:
    """How many passed, with everything by groups."""
    groups: Groups = defaultdict(lambda: [0, 0, 0.0])
    cases = set()
    is_plain = key == "passed"
    for row in _rows(file):
        if is_plain:
            _count(groups[row["language"],], row["passed"], row["score"])
            cases.add(row["id"])
        else:
            _count_result(groups, row)
            cases.add(json.dumps(row["vars"], sort_keys=True))
    assert cases
    told = groups.items()
    return int(sum(counts[1] for group, counts in told if is_plain or group[1] == key))


def _count_result(groups: Groups, row: Row) -> None:
    provider, language = row["provider"]["label"], row["testCase"]["metadata"]["language"]
    _count(groups[provider, "success", language], row["success"], row["score"])
    for part in (row["gradingResult"] or {}).get("componentResults") or ():
        _count(groups[provider, part["assertion"]["metric"], language], part["pass"], part["score"])


def _count(group: list[float], passed: bool, score: float) -> None:  # noqa: FBT001  # as it is read
    group[0] += 1
    group[1] += passed
    group[2] += score


def _rows(file: Path) -> Iterator[Row]:
    with file.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def passed_by_pandas(file: Path, key: str) -> int:
    """How many passed."""
    import pandas as pd  # type: ignore[import-untyped]  # noqa: PLC0415

    return int(pd.read_json(file, lines=True).groupby(key).size()[True])


def grouped_by_pandas(file: Path, key: str) -> int:
    """How many passed, with everything by groups."""
    import pandas as pd  # noqa: PLC0415

    rows = pd.read_json(file, lines=True)
    asked = {"n": ("passed", "size"), "passed": ("passed", "sum"), "mean": ("score", "mean")}
    if key == "passed":
        assert rows["id"].nunique()
        return int(rows.groupby("language").agg(**asked)["passed"].sum())
    assert rows["vars"].map(lambda each: json.dumps(each, sort_keys=True)).nunique()
    rows = rows.assign(
        provider=rows["provider"].str["label"],
        language=rows["testCase"].str["metadata"].str["language"],
        part=rows["gradingResult"].str["componentResults"],
    )
    by = ["provider", "language"]
    whole = rows.rename(columns={"success": "passed"}).groupby(by).agg(**asked)
    parts = rows.explode("part")["part"].dropna()
    told = pd.DataFrame(
        {
            "check": parts.str["assertion"].str["metric"],
            "passed": parts.str["pass"],
            "score": parts.str["score"],
        }
    ).join(rows[by])
    assert len(told.groupby([*by, "check"]).agg(**asked))
    return int(whole["passed"].sum())
