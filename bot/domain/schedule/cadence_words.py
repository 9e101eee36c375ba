"""The words of how often something happens, in English, French and German."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import time

from bot.domain.lint.model import Language

DAY_NAMES: dict[Language, tuple[str, ...]] = {
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_SHORT = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4, "sat": 5,
    "sun": 6, "sonnabend": 5, "sonnabends": 5,
}  # fmt: skip
DAYS = {
    **_SHORT,
    **{
        name.lower() + ending: number
        for names in DAY_NAMES.values()
        for number, name in enumerate(names)
        for ending in ("", "s")
    },
}
DAILY = (
    "daily",
    "every day",
    "each day",
    "quotidien",
    "tous les jours",
    "chaque jour",
    "taglich",
    "jeden tag",
)
WEEKDAYS = (
    "weekday", "working day", "workday", "jours ouvres", "jour ouvre", "en semaine", "werktag",
    "arbeitstag", "unter der woche",
)  # fmt: skip
WEEKLY = ("weekly", "every week", "each week", "once a week", "chaque semaine", "hebdomadaire",
          "toutes les semaines", "wochentlich", "jede woche")  # fmt: skip
MONTHLY = ("month", "mois", "mensuel", "monat")
LAST = re.compile(r"\b(?:last|dernier|letzte[rn]?)\b")
NAMED_TIMES = {
    name: at
    for at, names in (
        (time(12), "noon midday midi mittags?"),
        (time(0), "midnight minuit mitternachts?"),
    )
    for name in names.split()
}
# Rhythms that are none of ours, and exceptions; read word by word they would be something else.
NOT_KEPT = re.compile(
    r"\b(?:every|each) (?:other|second|third|two|three|four|six|\d+) \w+"
    r"|\b(?:bi|semi)-?(?:week|month|annual)\w*|\b(?:twice|fortnight\w*|hour\w*|quarter(?:ly|s)?)\b(?! (?:to|past)\b)"
    r"|\b(?:tou(?:te)?s les|chaque) (?:deux|trois|quatre|six|quinze|\d+|heures?)\b|\bsur deux\b"
    r"|\b(?:bimensuel|bihebdo|trimestr|semestr|horaire)\w*|\b(?:deux|trois) fois\b"
    r"|\b(?:alle|jede[nrs]?) (?:zwei|drei|vier|sechs|zweite|dritte|\d+)\w*"
    r"|\b(?:zwei|14|vierzehn)-?(?:tag|woch|monat)\w*|\b(?:zwei|drei)mal\b|\b(?:quartal|stundlich)\w*"
    r"|\b(?:except|unless|not|sauf|hormis|ausser|nicht)\b"
)
_HOURS = (
    "one two three four five six seven eight nine ten eleven twelve "
    "une deux trois quatre cinq sept huit neuf dix onze "
    "eins zwei drei vier funf sechs sieben acht neun zehn elf zwolf"
)
SPELLED_TIME = re.compile(
    r"\b(?:half past|quarter (?:to|past)|halb \w+|viertel (?:vor|nach)|et (?:demie|quart))\b"
    rf"|\b(?:at|um|a) (?:{'|'.join(_HOURS.split())})\b"
)


@dataclass(frozen=True, slots=True)
class Saying:
    """How a language says when something happens."""

    daily: str
    working: str
    each: str
    monthly: str
    clock: str
    joined: str


SAID: dict[Language, Saying] = {
    "en": Saying(
        daily="every day",
        working="every weekday",
        each="every {days}",
        monthly="on day {day} of the month",
        clock="at {hour}:{minute:02}",
        joined=" and ",
    ),
    "fr": Saying(
        daily="tous les jours",
        working="du lundi au vendredi",
        each="chaque {days}",
        monthly="le {day} du mois",
        clock="à {hour}h{minute:02}",
        joined=" et ",
    ),
    "de": Saying(
        daily="jeden Tag",
        working="montags bis freitags",
        each="jeden {days}",
        monthly="am {day}. des Monats",
        clock="um {hour}:{minute:02} Uhr",
        joined=" und ",
    ),
}


def plain(text: str) -> str:
    """Fold case and accents: as people type it."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
