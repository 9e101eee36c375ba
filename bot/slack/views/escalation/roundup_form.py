"""The form to have a channel told what waits: of which rule of the policy, and when."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.roundup.model import RoundupPlan
from bot.domain.schedule.cadence import Cadence, say_cadence
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    bullets,
    context,
    input_block,
    line,
    modal_view,
    option,
    rich,
    static_select,
    words,
)
from bot.slack.text import Data
from bot.slack.views.cadence_field import Here, cadence_field, written_in
from bot.slack.views.escalation.roundup_words import roundup_word
from bot.slack.views.word import word

QUEUE, INPUT = "queue", "value"
_EVERY = "*"  # no rule can be called so
_MOST_RULES = 99


class Chosen(NamedTuple):
    """What somebody put into the form."""

    queue: str | None
    cadence: Cadence
    language: Language


class Asker(NamedTuple):
    """What counts of whoever asks."""

    timezone: str
    language: str


def roundup_modal(
    channel: str,
    queues: Sequence[str],
    there: Sequence[tuple[RoundupPlan, bool]],
    when: str,
    asker: Asker,
) -> ModalView:
    """Ask of which rule, and when; say what the channel is told already.

    Args:
        channel: Where it was typed; it is what is told.
        queues: The rules of the policy.
        there: The roundups of the channel, and whether each is held.
        when: What was typed already.
        asker: Where they are, and their language.
    """
    language = language_in(asker.language)
    rules = [option(roundup_word("every", language), _EVERY)]
    rules += [option(Data(one), one) for one in queues[:_MOST_RULES]]
    blocks: list[Block] = [context(roundup_word("lead", language))]
    if there:
        rows = [[words(Data(_told(plan, language, held=held)))] for plan, held in there]
        blocks.append(rich(line(words(roundup_word("there", language), bold=True)), bullets(rows)))
    usual = Data(when) if when else roundup_word("usual", language)
    hint = roundup_word("hint", language).format(timezone=asker.timezone)
    blocks += [
        input_block(QUEUE, roundup_word("which", language),
                    static_select(INPUT, rules, chosen=_EVERY), optional=False),
        cadence_field(roundup_word("when", language), hint, usual, Here(asker.timezone, language)),
    ]  # fmt: skip
    return modal_view(
        roundup_word("title", language),
        blocks,
        callback=Callback.ROUNDUP,
        metadata=Press(channel, 0).metadata(),
        submit=roundup_word("submit", language),
        close=word("cancel", language),
    )


def parse_roundup(state: Mapping[str, Any]) -> Chosen:
    """Read the form.

    Raises:
        InvalidInputError: it names no time; `fields` says where.
    """
    values = state.get("values", state)
    when = written_in(values)
    cadence = when.cadence()
    queue = str(values[QUEUE][INPUT]["selected_option"]["value"])
    return Chosen(None if queue == _EVERY else queue, cadence, when.here.language)


def _told(plan: RoundupPlan, language: Language, *, held: bool) -> str:
    which = roundup_word("rule" if plan.queue else "all_rules", language).format(queue=plan.queue)
    state = f" ({roundup_word('held', language)})" if held else ""
    return f"{which}, {say_cadence(plan.cadence, language)}{state}"
