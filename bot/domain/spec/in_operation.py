"""What running it means to somebody who decides: outages and what happens meanwhile, people's work, training again."""

import re
from collections.abc import Iterator

from bot.domain.criterion.explanation import explained
from bot.domain.criterion.figure import figure, per_thousand
from bot.domain.formula import rounded
from bot.domain.number import numbers_in
from bot.domain.provenance import Field, Quantity, Status, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.lead_time import lead_time
from bot.domain.spec.model import AISpec

_UPTIME = "uptime"
_WHOLE = 100
_WORDS = {
    "en": {
        "meanwhile": "During it: {what}.",
        "no fallback": "What is done during it, nobody has said; say “when it is down, …”.",
        "looks": "People look at {n} of 1,000 cases: {hours} hours of work a {period}.",
        "sleepy": "Few changes can mean a good system or a sleepy review; planted wrong cases tell which.",
    },
    "fr": {
        "meanwhile": "Pendant ce temps : {what}.",
        "no fallback": "Ce qu'on fait pendant ce temps, personne ne l'a dit ; dites « quand il est en panne, … ».",
        "looks": "Des personnes examinent {n} cas sur mille : {hours} heures de travail par {period}.",
        "sleepy": "Peu de changements peuvent signifier un bon système ou une relecture endormie ; des cas faux glissés exprès le disent.",
    },
    "de": {
        "meanwhile": "Derweil: {what}.",
        "no fallback": "Was derweil geschieht, hat niemand gesagt; sagen Sie „bei einem Ausfall …“.",
        "looks": "Menschen sehen sich {n} von 1.000 Fällen an: {hours} Stunden Arbeit je {period}.",
        "sleepy": "Wenig Änderungen können ein gutes System bedeuten oder eine müde Prüfung; untergeschobene Fehler zeigen, welches.",
    },
}
_PERIODS = {
    "hour": ("hour", "heure", "Stunde"),
    "day": ("day", "jour", "Tag"),
    "week": ("week", "semaine", "Woche"),
    "month": ("month", "mois", "Monat"),
    "year": ("year", "an", "Jahr"),
}
_LANGUAGES = ("en", "fr", "de")


def in_operation(spec: AISpec) -> tuple[str, ...]:
    """The sentences there is something stated for."""
    return tuple(_sentences(spec))


def _sentences(spec: AISpec) -> Iterator[str]:
    if outage := outage_told(spec):
        yield outage
    if looks := looks_told(spec):
        yield looks
    if again := lead_time(spec):
        yield from filter(None, (again.told, again.skipped, again.wrong))


def outage_told(spec: AISpec) -> str:
    """How long it may be down, and what is done meanwhile."""
    words = _WORDS.get(spec.language, _WORDS["en"])
    read = (canonical(one, spec.language).criterion for one in spec.acceptance)
    uptime = next((one for one in read if one.metric == _UPTIME and one.floor is not None), None)
    meant = explained(uptime, language=spec.language) if uptime else None
    if meant is None:
        return ""
    fallback = spec.service.fallback
    if fallback.value is None:
        return f"{meant.text} {words['no fallback']}"
    what = value_text(fallback.value).rstrip(" .")
    return f"{meant.text} {words['meanwhile'].format(what=what)}"


def looks_told(spec: AISpec) -> str:
    """How much of what comes in people look at, and how many hours of work that is."""
    words = _WORDS.get(spec.language, _WORDS["en"])
    queues = spec.operation.queues
    share = share_seen(spec)
    minutes = next(filter(None, (_minutes(one.minutes_each) for one in queues)), 0.0)
    minutes = minutes or _minutes(spec.cost.human_minutes)
    arriving, period = _arriving(spec)
    if not (share and minutes and arriving):
        return ""
    spoken = _LANGUAGES.index(spec.language) if spec.language in _LANGUAGES else 0
    told = words["looks"].format(
        n=per_thousand(share, spec.language),
        hours=figure(rounded(arriving * share * minutes / 60), spec.language),
        period=_PERIODS[period][spoken],
    )
    return f"{told} {words['sleepy']}"


def share_seen(spec: AISpec) -> float:
    """Which share of all cases people look at, where somebody stated it; else nothing."""
    told = (_share(one.routed_share) for one in spec.operation.queues)
    return next(filter(None, told), 0.0) or _share(spec.cost.looked_at)


def _arriving(spec: AISpec) -> tuple[float, str]:
    """How many cases come in, and in which time: the volume that was stated, else those an hour."""
    volume = spec.cost.volume
    told = volume.value if volume.status is Status.STATED else None
    if isinstance(told, Quantity) and (period := period_of(told)):
        return told.value, period
    hourly = (_number(one.arrivals_per_hour) for one in spec.operation.queues)
    return next(filter(None, hourly), 0.0), "hour"


def period_of(told: Quantity) -> str:
    """In which time so many come: "a day", "per 8-hour day", "am Tag"; else the only one that is named."""
    words = f"{told.period or ''} {told.text}".casefold()
    if found := _PER.search(words):
        return _CALLED[found["period"]]
    named = {_CALLED[one] for one in re.findall(r"\w+", words) if one in _CALLED}
    return named.pop() if len(named) == 1 else ""


def _folded(called: tuple[str, ...]) -> Iterator[str]:
    """A period as it is written, also in the plural or with an ending."""
    for one in called:
        yield from (f"{one.casefold()}{ending}" for ending in ("", "s", "e", "n"))


_CALLED = {form: name for name, called in _PERIODS.items() for form in _folded(called)}
_PER = re.compile(
    r"(?:(?<!\w)(?:per|an?|each|every|pro|je|jede[nrs]?|par|chaque|am|im|in der)\s+|/\s?)(?:[\w-]+\s+)?"
    rf"(?P<period>{'|'.join(_CALLED)})(?!\w)"
)


def _share(leaf: Field | None) -> float:
    if leaf is None or leaf.status is not Status.STATED:
        return 0.0
    number = next(iter(numbers_in(value_text(leaf.value))), None)
    if number is None:
        return 0.0
    share = number.value / _WHOLE if number.unit == "%" else number.value
    return share if 0 < share <= 1 else 0.0


def _minutes(leaf: Field | None) -> float:
    """Minutes, whatever unit they were told in; a bare number is of minutes."""
    if leaf is None or leaf.status is not Status.STATED:
        return 0.0
    in_minutes = {"s": 1 / 60, "min": 1.0, "h": 60.0, None: 1.0}
    numbers = [one for one in numbers_in(value_text(leaf.value)) if one.unit in in_minutes]
    return numbers[0].value * in_minutes[numbers[0].unit] if numbers else 0.0


def _number(leaf: Field | None) -> float:
    told = leaf.value if leaf and leaf.status is Status.STATED else None
    return told.value if isinstance(told, Quantity) else 0.0
