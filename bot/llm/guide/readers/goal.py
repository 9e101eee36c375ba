"""Reads what is wanted: the goal, its metric and direction, whom it covers."""

import re
from collections.abc import Iterator

from bot.domain.number import CURRENCIES, DURATIONS, Number
from bot.domain.provenance import Status
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit
from bot.llm.guide.readers import aim, wish
from bot.llm.guide.readers.content import content
from bot.llm.guide.readers.naming import in_words

_NEAR = 60  # characters between a verb of change and the metric it is about
_LONGEST = 200
_BESIDE = 24


def read(sentence: Sentence) -> Iterator[Finding]:
    metric = metric_of(sentence)
    verb = _verb(sentence)
    wished = sentence.has("wish")
    if verb and sentence.has("negation", start=max(0, verb.start - 12), end=verb.start):
        verb = None
    guarded = sentence.hits("guardrail")
    wanted_first = bool(guarded) and sentence.has("wish", end=guarded[0].start)
    if guarded and not wanted_first and not (verb and verb.start < guarded[0].start):
        metric = None  # what must not get worse is not the goal
    if metric is not None:
        yield from _metric(sentence, metric, verb, wish=wished)
    elif verb and wished and not sentence.has("hypothetical"):
        yield _statement(sentence, verb, weight=3)
        yield from aim.read(sentence, verb)
    elif verb and _opens(sentence, verb) and _is_wanted(sentence, verb) and _has_object(sentence):
        yield _statement(sentence, verb, weight=4)
        yield from aim.read(sentence, verb)
    task = wish.task_of(sentence)
    if task and (wished or _opens(sentence, task)) and not (verb and metric):
        yield _statement(sentence, task, weight=3 + (metric is not None))
    if (
        not (verb or metric or task)
        and wished
        and (sentence.question or sentence.has("first_person"))
    ):
        yield from wish.plain(sentence)
    if not sentence.has("hypothetical"):
        yield from wish.made_for(sentence)
    yield from _belief(sentence)
    yield from _population(sentence)


def metric_of(sentence: Sentence) -> Hit | None:
    """The business metric of a sentence: the longest mention, the object of a verb first."""
    hits = sentence.hits("metric")
    if not hits:
        return None
    verb = _verb(sentence)
    following = [hit for hit in hits if verb and 0 <= hit.start - verb.end < _NEAR]
    return (following or list(hits))[0]


def _verb(sentence: Sentence) -> Hit | None:
    verbs = [*sentence.hits("goal_down"), *sentence.hits("goal_up"), *sentence.hits("goal_hold")]
    return min(verbs, key=lambda hit: hit.start) if verbs else None


def _opens(sentence: Sentence, verb: Hit) -> bool:
    lead = [token for token in sentence.tokens if token.start < verb.start]
    if len(sentence.text[: verb.start].split()) > 2:  # noqa: PLR2004
        return False
    if any(token.word in _SUBJECTS for token in lead):
        return False  # "we answer 30 questions a day" tells what is done
    small = sentence.lexicon.stopwords | _LEADS
    named = any(token.word.isalpha() and token.word not in small for token in lead)
    return not named or any(token.word == ":" for token in lead)


_SUBJECTS = frozenset(
    {"we", "i", "they", "he", "she", "it", "you", "people", "nous", "je", "on", "il", "elle", "ils",
     "wir", "ich", "sie", "man", "er", "es", "du", "ihr"}
)  # fmt: skip
_LEADS = frozenset(
    {"also", "then", "ideally", "first", "next", "help", "let", "s", "just", "mainly", "maybe",
     "clearly", "significantly", "drastically", "idea", "hi", "hello", "hey", "hallo", "bonjour"}
)  # fmt: skip


