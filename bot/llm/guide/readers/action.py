"""Reads actions the system would take, with the oversight somebody asked for."""

import re
from collections.abc import Iterator

from bot.domain.framing.statement import ActionHint
from bot.domain.provenance import Quote
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit
from bot.llm.guide.readers.criterion import has_exception, rules_in

_MODES = (
    ("automation_approval", "approve"),
    ("forbidden", "refuse"),
    ("automation_act", "auto"),
    ("automation_suggest", "approve"),
    ("automation_inform", "notify"),
)


def read(sentence: Sentence) -> Iterator[ActionHint]:
    """A verb of action beside a word about oversight; the limit stays in the quote."""
    if sentence.question or not sentence.hits("action_verb"):
        return
    found = next(((cue, mode) for cue, mode in _MODES if sentence.has(cue)), None)
    if found is None:
        return
    cue, mode = found
    verb = _verb(sentence, cue)
    if mode == "refuse":
        if sentence.has("automation_approval", "automation_act"):
            mode = "approve"  # "never … without approval"
        elif verb is not None and _AGAIN.search(sentence.text, verb.end):
            return  # "never pay twice" forbids the mistake, not the payment
        elif has_exception(sentence):
            return  # "never pay without an order" is a rule about paying, not against it
    if verb is not None:
        action = sentence.quote(verb.start, verb.end).text.lower()
        yield ActionHint(action=action, mode=mode, quote=_said(sentence, verb))


def _said(sentence: Sentence, verb: Hit) -> Quote:
    """The rule the verb stands in, without the other things a sentence asks for; else all of it."""
    for start, stop in rules_in(sentence):
        if start <= verb.start < stop:
            return sentence.quote(start, stop)
    return sentence.quote()


def _verb(sentence: Sentence, cue: str) -> Hit | None:
    """The verb of action nearest behind the word about oversight, else the first there is."""
    verbs = [hit for hit in sentence.hits("action_verb") if hit.key not in _OVERSIGHT]
    place = sentence.hits(cue)[0].start
    start, stop = sentence.clause_at(place)
    behind = [hit for hit in verbs if place <= hit.start < stop]
    beside = [hit for hit in verbs if start <= hit.start < stop]
    return next(iter((*behind[:1], *beside[:1], *verbs[:1])), None)


_AGAIN = re.compile(
    r"\b(?:twice|two times|double|again|zweimal|doppelt|nochmals?|deux fois|à nouveau)\b",
    re.IGNORECASE,
)
_OVERSIGHT = frozenset({"approve", "approves", "genehmigen", "freigeben", "valider", "approuver"})
