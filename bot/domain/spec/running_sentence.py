"""What running it takes, as people tell it without naming a field: a look's price, an outage, the steps of training again."""

import re
from collections.abc import Callable, Iterator, Mapping

from bot.domain.number import CURRENCIES, numbers_in

RETRAINING = "drift.retraining"
STEPS = ("collect", "label", "train", "test", "release")
# One piece of work by a person: never a mistake, whose cost is told of the problem.
_WORK = (
    r"(?:(?:an?|one|each|every|the)\s+(?:(?:single|person's|human|manual)\s+)*(?:look|review|check|call|visit|inspection|approval)"
    r"(?:\s+by\s+(?:a\s+person|people|somebody))?"
    r"|(?:une?|chaque)\s+(?:examen|contrôle|relecture|appel|visite|vérification|validation)(?:\s+par\s+une\s+personne)?"
    r"|(?:eine?|jede[rs]?)\s+(?:prüfung|durchsicht|anruf|besuch|kontrolle|sichtung|freigabe)(?:\s+durch\s+(?:einen\s+)?menschen)?)"
)
_LOOK = re.compile(
    rf"^{_WORK}\s+(?=.*\d)(?:(?:takes?|lasts?|prend|dure|dauert)\s+(?:us\s+)?(?P<time>(?:[^.;!?]|\.(?=\d))*?))?"
    r"(?:,?\s*(?:and|et|und)\s+)?(?:(?:costs?|coûte|kostet)\s+(?:us\s+|nous\s+|uns\s+)?(?P<price>(?:[^.;!?]|\.(?=\d))+))?$",
    re.IGNORECASE,
)
_PRICE_OF = re.compile(
    r"^(?:the\s+|our\s+)?(?:cost\s+of\s+(?:an?|one|each)\s+(?:look|review|check|call|visit|inspection)"
    r"|coût\s+d['\u2019]un(?:e)?\s+(?:examen|contrôle|relecture|appel|visite|vérification)"
    r"|kosten\s+(?:einer?|eines)\s+(?:prüfung|durchsicht|anrufs|besuchs|kontrolle|sichtung))"
    r"\s*(?:is|est|sind|ist|:|=)\s*(?P<price>.+)$",
    re.IGNORECASE,
)
_SEEN = re.compile(
    r"^(?:(?:people|somebody|humans?|(?:a\s+)?persons?|reviewers?|analysts?|des\s+personnes|quelqu['\u2019]un|des\s+relecteurs"
    r"|menschen|jemand|prüfer)\s+(?:looks?\s+at|reviews?|checks?|examinent|examine|relisent|vérifient|regardent"
    r"|prüfen|prüft|sehen|sieht))\s+(?P<share>[^.;!?]*?\d\s?%)(?:\s+(?:of|des?|de[rs]|von)\s+(?P<of>[^.;!?\d]+))?$",
    re.IGNORECASE,
)
_OUTAGE = re.compile(
    r"^(?:(?:when|while|if|whenever)\s+(?:it|the\s+(?:system|service|model|ai))\s+(?:is\s+)?(?:down|fails|off|not\s+available)"
    r"|during\s+an\s+outage"
    r"|(?:quand|si|lorsque)\s+(?:ça|il|elle|le\s+(?:système|service|modèle))\s+(?:est\s+)?(?:en\s+panne|tombe(?:\s+en\s+panne)?|indisponible)"
    r"|pendant\s+une\s+panne"
    r"|(?:wenn|falls|solange)\s+(?:es|das\s+system|der\s+dienst|das\s+modell)\s+(?:ausfällt|steht|nicht\s+läuft|nicht\s+verfügbar\s+ist)"
    r"|(?:während|bei)\s+(?:eines\s+ausfalls|einem\s+ausfall|ausfall))\s*,?\s+(?P<what>.+)$",
    re.IGNORECASE,
)
_TRAINS = re.compile(
    r"^(?:re-?training|to\s+retrain|training\s+(?:it\s+|the\s+model\s+)?again"
    r"|(?:le\s+)?ré-?entraînement|ré-?entraîner|(?:das\s+)?(?:nachtrainieren|nachtraining|neutraining|neue\s+training|retraining))"
    r"(?:\s+(?:of\s+the\s+model|it|du\s+modèle|des\s+modells))?"
    r"\s+(?:takes|needs|lasts|prend|dure|demande|dauert|braucht)\s+(?P<whole>[^:;]+?)(?:\s*:\s*(?P<parts>.+))?$",
    re.IGNORECASE,
)
_STEP_WORDS: Mapping[str, re.Pattern[str]] = {
    "release": re.compile(
        r"releas|roll|deploy|launch|mise en (?:production|service)|déploi|freigabe|ausroll|einführ",
        re.IGNORECASE,
    ),
    "collect": re.compile(
        r"collect|gather|new examples|new data|rassembl|sammel|neue (?:daten|beispiele)",
        re.IGNORECASE,
    ),
    "label": re.compile(r"label|annotat|étiquet|annot|beschrift", re.IGNORECASE),
    "test": re.compile(r"test|eval|valid|check|prüf", re.IGNORECASE),
    "train": re.compile(r"train|entraîn", re.IGNORECASE),
}
_APART = re.compile(
    r"\s*(?:,|;|\+|(?<!\w)(?:and|then|et|puis|und|dann|danach)(?!\w))\s*", re.IGNORECASE
)
_ONE = re.compile(r"(?<!\w)an?(?=\s+(?:hour|day|week|month|year)s?(?!\w))", re.IGNORECASE)
# What may stand around a length or a price that is the whole of what is told: never "5 minutes too long".
_AROUND = re.compile(
    r"(?:(?<!\w)(?:us|about|around|roughly|some|only|at|least|most|up|to|between|from|and|or|more|less|than|under|over|nearly|almost|on|average|in|all|altogether|each|every|time|per|case|call|look|review|check|visit|one|half|working|business|of|work|the|a|an|whole"
    r"|nous|environ|à|peu|près|autour|de|entre|et|ou|plus|moins|en|moyenne|chacune?|par|cas|au|total|tout|travail"
    r"|uns|etwa|rund|ungefähr|zwischen|bis|und|oder|mindestens|höchstens|im|schnitt|mittel|durchschnitt|je|pro|fall|insgesamt|arbeit|ca)(?!\w)"
    r"|[-\s,.()~≈–])*",  # noqa: RUF001
    re.IGNORECASE,
)
# What happens to people in an outage is no plan for it: "we lose 400 € an hour", "customers complain".
_HARM = re.compile(
    r"(?<!\w)(?:los(?:es?|t|ing)|complain\w*|angry|annoyed|upset|disaster|trouble|notices?|chaos|catastroph\w*|suffers?|costs?"
    r"|(?:are|is|get|gets)\s+(?:lost|stuck|unhappy|late|delayed)"
    r"|perd\w*|plaign\w*|fâch\w*|énerv\w*|catastrophe|souffr\w*|personne\s+ne|coûte\w*"
    r"|verlier\w*|verlor\w*|beschwer\w*|ärger\w*|katastroph\w*|leiden|leidet|niemand|kostet\w*)(?!\w)"
    r"|^(?:(?:nobody|\d+\s+\w+\s+(?:calls?|appellent|warten))(?!\w)|(?:it|this|that)\s+is|c['\u2019]est|(?:es|das)\s+ist)",
    re.IGNORECASE,
)
# Who speaks wants to be told: that is asked of whoever listens, and no plan for the outage.
_ERRAND = re.compile(
    r"(?:(?:please|just|bitte|s['\u2019]il\s+(?:te|vous)\s+pla[iî]t)\s+)*(?:"
    r"(?!let\s+us\s+(?!know))[a-z]+\s+(?:me|us)(?!\w)"
    r"|\w+-(?:l[ea]-)?(?:moi|nous)(?!\w)|(?:il\s+faut\s+)?(?:m['\u2019]|me\s+)\w+[ei]r(?!\w)"
    r"|\w+\s+(?:sie\s+)?(?:mich|mir)(?!\w)|\w+\s+sie\s+uns(?!\w)|\w+\s+(?:dich|euch|sich|sie\s+sich)\s+bei\s+(?:mir|uns)(?!\w))",
    re.IGNORECASE,
)
_LENGTHS = frozenset({"min", "h", "day", "week", "month", "year"})
_SHORT = frozenset({"s", "min", "h"})
_SMALL = re.compile(r"^(?:a|an|une?|eine?n?|the|la|le|die|der|das)\s+", re.IGNORECASE)