def _has_object(sentence: Sentence) -> bool:
    """Whether anything is named beside the verb and a time: "stop", "cut by June" are no goals."""
    days = [(start, end) for start, end, _ in sentence.times]
    verbs = [(h.start, h.end) for name in _VERBS for h in sentence.hits(name)]
    amounts = DURATIONS | CURRENCIES
    numbers = [(n.start, n.end) for n in sentence.numbers if n.unit not in amounts]
    return any(
        len(token.word) > 2  # noqa: PLR2004
        and token.word.isalpha()
        and token.word not in sentence.lexicon.stopwords
        and not any(start <= token.start < end for start, end in (*days, *verbs, *numbers))
        for token in sentence.tokens
    )


_VERBS = ("goal_up", "goal_down", "goal_hold", "reply_light", "comparative")


def _is_wanted(sentence: Sentence, verb: Hit) -> bool:
    """Not "misses hurt more" or "much better now": a comparison needs something to improve."""
    compares = any(hit.start == verb.start for hit in sentence.hits("comparative"))
    if not compares:
        return True
    opening = not sentence.text[: verb.start].strip(" \"'(*_-")
    return opening and content(sentence, verb.end) > 0 and not sentence.has("reply_chat")


def _metric(sentence: Sentence, hit: Hit, verb: Hit | None, *, wish: bool) -> Iterator[Finding]:
    entry = sentence.lexicon.metrics[hit.key]
    end = _tail(sentence, hit)
    quote = sentence.quote(hit.start, end)
    wanted = verb is not None and (wish or _opens(sentence, verb) or _close(verb, hit))
    priced = cost_verb_of(sentence) is not None
    numbers = any(
        (number.unit in {"%", "pp"} or (number.unit and _beside_metric(hit, number)))
        and not (priced and number.unit in CURRENCIES)
        for number in sentence.numbers
    )
    weight = 1 + 4 * wanted + numbers + sentence.has("pain") + wish
    common = (quote, sentence.message, sentence.index, weight)
    if wanted or numbers or wish:
        yield Finding("business_goal.metric", quote.text, *common, about=hit.key)
    else:
        why = sentence.lexicon.reasons["named"]
        yield Finding(
            "business_goal.metric", quote.text, *common, Status.INFERRED, why, about=hit.key
        )
    if wanted and verb is not None:
        direction = "hold" if verb.name == "goal_hold" else verb.name.removeprefix("goal_")
        if verb.key in {"improve", "improving", "better", "save", "verbessern", "améliorer"}:
            direction = entry.better
        phrase = sentence.quote(verb.start, verb.end)
        yield Finding("business_goal.direction", direction, phrase, *common[1:])
        yield _final(sentence, quote.text, verb, weight + 1) or _statement(
            sentence, verb, weight + 1
        )
    else:
        reason = sentence.lexicon.reasons[entry.better]
        if sentence.has("lookup_smell"):
            return  # somebody wants to see the number, not to move it
        yield Finding("business_goal.direction", entry.better, *common, Status.INFERRED, reason)
        words = in_words(sentence, quote.text, entry.better, countable=entry.countable)
        why = sentence.lexicon.reasons["follows"]
        yield Finding("business_goal.statement", words, *common, Status.INFERRED, why)
    if entry.entity:
        yield Finding(
            "task.entity",
            entry.entity,
            *common,
            Status.INFERRED,
            sentence.lexicon.reasons["entity"],
        )


def _beside_metric(hit: Hit, number: Number) -> bool:
    """Whether a number stands so near to a metric that it is likely about it."""
    gap = number.start - hit.end if number.start >= hit.end else hit.start - number.end
    return gap < _NEAR // 2


def _close(verb: Hit, metric: Hit) -> bool:
    return 0 <= metric.start - verb.end < 30  # noqa: PLR2004


def _tail(sentence: Sentence, hit: Hit) -> int:
    """Take in a following "rate", "time" or "costs"."""
    for token in sentence.tokens:
        if token.start >= hit.end:
            gap = sentence.text[hit.end : token.start]
            if token.word in _ALSO_VERBS and _PRICE.match(sentence.text, token.end):
                return hit.end  # "no-shows cost us 90 €"
            return (
                token.end if token.word in sentence.lexicon.metric_tail and gap == " " else hit.end
            )
    return hit.end


