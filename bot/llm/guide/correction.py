"""Puts earlier numbers and days right: "sorry, 9 not 8", "make that July"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.framing.agreement import comparable
from bot.domain.number import Number
from bot.domain.provenance import Moment, Quantity
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import NOT_BEFORE, countable, denied
from bot.llm.guide.talk import fields_of, makes

_LONGEST = 16  # words; a longer sentence says what its numbers are
_SAME_SIZE = 1.5  # times; a correction rarely moves a figure further than that


def corrected(sentence: Sentence, earlier: Sequence[Finding]) -> Finding | None:
    """The earlier finding with its new number, if the sentence is a correction without a subject.

    One's own words come first; correcting somebody else makes a second claim, not a new truth.
    """
    wrong = denied(sentence)
    cued = is_cued(sentence)
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
        weight=subject.weight + subject.tentative,
        corrects=True,
        rationale=sentence.lexicon.reasons["corrected"],
    )


def is_cued(sentence: Sentence) -> bool:
    """Whether a short sentence says that something said before was wrong."""
    short = len(sentence.tokens) <= _LONGEST
    return short and (sentence.has("correction") or makes(sentence, "gave_in"))


def put_right(
    sentence: Sentence, found: Sequence[Finding], earlier: Sequence[Finding]
) -> Iterator[Finding]:
    """What was found, marked where it corrects one's own earlier value of the same field."""
    if not (found and is_cued(sentence)):
        yield from found
        return
    reason = sentence.lexicon.reasons["corrected"]
    for finding in found:
        own = [f for f in earlier if f.path == finding.path and _own(f, sentence)]
        same_matter = own and finding.about in {None, own[-1].about}
        if same_matter and comparable(own[-1].value, finding.value):
            yield replace(finding, corrects=True, rationale=finding.rationale or reason)
        else:
            yield finding


def moved(sentence: Sentence, earlier: Sequence[Finding]) -> Finding | None:
    """One's own earlier deadline with the day a short correction names for it."""
    denies = any(NOT_BEFORE.search(sentence.text[:start][-12:]) for start, _, _ in sentence.times)
    short = len(sentence.tokens) <= _LONGEST
    if not (is_cued(sentence) or (denies and short)) or sentence.question:
        return None
    own = [f for f in earlier if isinstance(f.value, Moment) and _own(f, sentence)]
    named = [
        (start, end, day)
        for start, end, day in sentence.times
        if not NOT_BEFORE.search(sentence.text[:start][-12:])
    ]
    if not own or not named:
        return None
    start, end, day = named[0]
    text = sentence.quote(start, end).text
    return replace(
        own[-1],
        value=Moment(text=text, iso=day.isoformat() if day else None),
        quote=sentence.quote(),
        message=sentence.message,
        index=sentence.index,
        corrects=True,
        rationale=sentence.lexicon.reasons["corrected"],
    )


def _own(finding: Finding, sentence: Sentence) -> bool:
    return finding.message.user == sentence.message.user


def _subject(
    sentence: Sentence, right: Number, wrong: list[Number], earlier: Sequence[Finding]
) -> Finding | None:
    recent = [f for f in reversed(earlier) if isinstance(f.value, Quantity)]
    fields = fields_of(sentence.text)
    recent = [f for f in recent if f.path in fields] or recent
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
            return _nearest(fitting, right)
    return None


def _nearest(fitting: Sequence[Finding], right: Number) -> Finding:
    """The latest one, unless it is of another size: "12.4 actually" corrects 11.8, not 20 people."""
    apart = [_apart(finding.number, right.value) for finding in fitting]
    if right.unit is not None or apart[0] <= _SAME_SIZE:
        return fitting[0]
    return fitting[min(range(len(fitting)), key=apart.__getitem__)]


def _apart(one: float | None, other: float) -> float:
    """How many times the one is the other, or the other the one."""
    if not one or other <= 0 or one < 0:
        return float("inf")
    return max(one / other, other / one)


def _unit(finding: Finding) -> str:
    return finding.value.unit if isinstance(finding.value, Quantity) else ""
