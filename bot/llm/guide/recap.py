"""Holds recaps against what was said: a true one adds nothing, any other is one person's claim."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from bot.domain.framing.agreement import comparable, same
from bot.domain.framing.field import FIELDS
from bot.domain.framing.parse import quantity_of
from bot.domain.provenance import Moment
from bot.llm.guide.finding import Finding
from bot.llm.guide.passage import Sentence
from bot.llm.guide.readers.place import countable
from bot.llm.guide.talk import fields_of, makes

_TARGET = "business_goal.target"
_BASELINE = "business_goal.baseline"


@dataclass(frozen=True, slots=True)
class Recap:
    """What a recap leaves of what was found in it, and what it claims without a message for it."""

    kept: tuple[Finding, ...]
    claimed: tuple[Finding, ...]


def recalls(sentence: Sentence) -> bool:
    """Whether a sentence says that something was agreed before."""
    return not sentence.question and makes(sentence, "recalled")


def recap(
    sentence: Sentence,
    found: Sequence[Finding],
    earlier: Sequence[Finding],
    numbers: Collection[float],
) -> Recap:
    """Sort what a recap says; `numbers` are all that anybody had said before it."""
    kept: list[Finding] = []
    claimed: list[Finding] = []
    repeated = False
    for finding in _placed(sentence, found, earlier):
        if not _checkable(finding):
            kept.append(finding)
            continue
        matches = [f for f in earlier if f.path == finding.path and same(f.value, finding.value)]
        own = [
            f
            for f in earlier
            if f.path == finding.path
            and f.message.user == finding.message.user
            and comparable(f.value, finding.value)
        ]
        if matches and own and not same(own[-1].value, finding.value):
            kept.append(replace(finding, corrects=True))  # what somebody else had said, agreed to
        elif not matches and finding.number is not None and finding.number in numbers:
            kept.append(finding)
        elif not matches:
            claimed.append(finding)
        repeated = repeated or bool(matches)
    if not any(_checkable(finding) for finding in found):
        claimed += _unplaced(sentence, earlier, numbers)
    if repeated:
        kept = [finding for finding in kept if _checkable(finding)]
    return Recap(tuple(kept), tuple(claimed))


def _placed(
    sentence: Sentence, found: Sequence[Finding], earlier: Sequence[Finding]
) -> list[Finding]:
    """A bare number people agree on is where they want to go, unless somebody said it is so."""
    bare = not fields_of(sentence.text)
    return [
        replace(f, path=_TARGET)
        if bare
        and f.path == _BASELINE
        and f.about is None
        and not any(e.path == _BASELINE and same(e.value, f.value) for e in earlier)
        else f
        for f in found
    ]


def _checkable(finding: Finding) -> bool:
    return finding.number is not None or isinstance(finding.value, Moment)


def _unplaced(
    sentence: Sentence, earlier: Sequence[Finding], numbers: Collection[float]
) -> list[Finding]:
    """A number that is only said to be agreed: of the field named, or of the target it fits."""
    number = next((n for n in countable(sentence) if n.value not in numbers), None)
    if number is None:
        return []
    named = [path for path in fields_of(sentence.text) if path in FIELDS]
    path = named[0] if len(named) == 1 else _TARGET
    value = quantity_of(number, sentence.quote(number.start, number.end).text)
    fitting = [f for f in earlier if f.path in {_TARGET, _BASELINE}]
    if not named and not any(comparable(f.value, value) for f in fitting):
        return []
    return [
        Finding(
            path,
            value,
            sentence.quote(),
            sentence.message,
            sentence.index,
            number=number.value,
        )
    ]