def cost_verb_of(sentence: Sentence) -> Hit | None:
    """The verb that says what something costs, where it is no part of a metric's name."""
    names = [(hit.start, _tail(sentence, hit)) for hit in sentence.hits("metric")]
    return next(
        (
            hit
            for hit in sentence.hits("cost_verb")
            if not any(start <= hit.start < end for start, end in names)
        ),
        None,
    )


_ALSO_VERBS = frozenset({"cost", "costs", "share", "score"})
_PRICE = re.compile(
    r"\s+(?:us|me|you|them|the|about|around|over|up|more|some|[€$£\d])", re.IGNORECASE
)


def _statement(sentence: Sentence, verb: Hit, weight: int) -> Finding:
    clause_start, clause_end = sentence.clause_at(verb.start)
    end = clause_end
    for start, stop in sentence.clauses:  # a guard such as "while keeping …" is part of the goal
        if start >= clause_end and sentence.has("guardrail", start=start, end=stop):
            end = stop
    final = not sentence.text[verb.end : clause_end].strip(" .!?")
    first = clause_start if final and sentence.lexicon.language == "de" else verb.start
    quote = sentence.quote(first, min(end, first + _LONGEST))
    words = quote.text.rstrip(" .!?…")
    return Finding(
        "business_goal.statement", words, quote, sentence.message, sentence.index, weight
    )


def _final(sentence: Sentence, metric: str, verb: Hit, weight: int) -> Finding | None:
    """German puts the verb last: name the metric and the verb, and quote the clause."""
    start, stop = sentence.clause_at(verb.start)
    if sentence.lexicon.language != "de" or sentence.text[verb.end : stop].strip(" .!?"):
        return None
    words = f"{metric} {sentence.quote(verb.start, verb.end).text}"
    quote = sentence.quote(start, stop)
    return Finding(
        "business_goal.statement",
        words,
        quote,
        sentence.message,
        sentence.index,
        weight,
        Status.INFERRED,
        sentence.lexicon.reasons["follows"],
    )


def _belief(sentence: Sentence) -> Iterator[Finding]:
    for hit in sentence.hits("belief")[:1]:
        quote = sentence.quote(hit.start)
        yield Finding(
            "hypothesis.statement", quote.text, quote, sentence.message, sentence.index, 3
        )
    for hit in sentence.hits("guardrail")[:1]:
        start, stop = sentence.clause_at(hit.start)
        if sentence.has("latency", start=hit.start, end=stop):
            continue  # a limit of the system, kept as a constraint
        subject = any(h.end <= hit.start for h in sentence.hits("metric", start, stop))
        joined = sentence.has("goal_down", "wish", start=start, end=hit.start)
        quote = sentence.quote(start if subject and not joined else hit.start, stop)
        words = quote.text.rstrip(" .!?")
        yield Finding("metrics.guardrails", (words,), quote, sentence.message, sentence.index, 2)


def _population(sentence: Sentence) -> Iterator[Finding]:
    """Such as "only for new customers": a cue, at most two words, and whom it is about."""
    for noun in sentence.hits("population_noun"):
        cues = sentence.hits("population_cue", end=noun.start)
        strong = [cue for cue in cues if cue.key in _ONLY and _beside(sentence, cue, noun)]
        if not strong:
            continue
        start = strong[0].start
        quote = sentence.quote(start, noun.end)
        yield Finding(
            "business_goal.population", quote.text, quote, sentence.message, sentence.index, 2
        )
        return


def _beside(sentence: Sentence, cue: Hit, noun: Hit) -> bool:
    """At most two words between, and no pause: not "hi all, our customers"."""
    between = sentence.text[cue.end : noun.start]
    near = len(between) < _BESIDE and len(between.split()) <= 2  # noqa: PLR2004
    return near and not any(sign in between for sign in ",;:.!?()")


_ONLY = frozenset(
    {"only", "just", "across", "limited to", "excluding", "except", "all", "seulement", "uniquement",
     "tous", "toutes", "sauf", "nur", "alle", "allen", "außer", "ohne"}
)  # fmt: skip