def _anything(_: str) -> bool:
    return True


def told_of_running(
    words: str, is_its_own: Callable[[str], bool] = _anything
) -> Iterator[tuple[str, str]]:
    """The fields a clause is about, each with what it says of it.

    Args:
        words: The clause.
        is_its_own: Whether a thing that people look at is what the spec works on.
    """
    if found := _LOOK.match(words) or _PRICE_OF.match(words):
        told = found.groupdict()
        if (time := told.get("time")) and _is_whole(time, _SHORT):
            yield "cost.human_minutes", time.strip(" ,")
        if (price := told.get("price")) and _is_whole(price, CURRENCIES):
            yield "cost.look_price", price.strip(" ,")
    elif found := _SEEN.match(words):
        if found["of"] is None or is_its_own(found["of"]):
            yield "cost.looked_at", found["share"].strip()
    elif found := _OUTAGE.match(words):
        if not _HARM.search(found["what"]) and not _ERRAND.match(found["what"]):
            yield "service.fallback", found["what"].strip(" ,")
    elif found := _TRAINS.match(words):
        yield from _retraining(found["whole"], found["parts"] or "")


def spelled_out(length: str) -> str:
    """A length whose one is a figure: "a week" is 1 week."""
    return _ONE.sub("1", length)


def look_told(words: str) -> frozenset[str]:
    """Which figures about one look of a person a clause tells: its price, its minutes."""
    return frozenset(
        path for path, _ in told_of_running(words.strip(" .!")) if path.startswith("cost.")
    )


def _retraining(whole: str, parts: str) -> Iterator[tuple[str, str]]:
    if not _is_whole(whole, _LENGTHS):
        return
    yield f"{RETRAINING}.lead_time", whole.strip(" ,")
    told: dict[str, str] = {}
    for piece in filter(None, (one.strip(" .") for one in _APART.split(parts))):
        step = next((name for name, word in _STEP_WORDS.items() if word.search(piece)), None)
        if step is not None:
            told.setdefault(step, _length(piece) or _SMALL.sub("", piece))
    yield from ((f"{RETRAINING}.{step}", told[step]) for step in STEPS if step in told)


def _length(piece: str) -> str | None:
    """How long a step takes, as it was written."""
    spelled = spelled_out(piece)
    numbers = [one for one in numbers_in(spelled) if one.unit in _LENGTHS]
    return spelled[numbers[0].start : numbers[0].end].strip() if numbers else None


def _is_whole(text: str, units: frozenset[str]) -> bool:
    """Whether a text is a figure of such a unit, and nothing that tells of something else."""
    spelled = spelled_out(text)
    numbers = numbers_in(spelled)
    if not any(one.unit in units for one in numbers):
        return False
    for one in reversed(numbers):
        spelled = f"{spelled[: one.start]} {spelled[one.end :]}"
    return _AROUND.fullmatch(spelled) is not None
