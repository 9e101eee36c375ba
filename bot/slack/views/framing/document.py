"""The whole problem statement as a page to read."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

from bot.domain.framing.field import FIELDS
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field, Status
from bot.slack.actions import Action, Callback
from bot.slack.blocks import (
    Block,
    Element,
    Line,
    ModalView,
    Piece,
    actions,
    bullets,
    button,
    context,
    divider,
    header,
    line,
    rich,
    words,
)
from bot.slack.text import Data, markup
from bot.slack.views.form_words import form_word
from bot.slack.views.framing.evidence import (
    NAME,
    Voices,
    label_piece,
    nowhere,
    open_words,
    quote_pieces,
    repeated,
    value_piece,
)
from bot.slack.views.framing.page import page
from bot.slack.views.framing.part import kind_words, title_of
from bot.slack.views.framing.question import asked, named, press_of
from bot.slack.views.framing.remark import remarks
from bot.slack.views.framing.review import reviewable
from bot.slack.views.framing.why_words import why_word
from bot.slack.views.word import label, section_label, status_word, sureness, told, word

# A page may weigh 250 kB and one character up to twelve bytes in it, so values share an allowance.
ALLOWANCE = 9000
LEAST = 60
MOST_VALUE = 1500
MOST_REASON = 200


def document_modal(
    version: StatementVersion,
    names: Mapping[str, str] = MappingProxyType({}),
    permalink: Callable[[str], str | None] = nowhere,
    links: Sequence[Block] = (),
) -> ModalView:
    """Everything known, section by section, each value with how sure it is and why.

    Args:
        version: What to show.
        names: Names by user id and by message id.
        permalink: Where a message is, by its id.
        links: What it comes from and what was made of it.
    """
    statement = version.statement
    voices = Voices(names, permalink, statement.language)
    fields = [field for field in statement.having(*Status) if field.path != "title"]
    filled = [field for field in fields if field.value is not None]
    limit = min(MOST_VALUE, max(LEAST, ALLOWANCE // max(1, len(filled))))
    press = press_of(version).encode()
    blocks: list[Block] = [
        header(title_of(statement)),
        context(
            markup(
                "{status} · {version} · `{id}`",
                status=Data(status_word(statement.status, statement.language)),
                version=Data(told("version", statement.language, version=version.version)),
                id=Data(version.id),
            )
        ),
        rich(line(words(kind_words(statement)))),
        *links,
        *remarks(statement, voices),
    ]
    for section, members in groupby(fields, key=_section):
        blocks += [divider(), *_section_blocks(section, list(members), voices, limit)]
    blocks += _questions(version, names)
    blocks += [
        divider(),
        actions(
            button(word("why", statement.language), Action.WHY.at(), press),
            button(word("changes", statement.language), Action.HISTORY.at(), press),
            *_review(version),
            button(word("export", statement.language), Action.EXPORT.at(), press),
        ),
        context(form_word("shortened", statement.language)),
    ]
    return page(word("statement", statement.language), blocks, Callback.DOCUMENT, version)


def _review(version: StatementVersion) -> list[Element]:
    """A button to the suspected risks, where there are any."""
    if not reviewable(version):
        return []
    text = word("review", version.statement.language)
    return [button(text, Action.REVIEW.at(), press_of(version).encode())]


def _section(field: Field) -> str:
    definition = FIELDS.get(field.path)
    return definition.section if definition else "document"


def _section_blocks(
    section: str, fields: list[Field], voices: Voices, limit: int
) -> Iterable[Block]:
    known = [field for field in fields if field.value is not None]
    unknown = [field for field in fields if field.value is None]
    waiting = [_waiting(field, voices) for field in unknown if field.follow_up or field.closing]
    unknown = [field for field in unknown if not (field.follow_up or field.closing)]
    lines: list[Line] = [line(words(section_label(section, voices.language), bold=True))]
    if known or waiting:
        lines.append(bullets([*(_field(field, voices, limit) for field in known), *waiting]))
    if unknown:
        lead = words(f"{sureness(Status.UNKNOWN, voices.language).capitalize()}: ", italic=True)
        lines.append(
            line(lead, words(", ".join(label(field.path, voices.language) for field in unknown)))
        )
    return [rich(*lines)]


def _waiting(field: Field, voices: Voices) -> list[Piece]:
    """A field without a value, and who finds out or why it is not asked about."""
    told = open_words(field, voices.names, voices.language)
    return [
        label_piece(field.path, voices.language),
        words(told or sureness(Status.UNKNOWN, voices.language), limit=MOST_REASON),
    ]


def _field(field: Field, voices: Voices, limit: int) -> list[Piece]:
    pieces = [
        label_piece(field.path, voices.language),
        value_piece(field.path, field.value, voices.language, limit),
        words(f" ({sureness(field.status, voices.language)})", italic=True),
    ]
    if field.quotes and repeated(field.quotes[0], field):
        pieces += [words(" — "), voices.who(field.quotes[0])]
    elif field.quotes:
        pieces += [
            words(" "),
            *quote_pieces(field.quotes[0], voices, limit=min(limit, MOST_REASON)),
        ]
    elif field.confirmed:
        pieces += [words(" — "), words(voices.name(field.confirmed.by), limit=NAME)]
    if waits := open_words(field, voices.names, voices.language):
        pieces += [words(" — "), words(waits, limit=min(limit, MOST_REASON))]
    elif field.rationale and field.status is not Status.STATED:
        pieces += [words(" · "), words(Data(field.rationale), limit=min(limit, MOST_REASON))]
    if field.risk_if_wrong:
        risk = words(Data(field.risk_if_wrong), limit=min(limit, MOST_REASON))
        pieces += [words(" · "), words(why_word("if_wrong", voices.language), italic=True), risk]
    return pieces


def _questions(version: StatementVersion, names: Mapping[str, str]) -> list[Block]:
    questions = asked(version)
    if not questions:
        return []
    heading = line(words(word("questions", version.statement.language), bold=True))
    items = [[words(named(question.text, names), limit=400)] for question in questions]
    return [divider(), rich(heading, bullets(items, numbered=True))]
