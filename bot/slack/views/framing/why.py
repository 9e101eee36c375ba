"""Why the statement says what it says: one field with everything it rests on, and the menu of fields."""

from collections.abc import Sequence

from bot.domain.framing.explanation import Explanation, explain
from bot.domain.framing.inquiry import explicable
from bot.domain.framing.render_value import shown_value as domain_value
from bot.domain.framing.version import StatementVersion
from bot.domain.framing.wording import WORDINGS
from bot.domain.provenance import Claim, Field, Status, Value, value_text
from bot.slack.actions import Action, Callback
from bot.slack.blocks import (
    Block,
    Element,
    MessageView,
    ModalView,
    Piece,
    actions,
    bullets,
    button,
    context,
    divider,
    line,
    message_view,
    option,
    rich,
    static_select,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.evidence import NAME, Voices, bare, quote_pieces, shown_value
from bot.slack.views.framing.page import in_sentences, page
from bot.slack.views.framing.part import title_of
from bot.slack.views.framing.question import asked, named, press_of
from bot.slack.views.framing.why_words import why_word
from bot.slack.views.word import label, sureness, word

MOST_QUOTES = 6
MOST_CLAIMS = 6
MOST_ENTRIES = 100
VALUE = 500
QUOTE = 400
REASON = 300
_UNSAID = frozenset({Status.ASSUMED, Status.UNKNOWN})


def why_message(version: StatementVersion, path: str, voices: Voices) -> MessageView:
    """The answer to "why?" in a thread: what one field rests on."""
    statement = version.statement
    said = explain(statement, path)
    blocks = [*_explanation(said, voices), _buttons(version, said), _pinned(version)]
    spoken = [
        markup(
            "{label}: {value} ({sure}).",
            label=Data(name_of(path, voices.language)),
            value=_value(said, voices.language),
            sure=Data(_sure(said, voices.language)),
        ),
        Markup(_lead(said, voices.language)),
        *[
            markup("“{quote}” — {who}.", quote=Data(one.text), who=_who(one.message_id, voices))
            for one in said.field.quotes[:MOST_QUOTES]
        ],
        Markup(_next(said, voices.language)),
    ]
    return message_view(spoken, blocks)


def why_menu(
    version: StatementVersion, paths: Sequence[str] = (), *, understood: bool = True
) -> MessageView:
    """The menu of what can be asked about, where a question did not name one thing.

    Args:
        version: What is asked about.
        paths: What may be meant; all there is to explain if nothing is given.
        understood: Whether the question was open on purpose.
    """
    language = version.statement.language
    menu = _menu(version, paths)
    if menu is None:
        sentences = [why_word("nothing", language), why_word("nothing_next", language)]
        return in_sentences(sentences)
    lead = why_word("lead" if understood else "unclear", language)
    return message_view([lead], [rich(line(words(lead))), actions(menu), _pinned(version)])


def why_modal(version: StatementVersion, voices: Voices, path: str | None = None) -> ModalView:
    """The same as a page: pick a field, and read what it rests on."""
    language = voices.language
    menu = _menu(version, (), path)
    blocks: list[Block] = []
    if menu is None:
        blocks.append(rich(line(words(why_word("nothing", language)))))
        blocks.append(context(why_word("nothing_next", language)))
    else:
        blocks += [rich(line(words(why_word("lead", language)))), actions(menu)]
    if path is not None:
        said = explain(version.statement, path)
        blocks += [divider(), *_explanation(said, voices)]
    title = why_word("title", language)
    return page(title, [*blocks, _pinned(version)], Callback.WHY, version)


def name_of(path: str, language: str) -> str:
    """What a field is called in a language, as far as the language has a name for it."""
    wording = WORDINGS.get(language)
    return (wording.labels.get(path) if wording else None) or label(path)


def value_words(path: str, value: Value | None, language: str) -> Data:
    """The words of a value in a language, as far as the language has words for it."""
    wording = WORDINGS.get(language)
    if value is None:
        return Data(wording.unknown_value if wording else "unknown")
    if language == "en" or wording is None or not isinstance(value, str | bool):
        return shown_value(path, value, language)
    return Data(domain_value(Field(path=path, value=value), wording))


def sure_word(status: Status, language: str) -> str:
    """How sure a value is."""
    wording = WORDINGS.get(language)
    if language == "en" or wording is None:
        return sureness(status, language)
    return wording.statuses[status]


def _explanation(said: Explanation, voices: Voices) -> list[Block]:
    language, field = voices.language, said.field
    head = line(
        words(f"{name_of(field.path, language)}: ", bold=True),
        words(_value(said, language), limit=VALUE),
        words(f" ({_sure(said, language)})", italic=True),
    )
    lines = [head, line(words(_lead(said, language)))]
    if field.quotes:
        lines.append(bullets(_quotes(field, voices)))
    elif field.confirmed:
        lines.append(bullets([[words(voices.name(field.confirmed.by), limit=NAME)]]))
    for key, text in (
        ("computed", field.derived_from),
        ("because", field.rationale if field.status is not Status.STATED else None),
        ("if_wrong", field.risk_if_wrong),
    ):
        if text:
            told = words(named(text, voices.names), limit=REASON)
            lines.append(line(words(why_word(key, language), italic=True), told))
    blocks = [rich(*lines)]
    for key, verb, claims in (
        ("rivals", "says", said.rivals),
        ("earlier", "said", said.earlier[-MOST_CLAIMS:]),
    ):
        if claims:
            items = [
                _claim(field.path, claim, why_word(verb, language), voices)
                for claim in claims[:MOST_CLAIMS]
            ]
            blocks.append(rich(line(words(why_word(key, language), bold=True)), bullets(items)))
    if said.settled_by:
        ask = words(named(said.settled_by.text, voices.names), limit=QUOTE)
        blocks.append(rich(line(words(why_word("settles", language), bold=True), ask)))
    return [*blocks, context(_next(said, language))]


def _quotes(field: Field, voices: Voices) -> list[list[Piece]]:
    return [quote_pieces(one, voices, limit=QUOTE) for one in field.quotes[:MOST_QUOTES]]


def _claim(path: str, claim: Claim, verb: str, voices: Voices) -> list[Piece]:
    value = words(value_words(path, claim.value, voices.language), limit=VALUE)
    who = (
        voices.who(claim.quotes[0])
        if claim.quotes and claim.quotes[0].message_id in voices.names
        else words(voices.name(claim.said_by), limit=NAME)
    )
    if not claim.quotes or bare(claim.quotes[0].text) == bare(value_text(claim.value)):
        return [who, words(verb), value]
    quoted = words(Data(claim.quotes[0].text), italic=True, limit=QUOTE)
    return [who, words(verb), value, words(" “"), quoted, words("”")]


def _lead(said: Explanation, language: str) -> str:
    field = said.field
    if field.value is None and said.rivals:
        return why_word("disputed", language)
    if field.status is Status.STATED and (field.confirmed or not field.quotes):
        return why_word("entered", language)
    if field.status is Status.ASSUMED and field.quotes:
        return why_word("assumed_near", language)
    return why_word(field.status.value, language)


def _next(said: Explanation, language: str) -> str:
    open_still = said.field.status in _UNSAID or bool(said.rivals)
    return why_word("answer" if open_still else "correct", language)


def _sure(said: Explanation, language: str) -> str:
    if said.field.value is None and said.rivals:
        return why_word("open", language)
    return sure_word(said.field.status, language)


def _value(said: Explanation, language: str) -> Data:
    """The value, or the values people cannot agree on."""
    field = said.field
    if field.value is not None or not said.rivals:
        return value_words(field.path, field.value, language)
    values = dict.fromkeys(
        value_words(field.path, one.value, language).value for one in said.rivals
    )
    return Data(" / ".join(values))


def _who(message_id: str, voices: Voices) -> Data:
    name = voices.name(message_id)
    return name if isinstance(name, Data) else Data(name)


def _menu(
    version: StatementVersion, paths: Sequence[str], chosen: str | None = None
) -> Element | None:
    statement = version.statement
    listed = paths or [field.path for field in explicable(statement) if field.path != "title"]
    if not listed:
        return None
    press = press_of(version)
    entries = [
        option(
            _entry(path, statement.field(path).value, statement.language),
            press.asking(path).encode(),
        )
        for path in listed[:MOST_ENTRIES]
    ]
    return static_select(
        Action.REASON.at(),
        entries,
        placeholder=why_word("pick", statement.language),
        chosen=press.asking(chosen).encode() if chosen else None,
    )


def _entry(path: str, value: Value | None, language: str) -> Data:
    return Data(f"{name_of(path, language)}: {value_words(path, value, language).value}")


def _buttons(version: StatementVersion, said: Explanation) -> Block:
    """What to do about it; a question that is on show can be answered at once."""
    language, value = version.statement.language, press_of(version).encode()
    settling = [one for one in asked(version) if one == said.settled_by]
    return actions(
        *[
            button(
                word("answer", language),
                Action.ANSWER.at(one.id),
                press_of(version).asking(one.id).encode(),
                style="primary",
            )
            for one in settling
        ],
        button(word("edit", language), Action.EDIT.at(), value),
        button(why_word("another", language), Action.WHY.at(), value),
    )


def _pinned(version: StatementVersion) -> Block:
    language = version.statement.language
    told = markup(
        "{title} · `{id}` · {of} {version}",
        title=title_of(version.statement),
        id=Data(version.id),
        of=Data(why_word("of", language)),
        version=Data(str(version.version)),
        limit=120,
    )
    return context(told)
