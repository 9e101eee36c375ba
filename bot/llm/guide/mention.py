"""Tells a word that names a metric from the same word as a team or as a verb."""

import re

from bot.llm.guide.phrase_index import Hit

_PEOPLE = re.compile(
    r"\s(?:team|people|reps?|managers?|lead|guys|folks|desk|department|staff|colleagues|crew|agents?)\b",
    re.IGNORECASE,
)
# What a figure does and no team: "sales will grow", "sales need to go up".
_MOVE = (
    r"(?:go|come|get|rise|grow|fall|drop|climb|increase|decrease|improve|double|reach|stay|be)\b"
)
# What a team does and no figure: "sales keeps asking legal", "sales wants a list".
_ACTS = re.compile(
    rf"\s(?:(?:wants?|needs?|has to|have to|will|would like)\s(?!(?:to\s)?{_MOVE})"
    r"|(?:says?|said|asks?|asked|asking|told|tells?|thinks?|complains?|complained|promises?|promised|calls?|sends?|writes?"
    r"|forwards?|uses?|spends?|waits?|insists?|hates?|loves?|likes?|can't|cannot|doesn't|don't)\b"
    r"|keeps?\s(?:on\s)?(?:asking|sending|promising|calling|complaining|writing|telling|forwarding|pinging|chasing|using))",
    re.IGNORECASE,
)
_TEAMS = frozenset({"sales", "renewals", "returns"})
# What follows where the word is a verb: "the search returns nothing", "demand falls below", "we waste hours".
_VERBS = {
    "returns": re.compile(
        r"\s(?:nothing|no|zero|empty|only|the|an?|wrong|irrelevant|outdated|too|null|errors?|results?|hits?|answers?"
        r"|matches|documents|pages)\b",
        re.IGNORECASE,
    ),
    "falls": re.compile(r"\s(?:below|short|apart|behind|asleep|to|by|from|under|back)\b", re.IGNORECASE),
    "waste": re.compile(
        r"\s(?:(?:too|so) much |a lot of |lots of |half (?:the|our|my|their) )?(?:time|money|hours|days?|weeks|\d+ hours)\b",
        re.IGNORECASE,
    ),
    "scrap": re.compile(r"\s(?:it|them|that|this|the (?:idea|project|plan))\b", re.IGNORECASE),
    "delay": re.compile(r"\s(?:us|everything|it|them|the)\b", re.IGNORECASE),
    "delays": re.compile(r"\s(?:us|everything|it|them|the|our)\b", re.IGNORECASE),
}  # fmt: skip


def names_a_metric(text: str, hit: Hit) -> bool:
    """Whether the words of a metric mean the metric there."""
    said = text[hit.start : hit.end].casefold()
    if _PEOPLE.match(text, hit.end):
        return False
    if said in _TEAMS and _ACTS.match(text, hit.end):
        return False
    as_a_verb = _VERBS.get(said)
    return as_a_verb is None or as_a_verb.match(text, hit.end) is None
