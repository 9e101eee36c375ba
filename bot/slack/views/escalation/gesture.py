"""What can be pressed on a card: by whoever decides, by whoever asked, and once it is decided."""

from bot.domain.escalation.case import teaches
from bot.domain.escalation.guard import askers
from bot.domain.escalation.model import State
from bot.domain.escalation.roster import is_program
from bot.slack.actions import Action, Press
from bot.slack.blocks import Element, asking_first, button, option, overflow
from bot.slack.exact import exact
from bot.slack.text import Data
from bot.slack.views.escalation.desk_words import tell
from bot.slack.views.escalation.facts import Shown, is_proposal
from bot.slack.views.escalation.words import say


def gestures(shown: Shown, *, in_full: bool = False) -> list[Element]:
    """What can be done at once: decided, or, by whoever asked, answered."""
    language, value = shown.language, shown.press()
    reply = button(say("answer", language), Action.REPLY.at(), value, style="primary")
    if shown.is_own:
        asked = shown.escalation.state is State.IN_QUESTION
        back = button(say("take_back", language), Action.TAKE_BACK.at(), value)
        return [*([reply] if asked else []), back] if _is_asker(shown) else []
    return [
        *([] if shown.is_answered or shown.may_only_reject else [_approve(shown)]),
        button(say("reject", language), Action.REJECT.at(), value, style="danger"),
        *([] if in_full else _grounds(shown)),
        button(say("ask", language), Action.ASK.at(), value),
    ]


def more(shown: Shown, *without: str) -> Element:
    entries = [one for one in _entries(shown) if one not in without]
    press = Press(shown.escalation.id, shown.escalation.version)
    options = [option(say(one, shown.language), press.asking(one).encode()) for one in entries]
    return overflow(Action.DECIDE_MORE.at(), options)


def full(shown: Shown) -> Element:
    return button(say("full", shown.language), Action.FULL.at(), shown.press(), style="primary")


def _is_asker(shown: Shown) -> bool:
    return shown.reader in askers(shown.escalation)


def _entries(shown: Shown) -> list[str]:
    """What else can be done, by its only reader where there is one; each opens a form."""
    escalation = shown.escalation
    alone, asked = shown.reader is not None, _is_asker(shown)
    may = {
        "full": True,
        "edit": not escalation.request.as_asked and (asked or not shown.is_own),
        "hand_over": not shown.is_own,
        "take_back": not alone,  # who asked has a button for it
        "emergency": escalation.plan.break_glass is not None and not shown.is_own,
    }
    return [entry for entry, possible in may.items() if possible]


def _approve(shown: Shown) -> Element:
    language, request = shown.language, shown.escalation.request
    pressed = button(
        say("approve", language),
        Action.APPROVE.at(),
        shown.press(),
        style="primary",
        spoken=Data(f"{say('approve', language)}: {exact(request.action.name)}"),
    )
    if not request.irreversible:
        return pressed
    money = request.action.money
    target = exact(request.action.target)
    final = say("confirm_final", language).format(
        what=exact(request.action.name),
        target=f"{target} ({money.told})" if money else target,
    )
    return asking_first(pressed, say("confirm_title", language), Data(final),
                        say("confirm_no", language))  # fmt: skip


def afterwards(shown: Shown) -> list[Element]:
    """What is left to do when it is decided: say that it was done, or learn from it."""
    escalation, value = shown.escalation, shown.press()
    person = not is_program(escalation.request.requester)
    if escalation.state is State.APPROVED and person and (not shown.reader or _is_asker(shown)):
        return [button(say("done", shown.language), Action.DONE.at(), value, style="primary")]
    if teaches(escalation) and not is_proposal(escalation):
        return [button(tell("add_case", shown.language), Action.ADD_CASE.at(), value)]
    return _grounds(shown)


def _grounds(shown: Shown) -> list[Element]:
    """The way to what a question of Remit itself rests on."""
    if not shown.escalation.request.grounds:
        return []
    return [button(say("grounds", shown.language), Action.FULL.at(), shown.press())]
