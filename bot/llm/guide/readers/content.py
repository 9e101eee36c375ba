"""How much a sentence says beside fillers, courtesies and words about the bot's own work."""

from bot.llm.guide.passage import Sentence

_SHORTEST = 3  # letters
_EMPTY = (
    "doing",
    "comparative",
    "asks_kindly",
    "task_word",
    "reply_light",
    "reply_chat",
    "wish",
)


def content(sentence: Sentence, start: int = 0) -> int:
    """How many words, from a place on, say what the sentence is about."""
    spans = [(hit.start, hit.end) for name in _EMPTY for hit in sentence.hits(name)]
    small = sentence.lexicon.stopwords
    return sum(
        len(token.word) >= _SHORTEST
        and token.start >= start
        and token.word.isalpha()
        and token.word not in small
        and not any(begin <= token.start < end for begin, end in spans)
        for token in sentence.tokens
    )
