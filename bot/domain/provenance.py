"""Where a value comes from: quotes, claims, confirmations, and what code can check about them."""

import re
import unicodedata
from bisect import bisect_right
from enum import StrEnum
from functools import lru_cache
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict

from bot.domain.conversation.model import FollowUp, Message, Transcript
from bot.domain.formula import computes
from bot.domain.number import Number, numbers_in, traceable

__all__ = [
    "Claim",
    "Closing",
    "Confirmation",
    "Field",
    "Moment",
    "Number",
    "Policy",
    "Quantity",
    "Quote",
    "Status",
    "Value",
    "find_quote",
    "fold",
    "numbers_in",
    "traced",
    "value_text",
    "verify",
]


class Frozen(BaseModel):
    """A value: no unknown keys, no later changes."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Status(StrEnum):
    """How sure a value is."""

    STATED = "stated"  # somebody said it; the quote proves it
    INFERRED = "inferred"  # follows from what somebody said; the quote and the reason are kept
    ASSUMED = "assumed"  # proposed, by the bot or by a person who does not know
    UNKNOWN = "unknown"


class Closing(StrEnum):
    """How a person answered a question without a value."""

    DOES_NOT_KNOW = "does_not_know"
    NOT_RELEVANT = "not_relevant"
    LATER = "later"


class Policy(StrEnum):
    """What a field may hold when nobody said it."""

    WORLD = "W"  # a fact about the world: stated or unknown, never made up
    INFER = "I"  # may be inferred from quoted text
    ASSUME = "A"  # may be proposed as an assumption
    COMPUTE = "C"  # computed by code
    HUMAN = "H"  # an act of a person


class Quote(Frozen):
    """A verbatim piece of a message: `text == message.text[start:end]`."""

    message_id: str
    start: int
    end: int
    text: str

    def overlaps(self, other: "Quote") -> bool:
        """Whether both hold some of the same characters of one message."""
        same = self.message_id == other.message_id
        return same and self.start < other.end and other.start < self.end


class Quantity(Frozen):
    """A number with its unit, and the words it was given in."""

    value: float
    unit: str = ""
    kind: Literal["abs", "rel", "pp"] | None = None
    comparator: Literal["<=", ">=", "="] | None = None
    text: str
    period: str | None = None
    source: str | None = None


class Moment(Frozen):
    """A point in time as somebody put it; `iso` where the words name one day."""

    text: str
    iso: str | None = None


Value = str | float | bool | Quantity | Moment | tuple[str, ...]


class Claim(Frozen):
    """What one person said a value is."""

    value: Value
    quotes: tuple[Quote, ...] = ()
    said_by: str
    said_at: AwareDatetime
    superseded_by: str | None = None  # the message that took its place, or took it back
    taken_back: bool = False  # by whoever had said it, without another value in its place


class Confirmation(Frozen):
    """A named person wrote or confirmed a value themselves."""

    by: str
    at: AwareDatetime
    message_id: str


class Field(Frozen):
    """One leaf of a document, with everything needed to judge it."""

    path: str
    value: Value | None = None
    status: Status = Status.UNKNOWN
    quotes: tuple[Quote, ...] = ()
    rationale: str | None = None
    risk_if_wrong: str | None = None
    ask: str | None = None  # the question that would settle it; none once it need not be asked
    derived_from: str | None = None
    follow_up: FollowUp | None = None  # who finds out, where nobody knows
    closing: Closing | None = None  # a person answered, and gave no value
    confirmed: Confirmation | None = None
    conflicts: tuple[Claim, ...] = ()
    superseded: tuple[Claim, ...] = ()
    claimed: tuple[Claim, ...] = ()  # said to be agreed or settled, without a message that shows it


_SAME = {
    "‘": "'", "’": "'", "‚": "'", "ʼ": "'", "`": "'", "´": "'",  # noqa: RUF001
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "−": "-",  # noqa: RUF001
}  # fmt: skip
# Joiners, marks that only steer the direction of writing, and soft hyphens show nothing.
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f"
    "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)


@lru_cache(maxsize=256)  # one message is held against many proposals
def _folded(text: str) -> tuple[str, list[int], list[int]]:
    """Fold a text, and map each folded character to the span it came from."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    position = 0
    while position < len(text):
        end = position + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        cluster = text[position:end]
        if cluster in _INVISIBLE:
            piece = ""
        elif cluster.isspace():
            piece = "" if characters and characters[-1] == " " else " "
        else:
            piece = _SAME.get(cluster) or unicodedata.normalize("NFKC", cluster).casefold()
        for character in piece:
            characters.append(" " if character.isspace() else character)
            starts.append(position)
            ends.append(end)
        position = end
    return "".join(characters), starts, ends


