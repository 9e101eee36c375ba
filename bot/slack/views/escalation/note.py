"""What is said about a decision in threads: how it ended, what was asked, that it still waits."""

from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import is_program
from bot.slack.actions import Action
from bot.slack.blocks import (
    MessageView,
    actions,
    bullets,
    button,
    emoji,
    line,
    link,
    mention,
    message_view,
    rich,
    words,
)
from bot.slack.moment import moment
from bot.slack.text import Data, markup
from bot.slack.views.escalation.change import ON_CARD, change_rows, changes_spoken
from bot.slack.views.escalation.facts import Shown, is_proposal, name_of, what
from bot.slack.views.escalation.words import say

_SENTENCE = 900
_ICONS = {
    "approved": "white_check_mark",
    "denied": "no_entry",
    "asked": "speech_balloon",
    "answered": "speech_balloon",
    "glass_touched": "rotating_light",
    "glass_broken": "rotating_light",
    "reminded": "bell",
    "stepped_up": "bell",
}
_NEXT = {
    "approved": "next_approved",
    "denied": "next_denied",
    "cancelled": "next_over",
    "expired": "next_over",
    "finished": "next_finished",
    "asked": "next_answer",
    "glass_touched": "next_glass",
    "glass_broken": "next_approved",
}


def note(shown: Shown, event: str, permalink: str | None, why: str = "") -> MessageView:
    """One sentence about what happened, then what to do, with the way to the card."""
    language = shown.language
    told = _told(shown, event)
    next_step = say("next_finished" if why else _following(shown, event), language)
    lead = line(
        emoji(_ICONS.get(event, "information_source")),
        words(" "),
        words(Data(told), bold=True, limit=_SENTENCE),
    )
    follow = [words(next_step)]
    if permalink:
        follow += [words(" "), link(permalink, say("see_card", language))]
    lines = [lead]
    decision = shown.escalation.decision
    if decision and decision.note and event in {"approved", "denied"} and not decision.broke_glass:
        lines.append(line(words(Data(decision.note), italic=True, limit=_SENTENCE)))
    if why:  # it settled itself
        lines.append(line(words(Data(why), italic=True, limit=_SENTENCE)))
    if event in {"reminded", "stepped_up"}:
        by = words(f"{say('deadline', language)}: ")
        lines.append(line(by, moment(shown.escalation.plan.deadline_at)))
    if event == "stepped_up" and shown.escalation.steps_reached:
        sources = [piece for one in shown.escalation.steps_reached[-1].to
                   for piece in (words(", "), mention(one))][1:]  # fmt: skip
        lines.append(line(words(f"{say('asked_now', language)}: "), *sources))
    edit = shown.escalation.edits[-1] if event == "edited" and shown.escalation.edits else None
    if edit:
        lines.append(bullets(change_rows(shown, edit)))
    blocks = [rich(*lines, line(*follow))]
    if event == "asked":
        reply = button(say("answer", language), Action.REPLY.at(), shown.press(), style="primary")
        blocks.append(actions(reply))
    changes = changes_spoken(shown, edit.changes[:ON_CARD]) if edit else ""
    spoken = [
        markup("{told}", told=Data(each), limit=_SENTENCE) for each in (told, changes, why) if each
    ]
    return message_view([*spoken, next_step], blocks)


def _following(shown: Shown, event: str) -> str:
    if event == "approved" and not is_program(shown.escalation.request.requester):
        return "next_do"
    return _NEXT.get(event, "next_told" if shown.is_own else "next_decide")


def _told(shown: Shown, event: str) -> str:
    escalation, language = shown.escalation, shown.language
    key = f"note_{event}"
    if event == "finished":
        succeeded = escalation.outcome is not None and escalation.outcome.succeeded
        key += "_yes" if succeeded else "_no"
    if event == "expired" and escalation.lapsed:
        key = "note_lapsed"
    if event == "approved" and escalation.decision and escalation.decision.broke_glass:
        key = "note_glass_broken"  # in the thread too it is called what it is
    who, other, text = _facts(shown, escalation, event)
    reason = escalation.decision and escalation.decision.reason
    named = what(escalation, language)
    if is_proposal(escalation) and say(key, language).startswith("{what}"):
        named = named[:1].upper() + named[1:]
    return say(key, language).format(
        what=named,
        who=who,
        other=other,
        text=text,
        reason=say(reason.value, language) if reason else "",
    )


def _facts(shown: Shown, escalation: Escalation, event: str) -> tuple[str, str, str]:
    """Who did it, to whom, and their words."""
    who = other = text = ""
    if event in {"approved", "glass_broken"} and escalation.decision:
        who = " · ".join(name_of(shown, one) for one in escalation.decision.by)
        said = (escalation.emergency, escalation.decision.note)
        text = " · ".join(dict.fromkeys(one for one in said if one))
    elif event == "asked" and escalation.questions:
        who, text = name_of(shown, escalation.questions[-1].by), escalation.questions[-1].text
    elif event == "answered" and escalation.questions:
        told = escalation.questions[-1]
        who, text = name_of(shown, told.answered_by or ""), told.answer or ""
    elif event == "handed_over" and escalation.handovers:
        passed = escalation.handovers[-1]
        who, other = name_of(shown, passed.by), name_of(shown, passed.to)
    elif event == "glass_touched" and escalation.breaking:
        who, text = name_of(shown, escalation.breaking[-1].by), escalation.emergency
    elif event == "edited" and escalation.request.authors:
        by = escalation.edits[-1].by if escalation.edits else escalation.request.authors[-1]
        who = name_of(shown, by)
    return who, other, text
