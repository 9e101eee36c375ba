"""One row of a plain table, read by the mapping of its columns."""

from bot.domain.evaluation.case import CaseState
from bot.domain.evaluation.errors import MappingNeededError, UnreadableFileError
from bot.domain.evaluation.mapping import CONSTANT, Mapping, usual_mapping
from bot.domain.evaluation.source import Judge
from bot.evidence.findings import Findings
from bot.evidence.formats.constant_columns import constant_in, note
from bot.evidence.importer import OpenFile
from bot.evidence.values import (
    BROKEN,
    LEFT_OUT,
    NO_ERROR,
    Record,
    flag,
    folded,
    number,
    one_line,
    text,
    whole,
)

CHECK = "passed"
LONGEST_SLICE = 80  # characters


def mapping_of(file: OpenFile) -> Mapping:
    """The mapping that was told, or the one that goes without saying.

    Raises:
        MappingNeededError: neither fits the columns that are there.
        UnreadableFileError: two columns have the name of one.
    """
    columns = file.glimpse.named
    mapping = constant_in(file.glimpse.rows, _mapping_of(file, columns).with_usual(columns))
    twice = [
        name for name in (*mapping.columns.values(), *mapping.slices) if columns.count(name) > 1
    ]
    if twice:
        raise UnreadableFileError(
            f"The table has more than one column called `{twice[0][:40]}`.",
            next_step="Give each column a name of its own, and send it again.",
        )
    return mapping


def _mapping_of(file: OpenFile, columns: tuple[str, ...]) -> Mapping:
    told = file.mapping
    if told is not None:
        wanted = {*told.columns.values(), *told.slices}
        lacking = sorted(wanted - set(columns))
        if not lacking:
            return told
        problem = f"The mapping names {', '.join(f'`{name}`' for name in lacking)}, and the table has no such column."
    elif usual := usual_mapping(columns):
        return usual
    else:
        problem = "This is a plain table, and its columns do not say which one holds the result."
    shown = ", ".join(f"`{name[:40]}`" for name in columns[:20])
    raise MappingNeededError(
        f"{problem} Its columns are {shown}.",
        columns=columns,
        next_step="Say it once with --map case=COLUMN,passed=COLUMN (or score=COLUMN); "
        "it is remembered for the system.",
    )


def check_name(mapping: Mapping) -> str:
    """What a check is called in a table that has only one."""
    return mapping.about or mapping.passed or mapping.score or CHECK


def take(found: Findings, row: Record, mapping: Mapping) -> None:
    """Count one row."""
    columns = mapping.columns

    def cell(role: str) -> object:
        column = columns.get(role)
        return row.get(column) if column is not None else None

    provider = text(cell("provider"))
    run = found.run(provider, provider=provider)
    for role in CONSTANT:
        if role in columns:
            note(found, run, role, cell(role))
    if mapping.is_graded:
        graded(found, run, text(cell("judge")))
    name = text(cell("check")) if mapping.check else check_name(mapping)
    said = cell("passed")
    state = _state(said, broke=_is_error(cell("error")))
    passed = flag(said) if state is CaseState.JUDGED else None
    if state is CaseState.JUDGED and passed is None and _is_said(said):
        found.unread += 1  # neither a pass nor a fail in any word that is known
        return
    repeat = whole(cell("repeat"))
    found.case(
        run, found.check(name or CHECK), text(cell("case")), state=state, passed=passed,
        score=number(cell("score")), repeat=repeat, cluster=text(cell("cluster")),
        label=flag(cell("label")), latency_ms=number(cell("latency_ms")), cost=number(cell("cost")),
        slices=_slices(row, mapping),
    )  # fmt: skip


def graded(found: Findings, run: int, *names: str | None) -> None:
    """Note that a model graded cases of a run, and what it is called where that is said."""
    facts = found.facts[run]
    known = facts.judge.model if facts.judge else None
    if facts.judge is not None and set(names) <= {None, known}:
        return
    told = dict.fromkeys([*(known or "").split(", "), *(found.text(name) or "" for name in names)])
    facts.judge = Judge(model=found.text(", ".join(filter(None, told))))


def _slices(row: Record, mapping: Mapping) -> dict[str, str]:
    said = ((column, row.get(column)) for column in mapping.slices)
    words = (
        (column, one_line(value, LONGEST_SLICE)) for column, value in said if value is not None
    )
    return {column: word for column, word in words if word}


def _is_said(value: object) -> bool:
    return bool(value.strip()) if isinstance(value, str) else value is not None


def _is_error(value: object) -> bool:
    """Whether a cell for errors holds one, and no word for none."""
    if isinstance(value, str):
        return folded(value) not in NO_ERROR
    return bool(value) and value == value  # noqa: PLR0124  # NaN is how a missing word is written


def _state(said: object, *, broke: bool) -> CaseState:
    word = folded(said) if isinstance(said, str) else ""
    if broke or word in BROKEN:
        return CaseState.ERRORED
    return CaseState.SKIPPED if word in LEFT_OUT else CaseState.JUDGED
