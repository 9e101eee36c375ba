"""Values, thresholds and their standing as a product owner reads them."""

from collections.abc import Mapping

from bot.domain.framing.field import FIELDS
from bot.domain.oversight.wording import OVERSIGHT_WORDS
from bot.domain.provenance import Field, Quantity, Status, value_text
from bot.domain.spec.asked import source_of
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, CriterionKind, ThresholdType
from bot.domain.spec.inline import escaped, quoted
from bot.domain.spec.model import AISpec
from bot.domain.spec.reading import written

_COMPARATORS = {
    Comparator.AT_LEAST: "at least ",
    Comparator.MORE_THAN: "more than ",
    Comparator.AT_MOST: "at most ",
    Comparator.LESS_THAN: "less than ",
    Comparator.EQUAL: "exactly ",
    Comparator.BETWEEN: "between ",
}
_DIRECTIONS = {"up": "higher than today", "down": "lower than today", "hold": "as today"}
_CHOICES = {
    "inform": "it informs",
    "suggest": "it suggests",
    "act_with_approval": "it acts after approval",
    "act": "it acts on its own",
    "auto": "on its own",
    "notify": "on its own, and tells somebody",
    "approve": "after approval",
    "dual_approve": "after approval by two people",
    "refuse": "never; a person does it",
}
_SCALES = {**OVERSIGHT_WORDS["en"].reversibility, **OVERSIGHT_WORDS["en"].blast}
_MARKS = {Status.INFERRED: " *(inferred)*", Status.ASSUMED: " *(proposal)*"}
BASES = {
    Status.STATED: "said",
    Status.INFERRED: "inferred",
    Status.ASSUMED: "proposal",
    Status.UNKNOWN: "open",
}


class Phrases:
    """How the values of one spec read; knows people's names and which question is whose."""

    def __init__(self, spec: AISpec, names: Mapping[str, str]) -> None:
        """Keep the names of people and messages by their ids."""
        self._spec = spec
        self._names = names
        self._waiting = {path: item.id for item in spec.open_items for path in item.paths}
        self._leaves = {leaf.path: leaf for leaf in spec.leaves()}

    def who(self, person: str) -> str:
        """A person's name; what stands for it where there is none."""
        return escaped(self._names.get(person) or self._names.get(person.lstrip("@")) or person)

    def named(self, text: str) -> str:
        """Words in which people appear by their ids."""
        for user in sorted(self._names, key=len, reverse=True):
            text = text.replace(f"@{user}", f"@{self._names[user]}")
        return escaped(text)

    def value(self, leaf: Field) -> str:
        """The value and how sure it is."""
        if leaf.value is None:
            return self.missing(leaf)
        return f"{escaped(words_of(leaf))}{self.mark(leaf)}{self._dispute(leaf)}"

    def waiting(self, leaf: Field) -> str | None:
        """The open item that would settle a leaf."""
        return self._waiting.get(leaf.path)

    def asked_for(self, leaf: Field, *, person: bool = False) -> str:
        """A cell: the value, or that it is missing; nothing where nobody needs it."""
        if leaf.value is not None and person:
            return self.who(value_text(leaf.value)) + self.mark(leaf)
        needed = leaf.value is not None or leaf.conflicts or self.waiting(leaf)
        return self.value(leaf) if needed else ""

    def mark(self, leaf: Field) -> str:
        """How sure it is; nothing where somebody said or confirmed it."""
        return "" if leaf.confirmed else _MARKS.get(leaf.status, "")

    def missing(self, leaf: Field) -> str:
        """What stands where nothing is known."""
        item = self._waiting.get(leaf.path)
        claims = " or ".join(
            dict.fromkeys(quoted(value_text(claim.value)) for claim in leaf.conflicts)
        )
        words = f"disputed: {claims}" if claims else "not known yet"
        return f"*{words}*{f' ({item})' if item else ''}"

    def _dispute(self, leaf: Field) -> str:
        others = [claim for claim in leaf.conflicts if claim.value != leaf.value]
        claims = ", ".join(
            f"{self.who(claim.said_by)}: {quoted(value_text(claim.value))}" for claim in others
        )
        return f" *(disputed; {claims})*" if claims else ""

    def must_hold(self, criterion: AcceptanceCriterion) -> str:
        """What a criterion asks for."""
        threshold = criterion.threshold
        if threshold is None:
            done = criterion.kind is CriterionKind.PROCESS
            return "done, and on record" if done else "no exception"
        if threshold.value is None:
            item = f" ({criterion.open_item})" if criterion.open_item else ""
            if threshold.conflicts:
                return f"**disputed**{item}"
            relative = criterion.threshold_type is ThresholdType.RELATIVE_TO_BASELINE
            return f"{'no worse than today; limit ' if relative else ''}**to be agreed**{item}"
        if isinstance(threshold.value, Quantity):
            return self.amount(criterion, threshold.value) + self._dispute(threshold)
        return quoted(value_text(threshold.value))

    def amount(self, criterion: AcceptanceCriterion, quantity: Quantity) -> str:
        """A threshold's number, as it was spelled."""
        words = escaped(written(quantity, self._spec.language))
        comparator = _COMPARATORS[criterion.comparator] if criterion.comparator else ""
        direction = next(
            (str(param.value) for param in criterion.params if param.name == "direction"), ""
        )
        if criterion.threshold_type in {
            ThresholdType.RELATIVE_TO_BASELINE,
            ThresholdType.DELTA_PP,
        }:
            return f"{comparator}{words} {_DIRECTIONS.get(direction, 'away from today')}"
        unsure = "" if comparator else " (at least or at most: not said)"
        return f"{comparator}{words}{unsure}"

    def label(self, path: str) -> str:
        """What a leaf is called: the criterion's or row's id, or the name of the field."""
        parts = path.split(".")
        row = next((part for part in parts if _is_id(part)), None)
        if row is not None:
            return row
        leaf = self._leaves.get(path)
        definition = FIELDS.get(source_of(leaf)) if leaf else None
        return definition.label if definition else parts[-1].replace("_", " ").capitalize()


def words_of(leaf: Field) -> str:
    """The words of a value; a choice in plain words."""
    words = value_text(leaf.value)
    if leaf.path.endswith((".reversibility", ".blast")):
        return _SCALES.get(words, words)
    chosen = leaf.path.endswith((".automation", ".asked", ".control"))
    return _CHOICES.get(words, words) if chosen else words


def _is_id(part: str) -> bool:
    head, _, tail = part.partition("-")
    return head.isupper() and tail.isdigit()
