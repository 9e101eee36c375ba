"""What changed between two states of a statement."""

from bot.domain.framing.statement import ProblemStatement, in_order
from bot.domain.provenance import Field, Frozen


class Change(Frozen):
    """One field, before and after; none means it was not there."""

    path: str
    before: Field | None
    after: Field | None


def changed(before: ProblemStatement, after: ProblemStatement) -> tuple[Change, ...]:
    """The fields whose value, status, claims or who finds out differ, in the document's order."""
    paths = {*before.fields, *after.fields}
    ordered = [field.path for field in in_order(Field(path=path) for path in sorted(paths))]
    return tuple(
        Change(path=path, before=before.fields.get(path), after=after.fields.get(path))
        for path in ordered
        if _substance(before.field(path)) != _substance(after.field(path))
    )


def _substance(field: Field) -> tuple[object, ...]:
    open_because = field.rationale if field.value is None else None  # "does not know"
    said = (field.value, field.status, field.confirmed, field.conflicts)
    return (*said, open_because, field.follow_up)
