"""A model's tool call as a question for people: what is asked, under which key, and what the answer means."""

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Arguments = Mapping[str, Any]
Escalation = Mapping[str, Any]  # as the API shows it
Reading = str | Callable[[Arguments], Any]  # the name of an argument, or how to make it of them all

_LONGEST = 200
_PROSE = 3000
_SAID = {
    "wrong_action": "This is the wrong action.",
    "wrong_amount": "The amount is wrong.",
    "not_enough_evidence": "There is not enough evidence for it.",
    "against_policy": "It is against the policy.",
    "too_risky": "It is too risky.",
    "duplicate": "It was done or asked before.",
    "no_answer": "Nobody answered in time.",
    "no_approver": "The policy names nobody who could approve it.",
    "refused_by_policy": "The policy refuses it.",
}


class Desk(Protocol):
    """What an adapter needs of a server."""

    def open(self, body: Mapping[str, Any], *, key: str) -> Escalation:
        """Ask; the same key asks once."""

    def wait(self, id: str, *, seconds: float) -> Escalation:
        """Read one as soon as it is decided, at the latest after some seconds."""

    def consume(self, id: str, action: Mapping[str, Any], *, key: str) -> bool:
        """Use an approval; False when it may not be used."""

    def record(self, id: str, *, succeeded: bool) -> None:
        """Say what came of the call."""


@dataclass(frozen=True)
class Ask:
    """How a tool's calls are put before people.

    Args:
        target: What it is done to; without it people read the name of the tool.
        amount: How much money it moves; without it every call counts as above every limit.
        currency: Of the amount, such as `USD`.
        action: What policies and people call it; without it the name of the tool.
        tags: For the policy to route by.
        repeatable: Whether the tool may be run again after a crash: only if it does no harm to
            run it twice for one approval, for instance because it hands `approval_id()` to the
            payment system as its key.
        more: Any other field of `POST /v1/escalations`, such as `reversibility` or `why`.
    """

    target: Reading | None = None
    amount: Reading | None = None
    currency: str = "USD"
    action: str | None = None
    tags: tuple[str, ...] = ()
    repeatable: bool = False
    more: Mapping[str, Any] = field(default_factory=dict)

    def body(self, tool: str, arguments: Arguments, system: str, said: str) -> dict[str, Any]:
        """Write the escalation that asks for one call."""
        action: dict[str, Any] = {
            "name": self.action or tool,
            "target": str(_read(self.target, arguments) or tool)[:_LONGEST],
            "system": system,
            "parameters": dict(arguments),
        }
        amount = _read(self.amount, arguments)
        if amount is not None:
            action["money"] = {"amount": str(amount), "currency": self.currency}
        body = {"action": action, "tags": list(self.tags), **self.more}
        return {**body, "summary": said[:_PROSE]} if said else body


def key_of(*parts: str) -> str:
    """Name one call of one thread; the same call is the same question, whoever asks again."""
    return "call-" + hashlib.sha256(json.dumps(parts).encode()).hexdigest()


def is_pending(escalation: Escalation) -> bool:
    """Whether people have still to decide."""
    return escalation["state"] in {"open", "in_question"}


def is_approved(escalation: Escalation) -> bool:
    """Whether it was approved, whatever became of the approval since."""
    decision = escalation.get("decision") or {}
    return decision.get("choice") == "approve" and escalation["state"] != "cancelled"


def passed_by_itself(escalation: Escalation) -> bool:
    """Whether the policy let it pass without asking anybody."""
    decision = escalation.get("decision") or {}
    return is_approved(escalation) and list(decision.get("by", ())) == ["policy"]


def reason_of(escalation: Escalation) -> str:
    """Say to a model why its call does not run."""
    decision = escalation.get("decision") or {}
    if escalation["state"] == "cancelled":
        return "The request was taken back, so the call was not run."
    if not decision:
        return "Nobody approved this in time, so the call was not run."
    why = _SAID.get(decision.get("reason") or "", "")
    return " ".join(part for part in ("Rejected.", why, decision.get("note", "")) if part)


def _read(reading: Reading | None, arguments: Arguments) -> Any:  # noqa: ANN401 - any JSON
    if reading is None:
        return None
    return arguments.get(reading) if isinstance(reading, str) else reading(arguments)
