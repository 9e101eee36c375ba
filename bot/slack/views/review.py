"""The form to say of a suspected risk whether it applies, and why."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.framing.flag import FLAGS, Flag, FlagStatus, needs_reason
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Callback
from bot.slack.blocks import (
    ModalView,
    context,
    input_block,
    modal_view,
    option,
    radio_buttons,
    static_select,
    text_input,
)
from bot.slack.text import Data
from bot.slack.views.question import press_of
from bot.slack.views.word import flag_name, word

FLAG_BLOCK, VERDICT_BLOCK, REASON_BLOCK = "flag", "verdict", "reason"
INPUT = "value"
LONGEST = 1000
MOST = 100
_VERDICTS = {
    FlagStatus.CONFIRMED: "It applies: check with Legal or Compliance",
    FlagStatus.DISMISSED: "It does not apply here",
}


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
    verdicts = [option(text, verdict.value) for verdict, text in _VERDICTS.items()]
    blocks = [
        context("I only suspect from words in the thread. People decide; this is no legal advice."),
        input_block(
            FLAG_BLOCK,
            "Which risk?",
            static_select(INPUT, entries, chosen=flags[0].flag),
            optional=False,
        ),
        input_block(
            VERDICT_BLOCK, "Does it apply?", radio_buttons(INPUT, verdicts), optional=False
        ),
        input_block(
            REASON_BLOCK,
            "Why?",
            text_input(INPUT, multiline=True, longest=LONGEST),
            hint="Needed where a serious risk does not apply: who looked at it, and why.",
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
    reason = str(((values.get(REASON_BLOCK) or {}).get(INPUT) or {}).get("value") or "").strip()
    if flag not in FLAGS or verdict not in _VERDICTS:
        raise InvalidInputError(
            "Something is missing.",
            next_step="Say which risk, and whether it applies.",
            fields={VERDICT_BLOCK: "Say whether it applies."},
        )
    if needs_reason(flag, verdict) and not reason:
        raise InvalidInputError(
            "This one needs a reason in writing.",
            next_step="Say who looked at it, and why it does not apply.",
            fields={REASON_BLOCK: "Say who looked at it, and why it does not apply."},
        )
    return Reviewed(flag, FlagStatus(verdict), reason[:LONGEST])


def _picked(values: Mapping[str, Any], block: str) -> str:
    given = (values.get(block) or {}).get(INPUT) or {}
    return str((given.get("selected_option") or {}).get("value") or "")
