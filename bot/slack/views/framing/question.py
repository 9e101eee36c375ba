"""Questions: how they are asked in a message, answered in a form, and read back."""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.framing.assumption import may_be_assumed
from bot.domain.framing.bank import BANK
from bot.domain.framing.question import Question
from bot.domain.framing.ranking import ABOUT_A_VALUE, CONFLICT
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action, Aside, Callback, Press
from bot.slack.blocks import (
    Block,
    Element,
    ModalView,
    actions,
    button,
    context,
    input_block,
    line,
    modal_view,
    option,
    overflow,
    radio_buttons,
    rich,
    text_input,
    words,
)
from bot.slack.blocks.element import OPTION_VALUE
from bot.slack.text import Data, Markup, markup, plain
from bot.slack.views.form_words import form_word
from bot.slack.views.framing.assume_words import assume_word
from bot.slack.views.word import word

MOST = 3
MOST_OPTIONS = 5  # buttons that fit a glance; the form offers the others
MOST_RADIO = 10
QUESTION = 400
WHY = 300
ANSWER_BLOCK = "answer."
OPTION_BLOCK = "option."
INPUT = "value"
_MENTION = re.compile(r"@(\w+)")
_USER = re.compile(r"[UW][A-Z0-9]{6,}")


def press_of(version: StatementVersion) -> Press:
    """What the buttons of a statement carry."""
    return Press(version.id, version.version)


def asked(version: StatementVersion) -> tuple[Question, ...]:
    """The questions put to people now: never more than three."""
    by_id = {question.id: question for question in reversed(version.statement.questions[:MOST])}
    return tuple(reversed(by_id.values()))


def question_blocks(
    version: StatementVersion, question: Question, names: Mapping[str, str], number: str = ""
) -> list[Block]:
    """One question: what, why, for whom, and every way to answer it."""
    text = words(named(question.text, names), bold=True, limit=QUESTION)
    lead = [words(f"{number} ", bold=True)] if number else []
    ask = rich(line(*lead, text))
    why = _why(question, names, version.statement.language)
    return [ask, *([context(why)] if why else []), answer_row(version, question, names)]


def answer_row(
    version: StatementVersion, question: Question, names: Mapping[str, str], *others: Element
) -> Block:
    """The buttons under a question, and `others` beside them."""
    language = version.statement.language
    press = press_of(version)
    options = [
        button(Data(text), Action.OPTION.at(place), press.asking(question.id, place).encode())
        for place, text in enumerate(question.options[:MOST_OPTIONS])
    ]
    value = press.asking(question.id).encode()
    own = word("other" if options else "answer", language)
    return actions(
        *options,
        button(
            own,
            Action.ANSWER.at(question.id),
            value,
            spoken=named(f"{own}: {question.text}", names),
        ),
        button(word("dont_know", language), Action.UNKNOWN.at(question.id), value),
        *others,
        *_aside_menu(press, question, language),
    )


def _aside_menu(press: Press, question: Question, language: str) -> list[Element]:
    """The menu beside a question; people who disagree can only settle it."""
    if question.id == CONFLICT:
        return []
    entries = {
        Aside.ASSUME: "assume" if may_be_assumed(question.field) else "find",
        Aside.LATER: "later",
        Aside.BESIDE: "beside",
    }
    if question.id not in BANK or question.id in ABOUT_A_VALUE:
        del entries[Aside.ASSUME]  # the value is there; what is asked is what it means
    options = [
        option(assume_word(key, language), press.asking(question.id, aside).encode())
        for aside, key in entries.items()
    ]
    return [overflow(Action.ASIDE.at(question.id), options)]


def spoken_question(question: Question, names: Mapping[str, str], number: str = "") -> Markup:
    """A question as a notification or a screen reader says it."""
    lead = f"{number} " if number else ""
    return markup(f"{lead}{{text}}", text=named(question.text, names), limit=QUESTION)


