"""Reads words that may touch a regulated or risky area; a flag is a question, never a verdict."""

from collections.abc import Iterator

from bot.domain.framing.flag import Flag
from bot.llm.guide.passage import Sentence


def read(sentence: Sentence) -> Iterator[Flag]:
    for hit in sentence.hits("flags"):
        excluded = sentence.lexicon.flag_excluded.get(hit.key, ())
        if any(word in sentence.text.casefold() for word in excluded):
            continue
        quote = sentence.quote(hit.start, hit.end)
        yield Flag(flag=hit.key, trigger=quote.text, quote=quote)
