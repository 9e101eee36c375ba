"""Reads words that may touch a regulated or risky area; a flag is a question, never a verdict."""

import re
from collections.abc import Iterator

from bot.domain.framing.flag import Flag
from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Hit

# Said to be absent: "no patient data in there", "it has nothing to do with hiring". What must not
# happen ("no one may get hurt", "not discriminate") stays a matter to look at.
_ABSENT = re.compile(
    r"(?:\bno|\bnot about|\bnothing to do with|\bwithout|\bcontains? no|\bdoesn't (?:use|contain|involve|touch)"
    r"|\bdon't (?:use|have|need|touch)|\bnever (?:use|see|touch)|\bpas de|\bpas d'|\baucune?s?|\bsans|\brien à voir avec"
    r"|\bkeine?[nrs]?|\bohne|\bnichts mit|\bnicht um|\bweder|\bnobody|\bno one|\bniemand|\bkeiner|\bpersonne ne)"
    r"\s(?:(?:any|the|our|real|of|les|des|de|la|le|unsere?|die|der|den|with|here|ever|just|hier)\s){0,2}$",
    re.IGNORECASE,
)
_ABSENT_AFTER = re.compile(
    r"(?:\s\w+)?\s(?:(?:is|are|were|was)(?: not|n't) (?:involved|used|part|in there|needed|touched)"
    r"|n'(?:est|sont) pas (?:concern\w+|utilis\w+)|(?:ist|sind|werden|wird) nicht (?:dabei|enthalten|betroffen|verwendet|nötig)"
    r"|spielt keine rolle|spielen keine rolle|plays no (?:part|role))",
    re.IGNORECASE,
)
_REACH = 40  # characters before a cue that may say there is none of it


def read(sentence: Sentence) -> Iterator[Flag]:
    hits = sentence.hits("flags")
    text = sentence.text.casefold() if hits else ""
    for hit in hits:
        excluded = sentence.lexicon.flag_excluded.get(hit.key, ())
        if any(word in text for word in excluded) or _absent(sentence, hit):
            continue
        quote = sentence.quote(hit.start, hit.end)
        yield Flag(flag=hit.key, trigger=quote.text, quote=quote)


def _absent(sentence: Sentence, hit: Hit) -> bool:
    before = sentence.text[max(0, hit.start - _REACH) : hit.start]
    return bool(_ABSENT.search(before) or _ABSENT_AFTER.match(sentence.text, hit.end))
