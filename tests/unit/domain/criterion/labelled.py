"""Labelled sentences, and how far a reading agrees with them."""

from collections import Counter
from pathlib import Path
from typing import Any

import yaml

from bot.domain.criterion.document import as_document
from bot.domain.criterion.reading.reader import Read, read_criteria

FOLDER = Path(__file__).parents[3] / "data" / "criteria"
PARTS = ("kind", "metric", "comparator", "threshold", "unit", "type", "missing")
ANY = "*"


def sentences(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found


def attributes(read: Read, language: str) -> dict[str, Any]:
    """A criterion in the words of the labels."""
    document = as_document(read, language)
    metric = document["metric"]
    return {
        "kind": document["kind"],
        "metric": "custom" if str(metric).startswith("custom:") else metric,
        "comparator": document["comparator"],
        "threshold": document["threshold"],
        "unit": document["unit"] or "",
        "type": document["threshold_type"],
        "missing": sorted(document["missing"]),
    }


def agrees(part: str, expected: Any, found: Any) -> bool:  # noqa: ANN401  # as in the file
    if expected == ANY:
        return True
    if part == "metric":
        return found in str(expected).split("|") or found is expected
    if part == "missing":
        return sorted(expected) == sorted(found)
    if part == "threshold" and expected is not None and found is not None:
        wanted, seen = (x if isinstance(x, list) else [x] for x in (expected, found))
        return len(wanted) == len(seen) and all(
            abs(a - b) < 1e-3 for a, b in zip(wanted, seen, strict=True)
        )
    return bool(expected == found)


def compare(row: dict[str, Any]) -> tuple[Counter[str], list[str]]:
    """Which parts are right, out of how many, and what is wrong."""
    reading = read_criteria(row["text"], row["language"])
    found = [attributes(one, row["language"]) for one in reading.criteria]
    score: Counter[str] = Counter()
    wrong: list[str] = []
    expected = row["criteria"]
    if len(found) != len(expected):
        wrong.append(f"{len(found)} criteria, not {len(expected)}: {found}")
    for rank, label in enumerate(expected):
        seen = found[rank] if rank < len(found) else {}
        for part in PARTS:
            if part not in label:
                continue
            right = part in seen and agrees(part, label[part], seen[part])
            score[f"{part} of"] += 1
            score[part] += right
            if not right:
                wrong.append(f"{part}: {seen.get(part)!r}, not {label[part]!r}")
    score["sentence of"] += 1
    score["sentence"] += not wrong
    return score, wrong


def accuracy(name: str) -> tuple[Counter[str], dict[str, list[str]]]:
    total: Counter[str] = Counter()
    errors: dict[str, list[str]] = {}
    for row in sentences(name):
        score, wrong = compare(row)
        total += score
        if wrong:
            errors[row["text"]] = wrong
    return total, errors
