"""Names of metrics as they are meant where they stand: a reminder is no recall, "to return" no return."""

import re
from collections.abc import Iterator

from bot.domain.criterion.naming import Named
from bot.domain.phrases import Phrases

# "Up 99.9 % of the time": no word of it names the metric by itself.
_UP = Phrases(
    r"(?<!\w)(?:up(?: and running)?|online|reachable|available|erreichbar|verfügbar|disponible|accessible|en service)"
    r"(?=[^;]{0,40}?\d\s?(?:%|percent|prozent|pour ?cent)\s(?:of the time|der zeit|du temps))"
    r"|(?<=of the time )(?:up|online|reachable)(?!\w)|(?<=der zeit )erreichbar(?!\w)",
    signs=("of the time", "der zeit", "du temps"),
)
_REMINDS = re.compile(
    r"(?<!\w)(?:envo[iy]\w*|adress(?:e|er|é)\w*|reç\w+|recevoir|sms|e-?mails?|téléphon\w+|rendez-vous"
    r"|(?:heures?|jours?|minutes?) avant|calendrier|notification)(?!\w)",
    re.IGNORECASE,
)
# "Un rappel d'au moins 90 %" is measured, whatever else is sent.
_LEVELED = re.compile(
    r"\s?(?:(?:est|soit|reste|doit être|d['\u2019]|de|à|au moins|minimum|supérieur\w*|≥|>=?|:)\s?){1,4}\d+(?:,\d+)?\s?%",
    re.IGNORECASE,
)
_MODAL = re.compile(
    r"(?:\bto|shall|must|should|will|may|can|not|never|always|and|or|it|api|search|service)\s+$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"\s+(?:at (?:most|least)|no more|up to|only|exactly|the|an?|all|any|\d|within|fewer|more)(?!\w)",
    re.IGNORECASE,
)
# "The search returns nothing": whatever does it, it sends nothing back.
_NOTHING = re.compile(
    r"\s+(?:nothing|null|zero|no|empty|wrong|irrelevant|outdated|(?:an )?errors?|(?:the )?wrong)(?!\w)",
    re.IGNORECASE,
)
_TIMED = re.compile(
    r"\d\s?(?:ms|s|secs?|seconds?|min|minutes?|secondes?|sekunden?|minuten?)(?!\w)", re.IGNORECASE
)
_SHARE = re.compile(r"%|percent|prozent|pour ?cent", re.IGNORECASE)
_LIMIT = Phrases(
    r"(?<!\w)(?:time-?outs?|délai d['\u2019]attente|délai d['\u2019]expiration|zeitlimit)(?!\w)",
    signs=("timeout", "time-out", "délai d", "zeitlimit"),
)


def as_meant(text: str, named: tuple[Named, ...]) -> list[Named]:
    """The metrics a sentence is about, without the words that only look like one."""
    kept = [one for one in named if not _is_otherwise(text, one)]
    taken = [(one.start, one.end) for one in kept]
    added = [one for one in _said_otherwise(text) if (one.start, one.end) not in taken]
    return sorted((*kept, *added), key=lambda one: one.start)


def sets_a_limit(text: str) -> bool:
    """Whether a time is a setting of the system, such as a timeout, and not how long it takes."""
    return _LIMIT.search(text) is not None


def _said_otherwise(text: str) -> Iterator[Named]:
    match = _UP.search(text)
    if match:
        yield Named(*match.span(), "uptime")


def _is_otherwise(text: str, one: Named) -> bool:
    word = text[one.start : one.end].casefold()
    if word.startswith("rappel") and one.metric == "recall":
        leveled = _LEVELED.match(text, one.end)
        return leveled is None and _REMINDS.search(text) is not None
    if word.startswith(("timeout", "time-out")):
        return bool(_TIMED.search(text)) and not _SHARE.search(text)
    if word in {"return", "returns"} and one.metric == "return_rate":
        said = _MODAL.search(text[: one.start]) and _OBJECT.match(text, one.end)
        return bool(said or _NOTHING.match(text, one.end))
    return False
