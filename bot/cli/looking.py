"""`remit drift look`: a dry run, with columns, rows and what counting them would cost."""

import json
from dataclasses import asdict

from bot.domain.drift.model import ColumnKind
from bot.domain.phrasing import phrased
from bot.environment import all_variables
from bot.evidence.drift.outline import Outline, outline_at

_MILLION = 1_000_000
_WATCHED = {
    ColumnKind.NUMBER: "compared by its distribution",
    ColumnKind.CATEGORY: "compared level by level",
    ColumnKind.TIME: "its span is told",
    ColumnKind.EMPTY: "holds nothing yet",
    ColumnKind.OTHER: "only what is missing is watched",
}


def run_look(where: str, *, as_json: bool) -> str:
    """Say what a place holds.

    Raises:
        InvalidInputError: It cannot be read.
    """
    found = outline_at(where, all_variables())
    if as_json:
        return json.dumps(asdict(found), ensure_ascii=False, indent=2)
    width = max((len(name) for name, _, _ in found.columns), default=0)
    lines = [f"{found.name}: {_size(found)}"]
    lines += [
        f"  {name:<{width}}  {called}: {_WATCHED[kind]}" for name, kind, called in found.columns
    ]
    return "\n".join([*lines, "", _cost(found)])


def _size(found: Outline) -> str:
    columns = phrased("{n} {n:column|columns}", n=len(found.columns))
    if found.rows is None:
        return f"rows not known before reading, {columns}"
    return phrased("{n} {n:row|rows}, {columns}", n=f"{found.rows:,}", columns=columns)


def _cost(found: Outline) -> str:
    if found.statements:
        rows = f"{found.rows or 0:,}"
        return (
            f"Each window asks the database {found.statements} statements, each over the rows of the"
            f" window ({rows} here); only counts travel. What is billed by bytes read is billed for"
            " these columns once for the sums and once for each category."
        )
    size = (
        ""
        if found.size is None
        else f" of {found.size / _MILLION:,.1f} MB in {found.files} file(s)"
    )
    return f"Each window is read once{size}; the memory does not grow with its rows."
