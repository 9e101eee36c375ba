"""The card of a problem statement: what it says, what it asks, and what to do next."""

from collections.abc import Callable, Mapping, Sequence

from bot.domain.conversation.gap import Gap
from bot.domain.framing.readiness import readiness
from bot.domain.framing.readiness_wording import brief_line
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field
from bot.slack.actions import Action
from bot.slack.blocks import (
    Block,
    Element,
    MessageView,
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
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.evidence import (
    Voices,
    nowhere,
    shown_value,
    transcript_names,
)
from bot.slack.views.framing.more import more_menu
from bot.slack.views.framing.part import (
    assumed_fields,
    kind_words,
    said_fields,
    statement_blocks,
    title_of,
    unknown_labels,
)
from bot.slack.views.framing.question import (
    asked,
    press_of,
    question_blocks,
    spoken_question,
)
from bot.slack.views.framing.start import parse_started, start_modal
from bot.slack.views.word import label, status_word, told, word

__all__ = [
    "card",
    "document_modal",
    "parse_started",
    "start_modal",
    "transcript_names",
]

MOST_SPOKEN = 6
READY = 400


def card(
    version: StatementVersion,
    names: Mapping[str, str],
    permalink: Callable[[str], str | None] = nowhere,
    *,
    model: str | None = None,
    gap: Gap | None = None,
) -> MessageView:
    """What was said, what is assumed, what is unknown, and what to do next.

    Args:
        version: What to show.
        names: Names by user id and by message id, see `transcript_names`.
        permalink: Where a message is, by its id.
        model: The language model that helped, if one did.
        gap: What it has not read yet.
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
    if gap:
        blocks.append(context(told("gap", language, **gap._asdict())))
    return message_view(_card_spoken(version, names), blocks)


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
