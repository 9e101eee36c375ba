"""A spec follows its problem statement: what the statement changed comes in, what people wrote stays."""

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import BaseModel

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, fold, value_text
from bot.domain.spec.change import Merged, merge
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import part
from bot.domain.spec.in_language import items_in_language
from bot.domain.spec.listing import LISTINGS, next_id
from bot.domain.spec.model import AISpec
from bot.domain.spec.numbering import renamed
from bot.domain.spec.opening import linked, open_items
from bot.domain.spec.oversight import reconsidered
from bot.domain.spec.upkeep import kept_up


def follow(
    spec: AISpec, before: ProblemStatement, after: ProblemStatement, *, after_version: int
) -> Merged:
    """Bring a spec drafted from one version of a statement to a later one.

    What people changed in the spec itself stays; where the statement changed the same, that is a
    clash. Items keep their ids, so that everybody goes on speaking of the same AC-02.
    """
    then = _named_like(
        spec,
        draft_spec(
            before,
            ps_id=spec.problem_statement,
            ps_version=spec.problem_statement_version,
            limits=spec.limits,
        ),
    )
    now = _named_like(
        spec,
        _named_like(
            then,
            draft_spec(
                after,
                ps_id=spec.problem_statement,
                ps_version=after_version,
                limits=spec.limits,
            ),
        ),
    )
    merged = merge(then, now, spec)
    return Merged(spec=settled(merged.spec, after), clashes=merged.clashes)


def settled(spec: AISpec, statement: ProblemStatement) -> AISpec:
    """The spec with everything that follows from the rest computed anew."""
    oversight = reconsidered(statement, spec.oversight, spec.limits)
    considered = kept_up(spec.model_copy(update={"oversight": oversight}))
    found = items_in_language(open_items(statement, considered), spec.language)
    return linked(considered.model_copy(update={"open_items": found}))


def _named_like(known: AISpec, spec: AISpec) -> AISpec:
    """The same document with each item under the id it has in `known`, or one not used there."""
    names: dict[str, str] = {}
    for section, prefix in LISTINGS.items():
        names |= _names(prefix, _items(known, section), _items(spec, section))
    return AISpec.model_validate(renamed(spec.model_dump(mode="json"), names))


def _items(spec: AISpec, section: str) -> Sequence[Any]:
    found = part(spec, section)
    assert isinstance(found, tuple)  # noqa: S101  # listings are lists
    return found


def _names(prefix: str, known: Sequence[Any], items: Sequence[Any]) -> dict[str, str]:
    """Pair the items of two lists: by what they say, else by what they come from, else by their name."""
    names: dict[str, str] = {}
    for means in (_wording, _origin, _name):
        free = [item for item in known if item.id not in names.values()]
        found = _once(means, free)
        for key, item in _once(means, [item for item in items if item.id not in names]).items():
            if key in found:
                names[item.id] = found[key].id
    taken = [item.id for item in known]
    for item in items:
        if item.id not in names:
            free_id = item.id not in taken and item.id not in names.values()
            names[item.id] = item.id if free_id else next_id(prefix, [*taken, *names.values()])
    return names


def _once(means: Callable[[BaseModel], object], items: Sequence[Any]) -> dict[object, Any]:
    """Items by a key no other one has."""
    found: dict[object, list[Any]] = {}
    for item in items:
        if (key := means(item)) is not None:
            found.setdefault(key, []).append(item)
    return {key: same[0] for key, same in found.items() if len(same) == 1}


def _main(item: BaseModel) -> Field | None:
    leaves = (getattr(item, name) for name in type(item).model_fields)
    return next(
        (leaf for leaf in leaves if isinstance(leaf, Field) and leaf.value is not None), None
    )


def _wording(item: BaseModel) -> object:
    leaf, named = _main(item), _name(item)
    return (fold(value_text(leaf.value)), str(named)) if leaf else named


def _name(item: BaseModel) -> object:
    """A word of ours it goes by, such as the kind of a mistake; never what people call it."""
    named = getattr(item, "name", None) or getattr(item, "flag", None)
    return None if isinstance(named, Field) else named


def _origin(item: BaseModel) -> object:
    leaf = _main(item)
    return leaf.derived_from.split(":", 1)[0] if leaf and leaf.derived_from else None
