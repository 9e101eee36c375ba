"""Whether the words of a reply are a time, a person, or about what was asked."""

import re
from collections.abc import Callable, Sequence

from bot.domain.framing.bank import BankQuestion
from bot.llm.guide.lexicon import lexicon
from bot.llm.guide.passage import Sentence
from bot.llm.guide.replies.residue import residue

PERSONS = frozenset({"owner", "business_goal.sponsor", "task.approvers"})
_NAME = re.compile(r"@[\w.-]{1,80}|[^\W\d_]+(?:[-'.][^\W\d_]+)*\.?")
_LONGEST_NAME = 3  # words
_LONGEST_ROLE = 6
_LONGEST = 14
_METRIC = 8
_FEW = 3
_SINGULAR = frozenset({"i", "me", "my", "je", "j", "moi", "ich", "mir", "mich"})
_WHOM = ("population_noun", "volume_noun", "sufferer", "role")
_THEM = frozenset(
    {"them", "those", "these", "les", "leur", "ceux", "sie", "diese", "dieser", "denen"}
)


def is_moment(sentence: Sentence) -> bool:
    """A time that lies ahead, and nothing else."""
    words = sentence.lexicon.times
    ahead = {part for opener in words.openers for part in opener.split()}
    said = sentence.message.said_at.date()
    times = [(start, end) for start, end, _ in sentence.times]
    if not times or any(day is not None and day < said for _, _, day in sentence.times):
        return False
    tokens = {token.word for token in sentence.tokens}
    if tokens & words.past:
        return False
    certain = any(day is not None for _, _, day in sentence.times)
    spans = [*times, *((t.start, t.end) for t in sentence.tokens if t.word in ahead)]
    opened = bool(tokens & ahead) or sentence.numbers or _NUMBERED.search(sentence.text)
    return bool((certain or opened) and not residue(sentence, "per_day", spans=spans))


_NUMBERED = re.compile(r"\d")


def weighs(sentence: Sentence) -> bool:
    """A word about which mistake is the worse one."""
    mistake = sentence.has("miss", "false_alarm")
    if not mistake or len(sentence.tokens) > _LONGEST or _alone(sentence):
        return False
    judged = sentence.has("reply_compare")
    return judged or not residue(sentence, "miss", "false_alarm", "error_word")


def person(sentence: Sentence) -> str | None:
    """The name or the role a reply consists of."""
    rest = residue(sentence)
    if not rest:
        return None
    words = sentence.text[rest[0].start : rest[-1].end]
    mention = rest[0].start > 0 and sentence.text[rest[0].start - 1] == "@"
    if mention:
        words = f"@{words}"
    if len(rest) <= _LONGEST_NAME and _is_name(words, sentence):
        return words
    titled = {*sentence.hits("reply_person"), *sentence.hits("role")}
    known = residue(sentence, "reply_person", "role", "population_noun")
    short = len(sentence.tokens) <= _LONGEST_ROLE and len(known) <= 1
    return sentence.quote().text.rstrip(" .!") if titled and short else None


def _is_name(words: str, sentence: Sentence) -> bool:
    parts = words.split()
    small = lexicon(sentence.lexicon.language).stopwords
    if not all(_NAME.fullmatch(part) for part in parts):
        return False
    if words.startswith("@"):
        return len(parts) == 1
    capital = all(p[:1].isupper() and p[1:2].islower() for p in parts)
    matter = sentence.has("metric", "volume_noun", "sufferer", "source_system", "goal_task", "pain")
    ending = parts[0].endswith("ing") and len(parts[0]) > len("Sterling") - 3
    return capital and not matter and not ending and not {p.casefold() for p in parts} & small


def fitting(sentence: Sentence, left: Sequence[BankQuestion], first: str) -> BankQuestion | None:
    """The question the words are about; the first one shown where several would do."""
    if len(sentence.tokens) > _LONGEST or _alone(sentence):
        return None
    fits = [e for e in left if e.field in _ABOUT and _ABOUT[e.field](sentence)]
    if len(fits) > 1 and fits[0].id != first:
        return None
    return fits[0] if fits else None


def _alone(sentence: Sentence) -> bool:
    """Somebody speaking of themselves."""
    return any(token.word in _SINGULAR for token in sentence.tokens)


def _metric(sentence: Sentence) -> bool:
    if sentence.has("pain", "decision_strong") or len(sentence.tokens) > _METRIC + _FEW:
        return False
    named = sentence.has("metric")
    shaped = sentence.has("metric_shape") and sentence.has(*_WHOM, "metric")
    rest = residue(sentence, "metric", "metric_shape", *_WHOM, "source_noun", "source_opener")
    return (named or shaped) and len(rest) < _FEW


def _decision(sentence: Sentence) -> bool:
    if sentence.has("decision_strong"):
        return True
    acts = sentence.has("capacity_verb", "action_verb")
    whom = sentence.has(*_WHOM) or any(token.word in _THEM for token in sentence.tokens)
    return acts and whom and len(sentence.tokens) >= _FEW


def _population(sentence: Sentence) -> bool:
    rest = residue(sentence, "population_noun", "sufferer", "population_cue")
    return sentence.has("population_noun") and len(rest) < _FEW


def _source(sentence: Sentence) -> bool:
    rest = residue(sentence, "source_system", "source_noun", "source_cue", "source_opener")
    return sentence.has("source_system") and len(rest) < _FEW


def _guardrail(sentence: Sentence) -> bool:
    return _metric(sentence) and sentence.has("metric")


_ABOUT: dict[str, Callable[[Sentence], bool]] = {
    "business_goal.metric": _metric,
    "decision.supported": _decision,
    "business_goal.population": _population,
    "data.source": _source,
    "metrics.guardrails": _guardrail,
}
