"""What people wrote about a part of a spec, as lines and cells: a document leaves out nothing a form asks for."""

from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from bot.domain.provenance import Field, Status, value_text
from bot.domain.spec.called import field_called, title_of
from bot.domain.spec.inline import table
from bot.domain.spec.phrase import Phrases

_PEOPLE = frozenset({"owner", "who", "approval", "provider", "route_to"})


def noted(
    part: BaseModel, phrases: Phrases, within: str, *names: str
) -> tuple[tuple[str, Field], ...]:
    """Those of some fields that are known, each with what it is called, as rows for a document."""
    return tuple(
        (title_of(name, phrases.language, within), leaf)
        for name in names
        if (leaf := _leaf(part, name)) is not None and leaf.value is not None
    )


def beside(part: BaseModel, phrases: Phrases, within: str, *names: str) -> str:
    """The same in one line, for what belongs to an item of a list."""
    return "; ".join(
        f"{field_called(name, phrases.language, within)}{phrases.colon} {cell(part, name, phrases)}"
        for name in names
        if cell(part, name, phrases)
    )


def cell(part: BaseModel, name: str, phrases: Phrases) -> str:
    """One field as it stands in a table; nothing where nobody said it."""
    leaf = _leaf(part, name)
    if leaf is None or leaf.value is None:
        return ""
    if name in _PEOPLE:
        return f"{phrases.who(value_text(leaf.value))}{phrases.mark(leaf)}"
    return phrases.value(leaf)


def alike(
    items: Sequence[BaseModel], phrases: Phrases, within: str, name: str, label: str | None = None
) -> Iterator[str]:
    """One field of all items of a list: said once where it is the same for all who have it."""
    told: dict[str, list[str]] = {}
    for item in items:
        if words := cell(item, name, phrases):
            told.setdefault(words, []).append(str(getattr(item, "id", "")))
    lead = phrases.lead(label or title_of(name, phrases.language, within))
    for words, ids in told.items():
        whose = "" if len(ids) == len(items) else f"{', '.join(ids)}{phrases.colon} "
        yield f"- {lead} {whose}{words}"


def sheet(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """A table without the columns in which nobody has written anything."""
    kept = [column for column in range(len(head)) if any(row[column] for row in rows)]
    return table(
        tuple(head[column] for column in kept), [tuple(row[each] for each in kept) for row in rows]
    )


def is_touched(part: BaseModel) -> bool:
    """Whether a person wrote or confirmed anything about an item that was proposed."""
    leaves = (_leaf(part, name) for name in type(part).model_fields)
    return any(leaf and (leaf.confirmed or leaf.status is Status.STATED) for leaf in leaves)


def _leaf(part: BaseModel, name: str) -> Field | None:
    value = getattr(part, name, None)
    return value if isinstance(value, Field) else None
