"""Days as people write them, short enough for an axis and clear in every country."""

from datetime import date, datetime

from bot.domain.lint.model import Language

_MONTHS: dict[Language, tuple[str, ...]] = {
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
    "fr": (
        "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.", "nov.",
        "déc.",
    ),
    "de": (
        "Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.",
        "Dez.",
    ),
}  # fmt: skip


def day_of(moment: datetime | date, language: Language) -> str:
    """Write a day, or the day of a moment in its own time zone: 5 Oct · 5 oct. (1er oct.) · 5. Okt."""
    first = "er" if moment.day == 1 else ""
    mark = {"de": ".", "fr": first}.get(language, "")
    return f"{moment.day}{mark} {_MONTHS[language][moment.month - 1]}"


def between(since: str, until: str, template: str) -> str:
    """From one day to another; within one day, as where one soon follows the other, that day."""
    return until if since == until else template.format(since=since, until=until)
