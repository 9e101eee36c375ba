"""What a changed declaration says otherwise, line by line, and what of that was seen no longer holds."""

from bot.domain.drift.change import Change, Weight, differences, weight_of
from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.renewal import Reference, Renewal
from bot.domain.lint.model import Language
from bot.domain.schedule.cadence import say_cadence
from bot.domain.schedule.recurrence import Daily, Monthly
from bot.slack.blocks import (
    Block,
    MessageView,
    actions,
    bullets,
    context,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.report.renewal import reference_told, taken_back_told, undo_button
from bot.slack.views.report.renewal_words import renewal_word
from bot.slack.views.report.watched_source_change_words import change_word, declared_name

_LONGEST = 400  # characters of a line


def change_blocks(
    before: WatchedSource, after: WatchedSource, why: str, language: Language
) -> list[Block]:
    """What is different, what that does to what is on record, and why it was done."""
    return _blocks(Change(before=before, after=after), "weighs", why, language)


def _blocks(change: Change, tense: str, why: str, language: Language) -> list[Block]:
    lines = changes_told(change.before, change.after, language)
    weight = weight_of(change.before, change.after)
    said = change_word("because", language).format(why=why)
    if weight is Weight.NOTHING:
        return [context(Data(said))]
    comes_of_it = change_word(f"{tense}_{weight.value}", language)
    told = [[words(Data(one), limit=_LONGEST)] for one in lines]
    return [rich(bullets(told)), context(Data(f"{comes_of_it} {said}"))]


def changes_told(before: WatchedSource, after: WatchedSource, language: Language) -> list[str]:
    """Each part that is declared otherwise: what it was, and what it is."""
    said = change_word("change_of", language)
    return [
        said.format(
            field=declared_name(name, language),
            before=_told(getattr(before, name), language),
            after=_told(getattr(after, name), language),
        )
        for name in differences(before, after)
    ]


def _told(value: object, language: Language) -> str:
    if isinstance(value, Daily | Monthly):
        return say_cadence(value, language)
    if isinstance(value, Stretch):
        bounded = value.start or value.end
        return _days(value, language) if bounded else change_word("nothing", language)
    if isinstance(value, dict):
        value = tuple(f"{name} {of}" for name, of in value.items())
    if isinstance(value, tuple):
        value = ", ".join(value)
    return str(value) if value not in {None, ""} else change_word("nothing", language)


def _days(days: Stretch, language: Language) -> str:
    return reference_told(Reference(profile=0, days=days), language)


def redeclared_note(
    renewal: Renewal, change: Change, who: str, taken_back: int, language: Language
) -> MessageView:
    """What is declared otherwise from now on, who decided that and why, and the way back."""
    said = renewal_word("change_undone" if renewal.undoes else "changed", language).format(
        who=who, name=change.after.name
    )
    lines = changes_told(change.before, change.after, language)
    tense = "back" if renewal.undoes and renewal.weight is Weight.COUNTED else "done"
    back = (
        [] if renewal.weight < Weight.JUDGED else [context(taken_back_told(taken_back, language))]
    )
    return message_view(
        [Data(said), *(Data(one) for one in lines)],
        [
            rich(line(emoji("round_pushpin"), words(" "), words(Data(said), limit=900))),
            *_blocks(change, tense, renewal.why, language),
            *back,
            actions(undo_button(renewal, language)),
        ],
    )
