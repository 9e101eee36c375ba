"""The phrases of a lexicon that begin with the same word, found by the word that comes next."""

from dataclasses import dataclass, field

Phrase = tuple[tuple[str, ...], str, str]  # its words, the list, the entry


@dataclass(slots=True)
class Shelf:
    """The phrases that begin with one word, by the word that must follow, in their order."""

    followed: dict[str, list[Phrase]] = field(default_factory=dict)
    others: list[Phrase] = field(default_factory=list)  # single words, and before a stem

    def add(self, phrase: Phrase) -> None:
        words = phrase[0]
        if len(words) > 1 and not words[1].endswith("*"):
            self.followed.setdefault(words[1], list(self.others)).append(phrase)
            return
        self.others.append(phrase)
        for phrases in self.followed.values():
            phrases.append(phrase)

    def before(self, word: str) -> list[Phrase]:
        """The phrases that may stand where this is the second word."""
        return self.followed.get(word, self.others)
