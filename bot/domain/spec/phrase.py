"""Values, thresholds and their standing as a product owner reads them."""

from collections.abc import Mapping, Sequence

from bot.domain.framing.kind import KINDS, Kind
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Field, Quantity, Status, value_text
from bot.domain.spec.asked import source_of
from bot.domain.spec.called import group_of, title_of
from bot.domain.spec.coded import CHOICES, decoded
from bot.domain.spec.criterion import AcceptanceCriterion, Comparator, CriterionKind, ThresholdType
from bot.domain.spec.inline import escaped, quoted
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrasebook.book import filled, in_language, label_in
from bot.domain.spec.reading import written

_COMPARATORS = {
    Comparator.AT_LEAST: "at least {0}",
    Comparator.MORE_THAN: "more than {0}",
    Comparator.AT_MOST: "at most {0}",
    Comparator.LESS_THAN: "less than {0}",
    Comparator.EQUAL: "exactly {0}",
    Comparator.BETWEEN: "between {0}",
}
_DIRECTIONS = {"up": "higher than today", "down": "lower than today", "hold": "as today"}
_MARKS = {Status.INFERRED: "(inferred)", Status.ASSUMED: "(proposal)"}
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
        self.language = spec.language
        self._waiting = {path: item.id for item in spec.open_items for path in item.paths}
        self._leaves = {leaf.path: leaf for leaf in spec.leaves()}

    def say(self, text: str, *values: str) -> str:
        """A text of ours in the language of the spec, with its holes filled."""
        return filled(text, self.language, *values)

    def all(self, *texts: str) -> tuple[str, ...]:
        """Several texts of ours, such as the heads of a table."""
        return tuple(self.say(text) for text in texts)

    def listed(self, words: Sequence[str]) -> str:
        """Words as a list in a sentence."""
        if len(words) == 1:
            return words[0]
        return self.say("{0} and {1}", ", ".join(words[:-1]), words[-1])

    def lead(self, label: str) -> str:
        """A label of ours in bold, with the colon of the language; what it is about follows."""
        return f"**{self.say(label)}{self.colon}**"

    def aside(self, label: str) -> str:
        """A label of ours for a remark."""
        return f"*{self.say(label)}{self.colon}*"

    @property
    def colon(self) -> str:
        """The colon, which French sets off."""
        return " :" if self.language == "fr" else ":"

    @property
    def proposal(self) -> str:
        """The mark of what waits for a yes or no."""
        return f"*{self.say('(proposal)')}*"

    def basis(self, status: Status) -> str:
        """How a value came to be known, in a cell."""
        return self.say(BASES[status])

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
        return f"{escaped(self.words(leaf))}{self.mark(leaf)}{self._dispute(leaf)}"

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
        mark = None if leaf.confirmed else _MARKS.get(leaf.status)
        return f" *{self.say(mark)}*" if mark else ""

    def missing(self, leaf: Field) -> str:
        """What stands where nothing is known."""
        item = self._waiting.get(leaf.path)
        claims = self.say("{0} or {1}", "", "").join(
            dict.fromkeys(
                quoted(value_text(claim.value), self.language) for claim in leaf.conflicts
            )
        )
        words = self.say("disputed: {0}", claims) if claims else self.say("not known yet")
        return f"*{words}*{f' ({item})' if item else ''}"

    def _dispute(self, leaf: Field) -> str:
        others = [claim for claim in leaf.conflicts if claim.value != leaf.value]
        claims = ", ".join(
            f"{self.who(claim.said_by)}: {quoted(value_text(claim.value), self.language)}"
            for claim in others
        )
        return f" *({self.say('disputed: {0}', claims)})*" if claims else ""

    def must_hold(self, criterion: AcceptanceCriterion) -> str:
        """What a criterion asks for."""
        threshold = criterion.threshold
        if threshold is None:
            done = criterion.kind is CriterionKind.PROCESS
            return self.say("done, and on record" if done else "no exception")
        if threshold.value is None:
            item = f" ({criterion.open_item})" if criterion.open_item else ""
            if threshold.conflicts:
                return f"**{self.say('disputed')}**{item}"
            relative = criterion.threshold_type is ThresholdType.RELATIVE_TO_BASELINE
            agreed = f"**{self.say('to be agreed')}**{item}"
            return self.say("no worse than today; limit {0}", agreed) if relative else agreed
        if isinstance(threshold.value, Quantity):
            return self.amount(criterion, threshold.value) + self._dispute(threshold)
        return quoted(value_text(threshold.value), self.language)

    def amount(self, criterion: AcceptanceCriterion, quantity: Quantity) -> str:
        """A threshold's number, as it was spelled."""
        words = escaped(written(quantity, self._spec.language))
        if criterion.comparator:
            words = self.say(_COMPARATORS[criterion.comparator], words)
        direction = next(
            (str(param.value) for param in criterion.params if param.name == "direction"), ""
        )
        if criterion.threshold_type in {
            ThresholdType.RELATIVE_TO_BASELINE,
            ThresholdType.DELTA_PP,
        }:
            return f"{words} {self.say(_DIRECTIONS.get(direction, 'away from today'))}"
        unsure = "" if criterion.comparator else "(at least or at most: not said)"
        return f"{words} {self.say(unsure)}".rstrip()

    def label(self, path: str) -> str:
        """What a leaf is called: the criterion's or row's id, or the name of the field."""
        parts = path.split(".")
        row = next((part for part in parts if _is_id(part)), None)
        if row is not None:
            return row
        leaf = self._leaves.get(path)
        source = source_of(leaf) if leaf else ""
        if source:
            return label_in(source, self.language)
        return title_of(parts[-1], self.language, group_of(path))

    def words(self, leaf: Field) -> str:
        """The words of a value; a choice in plain words."""
        words = value_text(leaf.value)
        if leaf.path == "task_kind" and words in tuple(Kind):
            return in_language(KINDS[Kind(words)].label, self.language)
        if leaf.path == "verdict":
            return WORDINGS.get(self.language, WORDINGS["en"]).choices.get(words, words)
        if leaf.path.endswith(".asked"):
            return self.say(CHOICES.get(words, words))
        return decoded(leaf.path, words, self.language)


def _is_id(part: str) -> bool:
    head, _, tail = part.partition("-")
    return head.isupper() and tail.isdigit()
