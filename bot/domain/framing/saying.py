"""Whether a quote says a value: in whole words and numbers, with its unit, and nothing more."""

import re

from bot.domain.conversation.model import Message
from bot.domain.number import numbers_in, traceable
from bot.domain.provenance import Quantity, Quote, Value, fold, value_text

_WORD = re.compile(r"\w+|[%€$£¥]")
_LIVE = re.compile(
    r"<[@!#][^>\s]*>?|[a-z][\w+.-]*://[^\s)>]+|\]\(|@(?:channel|here|everyone)\b", re.IGNORECASE
)
_GROUP = re.compile(r"\d{3}(?!\d)")  # what may follow the space in 1 100
_INSIDE = ".,'’"  # noqa: RUF001  # signs that stand inside a number
_SPACES = " \u00a0\u202f"


def whole(quote: Quote, message: Message) -> Quote:
    """Widen a quote to whole words and numbers: "2 %" is no passage of "72 %" or "7,2 %"."""
    text = message.text
    start, end = quote.start, quote.end
    while (wider := _wider_start(text, start)) < start:
        start = wider
    while (wider := _wider_end(text, end)) > end:
        end = wider
    return Quote(message_id=message.id, start=start, end=end, text=text[start:end])


def as_said(quote: Quote, value: Value, language: str) -> Value | None:
    """Return a value in the words of its quote; none if the quote does not say it.

    A yes or no is a reading of what was said, so no quote says it.
    """
    match value:
        case bool() | float():
            return None
        case Quantity():
            return _amount_as_said(quote, value, language)
        case _:
            return value if _within(value_text(value), quote.text) else None


def brings_in(words: str, quote: Quote | None) -> bool:
    """Whether words hold a mention, a link or an image that is not in their quote."""
    said = fold(quote.text) if quote else ""
    return any(fold(piece.group()) not in said for piece in _LIVE.finditer(words))


def _amount_as_said(quote: Quote, value: Quantity, language: str) -> Quantity | None:
    numbers = numbers_in(quote.text, language)
    bearing = [number for number in numbers if traceable(value.value, (number,))]
    named = numbers_in(value.text, language)
    if not bearing or not all(
        any(traceable(reading, numbers) for reading in one.readings) for one in named
    ):
        return None
    number = bearing[0]
    if value.unit:
        unit = "pp" if value.kind == "pp" else value.unit
        own = [one for one in bearing if one.unit == unit]
        bare = [one for one in bearing if one.unit is None]
        if own:
            number = own[0]
        elif bare and any(one.unit == unit for one in numbers):
            number = bare[0]  # "down from 11.8 % to 8"
        else:
            return None
    if _within(value.text, quote.text):
        return value
    return value.model_copy(update={"text": number.text})


def _within(words: str, said: str) -> bool:
    return set(_WORD.findall(fold(words))) <= set(_WORD.findall(fold(said)))


def _wider_start(text: str, at: int) -> int:
    if not 0 < at < len(text) or not text[at].isalnum():
        return at
    before = text[at - 1]
    if before.isalnum():
        return at - 1
    number = at > 1 and text[at].isdigit() and text[at - 2].isdigit()
    grouped = before in _SPACES and _GROUP.match(text, at) is not None
    return at - 2 if number and (before in _INSIDE or grouped) else at


def _wider_end(text: str, at: int) -> int:
    if not 0 < at < len(text) or not text[at - 1].isalnum():
        return at
    after = text[at]
    if after.isalnum():
        return at + 1
    number = at + 1 < len(text) and text[at - 1].isdigit() and text[at + 1].isdigit()
    grouped = after in _SPACES and _GROUP.match(text, at + 1) is not None
    return at + 2 if number and (after in _INSIDE or grouped) else at
