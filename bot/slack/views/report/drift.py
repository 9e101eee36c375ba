"""What a summary shows of data that were looked at: the top movers, one small distribution, what is open."""

from collections.abc import Sequence

from bot.domain.advice.table import Decision
from bot.domain.advice.telling import advice_words
from bot.domain.drift.look import Bars, Look
from bot.domain.drift.renewal import lasting
from bot.domain.lint.model import Language
from bot.domain.report.drift_telling import LookTelling, Mover
from bot.domain.report.drift_words import look_words
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    actions,
    bar_chart,
    bullets,
    button,
    context,
    emoji,
    line,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.report.renewal import renew_button

_TEXT = 700
_MOST_STILL = 6
_MOST_BUTTONS = 3


def look_blocks(look: LookTelling) -> list[Block]:
    """One look: the sentence for a busy person first."""
    sign = "rotating_light" if look.is_alarm else "mag"
    blocks: list[Block] = [
        rich(
            line(
                emoji(sign),
                words(" "),
                words(Data(look.about), bold=True, limit=200),
                words(": "),
                words(Data(look.headline), limit=_TEXT),
            )
        )
    ]
    if look.results:
        blocks.append(rich(line(words(Data(look.results), bold=True, limit=_TEXT))))
    if look.movers:
        blocks.append(rich(bullets([_mover(one) for one in look.movers])))
    if look.still:
        still = " ".join(look.still[:_MOST_STILL])
        blocks.append(context(Data(still)))
    if look.next:
        blocks.append(rich(line(words(Data(look.next), limit=_TEXT))))
    blocks += [context(Data(one)) for one in look.notes]
    return blocks


def look_buttons(looks: Sequence[Look], language: Language) -> list[Block]:
    """Where something has moved for good: what to decide, and the way to compare with other days."""
    asked = next((one for one in looks if _is_to_decide(one)), None)
    if asked is None:
        return []
    label = advice_words(language).titles[Decision.RETRAIN]
    press = Press(asked.spec, 0, Decision.RETRAIN.value).encode()
    moved = [one for one in looks if lasting([one]).start][:_MOST_BUTTONS]
    named = len(moved) > 1
    made = [renew_button(one.source, language, one.name if named else "") for one in moved]
    return [actions(button(Data(label), Action.ADVICE.at(), press), *made)]


def look_details(look: Look, language: Language) -> list[Block]:
    """In the thread: every column that moved, small ones too, and everything to do next."""
    if not look.moved:
        return []
    columns = [
        [
            words(Data(one.name), bold=True, limit=150),
            words(Data(f": {one.why.get(language, '')}"), limit=_TEXT),
        ]
        for one in look.moved
    ]
    steps = [[words(Data(step), limit=_TEXT)] for step in look.next_steps.get(language, ())]
    name = rich(line(words(Data(look.name), bold=True, limit=200)))
    return [name, rich(bullets(columns)), *([rich(bullets(steps, numbered=True))] if steps else [])]


def drawn_mover(looks: Sequence[LookTelling]) -> Mover | None:
    """The column whose distribution is worth a picture: the first that moved and has one."""
    movers = (one for look in looks for one in look.movers if one.bars)
    return next(movers, None)


def distribution(mover: Mover, language: Language) -> Block:
    """The shares of the rows in each bin, of the reference and now."""
    words_of_it = look_words(language)
    bars = mover.bars or Bars(labels=("",), before=(0.0,), after=(0.0,))
    return bar_chart(
        Data(mover.name),
        bars.labels,
        [
            (words_of_it.reference, [round(100 * share, 1) for share in bars.before]),
            (words_of_it.now, [round(100 * share, 1) for share in bars.after]),
        ],
        unit="%",
    )


def _is_to_decide(look: Look) -> bool:
    return look.calls or (look.results is not None and look.results.calls)


def _mover(one: Mover) -> list[dict[str, object]]:
    return [
        words(Data(one.name), bold=True, limit=150),
        words(": "),
        words(Data(one.text), limit=_TEXT),
    ]
