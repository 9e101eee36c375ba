"""How one field is shown: its value, the words it rests on, and who said them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from bot.domain.conversation.model import Transcript
from bot.domain.framing.assumption import check_words
from bot.domain.provenance import Claim, Closing, Field, Quote, Value, fold, value_text
from bot.slack.blocks import Piece, link, words
from bot.slack.text import Data
from bot.slack.views.framing.assume_words import assume_word
from bot.slack.views.framing.why_words import why_word
from bot.slack.views.word import choice, label, word

VALUE = 180
QUOTE = 120
REASON = 140
NAME = 60
_SENTENCE = 20  # characters; what is shorter is easier to find as a value of its own
_MARKS = " .,;:!?…'"


def nowhere(message_id: str) -> str | None:  # noqa: ARG001 - where a message cannot be linked
    """Link to no message."""
    return None


def transcript_names(transcript: Transcript, names: Mapping[str, str]) -> dict[str, str]:
    """Who said each message, by message id, beside the names by user id."""
    by_message = {
        message.id: names[message.user] for message in transcript.messages if message.user in names
    }
    return {**names, **by_message}


@dataclass(frozen=True, slots=True)
class Voices:
    """Who said what: names by message id and by user id, and where each message is."""

    names: Mapping[str, str]
    permalink: Callable[[str], str | None] = nowhere
    language: str = "en"

    def name(self, key: str) -> Data | str:
        """The name of a person, or of whoever wrote a message."""
        known = self.names.get(key)
        return word("someone", self.language) if known is None else Data(known)

    def who(self, quote: Quote) -> Piece:
        """The name of whoever said it, linked to the message."""
        return link(self.permalink(quote.message_id), self.name(quote.message_id), limit=NAME)


def shown_value(path: str, value: Value | None, language: str = "en") -> Data:
    """The words of a value, with choices spelled out."""
    match value:
        case bool():
            return Data(word("yes" if value else "no", language))
        case str():
            return Data(choice(path, value, language))
        case _:
            return Data(value_text(value))


def value_piece(path: str, value: Value | None, language: str = "en", limit: int = VALUE) -> Piece:
    """A value on its way into a line."""
    return words(shown_value(path, value, language), limit=limit)


def label_piece(path: str, language: str = "en") -> Piece:
    """The name of a field at the start of a line."""
    return words(f"{label(path, language)}: ", bold=True)


def quote_pieces(quote: Quote, voices: Voices, *, limit: int = QUOTE) -> list[Piece]:
    """The words said, and who said them."""
    quoted = words(Data(quote.text), italic=True, limit=limit)
    return [words("“", italic=True), quoted, words("” — "), voices.who(quote)]


def bare(text: str) -> str:
    """A passage without what makes no difference: case, spacing, quotation marks, a full stop."""
    return fold(text).replace('"', "").strip(_MARKS)


def said_pieces(
    field: Field, voices: Voices, *, heard: Collection[str] = (), limit: int = VALUE
) -> list[Piece]:
    """A field somebody spoke about: label, value, quote and who; each said only once.

    Args:
        field: What to show.
        voices: Who said what.
        heard: Passages shown already, each as `bare` makes it; they are not quoted again.
        limit: How long the value may be.
    """
    label, value = (
        label_piece(field.path, voices.language),
        value_piece(field.path, field.value, voices.language, limit),
    )
    first = field.quotes[0] if field.quotes else None
    before: list[Piece] = []
    if field.superseded:
        old = value_piece(field.path, field.superseded[-1].value, limit=40)
        before = [words(f" ({word('was', voices.language)} "), old, words(")")]
    if first is None:
        by = field.confirmed.by if field.confirmed else None
        who = [words(" — "), words(voices.name(by), limit=NAME)] if by else []
        return [label, value, *before, *who]
    if repeated(first, field, heard):
        return [label, value, *before, words(" — "), voices.who(first)]
    quoted = quote_pieces(first, voices)
    return (
        [label, *quoted, *before]
        if _mostly(first, field)
        else [label, value, *before, words(" "), *quoted]
    )


def repeated(quote: Quote, field: Field, heard: Collection[str] = ()) -> bool:
    """Whether a quote says nothing beyond the value it is for, or what was shown already."""
    words_said, value = bare(quote.text), value_text(field.value)
    same = max(len(quote.text), len(value)) <= VALUE and words_said == bare(value)
    return same or words_said in heard


def _mostly(quote: Quote, field: Field) -> bool:
    """Whether a quote holds the value word for word and little else, so that it can stand for it."""
    value, said = value_text(field.value), quote.text
    if not _SENTENCE <= len(value) <= len(said) <= min(QUOTE, 2 * len(value)):
        return False
    return bare(value) in bare(said)


def reasoned_pieces(field: Field, voices: Voices, *, limit: int = VALUE) -> list[Piece]:
    """A field nobody spoke about: label, value, and who finds out or why it is assumed."""
    language = voices.language
    pieces = [
        label_piece(field.path, language),
        value_piece(field.path, field.value, language, limit),
    ]
    if waits := open_words(field, voices.names, language):
        pieces += [words(" — "), words(waits, italic=True, limit=REASON)]
    elif field.rationale:
        pieces += [words(" — "), words(Data(field.rationale), italic=True, limit=REASON)]
    return pieces


def claim_pieces(path: str, claim: Claim, voices: Voices) -> list[Piece]:
    """What one person said a value is."""
    who = (
        voices.who(claim.quotes[0])
        if claim.quotes and claim.quotes[0].message_id in voices.names
        else words(voices.name(claim.said_by), limit=NAME)
    )
    value = value_piece(path, claim.value, voices.language, 80)
    return [who, words(why_word("says", voices.language)), value]


def open_words(field: Field, names: Mapping[str, str], language: str) -> Data | None:
    """Why nobody has to say more about a field now: who finds out, or why it is not asked."""
    told = {Closing.NOT_RELEVANT: "not_relevant", Closing.LATER: "put_off"}
    if field.closing in told:
        return Data(assume_word(told[field.closing], language))
    if field.follow_up is None:
        return None
    owner = field.follow_up.owner
    who = {owner: names.get(owner) or word("someone", language)}
    return Data(check_words(field.follow_up, who, language))
