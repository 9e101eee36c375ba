"""The form to schedule a summary, and the message that says one is scheduled, with the way back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.lint.model import Language
from bot.domain.moment import filled, read
from bot.domain.report.plan import language_in
from bot.domain.report.reader import Reader
from bot.domain.schedule.cadence import Cadence
from bot.slack.actions import Action, Callback, Press
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
    rich,
    static_select,
    words,
)
from bot.slack.moment import spoken, told
from bot.slack.text import Data
from bot.slack.views.cadence_field import Here, cadence_field, written_in
from bot.slack.views.report.words import report_word
from bot.slack.views.word import word

SPEC, READER, QUIET, CHANGE, INPUT = "spec", "reader", "quiet", "change", "value"
_EACH, _NEWS = "each", "news"
_LATER, _AT_ONCE = "later", "at_once"


@dataclass(frozen=True, slots=True)
class Chosen:
    """What somebody put into the form."""

    spec: str
    cadence: Cadence
    reader: Reader
    only_news: bool
    on_change: bool


def schedule_modal(
    press: Press, specs: Sequence[tuple[str, str]], when: str, timezone: str, code: str
) -> ModalView:
    """Ask which spec, when, and for whom.

    Args:
        press: Names the channel.
        specs: The ids and titles to choose from.
        when: What was typed already.
        timezone: Where the person is; counts where the text names none.
        code: Their language.
    """
    language = language_in(code)
    if not specs:
        return modal_view(
            report_word("schedule_title", language),
            [context(report_word("schedule_no_spec", language))],
            callback=Callback.SCHEDULED,
            close=word("cancel", language),
        )
    entries = [
        option(Data(title or report_word("unnamed", language)), name) for name, title in specs[:100]
    ]
    readers = [option(report_word(f"for_{one}", language), one.value) for one in Reader]
    change = [option(report_word(f"say_{one}", language), one) for one in (_LATER, _AT_ONCE)]
    quiet = [option(report_word(f"say_{one}", language), one) for one in (_EACH, _NEWS)]
    return modal_view(
        report_word("schedule_title", language),
        [
            input_block(
                SPEC,
                report_word("schedule_spec", language),
                static_select(INPUT, entries, chosen=specs[0][0]),
                optional=False,
            ),
            cadence_field(
                report_word("schedule_when", language),
                report_word("schedule_hint", language).format(timezone=timezone),
                Data(when) if when else report_word("schedule_usual", language),
                Here(timezone, language),
            ),
            input_block(
                READER,
                report_word("schedule_for", language),
                static_select(INPUT, readers, chosen=Reader.TEAM.value),
                optional=False,
            ),
            input_block(
                QUIET,
                report_word("schedule_quiet", language),
                static_select(INPUT, quiet, chosen=_EACH),
                optional=False,
            ),
            input_block(
                CHANGE,
                report_word("schedule_change", language),
                static_select(INPUT, change, chosen=_LATER),
                optional=False,
            ),
        ],
        callback=Callback.SCHEDULED,
        metadata=press.metadata(),
        submit=report_word("schedule_submit", language),
        close=word("cancel", language),
    )


def parse_scheduled(view_state: Mapping[str, Any]) -> Chosen:
    """Read the form.

    Raises:
        InvalidInputError: it names no time; `fields` says where.
    """
    values = view_state.get("values", view_state)
    cadence = written_in(values).cadence()
    return Chosen(
        spec=_picked(values, SPEC),
        cadence=cadence,
        reader=Reader(_picked(values, READER)),
        only_news=_picked(values, QUIET) == _NEWS,
        on_change=CHANGE in values and _picked(values, CHANGE) == _AT_ONCE,
    )


def _picked(values: Mapping[str, Any], name: str) -> str:
    return str(values[name][INPUT]["selected_option"]["value"])


def planned_note(facts: Mapping[str, str]) -> MessageView:
    """A summary is scheduled, held or over: what, when, and what can be done about it."""
    language: Language = language_in(facts["language"])
    state = facts["state"]
    said = filled(
        report_word(f"planned_{state}", language),
        title=facts["title"],
        when=facts["when"],
        next=read(facts["next"]),
    )
    also = state == "on" and facts.get("on_change") == "yes"
    press = Press(facts["plan"], 1).encode()
    follow = (
        button(report_word("resume", language), Action.REPORT_RESUME.at(), press)
        if state == "held"
        else button(report_word("hold", language), Action.REPORT_HOLD.at(), press)
    )
    end = button(report_word("end", language), Action.REPORT_DROP.at(), press)
    blocks = [rich(line(emoji("calendar"), words(" "), *told(said)))]
    beside = [report_word("planned_also", language)] if also else []
    blocks += [context(one) for one in beside]
    if state != "ended":
        blocks.append(actions(follow, end))
    return message_view([spoken(said), *beside], blocks)
