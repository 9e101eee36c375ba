"""The stages of a rollout in one sentence: 'start with 5 % in shadow, then 25 %, then everybody'."""

import re
from typing import NamedTuple

from bot.domain.number import numbers_in
from bot.domain.spec.item_words import PHASES
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.rollout import PhaseName

# How a clause begins that tells of stages.
OPENS = r"(?:start|begin|roll(?:\s+it)?\s+out|commenc|débute|fang|beginn)\w*\s[^;]{0,24}?\d+\s?%"
_BEGINS = re.compile(
    r"^(?:(?:we|let's|on|nous|wir)\s+)?(?:start|begin|first|roll\s+(?:it\s+)?out|commenc\w+|débute\w*|d['\u2019]abord|fang\w*|beginn\w*|zuerst|start\w*)"
    r"(?:\s+(?:the\s+)?rollout)?(?:\s+(?:with|at|to|by|avec|à|par|mit|bei))?\s+",
    re.IGNORECASE,
)
_NEXT = re.compile(
    r"\s*,?\s*(?:(?:and|et|und)\s+)?(?<!\w)(?:then|after that|finally|puis|ensuite|enfin|dann|danach|schließlich)(?!\w)\s*,?\s*|\s*,\s*",
    re.IGNORECASE,
)
_ALL = re.compile(
    r"(?<!\w)(?:everybody|everyone|every\s+\w+|all(?:\s+(?:of\s+)?(?:the\s+|our\s+)?\w+)?|100\s?%|tout le monde|tous|toutes|alle\w*)(?!\w)",
    re.IGNORECASE,
)
_SHARE = re.compile(r"\d+(?:[.,]\d+)?\s?%")
_FOR = re.compile(
    r"(?:(?<!\w)(?:for|pendant|für)\s+(?P<span>[^,;]+)|(?P<long>\S+\s+\S+)\s+lang(?!\w))",
    re.IGNORECASE,
)
# What may stand beside a share, an "everybody" or a phase: of what it is a share, when it begins, that it goes up.
_OF = re.compile(
    r"(?:(?<!\w)(?:of|des|du|de(?=\s+(?:la|nos))|der|von|vom)\s+|(?<!\w)d['\u2019])(?:(?:the|our|all|les?|la|nos|den|der|unser\w*)\s+)?"
    r"(?:(?-i:[A-ZÄÖÜ])\w+|\w+(?:\s+(?!\w*(?:ing|ed|t|nt)(?!\w))[a-z]+s(?!\w))?)",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"(?:(?<!\w)(?:after|après|nach|a|an|one|two|three|four|six|another|une?|deux|trois|quatre|eine[rm]?|zwei|drei|vier|\d+)\s+)+"
    r"(?:day|week|month|jour|semaine|mois|tag|woche|monat)\w*(?:\s+(?:later|after that|plus tard|après|später))?",
    re.IGNORECASE,
)
_SMALL = re.compile(
    r"(?<!\w)(?:go|move|expand|increase|raise|widen|up|to|at|with|in|into|on|as|the|a|an|of|only|about|mode|phase|stage|rollout|share|traffic|users|customers|cases|requests|people|first|d['\u2019]abord|zuerst"
    r"|passe[rz]?|à|en|par|avec|le|la|les|de|du|des|un|une|trafic|utilisateurs|clients|cas|environ"
    r"|auf|im|in|mit|bei|der|die|das|den|von|etwa|modus|nutzer|kunden|fälle)(?!\w)",
    re.IGNORECASE,
)
_LENGTHS = frozenset({"day", "week", "month"})
_UNNAMED = (PhaseName.CANARY, PhaseName.LIMITED)  # a share alone is one of these, the last one last
_FEW = 10  # percent: a share alone up to this is a first group
_FEWEST = 2  # stages; one alone is said in another way


class _Stage(NamedTuple):
    """One stage as it was said."""

    name: PhaseName | None
    share: str
    at_least: str


def stages_told(words: str, spec: AISpec) -> tuple[tuple[str, str], ...]:
    """The fields of phases a clause fills; nothing where a stage is not understood or not planned."""
    begins = _BEGINS.match(words)
    if begins is None:
        return ()
    pieces = [one.strip(" .") for one in _NEXT.split(words[begins.end() :]) if one.strip(" .")]
    stages = [_stage(one) for one in pieces]
    if len(stages) < _FEWEST or None in stages:
        return ()
    said = [one for one in stages if one]
    named = {one.name for one in said}
    free = [name for name in _UNNAMED if name not in named]
    unnamed = sum(one.name is None for one in said)
    if unnamed > len(free):
        return ()
    few = unnamed == 1 and any(_is_few(one) for one in said if one.name is None)
    rest = iter(free if few else free[len(free) - unnamed :])
    planned = {one.name: one.id for one in spec.rollout.phases}
    found: list[tuple[str, str]] = []
    for stage in said:
        place = planned.get(stage.name or next(rest))
        if place is None:
            return ()
        found.append((f"rollout.phases.{place}.share", stage.share))
        if stage.at_least:
            found.append((f"rollout.phases.{place}.at_least", stage.at_least))
    return tuple(found)


def _is_few(stage: _Stage) -> bool:
    return numbers_in(stage.share)[0].value <= _FEW


def _stage(piece: str) -> _Stage | None:
    everybody, share = _ALL.search(piece), _SHARE.search(piece)
    length = _FOR.search(piece)
    span = (length["span"] or length["long"]) if length else ""
    at_least = span.strip() if any(one.unit in _LENGTHS for one in numbers_in(span)) else ""
    phase = "|".join(PHASES.values())
    rest = re.sub(rf"(?<!\w)(?:{phase})(?!\w)", " ", piece, flags=re.IGNORECASE)
    for known in (_SHARE, _FOR, _OF, _ALL, _WHEN, _SMALL):
        rest = known.sub(" ", rest)
    if re.search(r"\w", rest):
        return None
    if everybody:
        return _Stage(PhaseName.GENERAL, everybody.group(), at_least)
    name = next(
        (
            name
            for name, called in PHASES.items()
            if re.search(rf"(?<!\w)(?:{called})(?!\w)", piece, re.IGNORECASE)
        ),
        None,
    )
    return _Stage(name, share.group(), at_least) if share else None
