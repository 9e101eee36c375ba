"""Rules on words that everybody reads differently."""

from collections.abc import Iterator

from bot.domain.lint.cue import Cue
from bot.domain.lint.model import Severity
from bot.domain.lint.rule import Hit
from bot.domain.lint.sentence import Sentence
from bot.domain.number import DURATIONS

_TIED = frozenset({"than", "que", "als", "to", "par", "gegenüber", "compared", "against", "over"})
_NEAR = 6  # words after a comparative in which its other side is named
_FOLLOWING = 2


def vague_amount(sentence: Sentence) -> Iterator[Hit]:
    """A quantity or adjective without a number, such as "most", "several" or "appropriate".

    Why: each reader puts another number in its place, and no test can be written for it.

    - Bad: The bot handles most tickets.
    - Better: The bot shall resolve at least `<%?>` of the tickets in classes A to F.
    """
    for cue in sentence.of("vague"):
        yield Hit(cue.start, cue.end)


def escape_clause(sentence: Sentence) -> Iterator[Hit]:
    """A way out, such as "if possible", "where practicable" or "as needed".

    Why: whoever builds it may always say that it was not possible. Among acceptance criteria this
    is an error, since a criterion with a way out cannot fail.

    - Bad: The system shall notify the owner where practicable.
    - Better: The system shall notify the owner when `<condition?>`.
    """
    severity = Severity.ERROR if sentence.around.is_criterion else None
    for cue in sentence.of("escape"):
        yield Hit(cue.start, cue.end, severity=severity)


def open_list(sentence: Sentence) -> Iterator[Hit]:
    """A list that does not end, such as "etc.", "and so on" or "such as".

    Why: what is not listed is built by nobody, or argued about at acceptance.

    - Bad: The importer supports PDF etc.
    - Better: The importer shall read PDF, DOCX and `<what else?>`, and nothing else.
    """
    for cue in sentence.of("open_list"):
        yield Hit(cue.start, cue.end)


def comparison_without_other_side(sentence: Sentence) -> Iterator[Hit]:
    """A comparative or superlative with nothing to compare to: "better", "faster", "best".

    Why: without the other side, one lucky case is enough to call it better.

    - Bad: The new model gives better answers.
    - Better: Answer correctness shall be at least `<points?>` above `<version?>`.
    """
    for cue in sentence.of("comparative"):
        after = {sentence.folded(cue.last + step) for step in range(1, _NEAR + 1)}
        if not after & _TIED and not _superlative_is_a_position(sentence, cue):
            yield Hit(cue.start, cue.end)


def _superlative_is_a_position(sentence: Sentence, cue: Cue) -> bool:
    """Whether "best" only picks one of several by rank: "the best 3", "best of the five"."""
    following = sentence.folded(cue.last + 1)
    return following.isdigit() or following in {"of", "match", "matching", "des", "von", "k", "n"}


def indefinite_time(sentence: Sentence) -> Iterator[Hit]:
    """A time that is no time: "quickly", "regularly", "in real time", "soon".

    Why: a second is quick for a report and slow for a keystroke. A duration, a rate, or a bounded
    event such as "immediately after the upload" makes it testable.

    - Bad: The assistant responds in real time.
    - Better: The assistant shall answer in at most `<ms?>` at the 95th percentile.
    """
    found = sentence.of("time")
    if found and not _has_duration(sentence):
        for cue in found:
            tied = [sentence.folded(cue.last + step) for step in range(1, _FOLLOWING + 1)]
            openers = {"after", "once", "upon", "before", "nach", "nachdem", "après", "dès"}
            if not openers & set(tied):
                yield Hit(cue.start, cue.end)


def _has_duration(sentence: Sentence) -> bool:
    return any(number.unit in DURATIONS for number in sentence.numbers)


def subjective_word(sentence: Sentence) -> Iterator[Hit]:
    """A matter of taste, or praise: "intuitive", "seamless", "smart", "user-friendly".

    Why: whether it is so depends on whom you ask; what people can do with it does not.

    - Bad: The search feels smart.
    - Better: `<%?>` of the testers shall find `<what?>` without help within `<time?>`.
    """
    for cue in sentence.of("subjective"):
        yield Hit(cue.start, cue.end)


def approximate_bound(sentence: Sentence) -> Iterator[Hit]:
    """A quality threshold with "up to", "around" or "approximately" before it.

    Why: "up to 95 %" also holds for 3 %; it promises a ceiling where a floor is meant.

    - Bad: The classifier is up to 95 % accurate.
    - Better: The classifier shall be right in at least 95 % of `<which cases?>`.
    """
    for cue in sentence.of("approximate"):
        number = next((n for n in sentence.numbers if 0 <= n.start - cue.end <= _GAP), None)
        if number and number.unit == "%":
            yield Hit(cue.start, number.end)
    if "~" in sentence.text:
        for number in sentence.numbers:
            if number.unit == "%" and sentence.text[: number.start].rstrip().endswith("~"):
                yield Hit(sentence.text.rindex("~", 0, number.start), number.end)


_GAP = 2  # characters between "up to" and its number
