"""What waits, told in a channel: the counts first, then the oldest that everybody here saw before."""

from collections.abc import Mapping
from datetime import datetime

from bot.domain.moment import filled, read
from bot.domain.policy.duration import rough_text
from bot.domain.report.plan import language_in
from bot.domain.roundup.model import Backlog, Roundup
from bot.domain.schedule.cadence import say_cadence
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    actions,
    bullets,
    button,
    context,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.moment import spoken, told
from bot.slack.text import Data
from bot.slack.views.escalation.card import waiting_row
from bot.slack.views.escalation.desk_words import tell
from bot.slack.views.escalation.roundup_words import roundup_word
from bot.slack.views.report.words import report_word

_MOST_QUEUES = 15


def roundup_post(found: Roundup) -> MessageView:
    """Counts by queue, the oldest of this channel with the way to decide, and the way to decide many."""
    plan, language = found.plan, found.plan.language
    oldest = _since(min(one.oldest_at for one in found.queues), found.at)
    lead = roundup_word("one" if found.count == 1 else "many", language)
    said = lead.format(count=found.count, oldest=oldest)
    late = roundup_word("overdue", language).format(count=found.overdue) if found.overdue else ""
    blocks: list[Block] = [
        rich(line(emoji("raised_hand"), words(f" {said}", bold=True), words(f" {late}")))
    ]
    if len(found.queues) > 1 or plan.queue:
        rows = [[words(Data(_queue(one, found)))] for one in found.queues[:_MOST_QUEUES]]
        blocks.append(rich(bullets(rows)))
    if found.listed:
        blocks.append(rich(line(words(roundup_word("older", language)))))
        blocks += [waiting_row(one, language) for one in found.listed]
    if left := found.count - len(found.listed):
        blocks.append(rich(line(words(roundup_word("elsewhere", language).format(count=left)))))
    pressed = [button(tell("figures", language), Action.FIGURES.at())]
    if found.alike:
        together = roundup_word("together", language)
        pressed.insert(0, button(together, Action.BATCH.at(), style="primary"))
    blocks.append(actions(*pressed))
    comes = roundup_word("comes", language).format(when=say_cadence(plan.cadence, language))
    blocks.append(context(comes))
    return message_view([Data(said), late or comes], blocks)


def roundup_note(facts: Mapping[str, str]) -> MessageView:
    """A roundup is set up, held or over: when, of what, and what can be done about it."""
    language, state = language_in(facts["language"]), facts["state"]
    queue = facts["queue"]
    which = roundup_word("rule" if queue else "all_rules", language).format(queue=queue)
    said = filled(
        roundup_word(f"planned_{state}", language),
        queue=which,
        when=facts["when"],
        next=read(facts["next"]),
    )
    blocks: list[Block] = [rich(line(emoji("calendar"), words(" "), *told(said)))]
    if state != "ended":
        press = Press(facts["plan"], 1).encode()
        follow = (
            button(report_word("resume", language), Action.ROUNDUP_RESUME.at(), press)
            if state == "held"
            else button(report_word("hold", language), Action.ROUNDUP_HOLD.at(), press)
        )
        end = button(report_word("end", language), Action.ROUNDUP_DROP.at(), press)
        blocks.append(actions(follow, end))
    return message_view([spoken(said)], blocks)


def _queue(one: Backlog, found: Roundup) -> str:
    language = found.plan.language
    said = roundup_word("queue", language).format(
        queue=one.queue, count=one.count, oldest=_since(one.oldest_at, found.at)
    )
    late = roundup_word("queue_overdue", language).format(count=one.overdue)
    return f"{said}, {late}" if one.overdue else said


def _since(moment: datetime, now: datetime) -> str:
    return rough_text((now - moment).total_seconds())
