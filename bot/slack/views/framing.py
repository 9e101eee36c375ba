"""The card of a problem statement, and the short replies while it takes shape."""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.framing.difference import Change
from bot.domain.framing.history import is_forgotten
from bot.domain.framing.readiness import readiness
from bot.domain.framing.readiness_wording import brief_line
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field, Status
from bot.slack.actions import Action
from bot.slack.blocks import (
    Block,
    Element,
    MessageView,
    Piece,
    actions,
    button,
    context,
    divider,
    emoji,
    header,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.document import document_modal
from bot.slack.views.evidence import (
    Voices,
    label_piece,
    nowhere,
    shown_value,
    transcript_names,
    value_piece,
)
from bot.slack.views.more import more_menu
from bot.slack.views.part import (
    assumed_fields,
    foremost,
    kind_words,
    said_fields,
    statement_blocks,
    title_of,
    unknown_labels,
)
from bot.slack.views.question import (
    answer_row,
    asked,
    named,
    press_of,
    question_blocks,
    spoken_question,
)
from bot.slack.views.start import parse_started, start_modal
from bot.slack.views.word import label, status_word, sureness, told, word

__all__ = [
    "card",
    "document_modal",
    "parse_started",
    "start_modal",
    "transcript_names",
    "turn",
]

MOST_CHANGES = 3
MOST_SPOKEN = 6
READY = 400


def card(
    version: StatementVersion,
    names: Mapping[str, str],
    permalink: Callable[[str], str | None] = nowhere,
    *,
    model: str | None = None,
) -> MessageView:
    """What was said, what is assumed, what is unknown, and what to do next.

    Args:
        version: What to show.
        names: Names by user id and by message id, see `transcript_names`.
        permalink: Where a message is, by its id.
        model: The language model that helped, if one did.
    """
    statement = version.statement
    language = statement.language
    voices = Voices(names, permalink, language)
    questions = asked(version)
    blocks: list[Block] = [
        header(title_of(statement)),
        context(_standing(version)),
        context(markup("{ready}", ready=Data(_ready(version)), limit=READY)),
    ]
    blocks += statement_blocks(statement, voices)
    if questions:
        blocks += [
            divider(),
            rich(
                line(
                    emoji("question"),
                    words(_asking(len(questions), language), bold=True),
                    words(f" — {word('how', language)}"),
                )
            ),
        ]
    for place, question in enumerate(questions, start=1):
        number = f"{place}." if len(questions) > 1 else ""
        blocks += [divider()] if place > 1 else []
        blocks += question_blocks(version, question, names, number)
    blocks += [divider(), actions(*_next_steps(version)), context(_footer(version, model))]
    return message_view(_card_spoken(version, names), blocks)


def turn(
    changes: Sequence[Change],
    version: StatementVersion,
    names: Mapping[str, str],
    *,
    settled: bool = False,
) -> MessageView:
    """The reply after an answer: what was noted, and the next question.

    Args:
        changes: What the answer changed.
        version: The statement after it.
        names: Names by user id and by message id.
        settled: Whether a newer reply asks by now; then only what was noted stays.
    """
    language = version.statement.language
    changes = foremost(changes)
    noted = [_noted(change, language) for change in changes[:MOST_CHANGES]]
    lines = [line(emoji("white_check_mark"), words(" "), *pieces) for pieces in noted]
    if len(changes) > MOST_CHANGES:
        lines.append(line(words(_more_changes(len(changes) - MOST_CHANGES, language))))
    if not changes:
        lines.append(line(words(word("unchanged", language))))
    spoken = [_noted_spoken(change, language) for change in changes[:MOST_CHANGES]] or [
        Markup(word("unchanged", language))
    ]
    if settled:
        return message_view(spoken, [rich(*lines)])
    return _with_next(version, names, lines, spoken, undo=bool(changes))


def _with_next(
    version: StatementVersion,
    names: Mapping[str, str],
    lines: list[dict[str, object]],
    spoken: list[Markup],
    *,
    undo: bool,
) -> MessageView:
    language = version.statement.language
    value = press_of(version).encode()
    undo_buttons = [button(word("undo", language), Action.UNDO.at(), value)] if undo else []
    questions = asked(version)
    if questions:
        question = questions[0]
        text = words(named(question.text, names), bold=True, limit=400)
        blocks = [rich(*lines), rich(line(words(f"{word('next', language)} "), text))]
        blocks.append(answer_row(version, question, names, *undo_buttons))
        return message_view(
            [*spoken, Markup(word("next", language)), spoken_question(question, names)], blocks
        )
    done = word("done", language)
    specify = button(word("specify", language), Action.SPECIFY.at(), value, style="primary")
    blocks = [rich(*lines, line(words(done))), actions(specify, *undo_buttons)]
    return message_view([*spoken, Markup(done)], blocks)


def _standing(version: StatementVersion) -> str:
    statement = version.statement
    language = statement.language
    said = len(said_fields(statement))
    assumed = len(assumed_fields(statement))
    parts = [
        word("statement", statement.language),
        status_word(statement.status, statement.language),
        told("count_said", language, count=said),
        told("count_assumed", language, count=assumed),
        told("count_unknown", language, count=len(unknown_labels(statement))),
    ]
    return " · ".join(parts)


def _ready(version: StatementVersion) -> str:
    statement = version.statement
    asking = bool(statement.questions)
    return brief_line(readiness(statement), statement.language, asking=asking)


def _asking(count: int, language: str) -> str:
    key = "asking_one" if count == 1 else "asking"
    return f" {told(key, language, count=count)}"


def _more_changes(count: int, language: str) -> str:
    return told("more_change" if count == 1 else "more_changes", language, count=count)


def _next_steps(version: StatementVersion) -> list[Element]:
    language = version.statement.language
    value = press_of(version).encode()
    ready = not version.statement.questions
    return [
        button(
            word("specify", language),
            Action.SPECIFY.at(),
            value,
            style="primary" if ready else None,
        ),
        button(word("edit", language), Action.EDIT.at(), value),
        button(word("show", language), Action.SHOW.at(), value),
        more_menu(version),
    ]


def _footer(version: StatementVersion, model: str | None) -> Markup:
    language = version.statement.language
    made = Markup(word("by_rules", language))
    if model is not None:
        made = markup(word("by_model", language), model=Data(model))
    return markup(
        "`{id}` · {version} · {made}",
        id=Data(version.id),
        version=Data(told("version", language, version=version.version)),
        made=made,
    )


def _card_spoken(version: StatementVersion, names: Mapping[str, str]) -> list[Markup]:
    statement = version.statement
    language = statement.language
    opening = markup(
        "{name}: {title}. {kind}",
        name=Data(word("statement", language)),
        title=Data(title_of(statement).value),
        kind=Data(kind_words(statement)),
    )
    spoken = [opening, markup("{ready}", ready=Data(_ready(version)), limit=READY)]
    if said := _listed(said_fields(statement), language):
        spoken.append(markup(word("spoken_said", language), list=said))
    if assumed := _listed(assumed_fields(statement), language):
        spoken.append(markup(word("spoken_assumed", language), list=assumed))
    if unknown := unknown_labels(statement):
        names_of = ", ".join(unknown[:MOST_SPOKEN])
        spoken.append(markup(word("spoken_unknown", language), list=Data(names_of)))
    questions = asked(version)
    for place, question in enumerate(questions, start=1):
        spoken.append(
            spoken_question(question, names, told("spoken_question", language, number=place))
        )
    if not questions:
        spoken.append(Markup(word("spoken_done", language)))
    return spoken


def _listed(fields: Sequence[Field], language: str) -> Markup | None:
    shown = [
        markup(
            "{label} {value}",
            label=Data(label(field.path, language)),
            value=shown_value(field.path, field.value, language),
            limit=100,
        )
        for field in fields[:MOST_SPOKEN]
    ]
    return Markup("; ".join(part.value for part in shown)) if shown else None


def _noted(change: Change, language: str) -> list[Piece]:
    before, after = change.before, change.after
    pieces = [label_piece(change.path, language)]
    if after is None or after.value is None:
        pieces.append(words(word("left_open", language)))
    else:
        pieces.append(value_piece(change.path, after.value, language, 160))
        if after.status is Status.ASSUMED:
            pieces.append(words(f" ({sureness(Status.ASSUMED, language)})"))
    known = before is not None and before.value is not None and not is_forgotten(before)
    if before is not None and known and not _same(change):
        was = value_piece(change.path, before.value, language, 80)
        pieces += [words(f" ({word('was', language)} "), was, words(")")]
    return pieces


def _noted_spoken(change: Change, language: str) -> Markup:
    after = change.after
    value = (
        Data(word("left_open", language))
        if after is None or after.value is None
        else shown_value(change.path, after.value, language)
    )
    return markup(word("noted", language), label=Data(label(change.path, language)), value=value)


def _same(change: Change) -> bool:
    return (
        change.before is not None
        and change.after is not None
        and change.before.value == change.after.value
    )
