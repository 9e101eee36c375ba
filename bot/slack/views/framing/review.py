"""The form to say of a suspected risk whether it applies, and why."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.framing.flag import FLAGS, Flag, FlagStatus, needs_reason
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action, Callback
from bot.slack.blocks import (
    MessageView,
    ModalView,
    actions,
    button,
    context,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    option,
    radio_buttons,
    rich,
    static_select,
    text_input,
    words,
)
from bot.slack.text import Data, markup, plain
from bot.slack.views.framing.evidence import NAME
from bot.slack.views.framing.question import press_of
from bot.slack.views.framing.review_words import review_word
from bot.slack.views.word import flag_name, word

FLAG_BLOCK, VERDICT_BLOCK, REASON_BLOCK = "flag", "verdict", "reason"
INPUT = "value"
LONGEST = 1000
MOST = 100
_SENTENCE = 300
_VERDICTS = (FlagStatus.CONFIRMED, FlagStatus.DISMISSED)


class Reviewed(NamedTuple):
    """What a person said about a risk."""

    flag: str
    verdict: FlagStatus
    reason: str


def reviewable(version: StatementVersion) -> list[Flag]:
    """The risks a person can speak about, what nobody has looked at first."""
    flags = [flag for flag in version.statement.flags if flag.flag.startswith("F-")]
    return sorted(flags, key=lambda flag: (flag.review is not None, not flag.high_impact))[:MOST]


def review_modal(version: StatementVersion) -> ModalView:
    """The form.

    Raises:
        InvalidInputError: Nothing is suspected.
    """
    flags = reviewable(version)
    language = version.statement.language
    if not flags:
        raise InvalidInputError(
            "No risk is suspected here.", next_step="I look again whenever somebody writes."
        )
    entries = [option(Data(flag_name(flag.flag, language)), flag.flag) for flag in flags]
    verdicts = [option(review_word(one, language), one.value) for one in _VERDICTS]
    blocks = [
        context(review_word("lead", language)),
        input_block(
            FLAG_BLOCK,
            review_word("which", language),
            static_select(INPUT, entries, chosen=flags[0].flag),
            optional=False,
        ),
        input_block(
            VERDICT_BLOCK,
            review_word("applies", language),
            radio_buttons(INPUT, verdicts),
            optional=False,
        ),
        input_block(
            f"{REASON_BLOCK}.{language}",  # a mistake is told in the language of the form
            review_word("why", language),
            text_input(INPUT, multiline=True, longest=LONGEST),
            hint=review_word("hint", language),
        ),
    ]
    return modal_view(
        word("review", language),
        blocks,
        callback=Callback.REVIEWED,
        metadata=press_of(version).metadata(),
        submit=word("save", language),
        close=word("cancel", language),
    )


def parse_reviewed(view_state: Mapping[str, Any]) -> Reviewed:
    """Read the submitted form.

    Raises:
        InvalidInputError: Something is missing; `fields` names the block to say so at.
    """
    values = view_state.get("values", view_state)
    flag, verdict = _picked(values, FLAG_BLOCK), _picked(values, VERDICT_BLOCK)
    block = next((name for name in values if name.split(".")[0] == REASON_BLOCK), REASON_BLOCK)
    language = block.rpartition(".")[2]
    reason = str(((values.get(block) or {}).get(INPUT) or {}).get("value") or "").strip()
    if flag not in FLAGS or verdict not in _VERDICTS:
        raise InvalidInputError(
            "Something is missing.",
            next_step="Say which risk, and whether it applies.",
            fields={VERDICT_BLOCK: review_word("missing", language)},
        )
    if needs_reason(flag, verdict) and not reason:
        raise InvalidInputError(
            "This one needs a reason in writing.",
            next_step="Say who looked at it, and why it does not apply.",
            fields={block: review_word("reason", language)},
        )
    return Reviewed(flag, FlagStatus(verdict), reason[:LONGEST])


def review_notice(
    version: StatementVersion, flag: str, verdict: FlagStatus, who: str
) -> MessageView:
    """What the thread reads when somebody decided about a risk, or took that back."""
    language = version.statement.language
    noted = markup(
        review_word(f"noted_{verdict}", language),
        who=Data(who),
        area=Data(flag_name(flag, language)),
        limit=_SENTENCE,
    )
    next_step = review_word(f"next_{verdict}", language)
    told = review_word(f"noted_{verdict}", language).format(
        who=plain(Data(who), NAME), area=flag_name(flag, language)
    )
    lead = line(emoji("shield"), words(" "), words(Data(told), bold=True, limit=_SENTENCE))
    blocks = [rich(lead, line(words(next_step)))]
    if verdict is not FlagStatus.SUSPECTED:
        undo = button(word("undo", language), Action.UNDO.at(), press_of(version).encode())
        blocks.append(actions(undo))
    return message_view([noted, next_step], blocks)


def _picked(values: Mapping[str, Any], block: str) -> str:
    given = (values.get(block) or {}).get(INPUT) or {}
    return str((given.get("selected_option") or {}).get("value") or "")
