"""Columns of a plain table that say of a whole run what it was made with, where all its rows agree."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from bot.domain.evaluation.mapping import CONSTANT, Mapping
from bot.domain.evaluation.source import Dataset
from bot.evidence.findings import Findings
from bot.evidence.values import Record, text


def constant_in(rows: Sequence[Record], mapping: Mapping) -> Mapping:
    """The mapping without columns that cannot say it, as far as the head of a table shows."""
    said = {role: [row.get(column) for row in rows] for role, column in _constant(mapping)}
    cannot = [role for role, values in said.items() if not _may_say(values, mapping)]
    return mapping.model_copy(update=dict.fromkeys(cannot)) if cannot else mapping


def _constant(mapping: Mapping) -> Iterator[tuple[str, str]]:
    for role in CONSTANT:
        column = getattr(mapping, role)
        if column is not None:
            yield role, column


def _may_say(values: Sequence[object], mapping: Mapping) -> bool:
    """Whether they are words or numbers; and one, where the table is of one run."""
    kinds = {type(value) for value in values if value is not None}
    if len(kinds) != 1 or not kinds <= {str, int, float}:
        return False
    words = {text(value) for value in values}
    return mapping.provider is not None or (len(words) == 1 and None not in words)


def note(found: Findings, run: int, role: str, value: object) -> None:
    """Note what a row says of its run; once two of them differ, none is believed."""
    said = text(value)
    if found.constants.setdefault((run, role), said) != said:
        found.constants[run, role] = None


def note_columns(
    found: Findings, part: pa.Array, columns: dict[str, pa.Array], mapping: Mapping
) -> None:
    """Note what the rows of a batch say of their runs, each word once.

    Args:
        found: Of the file.
        part: The run of each row.
        columns: By what they hold.
        mapping: Which column holds what.
    """
    for role in CONSTANT:
        column = columns.get(role)
        if column is None or not len(column) or _are_settled(found, role, mapping):
            continue
        if mapping.provider is None:
            for word in pc.unique(column)[:2].to_pylist():  # of more it is enough that they differ
                note(found, 0, role, word)
        else:
            _note_by_run(found, part.to_numpy(), role, column)


def _note_by_run(
    found: Findings, runs: "np.ndarray[Any, Any]", role: str, column: pa.Array
) -> None:
    encoded = column.dictionary_encode(null_encoding="encode")
    codes = encoded.indices.to_numpy(zero_copy_only=False)
    one_of = np.zeros(runs.max() + 1, codes.dtype)
    one_of[runs] = codes  # of each run the word of one row
    differ = np.bincount(runs, codes != one_of[runs])
    for run in np.flatnonzero(np.bincount(runs)).tolist():
        word = None if differ[run] else encoded.dictionary[int(one_of[run])].as_py()
        note(found, run, role, word)


def _are_settled(found: Findings, role: str, mapping: Mapping) -> bool:
    """Whether rows of the only run there is have differed already."""
    return mapping.provider is None and found.constants.get((0, role), "") is None


def settle(found: Findings) -> None:
    """Take what all rows of a run agree on for what it was made with."""
    for (run, role), said in found.constants.items():
        facts, name = found.facts[run], found.text(said)
        if name is None:
            continue
        match role:
            case "dataset":
                facts.dataset = Dataset(version=name)
            case "prompt":
                facts.prompt_hash = name
            case _:
                facts.model = name
