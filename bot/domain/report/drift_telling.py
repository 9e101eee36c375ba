"""A look as the sentences people read: what moved and since when, where most, and what is not known yet."""

from collections.abc import Iterator
from datetime import date

from bot.domain.criterion.figure import figure
from bot.domain.drift.language import tongue
from bot.domain.drift.look import Bars, Look, Moved
from bot.domain.drift.persistence import Standing, told
from bot.domain.drift.trouble import trouble_in
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.provenance import Frozen
from bot.domain.report.day import day_of
from bot.domain.report.drift_words import LookWords, look_words

MOST_MOVERS = 3  # told one by one, the gravest first
MOST_STILL = 6  # named of those that have been away for as long


class Mover(Frozen):
    """One column: how long it has been away, and what was found in it."""

    name: str
    text: str
    lasts: bool
    bars: Bars | None = None


class LookTelling(Frozen):
    """Everything that is said about one look, in the order in which it is read."""

    about: str
    headline: str
    is_alarm: bool
    movers: tuple[Mover, ...] = ()
    still: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()  # what is back, and what is not known
    results: str = ""  # what labels say
    calm: str = ""  # where nothing is to be said of it
    next: str = ""

    @property
    def everything(self) -> Iterator[str]:
        """All of its sentences."""
        yield from (self.about, self.headline)
        for one in self.movers:
            yield from (one.name, one.text)
        yield from (*self.still, self.results, *self.notes, self.next)


def look_told(look: Look, language: Language) -> LookTelling:
    """Put a look into words."""
    words = look_words(language)
    first, last = look.days
    about = phrased(
        words.about,
        name=look.name,
        first=day_of(first, language),
        last=day_of(last, language),
        rows=figure(look.rows, language),
    )
    if look.trouble:
        said = words.trouble.format(why=trouble_in(language, look.trouble_code, look.trouble))
        return LookTelling(about=about, headline=said, is_alarm=False)
    new = sorted((one for one in look.moved if one.is_new), key=lambda one: not one.broken)
    steps = _steps(look, language)
    return LookTelling(
        about=about,
        headline=look.headline.get(language, ""),
        is_alarm=look.calls,
        movers=tuple(_mover(one, look, language) for one in new[:MOST_MOVERS]),
        still=tuple(_still(look, words, language)),
        notes=tuple(_notes(look, len(new) - MOST_MOVERS, words, language)),
        results=_results(look, language),
        calm="" if look.flagged or look.short or not look.rows else _calm(look, language),
        next=words.next.format(step=steps[0]) if steps else "",
    )


def _still(look: Look, words: LookWords, language: Language) -> Iterator[str]:
    """What is as it was in the window before, those together that have been so for as long."""
    together: dict[str, list[str]] = {}
    for one in look.moved:
        if one.flagged and not one.is_new:
            together.setdefault(how_long(one, look, language), []).append(one.name)
    for told_of, names in together.items():
        left = len(names) - MOST_STILL
        rest = phrased(tongue(language).words.and_more, n=left) if left > 0 else ""
        yield words.still.format(column=f"{', '.join(names[:MOST_STILL])}{rest}", told=told_of)


def _results(look: Look, language: Language) -> str:
    results = look.results
    return results.headline.get(language, "") if results and results.is_worth_telling else ""


def _calm(look: Look, language: Language) -> str:
    rows = figure(look.rows, language)
    return phrased(look_words(language).calm, name=look.name, rows=rows)


def how_long(one: Moved, look: Look, language: Language) -> str:
    """Since when a column has been away, and whether that lasts."""
    began = "" if one.since == look.window and one.windows == 1 else _day(one.since, language)
    standing = Standing(one.name, one.windows, began, one.lasting, one.broken)
    return told(standing, language)


def _mover(one: Moved, look: Look, language: Language) -> Mover:
    words = look_words(language)
    lasts = how_long(one, look, language)
    parts = [f"{lasts[:1].upper()}{lasts[1:]}.", one.why.get(language, "")]
    if one.slices:
        slices = ", ".join(
            words.one_slice.format(
                column=each.column, value=each.value, psi=tongue(language).index(each.psi)
            )
            for each in one.slices
        )
        parts.append(words.slices.format(slices=slices))
    return Mover(
        name=one.name, text=" ".join(parts), lasts=one.lasting or one.broken, bars=one.bars
    )


def _steps(look: Look, language: Language) -> tuple[str, ...]:
    """What to do next: about results that are worse before anything else."""
    results = look.results
    if results and results.is_new and results.worse:
        return results.next_steps.get(language, ())
    to_do = not look.rows or any(one.is_new for one in look.moved)
    return look.next_steps.get(language, ()) if to_do else ()


def _notes(look: Look, left: int, words: LookWords, language: Language) -> Iterator[str]:
    if left > 0:
        yield phrased(words.rest, n=left)
    if look.recovered:
        yield words.back.format(names=", ".join(look.recovered))
    if look.key_like:
        left = len(look.key_like) - MOST_STILL
        rest = phrased(tongue(language).words.and_more, n=left) if left > 0 else ""
        yield words.key_like.format(names=f"{', '.join(look.key_like[:MOST_STILL])}{rest}")
    if look.repeated is not None:
        yield words.repeated.format(share=tongue(language).share(look.repeated))
    if look.short and look.more_rows:
        more = figure(look.more_rows, language)
        yield phrased(words.short, n=look.short, rows=more)
    labels = look.labels
    if labels is not None and labels.trouble:
        why = trouble_in(language, labels.trouble_code, labels.trouble)
        yield words.unread_labels.format(why=why)
        return
    if labels is None or not look.flagged:
        return
    if not labels.labelled:
        yield phrased(words.no_labels, rows=figure(labels.rows, language))
    elif labels.labelled < labels.rows:
        yield phrased(
            words.some_labels,
            labelled=figure(labels.labelled, language),
            rows=figure(labels.rows, language),
        )


def _day(written: str, language: Language) -> str:
    return day_of(date.fromisoformat(written), language) if written else ""
