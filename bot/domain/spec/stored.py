"""The forms specs were stored in over time, and how an older one becomes the present one.

1: the first.
2: the plans; the test data of the evaluation are a record of their own, no longer one value.
"""

from typing import Any

FORM = 2


def present_form(document: dict[str, Any], form: int) -> dict[str, Any]:
    """A stored spec in the present form; what it could not know yet is unknown in it."""
    return _from_first(document) if form == 1 else document


def _from_first(document: dict[str, Any]) -> dict[str, Any]:
    evaluation = dict(document["evaluation"])
    named = evaluation.pop("dataset", None)
    if named is not None and named.get("value") is not None:
        evaluation["dataset"] = {"name": {**named, "path": "evaluation.dataset.name"}}
    return {**document, "evaluation": evaluation}
