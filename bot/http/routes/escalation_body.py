"""What programs send about an escalation: a new one, an answer, what is about to run, what came of it."""

from datetime import datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, BaseModel, ConfigDict, Field

from bot.domain.escalation.action import Action, Evidence, Name, Request, Sentence, SpecRow
from bot.domain.escalation.document import EscalationDocument
from bot.domain.oversight.scale import OversightMode, Reversibility

_LAST_YEAR = 9000  # later moments cannot be told in every time zone
_REFUND = {
    "name": "refund.create",
    "target": "order:4711",
    "system": "refund-agent",
    "parameters": {"reason": "arrived broken"},
    "money": {"amount": "501.00", "currency": "USD"},
}


def _tellable(moment: datetime) -> datetime:
    if moment.year > _LAST_YEAR:
        raise ValueError("name a moment that people will live to see")
    return moment


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class NewEscalation(_Body):
    """What is asked for: the exact action, and what people need to judge it."""

    action: Action = Field(
        description="Exactly what will be done, to what, by which system. People see all of it, "
        "and an approval counts for this alone.",
        examples=[_REFUND],
    )
    why: Sentence = Field("", description="Why it should be done.")
    uncertain: Sentence = Field("", description="What the system is not sure of.")
    affected: Sentence = Field("", description="Whom it concerns, and how.")
    summary: Sentence = Field(
        "", description="Written by a language model; shown as such and never relied on."
    )
    on_behalf_of: tuple[Name, ...] = Field(
        (), max_length=20, description="People it is asked for; they cannot decide it."
    )
    subjects: tuple[Name, ...] = Field(
        (), max_length=20, description="People it is about; they cannot decide it."
    )
    authors: tuple[Name, ...] = Field(
        (), max_length=20, description="People who made what is to be decided; they cannot decide."
    )
    mode: OversightMode = Field(
        OversightMode.AUTO, description="The least you ask for; the policy may ask for more."
    )
    reversibility: Reversibility | None = Field(
        None, description="How hard it is to undo, R0 to R3; not said counts as final."
    )
    undo_until: Annotated[AwareDatetime, AfterValidator(_tellable)] | None = Field(
        None, description="Until when it can be undone."
    )
    confidence: float | None = Field(
        None, ge=0, le=1, description="How sure the system is; not said counts as unsure."
    )
    tags: tuple[Name, ...] = Field((), max_length=20, description="The policy may route by them.")
    language: Literal["en", "fr", "de"] = Field("en", description="Of the card people see.")
    evidence: tuple[Evidence, ...] = Field(
        (), max_length=20, description="What people can look at before they decide."
    )
    row: SpecRow | None = Field(
        None, description="The oversight row of a spec version that asks for a person."
    )

    def request(self, requester: str) -> Request:
        """Make it a request of whoever calls."""
        given = {name: getattr(self, name) for name in type(self).model_fields}
        return Request(requester=requester, **given)


class Answer(_Body):
    """An answer to what people asked about it."""

    text: Annotated[Sentence, Field(min_length=1)]


class Use(_Body):
    """What is about to be run: it must be exactly what was approved."""

    action: Action = Field(examples=[_REFUND])


class Result(_Body):
    """What came of the action."""

    succeeded: bool
    note: Sentence = Field("", description="In a sentence; kept with the record.")


class EscalationPage(_Body):
    """Some escalations, the newest first."""

    items: tuple[EscalationDocument, ...]
    next: str | None = Field(
        None, description="Send it as `before` for what comes after; none at the end."
    )
