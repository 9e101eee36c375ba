"""Another reference for watched data: the forms that ask for it and undo it, and what is told of it."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.renewal import (
    Reference,
    Renewal,
    RenewalWish,
    read_renewal,
)
from bot.domain.drift.wish import LONGEST_WHY
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.report.day import day_of
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Element,
    MessageView,
    ModalView,
    actions,
    bullets,
    button,
    checkboxes,
    context,
    datepicker,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    option,
    rich,
    text_input,
    words,
)
from bot.slack.text import Data
from bot.slack.views.report.renewal_words import renewal_word
from bot.slack.views.word import word

INPUT = "value"
START, END, PLACE, WHY, ACCEPTED = "start", "end", "place", "why", "accepted"
_A_DAY = timedelta(days=1)


def renewal_modal(
    source: WatchedSource, suggested: Stretch, known: int, language: Language
) -> ModalView:
    """Ask which days are the reference from now on, and why.

    Args:
        source: As it is compared now.
        suggested: The days that may be the next reference.
        known: How many renewals there were.
        language: Of the spec.
    """
    now = Reference(profile=0, days=source.reference, place=source.reference_at)
    lead = renewal_word("lead", language).format(
        name=source.name, reference=reference_told(now, language)
    )
    last = suggested.end - _A_DAY if suggested.end else None
    accepted = option(renewal_word("was_accepted", language), ACCEPTED)
    return modal_view(
        renewal_word("title", language),
        [
            rich(line(words(Data(lead)))),
            context(renewal_word("after", language)),
            _asked(START, datepicker(INPUT, chosen=suggested.start), language, optional=True),
            _asked(END, datepicker(INPUT, chosen=last), language, optional=True),
            _asked(PLACE, text_input(INPUT, longest=1000), language, optional=True),
            _asked(WHY, text_input(INPUT, multiline=True, longest=LONGEST_WHY), language),
            _asked(ACCEPTED, checkboxes(INPUT, [accepted]), language),
        ],
        callback=Callback.DATA_RENEWED,
        metadata=Press(source.id, known).metadata(language),
        submit=renewal_word("submit", language),
        close=word("cancel", language),
    )


def undo_modal(
    source: WatchedSource, last: Renewal, language: Language, otherwise: Sequence[str] = ()
) -> ModalView:
    """Ask why the last renewal is taken back.

    Args:
        source: As it is compared now.
        last: What would be taken back.
        language: Of the spec.
        otherwise: What would be declared otherwise again, where that was changed.
    """
    lead = renewal_word("undo_change_lead" if otherwise else "undo_lead", language).format(
        name=source.name,
        before=reference_told(last.before, language),
        after=reference_told(last.after, language),
    )
    told = [rich(bullets([[words(Data(one), limit=400)] for one in otherwise]))]
    return modal_view(
        renewal_word("undo_title", language),
        [
            rich(line(words(Data(lead)))),
            *(told if otherwise else []),
            _asked(WHY, text_input(INPUT, multiline=True, longest=LONGEST_WHY), language),
        ],
        callback=Callback.DATA_UNDONE,
        metadata=Press(source.id, last.number).metadata(language),
        submit=renewal_word("undo_submit", language),
        close=word("cancel", language),
    )


def parse_renewal(state: Mapping[str, Any]) -> RenewalWish:
    """Read which days, and why.

    Raises:
        InvalidInputError: something is missing or does not fit; `fields` says where.
    """
    values = state.get("values", state)
    start, end = (_given(values, name).get("selected_date") or "" for name in (START, END))
    place = _text(values, PLACE) or None
    wrong = {
        name: said
        for name, said in (
            (WHY, "" if _text(values, WHY) else "Say why."),
            (
                ACCEPTED,
                "" if _given(values, ACCEPTED).get("selected_options") else "Confirm it.",
            ),
            (START, "" if start or end or place else "Choose the days."),
            (END, "It ends before it begins." if start and end and end < start else ""),
        )
        if said
    }
    if wrong:
        raise InvalidInputError("The form does not say what to compare with.", fields=wrong)
    after = (date.fromisoformat(end) + _A_DAY).isoformat() if end else None
    return read_renewal(start or None, after, place, _text(values, WHY))


def parse_undone(state: Mapping[str, Any]) -> str:
    """Read why a renewal is taken back.

    Raises:
        InvalidInputError: it does not say so.
    """
    why = _text(state.get("values", state), WHY)
    if not why:
        raise InvalidInputError("The form does not say why.", fields={WHY: "Say why."})
    return why


def renewed_note(
    source: WatchedSource, renewal: Renewal, who: str, taken_back: int, language: Language
) -> MessageView:
    """What counts from now on, who decided that and why, and the way back."""
    said = renewal_word("undone" if renewal.undoes else "renewed", language).format(
        who=who,
        name=source.name,
        before=reference_told(renewal.before, language),
        after=reference_told(renewal.after, language),
    )
    why = renewal_word("because", language).format(why=renewal.why)
    rest = f"{taken_back_told(taken_back, language)} {renewal_word('next_looks', language)}"
    return message_view(
        [Data(said), Data(why)],
        [
            rich(line(emoji("round_pushpin"), words(" "), words(Data(said), limit=900))),
            rich(line(words(Data(why), limit=LONGEST_WHY + 50))),
            context(rest),
            actions(undo_button(renewal, language)),
        ],
    )


def taken_back_told(number: int, language: Language) -> str:
    """How many open questions were taken back."""
    name = {0: "none_back", 1: "one_back"}.get(number, "some_back")
    return renewal_word(name, language).format(n=number)


def undo_button(renewal: Renewal, language: Language) -> Element:
    """The way back from the last renewal."""
    press = Press(renewal.source, renewal.number).encode()
    return button(renewal_word("undo", language), Action.DATA_UNDO.at(), press)


def renew_button(source: str, language: Language, name: str = "") -> Element:
    """The way to another reference; named where several data are told of."""
    label = renewal_word("renew_named" if name else "renew", language).format(name=name)
    return button(Data(label), Action.DATA_RENEW.at(source), Press(source, 0).encode())


def compared_told(source: WatchedSource, last: Renewal | None, language: Language) -> str:
    """With what a source is compared, and since when and why, if that was not so from the first."""
    now = Reference(profile=0, days=source.reference, place=source.reference_at)
    reference = reference_told(now, language)
    if last is None:
        return renewal_word("compared", language).format(reference=reference)
    if last.before == last.after:  # only the declaration was changed
        compared = renewal_word("compared", language).format(reference=reference)
        changed = renewal_word("changed_on", language).format(
            day=_day(last.made_at.date(), language), why=last.why
        )
        return f"{compared} {changed}"
    return renewal_word("compared_since", language).format(
        reference=reference, day=_day(last.made_at.date(), language), why=last.why
    )


def reference_told(reference: Reference, language: Language) -> str:
    """Which rows these are: from which day to which, both among them."""
    days = reference.days
    last = days.end - _A_DAY if days.end else None
    name = {(True, True): "span", (True, False): "from", (False, True): "up_to"}.get(
        (days.start is not None, last is not None), "all"
    )
    rows = renewal_word(name, language).format(
        first=_day(days.start, language), last=_day(last, language)
    )
    if reference.place is None:
        return rows
    return renewal_word("at", language).format(rows=rows, where=reference.place)


def _day(day: date | None, language: Language) -> str:
    return f"{day_of(day, language)} {day.year}" if day else ""


def _asked(
    name: str, element: Element, language: Language, *, optional: bool = False
) -> dict[str, Any]:
    hint = renewal_word("why_hint", language) if name == WHY else None
    return input_block(name, renewal_word(name, language), element, hint=hint, optional=optional)


def _text(values: Mapping[str, Any], block: str) -> str:
    return str(_given(values, block).get("value") or "").strip()


def _given(values: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    return (values.get(block) or {}).get(INPUT) or {}
