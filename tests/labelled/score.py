"""Judges one reading of a labelled thread: captured, missed, made up, and what stands beside."""

import re
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.conversation.model import Transcript
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement, StatementStatus
from bot.domain.provenance import Field, Status, fold, value_text
from tests.labelled.compare import holds, matches
from tests.labelled.thread import Fact, Labelled

_DIGITS = re.compile(r"\d+")
FIRST = 3  # questions a person sees
_BY_READING = frozenset({StatementStatus.DRAFT, StatementStatus.CLARIFYING})


class Outcome(StrEnum):
    """What became of one labelled fact."""

    CAPTURED = "captured"
    MISSED = "missed"
    WRONG_VALUE = "wrong value"
    WRONG_STATUS = "wrong status"


@dataclass(frozen=True)
class Judged:
    """One labelled fact, and what the reading holds in its place."""

    fact: Fact
    outcome: Outcome
    found: Field

    def __str__(self) -> str:
        """For whoever tunes the reading."""
        wanted = f"{self.fact.path}: wanted {' | '.join(self.fact.value)!r}"
        if self.outcome is Outcome.MISSED:
            return f"missed        {wanted}"
        said = f"{value_text(self.found.value)!r} ({self.found.status})"
        return f"{self.outcome:<13} {wanted}, found {said}"


@dataclass(frozen=True)
class Score:
    """One reading of one thread, judged."""

    thread: Labelled
    facts: tuple[Judged, ...]
    invented: tuple[str, ...]
    kind: str
    kind_right: bool
    conflicts_missed: tuple[str, ...]
    conflicts_extra: tuple[str, ...]
    questions: tuple[str, ...]
    questions_right: bool
    flags_missed: tuple[str, ...]
    parked_missed: tuple[str, ...]

    @property
    def captured(self) -> int:
        """How many labelled facts are in their place."""
        return sum(judged.outcome is Outcome.CAPTURED for judged in self.facts)


def score(thread: Labelled, statement: ProblemStatement) -> Score:
    """Hold a reading against the labels."""
    labels = thread.labels
    disputed = {conflict.path for conflict in statement.conflicts}
    asked = tuple(question.id for question in statement.questions[:FIRST])
    wanted = labels.questions
    raised = {flag.flag for flag in statement.flags}
    return Score(
        thread=thread,
        facts=tuple(_judged(fact, statement) for fact in labels.facts),
        invented=invented(thread, statement),
        kind=f"{statement.kind or 'none'}{f'/{sub}' if (sub := statement.not_ml_subkind) else ''}",
        kind_right=_kind_right(thread, statement),
        conflicts_missed=tuple(path for path in labels.conflicts if path not in disputed),
        conflicts_extra=tuple(sorted(disputed - set(labels.conflicts))),
        questions=asked,
        questions_right=set(wanted.all) <= set(asked)
        and (not wanted.any or bool(set(wanted.any) & set(asked))),
        flags_missed=tuple(flag for flag in labels.flags if flag not in raised),
        parked_missed=tuple(
            passage.text
            for passage in labels.parked
            if not any(
                (passage.reason in {None, parked.reason})
                and _overlap(passage.text, parked.quote.text)
                for parked in statement.parking_lot
            )
        ),
    )


def invented(thread: Labelled, statement: ProblemStatement) -> tuple[str, ...]:
    """Every stated value that nobody stated, and why it cannot be one."""
    found = []
    for field in statement.having(Status.STATED):
        said = f"{field.path} = {value_text(field.value)!r}"
        if field.path in thread.labels.unknown:
            found.append(f"{said}: nobody said anything of this")
        elif broken := _unfounded(field, thread.transcript):
            found.append(f"{said}: {broken}")
        else:
            found.extend(
                f"{said}: holds {never.text!r}"
                for never in thread.labels.never
                if never.path in {None, field.path} and holds(value_text(field.value), never.text)
            )
    return tuple(found)


def state_changes(before: ProblemStatement, after: ProblemStatement) -> tuple[str, ...]:
    """What only people may do, and happened between two readings all the same."""
    changes = [] if after.status in {before.status, *_BY_READING} else [f"status {after.status}"]
    changes += [
        f"{field.path} confirmed by {field.confirmed.by}"
        for field in after.fields.values()
        if field.confirmed is not None and field.confirmed != before.field(field.path).confirmed
    ]
    changes += [f"flag {f.flag} gone" for f in before.flags if f not in after.flags]
    kept = {conflict.path: conflict for conflict in after.conflicts}
    changes += [
        f"conflict about {conflict.path} settled"
        for conflict in before.conflicts
        if kept.get(conflict.path) != conflict
    ]
    changes += [
        f"set aside no more: {parked.quote.text[:40]}"
        for parked in before.parking_lot
        if parked not in after.parking_lot
    ]
    return tuple(changes)


def differences(one: ProblemStatement, other: ProblemStatement) -> tuple[str, ...]:
    """Where two readings say something else, wherever in the thread they found it."""
    found = []
    for path in sorted({*one.fields, *other.fields}):
        first, second = one.field(path), other.field(path)
        if _told(first) != _told(second):
            found.append(f"{path}: {_told(first)} became {_told(second)}")
    if one.kind != other.kind or one.not_ml_subkind != other.not_ml_subkind:
        found.append(f"kind: {one.kind} became {other.kind}")
    if one.status != other.status:
        found.append(f"status: {one.status} became {other.status}")
    paths = [{conflict.path for conflict in reading.conflicts} for reading in (one, other)]
    if paths[0] != paths[1]:
        found.append(f"conflicts: {sorted(paths[0])} became {sorted(paths[1])}")
    return tuple(found)


def _told(field: Field) -> tuple[str, str, bool]:
    return (fold(value_text(field.value)), field.status.value, field.confirmed is not None)


def _judged(fact: Fact, statement: ProblemStatement) -> Judged:
    field = statement.field(fact.path)
    if field.value is None:
        return Judged(fact, Outcome.MISSED, field)
    if not matches(field.value, fact.value):
        return Judged(fact, Outcome.WRONG_VALUE, field)
    right = field.status in fact.statuses
    return Judged(fact, Outcome.CAPTURED if right else Outcome.WRONG_STATUS, field)


def _kind_right(thread: Labelled, statement: ProblemStatement) -> bool:
    labels = thread.labels
    if statement.kind not in labels.kind:
        return False
    if statement.kind is not Kind.NOT_ML or not labels.not_ml_subkind:
        return True
    return statement.not_ml_subkind in labels.not_ml_subkind


def _unfounded(field: Field, transcript: Transcript) -> str:
    """Why the quotes of a stated value do not carry it; nothing if they do."""
    if not field.quotes:
        return "no quote"
    for quote in field.quotes:
        message = transcript.message(quote.message_id)
        if message is None:
            return f"its message {quote.message_id} does not count"
        if not quote.text or fold(quote.text) not in fold(message.text):
            return f"{quote.text!r} is not in {quote.message_id}"
    said = {digits for quote in field.quotes for digits in _DIGITS.findall(quote.text)}
    alone = [digits for digits in _DIGITS.findall(value_text(field.value)) if digits not in said]
    return f"{alone[0]!r} is in no quote" if alone and not field.derived_from else ""


def _overlap(one: str, other: str) -> bool:
    first, second = fold(one), fold(other)
    return first in second or second in first
