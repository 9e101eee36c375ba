"""What is left of a sentence once the words that were looked for are taken out."""

from collections.abc import Iterable

from bot.llm.guide.passage import Sentence
from bot.llm.guide.phrase_index import Token


def residue(sentence: Sentence, *names: str, spans: Iterable[tuple[int, int]] = ()) -> list[Token]:
    """The words outside the spans that no list accounts for; fillers never count."""
    covered = [*spans]
    for name in ("reply_light", *names):
        covered += [(hit.start, hit.end) for hit in sentence.hits(name)]
    return [
        token
        for token in sentence.tokens
        if token.word[0].isalnum()
        and not any(start <= token.start and token.end <= end for start, end in covered)
    ]
