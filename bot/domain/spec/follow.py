"""A spec follows its problem statement: what the statement changed comes in, what people wrote stays."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, fold, value_text
from bot.domain.spec.change import Merged, merge
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import LISTINGS, next_id
from bot.domain.spec.model import AISpec
from bot.domain.spec.opening import linked, open_items
from bot.domain.spec.oversight import reconsidered

# Where a document names an item by its id, alone or inside an address.
_NAMING = frozenset(
    {"id", "path", "paths", "criterion", "criteria", "open_item", "exit_on", "held", "gate"}
)


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
    considered = spec.model_copy(update={"oversight": oversight})
    return linked(considered.model_copy(update={"open_items": open_items(statement, considered)}))


def _named_like(known: AISpec, spec: AISpec) -> AISpec:
    """The same document with each item under the id it has in `known`, or one not used there."""
    names: dict[str, str] = {}
    for section, prefix in LISTINGS.items():
        names |= _names(prefix, getattr(known, section), getattr(spec, section))
    return AISpec.model_validate(_renamed(spec.model_dump(mode="json"), names))


def _names(prefix: str, known: Sequence[Any], items: Sequence[Any]) -> dict[str, str]:
    """Pair the items of two lists: by what they say, else by what they come from."""
    names: dict[str, str] = {}
    for means in (_wording, _origin):
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
    leaf = _main(item)
    named = getattr(item, "name", None) or getattr(item, "flag", None)
    return (fold(value_text(leaf.value)), str(named)) if leaf else named


def _origin(item: BaseModel) -> object:
    leaf = _main(item)
    return leaf.derived_from.split(":", 1)[0] if leaf and leaf.derived_from else None


def _renamed(value: Any, names: Mapping[str, str], key: str = "") -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _renamed(each, names, name) for name, each in value.items()}
    if isinstance(value, list):
        return [_renamed(each, names, key) for each in value]
    if isinstance(value, str) and key in _NAMING:
        return ".".join(names.get(token, token) for token in value.split("."))
    return value
