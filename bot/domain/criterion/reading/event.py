"""Rules about events: what must never happen, or always, or within a time; without a metric."""

import re
from dataclasses import dataclass, field

from bot.domain.criterion.reading.mark import UNITS, Figure, Marks, Span
from bot.domain.criterion.threshold import Duration

_EDGES = " \t\n,;:.!?()\"'“”„«»–—-"  # noqa: RUF001
_GERMAN_OBJECT = re.compile(
    r"(?<=\w)(?<!durch)(?<!von)(?<!mit)(?<!bei)(?<!aus)\s+"
    r"(?:eine?[nrms]?|d(?:en|as|ie|er|em)|Geld|Daten|über|an|auf)\s",
    re.IGNORECASE,
)
# German ends with its verb: 'ohne Freigabe bezahlen', 'ohne Freigabe abgesagt werden'.
_GERMAN_VERB = re.compile(
    r"\s+(?:[a-zäöüß]+(?:t|en)\s+(?:werden|wird|worden sein)|(?!oben|unten|innen|außen)[a-zäöüß]{2,}(?:en|ern|eln))$"
)
_GERMAN_NOUN = re.compile(r"[A-ZÄÖÜ]\w+\W*$")
_MODAL = re.compile(
    r"(?<!\w)(?:must|may|shall|can|will|should|do(?:it|ivent)|peu(?:t|vent)|darf|dürfen|muss|müssen|soll|sollen)(?!\w)",
    re.IGNORECASE,
)
_NEGATIVE_REST = re.compile(r"(?<!\w)(?:ne\s|n['\u2019])", re.IGNORECASE)
# 'No customer data leaves the EU': what a rule can forbid; "no customer likes the delays" tells what is.
_DOES = re.compile(
    r"\s(?:leaves?|exits?|cross(?:es)?|reach(?:es)?|enters?|sends?|shares?|discloses?|exposes?|pays?|deletes?"
    r"|overrides?|bypass(?:es)?|skips?|triggers?|approves?)\s"
    r"|\s(?:ne\s|n['\u2019])(?:quitte|sort|franchit|atteint|entre|envoie|partage|divulgue|expose|paie|supprime"
    r"|contourne|saute|déclenche|approuve|passe)(?:nt)?\s"
    r"|\s(?:verl(?:ässt|assen)|erreich(?:t|en)|gelang(?:t|en)|sende[nt]|send(?:et|en)|teil(?:t|en)|lösch(?:t|en)"
    r"|umgeh(?:t|en)|bezahl(?:t|en)|überschreite[nt]|überschreitet|genehmig(?:t|en))\s",
    re.IGNORECASE,
)
# What ties a part to the one before it is no part of the event.
_LINK = re.compile(r"^(?:and|but|while|et|mais|und|aber|sowie|while also)\s+", re.IGNORECASE)
# Who must not is the system in hand: "it must never route …" forbids routing, not that "it route".
_WHO = re.compile(
    r"^(?:it|they|we|you|he|she|ça|cela|il|elle|ils|elles|on|nous|es|er|sie|man|wir)\s+"
    r"(?:(?:doit|doivent|devons|devez|peut|peuvent|darf|dürfen|soll|sollen|kann|können)\s+)?",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Event:
    """A rule about an event, and where it stands."""

    event: str
    always: bool = False
    unless: str | None = None
    within: Duration | None = None
    is_process: bool = False
    spans: list[Span] = field(default_factory=list)


def forbidden(marks: Marks, start: int, end: int) -> Event | None:
    """'never …', 'must not … without …', 'no … without …'."""
    cue = marks.lexicon["never"].search(marks.text, start, end) or _nothing(marks, start, end)
    if cue is None:
        return None
    exception = _exception(marks, cue.end(), end)
    stop = exception.start() if exception else end
    pieces = [marks.text[start : cue.start()], _verb_inside(cue), marks.text[cue.end() : stop]]
    unless = None
    if exception:
        rest = marks.text[exception.end() : end]
        unless, left = _condition(rest, marks, whole=" " not in exception.group().strip())
        pieces.append(left)
    event = _WHO.sub("", _LINK.sub("", _joined(pieces)))
    event = _NEGATIVE_REST.sub("", event) if "ne" in marks.lexicon.words.not_ else event
    if not event:
        return None
    return Event(event, unless=unless, spans=[Span(start, end, "event")])


def demanded_always(marks: Marks, start: int, end: int) -> Event | None:
    """What must happen each time, as in 'Every answer must cite a source'."""
    cue = marks.lexicon["always"].search(marks.text, start, end)
    if cue is None:
        return None
    event = _LINK.sub("", _joined([marks.text[start:end]]))
    return Event(event, always=True, spans=[Span(start, end, "event")]) if event else None


def timed_by_people(
    marks: Marks, start: int, end: int, figure: Figure, side: list[Span]
) -> Event | None:
    """'Legal signs off within five days': a promise of people, not of the system."""
    if not marks.lexicon["people"].search(marks.text, start, end) or not figure.is_time:
        return None
    if figure.value <= 0:
        return None
    first = min([figure.start, *(one.start for one in side)])
    last = max([figure.end, *(one.end for one in side)])
    event = _LINK.sub("", _joined([marks.text[start:first], marks.text[last:end]]))
    if not event:
        return None
    within = Duration(number=figure.value, unit=UNITS.get(figure.unit, figure.unit))
    return Event(event, within=within, is_process=True, spans=[Span(start, end, "event")])


def _nothing(marks: Marks, start: int, end: int) -> re.Match[str] | None:
    """'No refunds … without a supervisor', 'Aucune donnée ne doit …'."""
    cue = _none_first(marks, start, end)
    if cue is None:
        return None
    follows = marks.lexicon["unless"].search(marks.text, cue.end(), end)
    acts = _MODAL.search(marks.text, cue.end(), end) or _DOES.search(marks.text, cue.end(), end)
    return cue if follows or acts else None


def _none_first(marks: Marks, start: int, end: int) -> re.Match[str] | None:
    """The 'no' a stretch begins with, after what ties it to the one before."""
    first = marks.text[start:end]
    lead = len(first) - len(first.lstrip(_EDGES))
    if link := _LINK.match(first[lead:]):
        lead += link.end()
    return marks.lexicon["none"].match(marks.text, start + lead, end)


def is_forbidden(marks: Marks, start: int, end: int) -> bool:
    """Whether a stretch says by itself what must never happen."""
    if marks.lexicon["never"].search(marks.text, start, end):
        return True
    cue = _none_first(marks, start, end)
    return cue is not None and _DOES.search(marks.text, cue.end(), end) is not None


def _exception(marks: Marks, start: int, end: int) -> re.Match[str] | None:
    return marks.lexicon["unless"].search(marks.text, start, end)


def _verb_inside(cue: re.Match[str]) -> str:
    """What a cue such as 'ne rembourse jamais' or 'darf … nicht' has inside it."""
    words = cue.group().split()
    inner = [word for word in words if word[:1].isalpha()]
    if len(words) <= 1 or " " not in cue.group():
        return ""
    first = words[0].casefold()
    if first.startswith(("ne", "n'", "n\u2019")):
        own = words[0][2:] if first.startswith(("n'", "n\u2019")) else ""
        middle = [own, *words[1:-1]]
        kept = [
            w for w in middle if w and w.casefold() not in {"pas", "jamais", "aucun", "cas", "en"}
        ]
        return " ".join(kept)
    if first in {"darf", "dürfen", "soll", "sollen"}:
        return " ".join(word for word in inner if word.casefold() != "nicht")
    return ""


def _condition(rest: str, marks: Marks, *, whole: bool) -> tuple[str, str]:
    """The exception, and what goes on after it (German puts object and verb behind).

    `whole` says that a thing is excepted and no clause, whose verb would be its own.
    """
    german = "nicht" in marks.lexicon.words.not_
    split = _GERMAN_OBJECT.search(rest) if german else None
    if split is None and german and whole:
        verb = _GERMAN_VERB.search(rest.rstrip(_EDGES))
        split = verb if verb and _GERMAN_NOUN.search(rest[: verb.start()]) else None
    if split is None:
        return rest.strip(_EDGES) or "?", ""
    return rest[: split.start()].strip(_EDGES) or "?", rest[split.start() :]


def _joined(pieces: list[str]) -> str:
    text = " ".join(" ".join(pieces).split())
    return re.sub(r"\s+([,;])", r"\1", text).strip(_EDGES)