_PLAIN_SAME = str.maketrans({key: value for key, value in _SAME.items() if key.isascii()})
_WIDE = re.compile(r"\s{2,}")


def fold(text: str) -> str:
    """Bring spellings that look alike together: case, width, quotes, dashes, white space."""
    if text.isascii():  # nothing composed, nothing invisible: one pass at full speed
        return " ".join(text.translate(_PLAIN_SAME).lower().split())
    return _folded(text)[0].strip()


def _span(text: str, wanted: str) -> tuple[int, int] | None:
    """Where folded words stand in a text as it was written."""
    if not text.isascii():
        folded, starts, ends = _folded(text)
        at = folded.find(wanted)
        return None if at < 0 else (starts[at], ends[at + len(wanted) - 1])
    first = len(text) - len(text.lstrip())
    body = text.strip()
    at = fold(body).find(wanted)
    if at < 0:
        return None
    places, skipped = [0], [0]  # folded places after which so many characters are left out
    for run in _WIDE.finditer(body):
        places.append(run.start() - skipped[-1] + 1)
        skipped.append(skipped[-1] + run.end() - run.start() - 1)
    last = at + len(wanted) - 1
    start = at + skipped[bisect_right(places, at) - 1]
    return first + start, first + last + skipped[bisect_right(places, last) - 1] + 1


def find_quote(text: str, message: Message) -> Quote | None:
    """Find a passage in a message, spelling aside; the quote is what the message really says."""
    wanted = fold(text)
    if not wanted:
        return None
    exact = message.text.find(text)
    if exact >= 0 and text.strip():
        return Quote(message_id=message.id, start=exact, end=exact + len(text), text=text)
    span = _span(message.text, wanted)
    if span is None:
        return None
    start, end = span
    return Quote(message_id=message.id, start=start, end=end, text=message.text[start:end])


_BARE = re.compile(r"\s*[<>=≤≥~≈+-]*\s*\d[\d.,\s]*")  # a number and nothing else


def value_text(value: Value | None) -> str:
    """The words of a value, with the unit where the speaker left it out."""
    match value:
        case Quantity():
            bare = _BARE.fullmatch(value.text) and value.unit and value.kind != "pp"
            return f"{value.text} {value.unit}" if bare else value.text
        case Moment():
            return value.text
        case tuple():
            return "; ".join(value)
        case bool():
            return "yes" if value else "no"
        case float():
            return f"{value:g}"
        case _:
            return value or ""


def traced(value: Value | None, quotes: tuple[Quote, ...], language: str = "en") -> bool:
    """Whether every number of a value occurs in its quotes."""
    evidence = tuple(number for quote in quotes for number in numbers_in(quote.text, language))
    if isinstance(value, Quantity) and not traceable(value.value, evidence):
        return False
    if isinstance(value, float) and not isinstance(value, bool):
        return traceable(value, evidence)
    return all(
        any(traceable(reading, evidence) for reading in number.readings)
        for number in numbers_in(value_text(value), language)
    )


def verify(field: Field, transcript: Transcript, policy: Policy = Policy.WORLD) -> Field:
    """Keep `stated` and `inferred` only where the quotes hold; else lower the field by its policy.

    Without a quote that is really there, a world fact becomes unknown; anything else becomes an
    assumption, which blocks nothing but is shown as one. A stated value whose numbers are not in
    its quotes is no better.
    """
    if field.status not in {Status.STATED, Status.INFERRED}:
        return field
    quotes = tuple(quote for quote in field.quotes if _holds(quote, transcript))
    sound = bool(quotes) and (_derived(field) or traced(field.value, quotes))
    if sound and not (policy is Policy.WORLD and field.status is Status.INFERRED):
        return field.model_copy(update={"quotes": quotes})
    if policy in {Policy.WORLD, Policy.HUMAN}:
        lowered = {"value": None, "status": Status.UNKNOWN, "quotes": (), "confirmed": None}
        return field.model_copy(update=lowered)
    rationale = field.rationale or "Nobody said this in so many words."
    status = Status.INFERRED if quotes and field.status is Status.STATED else Status.ASSUMED
    if not quotes or not traced(field.value, quotes):
        status = Status.ASSUMED
    return field.model_copy(update={"status": status, "quotes": quotes, "rationale": rationale})


def _derived(field: Field) -> bool:
    """Whether a figure carries a formula that comes to it."""
    formula, value = field.derived_from, field.value
    return formula is not None and isinstance(value, Quantity) and computes(formula, value.value)


def _holds(quote: Quote, transcript: Transcript) -> bool:
    message = transcript.message(quote.message_id)
    return message is not None and message.text[quote.start : quote.end] == quote.text != ""
