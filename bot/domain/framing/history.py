"""The history of a statement: who changed what from version to version, and how to go back."""

from collections.abc import Collection, Sequence

from pydantic import AwareDatetime

from bot.domain.conversation.model import MessageKind, Transcript
from bot.domain.framing.difference import Change, changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.participant import Participant
from bot.domain.framing.statement import ProblemStatement, StatementStatus
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Claim, Field, Frozen, Policy, Status, value_text

FORGOTTEN = {
    "en": "(in a message that was deleted)",
    "fr": "(dans un message supprimé)",
    "de": "(in einer gelöschten Nachricht)",
}
_TITLED = ("business_goal.statement", "business_goal.metric")  # what a title is made of


class Step(Frozen):
    """What one version changed."""

    version: int
    by: str
    at: AwareDatetime
    first: bool = False
    changes: tuple[Change, ...] = ()
    statuses: tuple[StatementStatus, StatementStatus] | None = None
    flags_added: tuple[str, ...] = ()
    flags_gone: tuple[str, ...] = ()

    @property
    def says_nothing(self) -> bool:
        """Whether it differs only in what is asked or set aside."""
        return not (self.changes or self.statuses or self.flags_added or self.flags_gone)


def steps(versions: Sequence[StatementVersion], transcript: Transcript) -> tuple[Step, ...]:
    """What each version changed, the newest first, as the versions are given.

    The oldest one given is only compared with, unless it is the first there was.
    """
    told = []
    for newer, older in zip(versions, [*versions[1:], None], strict=True):
        if older is not None:
            told.append(_step(newer, older, transcript))
        elif newer.version == 1:
            step = Step(version=1, by=newer.created_by, at=newer.created_at, first=True)
            told.append(step)
    return tuple(told)


def as_remembered(statement: ProblemStatement, transcript: Transcript) -> ProblemStatement:
    """An earlier state without the words of messages that somebody has deleted since.

    What a person took back with Undo was never meant to be forgotten, and stays.
    """
    gone = {
        message.id
        for message in transcript.messages
        if message.deleted and message.kind is MessageKind.SAID
    }
    if not gone:
        return statement
    told = FORGOTTEN.get(statement.language, FORGOTTEN["en"])
    fields = {path: _remembered(field, gone, told) for path, field in statement.fields.items()}
    lost = any(fields[path].value == told for path in _TITLED if path in fields)
    return statement.model_copy(
        update={
            "fields": fields,
            "title": "" if lost else statement.title,
            "conflicts": tuple(
                one for one in statement.conflicts if len(_live(one.claims, gone)) > 1
            ),
            "parking_lot": tuple(
                one for one in statement.parking_lot if one.quote.message_id not in gone
            ),
            "questions": tuple(
                one
                for one in statement.questions
                if not any(quote.message_id in gone for quote in one.quotes)
            ),
            "participants": tuple(_without_words(one, gone) for one in statement.participants),
            "actions": tuple(one for one in statement.actions if one.quote.message_id not in gone),
            "flags": tuple(
                one for one in statement.flags if not one.quote or one.quote.message_id not in gone
            ),
        }
    )


def is_forgotten(field: Field) -> bool:
    """Whether all that is left of a value is that its message was deleted."""
    return field.value in set(FORGOTTEN.values())


def going_back(now: ProblemStatement, then: ProblemStatement) -> dict[str, str]:
    """What to enter by hand so that people's own values are those of an earlier state.

    What follows from the conversation by rules, or was only assumed, cannot be entered: nobody
    said it. An empty text clears a field.
    """
    entries: dict[str, str] = {}
    for change in changed(now, then):
        definition = FIELDS.get(change.path)
        if definition is None or definition.policy in {Policy.COMPUTE, Policy.HUMAN}:
            continue
        before, after = now.field(change.path), then.field(change.path)
        if is_forgotten(after):
            continue
        if after.value is not None and after.status is Status.STATED:
            if value_text(after.value) != value_text(before.value):
                entries[change.path] = value_text(after.value)
        elif after.value is None and before.value is not None and before.status is Status.STATED:
            entries[change.path] = ""
    return entries


def _remembered(field: Field, gone: Collection[str], told: str) -> Field:
    quotes = tuple(quote for quote in field.quotes if quote.message_id not in gone)
    claims = {
        "conflicts": _live(field.conflicts, gone),
        "superseded": _live(field.superseded, gone),
        "claimed": _live(field.claimed, gone),
    }
    if quotes == field.quotes:
        return field.model_copy(update=claims)
    if quotes:
        return field.model_copy(update={**claims, "quotes": quotes})
    return field.model_copy(update={**claims, "quotes": (), "value": told, "rationale": None})


def _without_words(person: Participant, gone: Collection[str]) -> Participant:
    """A person without the role and the stance they told in a message that was deleted."""
    changes: dict[str, None] = {}
    if person.claimed_role and person.claimed_role.message_id in gone:
        changes["claimed_role"] = None
    if person.stance_quote and person.stance_quote.message_id in gone:
        changes |= {"stance": None, "stance_quote": None}
    return person.model_copy(update=changes)


def _live(claims: Sequence[Claim], gone: Collection[str]) -> tuple[Claim, ...]:
    return tuple(
        claim for claim in claims if not any(quote.message_id in gone for quote in claim.quotes)
    )


def _step(newer: StatementVersion, older: StatementVersion, transcript: Transcript) -> Step:
    before = as_remembered(older.statement, transcript)
    after = as_remembered(newer.statement, transcript)
    suspected = [_flags(before), _flags(after)]
    return Step(
        version=newer.version,
        by=newer.created_by,
        at=newer.created_at,
        changes=changed(before, after),
        statuses=None if before.status is after.status else (before.status, after.status),
        flags_added=tuple(flag for flag in suspected[1] if flag not in suspected[0]),
        flags_gone=tuple(flag for flag in suspected[0] if flag not in suspected[1]),
    )


def _flags(statement: ProblemStatement) -> tuple[str, ...]:
    return tuple(dict.fromkeys(flag.flag for flag in statement.flags))
