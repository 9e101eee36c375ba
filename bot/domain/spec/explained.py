"""One item of a spec as somebody asked about it in the thread: all it says, whose words it rests on, what it takes."""

from dataclasses import dataclass

from pydantic import BaseModel

from bot.domain.provenance import Field, value_text
from bot.domain.spec.address import address_of
from bot.domain.spec.called import field_called, group_of
from bot.domain.spec.canonical import canonical
from bot.domain.spec.cases import cases_needed
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.edit import is_leaf, part
from bot.domain.spec.expected_cost import JUDGED, cost_notes, expected_cost
from bot.domain.spec.form import inputs_of
from bot.domain.spec.form_input import SEVERAL, Input, chosen
from bot.domain.spec.model import AISpec
from bot.domain.spec.saying import name_of
from bot.domain.spec.section import ErrorClass


@dataclass(frozen=True, slots=True)
class Explained:
    """What there is to say of an item."""

    title: str  # its number and its first words
    example: str  # a field people change, as they would call it
    said: tuple[tuple[str, str], ...]  # a label, and what stands there
    assumed: tuple[tuple[str, str], ...] = ()  # what counts while nobody says otherwise
    empty: tuple[str, ...] = ()  # labels nobody has filled in
    quotes: tuple[str, ...] = ()  # the words it rests on
    needed: tuple[str, ...] = ()  # of a criterion: what it takes to show it
    cost: tuple[
        str, ...
    ] = ()  # of what decides what mistakes cost: the sum, its formula, what is assumed


def explained(spec: AISpec, about: str) -> Explained | None:
    """Everything an item of a list says; None where there is no such item.

    Args:
        spec: Of the thread.
        about: Its number as somebody wrote it: "AC-01", "ac 1".
    """
    address = address_of(spec, about)
    if address is None:
        return None
    item = part(spec, address)
    assert isinstance(item, BaseModel)  # noqa: S101  # items of lists are
    said: list[tuple[str, str]] = []
    assumed: list[tuple[str, str]] = []
    empty: list[str] = []
    limit = _limit(item)
    for each in inputs_of(spec, address):
        if each.value == limit and each.address.endswith(".text"):
            continue  # the words are the limit, which has a line of its own
        if text := _text(each):
            said.append((each.name, text))
        elif each.assumed:
            assumed.append((each.name, each.assumed))
        elif not each.choices and not each.names_criteria:
            empty.append(each.name)
    return Explained(
        title=name_of(spec, address),
        example=_example(item, spec.language, group_of(address)),
        said=tuple(said),
        assumed=tuple(assumed),
        empty=tuple(empty),
        quotes=_quotes(item),
        needed=_needed(spec, item),
        cost=_cost(spec, item),
    )


def _limit(item: BaseModel) -> str | None:
    """The limit of a criterion in the words it was said in."""
    threshold = item.threshold if isinstance(item, AcceptanceCriterion) else None
    return value_text(threshold.value) if threshold is not None else None


def _text(each: Input) -> str:
    values = chosen(each.value) if each.several else (each.value,)
    return SEVERAL.join(each.called.get(one, one) for one in values)


def _quotes(item: BaseModel) -> tuple[str, ...]:
    """The words its leaves rest on, each once, and none that stand within others."""
    leaves = (getattr(item, name) for name in type(item).model_fields)
    quotes = [one.text for leaf in leaves if isinstance(leaf, Field) for one in leaf.quotes]
    whole = (one for one in quotes if not any(one in other and one != other for other in quotes))
    return tuple(dict.fromkeys(whole))


def _example(item: BaseModel, language: str, within: str) -> str:
    fields = type(item).model_fields
    name = "threshold" if "threshold" in fields else next(n for n in fields if is_leaf(item, n))
    return field_called(name, language, within)


def _needed(spec: AISpec, item: BaseModel) -> tuple[str, ...]:
    if not isinstance(item, AcceptanceCriterion):
        return ()
    told = cases_needed(spec, item.id, language=spec.language).told
    return tuple(sentence for one in told for sentence in one.sentences)


def _cost(spec: AISpec, item: BaseModel) -> tuple[str, ...]:
    """The sum over all mistakes, where the item is one of what it is worked out from."""
    judged = (
        isinstance(item, AcceptanceCriterion)
        and canonical(item, spec.language).criterion.metric in JUDGED
    )
    found = expected_cost(spec) if judged or isinstance(item, ErrorClass) else None
    return (found.told, *cost_notes(found, spec.language)) if found else ()
