"""What can be done with a spec: the buttons and the small menu of its card."""

from enum import StrEnum

from bot.domain.spec.model import SpecStatus
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    Element,
    actions,
    asking_first,
    button,
    option,
    static_select,
)
from bot.slack.views.spec.signed_words import signed_word
from bot.slack.views.spec.words import spec_word
from bot.slack.views.word import word


class More(StrEnum):
    """Entries of the menu."""

    FOLLOW = "follow"  # bring in what the problem statement changed
    UNDO = "undo"
    WITHDRAW = "withdraw"
    EXECUTIVES = "for_executives"
    ENGINEERS = "for_engineers"
    AUDITORS = "for_auditors"


def compare_button(version: SpecVersion) -> Element:
    """Opens what was signed against what the spec says now."""
    words = signed_word("open", version.spec.language)
    return button(words, Action.SPEC_COMPARE.at(), Press(version.id, version.version).encode())


def retire_button(version: SpecVersion) -> Element:
    """Ends an approved spec, once somebody has said yes: from then on nothing acts by it."""
    language = version.spec.language
    return asking_first(
        button(
            spec_word("retire", language),
            Action.SPEC_RETIRE.at(),
            Press(version.id, version.version).encode(),
        ),
        spec_word("retire_title", language),
        spec_word("retire_text", language).format(version=version.version),
        spec_word("cancel", language),
    )


def spec_buttons(version: SpecVersion) -> Block:
    """The row of a card: what the status of the spec makes useful comes first."""
    language, status = version.spec.language, version.spec.status
    press = Press(version.id, version.version)
    value = press.encode()
    send = button(spec_word("send", language), Action.SPEC_SEND.at(), value)
    ended = status is SpecStatus.RETIRED
    entries = [More.EXECUTIVES, More.ENGINEERS, More.AUDITORS, More.FOLLOW]
    entries += [] if ended else [More.UNDO]
    if status is SpecStatus.IN_REVIEW:
        entries.append(More.WITHDRAW)
    return actions(
        button(word("export", language), Action.SPEC_EXPORT.at(), value, style="primary"),
        *([] if ended else [button(spec_word("edit", language), Action.SPEC_EDIT.at(), value)]),
        *([] if ended else [button(spec_word("check", language), Action.SPEC_CHECK.at(), value)]),
        *([send] if status is SpecStatus.DRAFT else []),
        button(spec_word("comment", language), Action.SPEC_COMMENT.at(), value),
        static_select(
            Action.SPEC_MORE.at(),
            [option(spec_word(each, language), press.asking(each).encode()) for each in entries],
            placeholder=spec_word("more", language),
        ),
    )
