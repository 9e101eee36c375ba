"""What becomes of a spec when a wish is granted."""

import re

from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Field, Quote, Status
from bot.domain.spec.criterion import CriterionKind
from bot.domain.spec.edit import with_choice, with_item, with_value, without_item
from bot.domain.spec.item_words import MAIN
from bot.domain.spec.listing import next_id
from bot.domain.spec.making import measured, numbered
from bot.domain.spec.model import AISpec, OversightMode
from bot.domain.spec.waiver_sentence import with_waiver
from bot.domain.spec.wished import Wish, Wished

_SAYS = MAIN | {"raci.holders": "person"}
_SORTED_BY = {
    "rollout.phases": "name",
    "components": "name",
    "drift.monitors": "layer",
    "raci.holders": "role",
}
_PERCENT = re.compile(r"\d+(?:[.,]\d+)?\s*%")
_LEAVES = {Wish.THRESHOLD: "threshold", Wish.OWNER: "owner", Wish.OVERSEE: "approvers"}


def granted(  # noqa: PLR0911  # a line for each wish
    spec: AISpec, statement: ProblemStatement, wished: Wished, by: Confirmation, quote: Quote
) -> AISpec:
    """The spec with one clear wish granted; what was said is quoted where it stands.

    Raises:
        InvalidInputError: it cannot be done.
    """
    quotes = (quote,)
    if wished.wish is Wish.REFUSE:
        return _refused(spec, wished.text, by, quotes)
    if wished.wish is Wish.REQUIRE:
        return _required(spec, statement, wished.text, by, quotes)
    if wished.wish in {Wish.ADD, Wish.HOLD}:
        return _added(spec, wished, by, quotes)
    if wished.item is None:
        raise InvalidInputError(
            "I do not know which part of the spec this is about.",
            next_step="Name it by its number, such as AC-02.",
        )
    if wished.wish is Wish.SET:
        return with_value(spec, wished.item, wished.text, by, quotes)
    if wished.wish is Wish.REMOVE:
        return without_item(spec, wished.item)
    if wished.wish is Wish.SEVERITY:
        return with_choice(spec, f"{wished.item}.severity", wished.text)
    if wished.wish is Wish.WAIVE:
        return with_waiver(spec, wished.item, wished.text, by)
    if wished.wish is Wish.OVERSEE:
        spec = with_choice(spec, f"{wished.item}.mode", OversightMode.APPROVE.value)
    leaf = _LEAVES[wished.wish]
    return (
        with_value(spec, f"{wished.item}.{leaf}", wished.text, by, quotes) if wished.text else spec
    )


def _refused(spec: AISpec, text: str, by: Confirmation, quotes: tuple[Quote, ...]) -> AISpec:
    """One more thing it declines."""
    changed, new = with_item(spec, "refusals")
    return with_value(changed, f"refusals.{new}.condition", text, by, quotes)


def _added(spec: AISpec, wished: Wished, by: Confirmation, quotes: tuple[Quote, ...]) -> AISpec:
    """One more item of a list, in the words it was said with; or the person of a role there is."""
    place = wished.item
    if place is None:
        spec, new = with_item(spec, wished.section)
        place = f"{wished.section}.{new}"
    if wished.sort is not None and wished.item is None:
        spec = with_choice(spec, f"{place}.{_SORTED_BY[wished.section]}", wished.sort)
    if not wished.text:
        return spec
    spec = with_value(spec, f"{place}.{_SAYS[wished.section]}", wished.text, by, quotes)
    share = _PERCENT.search(wished.text) if wished.section == "rollout.phases" else None
    return with_value(spec, f"{place}.share", share.group(), by, quotes) if share else spec


def _required(
    spec: AISpec,
    statement: ProblemStatement,
    text: str,
    by: Confirmation,
    quotes: tuple[Quote, ...],
) -> AISpec:
    """The criteria a sentence asks for, with their numbers as far as it names them."""
    said = Field(path="text", value=text, status=Status.STATED, quotes=quotes, confirmed=by)
    rank = int(next_id("AC", [one.id for one in spec.acceptance]).rpartition("-")[2])
    made = measured(statement, CriterionKind.STATISTICAL, said, ask=None)
    added = [numbered(one, number) for number, one in enumerate(made, start=rank)]
    return spec.model_copy(update={"acceptance": (*spec.acceptance, *added)})
