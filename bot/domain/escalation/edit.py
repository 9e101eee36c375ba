"""What an edit changed: leaf by leaf what stood there and what stands there, long values cut where they differ."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from pydantic import AwareDatetime, Field

from bot.domain.escalation.action import Action
from bot.domain.moment import in_utc, read
from bot.domain.provenance import Frozen

TARGET, MONEY, PARAMETERS = "target", "money", "parameters."
_LONGEST, _BEFORE = 160, 12  # characters of a value, and of them before the first that differs
_AMBIGUOUS = re.compile(r"[.\[\]\"]")
_MOST = 40  # leaves kept of one edit; the rest is counted


class Changed(Frozen):
    """One leaf of the action: `target`, `money`, or `parameters.` and the way to it."""

    path: str
    before: str | None = Field(
        description="What stood there, as JSON writes it; an amount as 501.00 USD. A long value is "
        "cut around the first character that differs, with … for the rest; null where nothing stood."
    )
    after: str | None = Field(description="What stands there now, in the same form.")


class Edit(Frozen):
    """Who changed the action when, into which version, and what."""

    version: int
    by: str
    at: AwareDatetime
    changes: tuple[Changed, ...]
    further: int = Field(0, description="How many leaves more were changed than are listed.")


def edit_between(before: Action, after: Action, *, version: int, by: str, at: datetime) -> Edit:
    """Say what differs between two actions, in the order of a card."""
    found = list(_between(before, after))
    return Edit(version=version, by=by, at=at, changes=tuple(found[:_MOST]),
                further=max(0, len(found) - _MOST))  # fmt: skip


def leaves(parameters: Any, path: str = "") -> Iterator[tuple[str, str]]:  # noqa: ANN401 - any JSON
    """List every leaf of a JSON value: the way to it, and exactly what it is."""
    if isinstance(parameters, dict) and parameters:
        for key in sorted(parameters):
            yield from leaves(parameters[key], _way(path, key))
    elif isinstance(parameters, list) and parameters:
        for place, each in enumerate(parameters):
            yield from leaves(each, f"{path}[{place}]")
    else:
        yield path, json.dumps(parameters, ensure_ascii=False)


def _way(path: str, key: str) -> str:
    """The way to a key; one that could pass for a way of several keys stands in brackets."""
    if not key or _AMBIGUOUS.search(key):
        return f"{path}[{json.dumps(key, ensure_ascii=False)}]"
    return f"{path}.{key}" if path else key


def moments_of(changed: Changed) -> tuple[datetime, datetime] | None:
    """Both values as moments, where they are moments that people tell apart."""
    found = [_moment(one) for one in (changed.before, changed.after)]
    before, after = found
    if before is None or after is None or in_utc(before) == in_utc(after):
        return None
    return before, after


def told_of(edit: Edit) -> tuple[str, ...]:
    """One line a leaf, for a terminal: what no terminal shows as it is stands as an escape."""
    lines = [f"{_plain(one.path)}: {' → '.join(_values(one))}" for one in edit.changes]
    return (*lines, *([f"and {edit.further} more"] if edit.further else []))


def _values(changed: Changed) -> list[str]:
    if found := moments_of(changed):
        return [in_utc(one) for one in found]
    return [
        _plain(one) if one is not None else "nothing" for one in (changed.before, changed.after)
    ]


def _plain(text: str) -> str:
    return "".join(one if " " <= one <= "~" or one == "…" else ascii(one)[1:-1] for one in text)


def _between(before: Action, after: Action) -> Iterator[Changed]:
    if before.target != after.target:
        yield _changed(
            TARGET, *(json.dumps(one.target, ensure_ascii=False) for one in (before, after))
        )
    if before.money != after.money:
        yield _changed(MONEY, *(one.money.told if one.money else None for one in (before, after)))
    old, new = (dict(leaves(one.parameters)) if one.parameters else {} for one in (before, after))
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            yield _changed(PARAMETERS + path, old.get(path), new.get(path))


def _changed(path: str, before: str | None, after: str | None) -> Changed:
    differs = 0
    if before is not None and after is not None:
        pairs = enumerate(zip(before, after, strict=False))
        differs = next((place for place, (one, other) in pairs if one != other),
                       min(len(before), len(after)))  # fmt: skip
    return Changed(path=path, before=_cut(before, differs), after=_cut(after, differs))


def _cut(value: str | None, differs: int) -> str | None:
    if value is None or len(value) <= _LONGEST:
        return value
    start = max(0, differs - _BEFORE)
    kept = value[start : start + _LONGEST]
    return f"{'…' * (start > 0)}{kept}{'…' * (start + _LONGEST < len(value))}"


def _moment(value: str | None) -> datetime | None:
    try:
        text = json.loads(value or "null")
    except ValueError:
        return None
    at = read(text) if isinstance(text, str) else None
    return at if isinstance(at, datetime) else None
