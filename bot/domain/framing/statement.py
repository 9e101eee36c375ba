"""The problem statement: every field with its provenance, the questions and what stands apart."""

from collections.abc import Iterable
from enum import StrEnum

from pydantic import Field as Default

from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import Flag
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.participant import Participant
from bot.domain.framing.question import Question
from bot.domain.framing.trap import Trap
from bot.domain.provenance import Claim, Field, Frozen, Quote, Status


class StatementStatus(StrEnum):
    """Where a statement is in its life; only people move it."""

    DRAFT = "draft"
    CLARIFYING = "clarifying"
    READY = "ready"
    APPROVED = "approved"
    SUPERSEDED = "superseded"
    REJECTED = "rejected"
    NOT_ML = "not_ml"


class Conflict(Frozen):
    """Two people, two values; nobody has decided yet."""

    path: str
    claims: tuple[Claim, ...]


class ParkedReason(StrEnum):
    """Why a passage fills no field."""

    OFF_TOPIC = "off_topic"
    SARCASM = "sarcasm"
    INJECTION_SUSPECTED = "injection_suspected"
    AUTHORITY_CLAIM = "authority_claim"
    UNFOUND_RECAP = "unfound_recap"  # said to be agreed; no message shows it
    TO_A_MACHINE = "to_a_machine"  # reads as if it was written for one, which proves nothing yet


class Parked(Frozen):
    """A passage set aside: kept, shown, and without effect."""

    reason: ParkedReason
    said_by: str
    quote: Quote


class ActionHint(Frozen):
    """Something the system would do, and the oversight asked for in the conversation."""

    action: str
    mode: str | None = None  # auto, notify, approve, dual_approve or refuse, as far as said
    quote: Quote


class ProblemStatement(Frozen):
    """Everything known about one goal. `fields` holds what is filled or was asked about."""

    language: str = "en"
    title: str = ""
    status: StatementStatus = StatementStatus.DRAFT
    fields: dict[str, Field] = Default(default_factory=dict)
    flags: tuple[Flag, ...] = ()
    actions: tuple[ActionHint, ...] = ()
    questions: tuple[Question, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    parking_lot: tuple[Parked, ...] = ()
    doubted: tuple[Quote, ...] = ()  # passages on which a language model may rest nothing
    participants: tuple[Participant, ...] = ()
    traps: tuple[Trap, ...] = ()
    is_ml: bool | None = None
    kind: Kind | None = None
    not_ml_subkind: NotMlKind | None = None

    def field(self, path: str) -> Field:
        """One field; an empty unknown one if nothing is known."""
        return self.fields.get(path) or Field(path=path)

    def known(self, path: str) -> bool:
        """Whether the field has a value."""
        field = self.fields.get(path)
        return field is not None and field.value is not None

    @property
    def says_nothing(self) -> bool:
        """Whether nobody has said anything a statement could be made of."""
        return not self.having(Status.STATED, Status.INFERRED)

    def having(self, *statuses: Status) -> tuple[Field, ...]:
        """The fields of these statuses, in the order of the document."""
        return tuple(field for field in in_order(self.fields.values()) if field.status in statuses)


def in_order(fields: Iterable[Field]) -> list[Field]:
    """Sort fields as the document shows them."""
    ranks = {path: rank for rank, path in enumerate(FIELDS)}
    return sorted(fields, key=lambda field: ranks.get(field.path, len(ranks)))
