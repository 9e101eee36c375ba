"""Which column of a plain table holds what: told once, then remembered for the system."""

import re
from collections.abc import Sequence
from typing import Self

from pydantic import model_validator

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Frozen

SINGLE = ("case", "passed", "score", "error", "provider", "check", "cluster", "repeat",
          "label", "judge", "latency_ms", "cost", "dataset", "prompt", "model")  # fmt: skip
CONSTANT = ("dataset", "prompt", "model")  # say of a whole run what it was made with
_ANY_LABEL = "label"  # what a person says of a grade, or in most tables the class of the case
_USUAL = {
    "case": ("case", "case_id", "id", "test_id", "example_id", "sample_id", "doc_id", "name"),
    "passed": ("passed", "pass", "success", "correct", "ok", "is_correct", "result", "outcome"),
    "score": ("score", "value", "rating"),
    "error": ("error", "error_message", "exception"),
    "provider": ("provider", "model", "system"),
    "check": ("check", "metric", "metric_name", "assertion", "evaluator", "scorer"),
    "cluster": ("cluster", "cluster_id", "conversation_id", "session_id", "document_id"),
    "repeat": ("repeat", "epoch", "attempt", "trial", "run"),
    "label": ("human_label", "human", "human_verdict", _ANY_LABEL),
    "judge": ("judge", "judge_model", "grader", "graded_by"),
    "latency_ms": ("latency_ms",),
    "cost": ("cost", "cost_usd"),
}
_USUAL_CONSTANT = {
    "dataset": ("dataset_version", "dataset"),
    "prompt": ("prompt_hash", "prompt_id"),
    "model": ("model",),
}
USUAL_SLICES = ("slice", "language", "locale", "segment", "category", "region", "channel",
                "topic", "difficulty", "split")  # fmt: skip


class Mapping(Frozen):
    """The names of columns. What is None is not in the table."""

    case: str | None = None
    passed: str | None = None
    score: str | None = None
    error: str | None = None
    provider: str | None = None
    check: str | None = None
    cluster: str | None = None
    repeat: str | None = None
    label: str | None = None
    judge: str | None = None
    latency_ms: str | None = None
    cost: str | None = None
    dataset: str | None = None  # the version of the cases
    prompt: str | None = None  # its hash, or what it is called
    model: str | None = None  # beside the provider
    about: str | None = None  # no column: the criterion or metric every row is about
    slices: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _judges(self) -> Self:
        if self.passed is None and self.score is None:
            raise ValueError("a table of cases needs a column that says passed, or a score")
        return self

    @property
    def columns(self) -> dict[str, str]:
        """The single columns by what they hold."""
        told = {role: getattr(self, role) for role in SINGLE}
        return {role: column for role, column in told.items() if column is not None}

    def with_usual(self, columns: Sequence[str]) -> Self:
        """The same with columns that say what a run was made with, where they have their usual names.

        A column that holds something else already is left to that; slices stay slices too.
        """
        by_name, taken = _by_name(columns), set(self.columns.values())
        found = {
            role: column
            for role, names in _USUAL_CONSTANT.items()
            if getattr(self, role) is None
            and (column := next((by_name[name] for name in names if name in by_name), None))
            and column not in taken
            and columns.count(column) == 1
        }
        return self.model_copy(update=found) if found else self

    @property
    def is_graded(self) -> bool:
        """Whether a model graded the cases: a column names it, or people checked what it said."""
        return self.judge is not None or self.label is not None

    @property
    def line(self) -> str:
        """The mapping as it is typed."""
        pairs = [f"{role}={column}" for role, column in self.columns.items()]
        about = [f"about={self.about}"] if self.about else []
        return ",".join([*pairs, *about, *(f"slice={column}" for column in self.slices)])


def parse_mapping(line: str) -> Mapping:
    """Read `case=id,passed=ok,slice=language`.

    Raises:
        InvalidInputError: it is no mapping, with what is wrong.
    """
    told: dict[str, str] = {}
    slices: list[str] = []
    for pair in filter(None, (part.strip() for part in line.split(","))):
        role, is_pair, column = (side.strip() for side in pair.partition("="))
        if not is_pair or not column or role not in {*SINGLE, "slice", "about"}:
            raise InvalidInputError(
                f"`{pair}` does not say which column holds what.",
                next_step=f"Write pairs like case=id,passed=ok. Known are {', '.join(SINGLE)}, slice; about=CRITERION.",
            )
        if role == "slice":
            slices.append(column)
        else:
            told[role] = column
    if not {"passed", "score"} & set(told):
        raise InvalidInputError(
            "The mapping names no column that says whether a case passed.",
            next_step="Add passed=COLUMN or score=COLUMN.",
        )
    return Mapping.model_validate({**told, "slices": tuple(slices)})


def usual_mapping(columns: tuple[str, ...]) -> Mapping | None:
    """The mapping that goes without saying, where columns have their usual names."""
    by_name = _by_name(columns)
    told = {
        role: next((by_name[name] for name in names if name in by_name), None)
        for role, names in _USUAL.items()
    }
    if told["case"] is None or (told["passed"] is None and told["score"] is None):
        return None
    if told["judge"] is None and told["label"] == by_name.get(_ANY_LABEL):
        told["label"] = None
    slices = tuple(by_name[name] for name in USUAL_SLICES if name in by_name)
    return Mapping.model_validate({**told, "slices": slices})


def _by_name(columns: Sequence[str]) -> dict[str, str]:
    """Columns by their names as people mean them."""
    return {re.sub(r"[\s-]+", "_", column.strip().casefold()): column for column in columns}
