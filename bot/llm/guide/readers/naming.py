"""Puts a goal into words where only its metric was named: "Fewer no-shows"."""

import re

from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import plain, tokens_of

_PLURAL = re.compile(r"(?<![sui])s$")
FEWER = {
    ("en", "down", True): "Fewer {}",
    ("en", "down", False): "Less {}",
    ("en", "up", True): "More {}",
    ("en", "up", False): "More {}",
    ("fr", "down", True): "Moins de {}",
    ("fr", "down", False): "Moins de {}",
    ("fr", "up", True): "Plus de {}",
    ("fr", "up", False): "Plus de {}",
    ("de", "down", True): "Weniger {}",
    ("de", "down", False): "Weniger {}",
    ("de", "up", True): "Mehr {}",
    ("de", "up", False): "Mehr {}",
}


def in_words(sentence: Sentence, metric: str, better: str, *, countable: bool) -> str:
    language = sentence.lexicon.language
    if language != "de" and metric[1:].islower():
        metric = metric[0].lower() + metric[1:]
    if language == "en" and plain(metric).endswith(("rate", "time", "score", "costs", "cost")):
        return f"{'Lower' if better == 'down' else 'Higher'} {metric}"
    if language == "en" and better == "down":
        if countable and not metric.endswith("s"):
            metric = _several(sentence, metric)
        countable = _PLURAL.search(metric) is not None
    return FEWER[(language, better, countable)].format(metric)


def _several(sentence: Sentence, metric: str) -> str:
    """A metric named in the singular, in the plural: its own, or that of its usual name."""
    plural = f"{metric}s"
    known = sentence.lexicon.hits(tokens_of(plural)).get("metric", ())
    whole = next((hit for hit in known if hit.start == 0 and hit.end == len(plural)), None)
    if whole is not None:
        return plural
    keys = [hit.key for hit in sentence.lexicon.hits(tokens_of(metric)).get("metric", ())]
    return keys[0] if keys and keys[0].endswith("s") else metric