def named(text: str, names: Mapping[str, str]) -> Data:
    """A text that may name people by their ids, with their names instead."""

    def name(found: re.Match[str]) -> str:
        key = found.group(1)
        known = names.get(key)
        if known is None and _USER.fullmatch(key):
            return word("someone")
        return found.group() if known is None else known

    return Data(_MENTION.sub(name, text))


def answer_modal(
    version: StatementVersion,
    question_id: str | None = None,
    names: Mapping[str, str] = MappingProxyType({}),
) -> ModalView:
    """The form for one question, or for all that are asked.

    Raises:
        InvalidInputError: The question is no longer asked, or nothing is.
    """
    questions = still_asked(version, question_id)
    only, language = len(questions) == 1, version.statement.language
    blocks = [
        block for question in questions for block in _inputs(question, names, language, only=only)
    ]
    press = press_of(version)
    metadata = (press.asking(question_id) if question_id else press).metadata()
    return modal_view(
        word("answer", version.statement.language),
        blocks,
        callback=Callback.ANSWERED,
        metadata=metadata,
        submit=word("save", version.statement.language),
        close=word("cancel", version.statement.language),
    )


def still_asked(version: StatementVersion, question_id: str | None = None) -> list[Question]:
    """The question of this id, or all that are asked.

    Raises:
        InvalidInputError: The question is no longer asked, or nothing is.
    """
    questions = [one for one in asked(version) if question_id in {None, one.id}]
    if not questions:
        raise InvalidInputError(
            "This question has been settled in the meantime.",
            next_step="The newest card in the thread shows what is still open.",
        )
    return questions


def parse_answer(view_state: Mapping[str, Any]) -> dict[str, str]:
    """Read the submitted answers by question id; own words win over a picked option.

    Args:
        view_state: `view["state"]`, or its `values`.

    Raises:
        InvalidInputError: Nothing was answered; `fields` names the block to say so at.
    """
    values = view_state.get("values", view_state)
    answers: dict[str, str] = {}
    blocks: list[str] = []
    for block_id, inputs in values.items():
        given = inputs.get(INPUT) or {}
        if block_id.startswith(OPTION_BLOCK):
            picked = (given.get("selected_option") or {}).get("value") or ""
            if picked.strip():
                answers.setdefault(block_id.removeprefix(OPTION_BLOCK), picked.strip())
        elif block_id.startswith(ANSWER_BLOCK):
            blocks.append(block_id)
            typed = (given.get("value") or "").strip()
            if typed:
                answers[block_id.removeprefix(ANSWER_BLOCK).partition(".")[0]] = typed
    if not answers:
        told = {block: form_word("no_answer", block.rpartition(".")[2]) for block in blocks}
        raise InvalidInputError(
            "There is no answer yet.", next_step=form_word("no_answer", "en"), fields=told
        )
    return answers


def _inputs(
    question: Question, names: Mapping[str, str], language: str, *, only: bool
) -> list[Block]:
    text = named(question.text, names)
    hint = Data(question.why) if question.why else None
    typed = text_input(INPUT, multiline=True)
    block_id = f"{ANSWER_BLOCK}{question.id}.{language}"  # mistakes are told in its language
    if not question.options:
        # With several fields any one will do, and Slack can only ask for a certain one.
        return [input_block(block_id, text, typed, hint=hint, optional=not only)]
    options = dict.fromkeys(plain(Data(one), OPTION_VALUE) for one in question.options[:MOST_RADIO])
    choices = [option(Data(one), one) for one in options]
    return [
        input_block(f"{OPTION_BLOCK}{question.id}", text, radio_buttons(INPUT, choices), hint=hint),
        input_block(block_id, word("own_words", language), typed),
    ]


def _why(question: Question, names: Mapping[str, str], language: str) -> Markup | None:
    parts = []
    if question.why:
        parts.append(markup("{why}", why=Data(question.why), limit=WHY))
    if question.addressee:
        parts.append(
            markup(word("best_answered", language), who=named(question.addressee, names), limit=60)
        )
    return Markup(" ".join(part.value for part in parts)) if parts else None
