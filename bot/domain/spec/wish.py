"""What becomes of a spec when a wish is granted."""

from bot.domain.criterion.reading.reader import read_criteria
from bot.domain.criterion.reading.tongue import language_of
from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Confirmation, Quote
from bot.domain.spec.edit import with_choice, with_item, with_value, without_item
from bot.domain.spec.model import AISpec, OversightMode
from bot.domain.spec.reading import threshold_in
from bot.domain.spec.sentence import Wish, Wished

_LEAVES = {Wish.THRESHOLD: "threshold", Wish.OWNER: "owner", Wish.OVERSEE: "approvers"}


def granted(spec: AISpec, wished: Wished, by: Confirmation, quote: Quote) -> AISpec:
    """The spec with one clear wish granted; what was said is quoted where it stands.

    Raises:
        InvalidInputError: it cannot be done.
    """
    quotes = (quote,)
    if wished.wish in {Wish.REFUSE, Wish.REQUIRE}:
        add = _refused if wished.wish is Wish.REFUSE else _required
        return add(spec, wished.text, by, quotes)
    if wished.item is None:
        raise InvalidInputError(
            "I do not know which part of the spec this is about.",
            next_step="Name it by its number, such as AC-02.",
        )
    if wished.wish is Wish.REMOVE:
        return without_item(spec, wished.item)
    if wished.wish is Wish.SEVERITY:
        return with_choice(spec, f"{wished.item}.severity", wished.text)
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


def _required(spec: AISpec, text: str, by: Confirmation, quotes: tuple[Quote, ...]) -> AISpec:
    """One more criterion, in the words it was asked for with, and its number as far as there is one."""
    changed, new = with_item(spec, "acceptance")
    place = f"acceptance.{new}"
    changed = with_value(changed, f"{place}.text", text, by, quotes)
    found = read_criteria(text, language_of(text, spec.language)).criteria
    if len(found) == 1:  # a rule is no rate
        changed = with_choice(changed, f"{place}.kind", found[0].criterion.kind.value)
        if not found[0].criterion.is_measured:
            return changed
    comparator, quantity = threshold_in(text, spec.language)
    if quantity is None:
        return changed
    changed = with_value(changed, f"{place}.threshold", quantity.text, by, quotes)
    if comparator is not None:
        changed = with_choice(changed, f"{place}.comparator", comparator.value)
    return changed
