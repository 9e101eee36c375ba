"""A comparison as lines: what moved first, then what to do, then what is too small or not known."""

from bot.domain.drift.comparison import Signal
from bot.domain.drift.judgement import Judged, Judgement, Level
from bot.domain.drift.language import Tongue, tongue
from bot.domain.drift.model import ColumnKind
from bot.domain.drift.picture import picture
from bot.domain.drift.role import Role
from bot.domain.drift.wording import headline, next_steps, repeats, why
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased

_NAMED = 12
_DRAWN = {Signal.DISTRIBUTION, Signal.NEW_LEVELS, Signal.RANGE, Signal.RATE}


def report(judgement: Judgement, language: Language = "en") -> str:
    """What an owner reads."""
    to = tongue(language)
    words = to.words
    lines = [headline(judgement, language), ""]
    lines += [
        phrased(words.window, source=profile.source, rows=to.count(profile.rows), which=which)
        for which, profile in (
            (words.reference, judgement.reference),
            (words.current, judgement.current),
        )
    ]
    notes = [*judgement.reference.notes, *judgement.current.notes, repeats(judgement, language)]
    lines += [f"  {words.note}: {note}" for note in notes if note]
    for column in judgement.flagged:
        lines += ["", *column_report(column, language)]
    if judgement.noted:
        lines += ["", words.for_the_record]
        lines += [f"  {column.name}: {why(column, language)}" for column in judgement.noted]
    lines += _short_of_rows(judgement, language)
    lines += _set_aside(judgement, language)
    lines += ["", words.next]
    steps = next_steps(judgement, language)
    lines += [f"  {number}. {step}" for number, step in enumerate(steps, start=1)]
    lines += ["", _not_known(judgement, to)]
    return "\n".join(lines)


def column_report(column: Judged, language: Language = "en") -> list[str]:
    """One column: what was found, and its distribution before and now."""
    to = tongue(language)
    moved = any(finding.signal in _DRAWN for finding in column.findings)
    drawn = [f"    {line}" for line in picture(column.comparison)] if moved else []
    of_it = [column.comparison.kind.value]
    if column.role is not Role.INPUT:
        of_it.append(to.words.roles[column.role])
    elif column.weight is not None:
        of_it.append(to.words.use.format(share=f"{100 * column.weight:.0f} %"))
    return [f"{column.name} ({', '.join(of_it)})", f"  {why(column, language)}", *drawn]


def _short_of_rows(judgement: Judgement, language: Language) -> list[str]:
    short = [column for column in judgement.columns if column.level is Level.TOO_FEW]
    if not short or not judgement.current.rows:
        return []
    words = tongue(language).words
    names = ", ".join(column.name for column in short[:_NAMED])
    rest = phrased(words.and_more, n=len(short) - _NAMED) if len(short) > _NAMED else ""
    said = words.short_of_rows.format(names=names, rest=rest)
    return ["", said, f"  {short[0].name}: {why(short[0], language)}"]


def _set_aside(judgement: Judgement, language: Language) -> list[str]:
    """Columns whose values tell rows apart, or cannot be compared; time moves on by itself and is not named."""
    aside = [
        column
        for column in judgement.columns
        if not column.findings
        and (column.comparison.names_rows or column.comparison.kind is ColumnKind.OTHER)
    ]
    if not aside or not judgement.current.rows:
        return []
    told = [f"  {column.name}: {why(column, language)}" for column in aside[:_NAMED]]
    return ["", tongue(language).words.set_aside, *told]


def _not_known(judgement: Judgement, to: Tongue) -> str:
    compared = sum(column.comparison.figures is not None for column in judgement.columns)
    left = [
        column.name
        for column in judgement.columns
        if column.comparison.figures is None and column.comparison.kind is not ColumnKind.EMPTY
    ]
    words = to.words
    said = phrased(words.compared, n=compared, columns=len(judgement.columns))
    said += words.left_out.format(names=", ".join(left[:_NAMED])) if left else ""
    return f"{said}.\n{words.by_luck} {words.not_known}"
