"""Puts earlier numbers right: "sorry, 9 not 8", "make that 92 %"."""

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.number import Number
from bot.domain.provenance import Quantity
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable, denied

_LONGEST = 16  # words; a longer sentence says what its numbers are


def corrected(sentence: Sentence, earlier: Sequence[Finding]) -> Finding | None:
    """The earlier finding with its new number, if the sentence is a correction without a subject.

    One's own words come first; correcting somebody else makes a second claim, not a new truth.
    """
    wrong = denied(sentence)
    cued = sentence.has("correction") and len(sentence.tokens) <= _LONGEST
    if not cued and not (wrong and len(sentence.tokens) <= _LONGEST):
        return None
    right = next(iter(countable(sentence)), None)
    if right is None:
        return None
    subject = _subject(sentence, right, wrong, earlier)
    if subject is None or not isinstance(subject.value, Quantity):
        return None
    old = subject.value
    value = old.model_copy(
        update={
            "value": right.value,
            "unit": "%" if right.unit == "pp" else right.unit or old.unit,
            "text": right.text,
            "source": None,
        }
    )
    return replace(
        subject,
        value=value,
        quote=sentence.quote(),
        message=sentence.message,
        index=sentence.index,
        number=right.value,
        corrects=True,
    )


def _subject(
    sentence: Sentence, right: Number, wrong: list[Number], earlier: Sequence[Finding]
) -> Finding | None:
    recent = [f for f in reversed(earlier) if isinstance(f.value, Quantity)]
    own = [f for f in recent if f.message.user == sentence.message.user]
    if not wrong:  # "you are right, 2.4 %": agreeing with somebody
        agreed = [f for f in recent if f not in own and f.number == right.value]
        if agreed:
            return agreed[0]
    for candidates in (own, recent):
        for number in wrong:
            match = next((f for f in candidates if f.number == number.value), None)
            if match is not None:
                return match
        fitting = [f for f in candidates if right.unit is None or _unit(f) in {right.unit, ""}]
        if fitting and not wrong:
            return fitting[0]
    return None


def _unit(finding: Finding) -> str:
    return finding.value.unit if isinstance(finding.value, Quantity) else ""
