"""An escalation as a document for programs: over HTTP, in webhooks, and wherever else one is handed out."""

from pydantic import AwareDatetime, Field

from bot.domain.escalation.action import Request
from bot.domain.escalation.edit import Edit
from bot.domain.escalation.model import (
    Consumption,
    Decision,
    Escalation,
    Outcome,
    Question,
    State,
)
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.provenance import Frozen


class Governing(Frozen):
    """Which rule of which policy version it is decided by, and how much of a person that asks for."""

    id: str
    version: int
    rule: str
    mode: OversightMode


class EscalationDocument(Frozen):
    """An escalation as it stands."""

    id: str = Field(examples=["esc_01KAYB4Y0000000000000000AB"])
    state: State
    version: int = Field(description="Counts what was shown to people; an edit makes another.")
    revision: int = Field(description="Counts every change; send it back to wait for the next.")
    digest: str = Field(
        description="SHA-256 over the canonical JSON (RFC 8785) of all that an approval is bound to."
    )
    request: Request
    policy: Governing
    waiting_for: tuple[str, ...] = Field(
        description="Who may decide by now: `user:…`, `group:…` and `channel:…`; empty when decided."
    )
    opened_at: AwareDatetime
    decide_by: AwareDatetime = Field(description="When an answer is due.")
    closes_at: AwareDatetime = Field(description="When nobody can decide any more.")
    on_silence: Timeout = Field(description="What happens without an answer; it never approves.")
    usable_until: AwareDatetime | None = Field(
        None, description="How long an approval may be used, once it is one."
    )
    questions: tuple[Question, ...] = ()
    edits: tuple[Edit, ...] = Field(
        (), description="What people changed about the action before it was decided, in order."
    )
    decision: Decision | None = None
    consumption: Consumption | None = None
    outcome: Outcome | None = None


def document_of(one: Escalation) -> EscalationDocument:
    """Show an escalation as it stands."""
    plan = one.plan
    return EscalationDocument(
        id=one.id,
        state=one.state,
        version=one.version,
        revision=one.revision,
        digest=one.digest,
        request=one.request,
        policy=Governing(
            id=plan.policy, version=plan.policy_version, rule=plan.rule, mode=plan.mode
        ),
        waiting_for=tuple(sorted(one.asked)) if one.state.is_pending else (),
        opened_at=one.opened_at,
        decide_by=plan.deadline_at,
        closes_at=one.closes_at,
        on_silence=plan.on_silence,
        usable_until=one.usable_until,
        questions=one.questions,
        edits=one.edits,
        decision=one.decision,
        consumption=one.consumption,
        outcome=one.outcome,
    )
