"""Messages cut into sentences and clauses, with the cues and numbers of each at hand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bot.domain.conversation.model import Message
from bot.domain.conversation.pasted import pasted
from bot.domain.number import Number, numbers_in
from bot.domain.provenance import Quote
from bot.llm.guide.disguise import bare
from bot.llm.guide.lexicon import Lexicon, lexicon
from bot.llm.guide.mention import names_a_metric
from bot.llm.guide.phrase_index import Hit, Token, tokens_of
from bot.llm.guide.times import Span, spans
from bot.llm.guide.tongue import language_of

# One character for one, so that places in the read text are places in the message.
_PLAIN = str.maketrans(
    "‘’“”„«»–—−\u00a0\u202f\u2009",  # noqa: RUF001
    '\'\'"""""---   ',
)
_SENTENCE_END = re.compile(
    r"[.!?…]+[\"')\]]*(?=\s+\S)|\n+|[!?]+(?=\S)"
    # a question tagged on: "they type all day, can AI help?"
    r"|,(?=\s(?:can|could) (?:ai|you|we|it)\s[^.?!,]{2,30}\?)|,(?=\s(?:kann|könnte) (?:ki|da|man|uns|die ki)\b[^.?!,]{2,40}\?)"
    r"|,(?=\s(?:est-ce que )?l'ia peut[^.?!,]{0,30}\?)",
    re.IGNORECASE,
)
_ABBREVIATION = re.compile(
    r"(?:\b(?:e\.g|i\.e|approx|ca|z\.B|d\.h|bzw|inkl|vs|no|nr|dr|prof|mr|mrs|mme|evtl|ggf|sog|min|max|mio|mrd|tsd|ex|env|p\.ex))\.$",
    re.IGNORECASE,
)
_CLAUSE_END = re.compile(
    r"(?<!\d)[,;:](?=\s)|(?<=\d)[,;:](?=\s)|\s-\s|[()]|\s(?=(?:but|while|whereas|aber|während|mais"
    r"|tandis|sondern|and i|and we|et je|et nous|und ich|und wir)\s)",
    re.IGNORECASE,
)
# A mention that calls somebody, not one that is the subject of the sentence.
_ADDRESS = re.compile(
    r"\s*@[\w.-]{1,80}[,:]?\s+(?!(?:is|will|owns|decides|est|ist|has|said|says|wants)\b)",
    re.IGNORECASE,
)
_LONGEST_SENTENCE = 1200
_WANTED = frozenset({"goal_up", "goal_down", "comparative"})
_BOUND = re.compile(r"\s+(?:than|als|que?)\b|\s*[€$£]?\s?\d", re.IGNORECASE)


