"""A wish for less oversight than computed: who asked why, who else signed it, and until when it holds."""

from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.step import VALID_FOR, Evidence, Lack, StepDown, lacks
from bot.domain.provenance import Frozen

LONGEST_REASON = 1000
_SIGNATURE = frozenset({Lack.SIGNATURE, Lack.EXPIRED})  # what only the second person can give


class LooseningState(StrEnum):
    """Where a wish for less oversight stands."""

    ASKED = "asked"
    SIGNED = "signed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  # somebody took it back
    EXPIRED = "expired"


class Loosening(Frozen):
    """One action of one spec, one step less, for a while.

    `basis` is a digest of everything the computed mode follows from: when the action becomes
    another one, what was signed for it says nothing any more.
    """

    id: str
    spec: str
    version: int  # of the spec, as the asker saw it
    row: str
    action: str
    basis: str
    before: OversightMode
    after: OversightMode
    reason: str
    shown_in: str  # where the evidence can be looked at
    evidence: Evidence
    on_record: int = 0  # how many reviewed in a row Remit itself knows of
    asked_by: str
    asked_at: AwareDatetime
    signer: str
    state: LooseningState = LooseningState.ASKED
    decided_at: AwareDatetime | None = None
    ended_by: str | None = None
    ended_at: AwareDatetime | None = None
    said: str | None = None  # why it was declined

    @property
    def decision(self) -> StepDown | None:
        """What was signed, once it is."""
        if self.decided_at is None or self.state is LooseningState.DECLINED:
            return None
        return StepDown(
            signed_by=(self.asked_by, self.signer),
            signed_on=self.decided_at.date(),
            evidence=self.evidence,
        )

    @property
    def until(self) -> date | None:
        """The last day it holds."""
        return self.decision.signed_on + VALID_FOR if self.decision else None

    @property
    def is_open(self) -> bool:
        """Whether anybody can still do something about it."""
        return self.state in {LooseningState.ASKED, LooseningState.SIGNED}

    def holds(self, basis: str, on: date) -> bool:
        """Whether it counts on a day, for the action as it is then."""
        signed = self.state is LooseningState.SIGNED and self.decision is not None
        return signed and self.basis == basis and not lacks(self.decision, on)  # type: ignore[arg-type]


class Wanted(Frozen):
    """What somebody asks for, and what they show for it."""

    row: str
    signer: str
    reason: str
    shown_in: str
    evidence: Evidence


def missing(evidence: Evidence, on: date) -> tuple[Lack, ...]:
    """What evidence does not show yet, whoever may sign."""
    wished = StepDown(signed_by=(), signed_on=on, evidence=evidence)
    return tuple(lack for lack in lacks(wished, on) if lack not in _SIGNATURE)


def signed(wish: Loosening, user: str, *, basis: str, at: AwareDatetime) -> Loosening:
    """The wish after its second person signed it.

    Raises:
        ForbiddenError: somebody else was named.
        ConflictError: it is decided, or the action is another one by now.
    """
    _only_the_signer(wish, user)
    if wish.basis != basis:
        raise ConflictError(
            "The action is another one since this was asked.",
            next_step="Ask again, with the evidence for what it does now.",
        )
    return wish.model_copy(update={"state": LooseningState.SIGNED, "decided_at": at})


def declined(wish: Loosening, user: str, why: str, *, at: AwareDatetime) -> Loosening:
    """The wish after its second person said no.

    Raises:
        ForbiddenError: somebody else was named.
        ConflictError: it is decided.
        InvalidInputError: no reason is given.
    """
    _only_the_signer(wish, user)
    if not why.strip():
        raise InvalidInputError("Say why not.", fields={"reason": "Say why not."})
    said = why.strip()[:LONGEST_REASON]
    return wish.model_copy(
        update={"state": LooseningState.DECLINED, "decided_at": at, "said": said}
    )


def taken_back(wish: Loosening, user: str, *, at: AwareDatetime) -> Loosening:
    """The wish after somebody took it back: before it was signed, or after.

    Raises:
        ConflictError: it is over.
    """
    if not wish.is_open:
        raise ConflictError("This is over already.", next_step="The card of the spec shows it.")
    asked = wish.state is LooseningState.ASKED
    state = LooseningState.WITHDRAWN if asked else LooseningState.ENDED
    return wish.model_copy(update={"state": state, "ended_by": user, "ended_at": at})


def run_out(wish: Loosening, *, at: AwareDatetime) -> Loosening | None:
    """The wish once its time is up; nothing while it is not."""
    if wish.state is not LooseningState.SIGNED or wish.until is None or at.date() <= wish.until:
        return None
    return wish.model_copy(update={"state": LooseningState.EXPIRED, "ended_at": at})


def _only_the_signer(wish: Loosening, user: str) -> None:
    if wish.state is not LooseningState.ASKED:
        raise ConflictError("This is decided already.", next_step="Its card shows how.")
    if wish.signer != user:
        raise ForbiddenError(
            "Somebody else was named to decide this.", next_step=f"It waits for <@{wish.signer}>."
        )
