"""What changed between two states of a spec."""

from bot.domain.framing.difference import Change
from bot.domain.provenance import Field
from bot.domain.spec.model import AISpec


def changed(before: AISpec, after: AISpec) -> tuple[Change, ...]:
    """The leaves whose value, status or live claims differ, in the order of the document."""
    old = {leaf.path: leaf for leaf in before.leaves()}
    new = {leaf.path: leaf for leaf in after.leaves()}
    return tuple(
        Change(path=path, before=old.get(path), after=new.get(path))
        for path in dict.fromkeys([*new, *old])
        if _substance(old.get(path)) != _substance(new.get(path))
    )


def _substance(leaf: Field | None) -> tuple[object, ...] | None:
    if leaf is None:
        return None
    return (leaf.value, leaf.status, leaf.confirmed, leaf.conflicts)