@dataclass(frozen=True, eq=False)
class Sentence:
    """One sentence of a message; all places are places in the message."""

    message: Message
    start: int
    end: int
    lexicon: Lexicon
    index: int  # of the message in the conversation
    quoted: bool = False

    @cached_property
    def text(self) -> str:
        return plain_text(self.message.text[self.start : self.end])

    @cached_property
    def bare(self) -> str:
        """The text without capitals, accents and disguises: what is said to somebody is read there."""
        return bare(self.text)

    @cached_property
    def moves(self) -> dict[str, re.Match[str] | None]:
        """What it does to things said before, as far as somebody has asked."""
        return {}

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens_of(self.text)

    @cached_property
    def cues(self) -> dict[str, tuple[Hit, ...]]:
        cues = self.lexicon.hits(self.tokens)
        bounds = {
            hit.end for hit in cues.get("comparative", ()) if _BOUND.match(self.text, hit.end)
        }
        if bounds:  # "more than 25" is a limit, no wish for more
            for name in _WANTED.intersection(cues):
                cues[name] = tuple(hit for hit in cues[name] if hit.end not in bounds)
        if "metric" in cues:
            cues["metric"] = tuple(h for h in cues["metric"] if names_a_metric(self.text, h))
        return cues

    @cached_property
    def numbers(self) -> tuple[Number, ...]:
        return numbers_in(self.text, self.lexicon.language)

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """Spans inside the sentence."""
        spans: list[tuple[int, int]] = []
        start = 0
        for match in _CLAUSE_END.finditer(self.text):
            spans.append((start, match.start()))
            start = match.end()
        spans.append((start, len(self.text)))
        return tuple((a, b) for a, b in spans if self.text[a:b].strip())

    @cached_property
    def times(self) -> tuple[Span, ...]:
        """Every mention of a time, whatever its role."""
        said = self.message.said_at.date()
        found = spans(self.text, self.numbers, self.lexicon, said)
        return tuple(sorted(found, key=lambda span: (span[0], -span[1])))

    @property
    def question(self) -> bool:
        return self.text.rstrip().endswith("?")

    def hits(self, name: str, start: int = 0, end: int | None = None) -> tuple[Hit, ...]:
        """The cues of one list, inside a span of the sentence."""
        if name not in self.cues:
            return ()
        stop = len(self.text) if end is None else end
        return tuple(h for h in self.cues.get(name, ()) if start <= h.start and h.end <= stop)

    def has(self, *names: str, start: int = 0, end: int | None = None) -> bool:
        cues = self.cues
        stop = len(self.text) if end is None else end
        return any(
            start <= hit.start and hit.end <= stop
            for name in names
            if name in cues
            for hit in cues[name]
        )

    def clause_at(self, place: int) -> tuple[int, int]:
        return next((c for c in self.clauses if c[0] <= place < c[1]), (0, len(self.text)))

    def part(self, start: int, end: int) -> "Sentence":
        """A piece of the sentence, between two places of the message, as a sentence of its own."""
        return Sentence(self.message, start, end, self.lexicon, self.index, self.quoted)

    def quote(self, start: int = 0, end: int | None = None) -> Quote:
        """A verbatim piece, without the white space and commas at its edges."""
        stop = len(self.text) if end is None else end
        first, last = self.start + start, self.start + stop
        text = self.message.text
        while first < last and (text[first].isspace() or text[first] in ",;:-–—"):  # noqa: RUF001
            first += 1
        while last > first and (text[last - 1].isspace() or text[last - 1] in ",;:-–—"):  # noqa: RUF001
            last -= 1
        piece = text[first:last]
        if piece.count("(") > piece.count(")") and text[last : last + 1] == ")":
            last += 1
        return Quote(message_id=self.message.id, start=first, end=last, text=text[first:last])


def sentences(message: Message, index: int, default: str) -> Iterator[Sentence]:
    """The sentences of a message, each read in the message's language."""
    words = lexicon(language_of(message.text, default))
    others = pasted(message.text)
    for begin, end in spans_of(message.text):
        addressed = _ADDRESS.match(message.text, begin, end)
        start = addressed.end() if addressed else begin
        first = start + len(message.text[start:end]) - len(message.text[start:end].lstrip())
        quoted = any(a <= first < b for a, b in others)
        yield Sentence(message, start, end, words, index, quoted)


def plain_text(text: str) -> str:
    """A text with plain quotation marks, dashes and spaces; every character keeps its place."""
    return text.translate(_PLAIN)


def spans_of(text: str) -> Iterator[tuple[int, int]]:
    """Where the sentences of a text begin and end."""
    start = 0
    for match in _SENTENCE_END.finditer(text):
        piece = text[max(start, match.end() - 8) : match.end()]
        if match.group().startswith(".") and (
            _ABBREVIATION.search(piece) or _ordinal(text, match.start())
        ):
            continue
        yield from _cut(text, start, match.end())
        start = match.end()
    yield from _cut(text, start, len(text))


def _ordinal(text: str, dot: int) -> bool:
    """A German date such as 30. Juni: the dot ends no sentence."""
    following = text[dot + 1 : dot + 12].strip().split(" ")[0].strip(".,")
    after = following.casefold()
    digit = dot > 0 and text[dot - 1].isdigit()
    date = _DAY_AND_MONTH.search(text, max(0, dot - 5), dot) and following[:1].islower()
    return bool(date) or (digit and after in _GERMAN_AFTER_DOT)


_DAY_AND_MONTH = re.compile(r"(?<![\d.])\d{1,2}\.\d{1,2}$")
_GERMAN_AFTER_DOT = frozenset(
    "januar februar märz april mai juni juli august september oktober november dezember quartal".split()  # noqa: SIM905
)


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_SENTENCE:
        at = text.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        stop = at if at > start else start + _LONGEST_SENTENCE
        yield (start, stop)
        start = stop
    if text[start:end].strip():
        yield (start, end)
