"""Reads what will be decided with the output, who acts, and how much the system may do alone."""

import re
from collections.abc import Iterator

from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit

_SHORTEST = 12
_LONGEST = 160
_LEVELS = (
    ("automation_approval", "act_with_approval"),
    ("automation_act", "act"),
    ("automation_suggest", "suggest"),
    ("automation_inform", "inform"),
)


def read(sentence: Sentence) -> Iterator[Finding]:
    opener = next(iter(sentence.hits("decision_strong")), None)
    if opener is not None and not sentence.has(
        "negation", start=max(0, opener.start - 10), end=opener.start
    ):
        yield from _supported(sentence, opener)
    yield from _actor(sentence, opener)
    if not sentence.question:
        yield from _level(sentence)


def _supported(sentence: Sentence, opener: Hit) -> Iterator[Finding]:
    another = sentence.text.find("; ", opener.start)
    stop = another if another > 0 else len(sentence.text)
    quote = sentence.quote(opener.start, min(stop, opener.start + _LONGEST))
    words = quote.text.rstrip(" .!?…")
    if len(words) < _SHORTEST:
        return
    weight = 3 - sentence.question
    yield Finding("decision.supported", words, quote, sentence.message, sentence.index, weight)


def _actor(sentence: Sentence, opener: Hit | None) -> Iterator[Finding]:
    """A role that does something here, or the speaker's own role if they act themselves."""
    acts = sentence.has("capacity_verb", "action_verb") or opener is not None
    if not acts:
        return
    machine = any(hit.key == "agent_actions" for hit in sentence.hits("kinds"))
    roles = () if machine else tuple(h for h in sentence.hits("role") if not _compound(sentence, h))
    if opener is None:
        roles = tuple(hit for hit in roles if _acts(sentence, hit))
    for hit in roles[:1]:
        quote = sentence.quote(hit.start, hit.end)
        weight = 2 + (opener is not None)
        yield Finding("decision.actor", quote.text, quote, sentence.message, sentence.index, weight)
        return
    if sentence.message.role and sentence.has("first_person") and sentence.has("routine"):
        why = sentence.lexicon.reasons["does_today"].format(
            user=sentence.message.user, role=sentence.message.role
        )
        yield Finding(
            "decision.actor", sentence.message.role, sentence.quote(), sentence.message,
            sentence.index, 1, Status.INFERRED, why,
        )  # fmt: skip


def _compound(sentence: Sentence, role: Hit) -> bool:
    """Whether a role is only part of a name: "doctor letters", "refund agent"."""
    if _THING.match(sentence.text, role.end):
        return True
    bare = not _ARTICLE.search(sentence.text[: role.start])
    return role.key == "agent" and bare and sentence.has("automation_act", "action_verb")


_THING = re.compile(
    r"[\s-](?:letters?|notes?|visits?|appointments?|reports?|hours?|time|fees?|shortage|manual|tool|training)\b",
    re.IGNORECASE,
)
_ARTICLE = re.compile(
    r"\b(?:the|an?|our|my|each|every|care|support|human)\s(?:\w+\s)?$", re.IGNORECASE
)


def _acts(sentence: Sentence, role: Hit) -> bool:
    """Whether the role is who does it: a verb of action stands right after, or close before."""
    verbs = [*sentence.hits("capacity_verb"), *sentence.hits("action_verb")]
    return any(-_BEFORE < verb.start - role.end < _AFTER for verb in verbs)


def _signs_the_whole(sentence: Sentence, hit: Hit) -> bool:
    """Such as "Maria signs off": a word on who is accountable, not on every single case."""
    return hit.key in {"sign off", "signs off"} and not sentence.has("each_one", "volume_noun")


def _only_proposes(sentence: Sentence) -> bool:
    """Such as "it suggests, people decide": what it does comes first, then who has the say."""
    if "automation_approval" not in sentence.cues:
        return False
    proposes = (*sentence.hits("automation_suggest"), *sentence.hits("automation_inform"))
    decided = sentence.hits("automation_approval")[0].start
    return any(hit.start < decided for hit in proposes)


_HABITS = frozenset({"we check", "we review", "wir prüfen", "prüfen wir", "on valide", "je valide"})
_BEFORE, _AFTER = 40, 24  # characters


def _level(sentence: Sentence) -> Iterator[Finding]:
    only = _only_proposes(sentence)
    for cue, level in _LEVELS:
        if only and cue in {"automation_approval", "automation_act"}:
            continue  # "it suggests, people decide"
        hit = next(iter(sentence.hits(cue)), None)
        if hit is not None and hit.key in _HABITS and sentence.has("baseline_after", "standing"):
            continue  # "we check every tenth part today" tells how it is done
        if (
            hit is None
            or _signs_the_whole(sentence, hit)
            or (cue == "automation_suggest" and not (only or sentence.has("wish", "forbidden")))
        ):
            continue
        quote = sentence.quote()
        yield Finding(
            "decision.automation_level", level, quote, sentence.message, sentence.index, 2,
            Status.INFERRED,
            sentence.lexicon.reasons["level"].format(words=sentence.quote(hit.start, hit.end).text),
        )  # fmt: skip
        return
