"""The reply after an answer: what was noted, and the next question."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.framing.difference import Change
from bot.domain.framing.history import is_forgotten
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field, Status
from bot.slack.actions import Action
from bot.slack.blocks import (
    MessageView,
    Piece,
    actions,
    button,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.evidence import label_piece, open_words, shown_value, value_piece
from bot.slack.views.framing.part import foremost
from bot.slack.views.framing.question import answer_row, asked, named, press_of, spoken_question
from bot.slack.views.word import label, sureness, told, word

MOST_CHANGES = 3


@dataclass(frozen=True, slots=True)
class Beside:
    """The spec of the thread, as far as an answer speaks of it."""

    item: str  # a criterion to name in an example; empty where there is none
    version: int  # that followed by itself; 0 where none did


def turn(
    changes: Sequence[Change],
    version: StatementVersion,
    names: Mapping[str, str],
    *,
    settled: bool = False,
    spec: Beside | None = None,
) -> MessageView:
    """The reply after an answer: what was noted, and the next question.

    Args:
        changes: What the answer changed.
        version: The statement after it.
        names: Names by user id and by message id.
        settled: Whether a newer reply asks by now; then only what was noted stays.
        spec: The spec of the thread, if it has one.
    """
    language = version.statement.language
    changes = foremost(changes)
    noted = [_noted(change, names, language) for change in changes[:MOST_CHANGES]]
    lines = [line(emoji("white_check_mark"), words(" "), *pieces) for pieces in noted]
    if len(changes) > MOST_CHANGES:
        lines.append(line(words(_more_changes(len(changes) - MOST_CHANGES, language))))
    spoken = [_noted_spoken(change, names, language) for change in changes[:MOST_CHANGES]]
    if said := _about_the_spec(spec, language, unchanged=not changes):
        lines.append(line(words(said)))
        spoken.append(Markup(said))
    if settled:
        return message_view(spoken, [rich(*lines)])
    offered = [
        action
        for action, fits in ((Action.SPECIFY, spec is None), (Action.UNDO, bool(changes)))
        if fits
    ]
    return with_next(version, names, lines, spoken, offered)


def _about_the_spec(spec: Beside | None, language: str, *, unchanged: bool) -> str:
    """That nothing was found, with what can be said here; or that the spec followed."""
    if unchanged:
        if spec is None:
            return word("unchanged", language)
        return told("unchanged_spec", language, item=spec.item or "AC-01")
    return told("followed_spec", language, version=spec.version) if spec and spec.version else ""


def with_next(
    version: StatementVersion,
    names: Mapping[str, str],
    lines: list[dict[str, object]],
    spoken: list[Markup],
    offered: Sequence[Action],
) -> MessageView:
    """What was noted, and the next question; without one, what can be done here.

    Args:
        version: The newest statement.
        names: Names by user id and by message id.
        lines: What is said first.
        spoken: The same for a screen reader.
        offered: The buttons that make sense: to undo, and to draft a spec where there is none.
    """
    language = version.statement.language
    value = press_of(version).encode()
    undo = [button(word("undo", language), Action.UNDO.at(), value)]
    undo_buttons = undo if Action.UNDO in offered else []
    questions = asked(version)
    if questions:
        question = questions[0]
        text = words(named(question.text, names), bold=True, limit=400)
        blocks = [rich(*lines), rich(line(words(f"{word('next', language)} "), text))]
        blocks.append(answer_row(version, question, names, *undo_buttons))
        return message_view(
            [*spoken, Markup(word("next", language)), spoken_question(question, names)], blocks
        )
    drafts = Action.SPECIFY in offered
    done = word("done" if drafts else "done_spec", language)
    specify = button(word("specify", language), Action.SPECIFY.at(), value, style="primary")
    buttons = [*([specify] if drafts else ()), *undo_buttons]
    blocks = [rich(*lines, line(words(done))), *([actions(*buttons)] if buttons else ())]
    return message_view([*spoken, Markup(done)], blocks)


def _more_changes(count: int, language: str) -> str:
    return told("more_change" if count == 1 else "more_changes", language, count=count)


def _noted(change: Change, names: Mapping[str, str], language: str) -> list[Piece]:
    before, after = change.before, change.after or Field(path=change.path)
    waits = open_words(after, names, language)
    pieces = [label_piece(change.path, language)]
    if after.value is None:
        pieces.append(words(waits or word("left_open", language)))
    else:
        pieces.append(value_piece(change.path, after.value, language, 160))
        if after.status is Status.ASSUMED:
            pieces.append(words(f" ({sureness(Status.ASSUMED, language)})"))
        if waits:
            pieces += [words(" — "), words(waits)]
    known = before is not None and before.value is not None and not is_forgotten(before)
    if before is not None and known and before.value != after.value:
        was = value_piece(change.path, before.value, language, 80)
        pieces += [words(f" ({word('was', language)} "), was, words(")")]
    return pieces


def _noted_spoken(change: Change, names: Mapping[str, str], language: str) -> Markup:
    after = change.after or Field(path=change.path)
    waits = open_words(after, names, language)
    value = waits or Data(word("left_open", language))
    if after.value is not None:
        value = shown_value(change.path, after.value, language)
        if waits:
            value = Data(f"{value.value} — {waits.value}")
    return markup(word("noted", language), label=Data(label(change.path, language)), value=value)
