"""Rules on qualities that nobody can measure, and on what is right by nobody's judgement."""

import re
from collections.abc import Iterator

from bot.domain.criterion.term import CriterionKind
from bot.domain.lint.cue import Cue
from bot.domain.lint.model import Language
from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence

_REFERS = re.compile(r"\b(?:AC|KR|NFR|REQ|SLO)-?\d+", re.IGNORECASE)
_PREDICATES: dict[Language, frozenset[str]] = {
    "en": frozenset({"be", "is", "are", "been", "being", "remain", "remains", "stay", "feel", "feels",
                     "seem", "look", "become", "keep", "more", "highly", "very"}),
    "fr": frozenset({"être", "est", "sont", "soit", "soient", "rester", "reste", "très", "plus", "sera"}),
    "de": frozenset(),  # an ending tells: only what has none stands alone
}  # fmt: skip
_JOINED = frozenset({"and", "or", "et", "ou", "but", "mais"})
_WINDOW = 4  # words in which a chain of adjectives begins
_PRAISES = frozenset({"good", "right", "bon", "bonne", "bons", "bonnes", "gut"})  # "good payments"


def unmeasured_quality(sentence: Sentence) -> Iterator[Hit]:
    """A quality without a number: "accurate", "fast", "secure", "high availability".

    Why: everybody agrees with it, and nobody can say whether it is reached. A number, or a
    reference to a criterion that has one, settles it.

    - Bad: The assistant shall be accurate.
    - Better: The assistant shall be right in at least `<%?>` of `<which cases?>`; see AC-01.
    """
    if _is_measured(sentence) or _REFERS.search(sentence.text):
        return
    for cue in sentence.of("quality", "well"):
        if cue.kind == "well" or _says_of_itself(sentence, cue):
            yield Hit(cue.start, cue.end)
            return
    for cue in sentence.of("quality_noun"):
        before = next((c for c in sentence.of("degree") if c.last == cue.first - 1), None)
        after = next((c for c in sentence.of("degree") if c.first == cue.last + 1), None)
        if before or (after and sentence.language == "fr"):
            yield Hit(
                min(c.start for c in (before, cue) if c), max(c.end for c in (after, cue) if c)
            )
            return


def _is_measured(sentence: Sentence) -> bool:
    return bool(sentence.readings) or any(
        number.unit or "." in number.text for number in sentence.numbers
    )


def _says_of_itself(sentence: Sentence, cue: Cue) -> bool:
    """Whether the word is said of the subject ("shall be fast"), not of a noun ("a fast lane")."""
    if sentence.language == "de":
        follower = sentence.words[cue.last + 1].text if cue.last + 1 < len(sentence.words) else ""
        return not follower[:1].isupper()
    before = [sentence.folded(cue.first - step) for step in range(1, _WINDOW + 1)]
    if _PREDICATES[sentence.language] & set(before[:2]):
        follower = sentence.folded(cue.last + 1)
        return sentence.language == "fr" or not is_noun_after(sentence, cue, follower)
    chained = bool(before) and (before[0] in _JOINED or "," in _between(sentence, cue))
    return chained and bool(_PREDICATES[sentence.language] & set(before))


def _between(sentence: Sentence, cue: Cue) -> str:
    previous = sentence.words[cue.first - 1].end if cue.first else 0
    return sentence.text[previous : cue.start]


def is_noun_after(sentence: Sentence, cue: Cue, follower: str) -> bool:
    """Whether a word follows at once that the adjective belongs to: "is low risk"."""
    stops = {"and", "or", "but", "in", "on", "for", "with", "to", "at", "when", "if", "under", "enough",
             "as", "by", "while", "during", "across", "even", "from", "than", "of", "that"}  # fmt: skip
    if not follower or follower in stops:
        return False
    gap = sentence.text[cue.end : sentence.words[cue.last + 1].start]
    return gap.strip() == ""


def judged_by_nobody(sentence: Sentence) -> Iterator[Hit]:
    """Something is to be "correct" or "right", and nothing says by whose judgement.

    Why: two experts agree on the right answer less often than anybody expects.

    - Bad: Tickets are classified correctly 90 % of the time.
    - Better: … as two team leads have labelled them, where they agree.
    """
    if sentence.has("standard") or not sentence.has("correct"):
        return
    if all(one.criterion.kind is not CriterionKind.STATISTICAL for one in sentence.readings):
        return
    for cue in sentence.of("correct"):
        follower = sentence.folded(cue.last + 1)
        if sentence.folded(cue.first) not in _PRAISES or not is_noun_after(sentence, cue, follower):
            yield Hit(cue.start, cue.end)
            return
