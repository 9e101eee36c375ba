"""A story as envelopes of the Agent Approval Interchange Specification (AAIS 1.0)."""

import re
from collections.abc import Callable
from typing import Any

from bot.domain.audit.model import AuditEntry
from bot.domain.audit.model import digest as digest_of
from bot.domain.audit.story import CLOCK, POLICY, Story, moment

Envelope = dict[str, Any]

_RISK = {
    "auto": "low",
    "notify": "low",
    "approve": "medium",
    "dual_approve": "high",
    "refuse": "critical",
}
_CHOICES = [
    {"decision": "approve", "scope": "once", "label": "Approve"},
    {"decision": "deny", "scope": "once", "label": "Reject"},
    {"decision": "cancel", "scope": "once", "label": "Take back"},
]
_ENDED = {
    "escalation.denied": ("denied", "Not approved."),
    "escalation.expired": ("expired", "Time ran out; nothing may run."),
    "escalation.cancelled": ("cancelled", "Taken back by who asked."),
}
_EXTENSION = "remit.audit"


def envelopes_of(story: Story) -> list[Envelope]:
    """Write a story as envelopes: requested, decided, resolved, and what happened in between."""
    writer = _Writer(story)
    for entry in story.entries:
        writer.take(entry)
    return writer.written


class _Writer:
    """Each version that was shown is a request of its own, and is resolved at most once."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self.written: list[Envelope] = []
        self._digests: dict[str, str] = {}  # ours → of the action as AAIS binds it
        self._versions: list[str] = []
        self._resolved: set[str] = set()
        self._verbs: dict[str, Callable[[AuditEntry], None]] = {
            "escalation.opened": self._opened,
            "escalation.edited": self._edited,
            "escalation.approved": self._approved,
            "escalation.glass_broken": self._approved,
            **dict.fromkeys(_ENDED, self._ended),
        }

    def take(self, entry: AuditEntry) -> None:
        self._verbs.get(entry.verb, self._activity)(entry)

    def _opened(self, entry: AuditEntry) -> None:
        facts, ours = entry.facts, str(entry.facts.get("digest"))
        action = self._action(ours)
        self._versions.append(ours)
        self._digests[ours] = f"sha256:{digest_of(action)}"
        mode = str(facts.get("mode"))
        reason = (
            f"Rule {facts.get('rule')} of policy {facts.get('policy')}, "
            f"version {facts.get('policy_version')}, asks for {mode}."
        )
        request = {
            "id": self._request(ours),
            "created_at": moment(entry.at),
            "status": "pending",
            "origin": {"harness": "remit", "session_id": _name(self._story.id),
                       "agent_id": _name(str(facts.get("requester", entry.actor)))},
            "action": action,
            "action_digest": self._digests[ours],
            "risk": {"level": _RISK.get(mode, "critical"), "reasons": [reason[:1000]]},
            "choices": _CHOICES,
            "extensions": {f"{_EXTENSION}/digest": ours, f"{_EXTENSION}/row": facts.get("row"),
                           f"{_EXTENSION}/evidence": facts.get("evidence", [])},
        }  # fmt: skip
        if (until := facts.get("decide_by")) and until > request["created_at"]:
            request["expires_at"] = until
        self._add(entry, "approval.requested", request=request)
        if facts.get("state") in {"approved", "denied"}:
            self._resolve(entry, ours, str(facts["state"]), "Answered by the policy.")

    def _edited(self, entry: AuditEntry) -> None:
        if self._versions and self._versions[-1] not in self._resolved:
            before = self._versions[-1]
            self._resolve(entry, before, "stale", "The action was changed; it is asked anew.")
        else:
            self._activity(entry)
        self._opened(entry)

    def _approved(self, entry: AuditEntry) -> None:
        ours = str(entry.facts.get("digest"))
        decision = self._decide(entry, ours, "approve")
        people = entry.facts.get("votes") or entry.facts.get("people") or [entry.actor]
        self._resolve(
            entry, ours, "approved", "Approved.", decision=decision,
            extensions={f"{_EXTENSION}/approved_by": people,
                        f"{_EXTENSION}/usable_until": entry.facts.get("usable_until"),
                        f"{_EXTENSION}/emergency": entry.verb == "escalation.glass_broken"},
        )  # fmt: skip

    def _ended(self, entry: AuditEntry) -> None:
        outcome, message = _ENDED[entry.verb]
        ours = str(entry.facts.get("digest"))
        if ours in self._resolved:
            self._activity(entry)  # what had been approved was not used
            return
        decision = None
        if entry.actor not in {CLOCK, POLICY}:
            decision = self._decide(entry, ours, "deny" if outcome == "denied" else "cancel")
        reason = entry.facts.get("reason")
        told = f"{message} Reason: {reason}." if reason else message
        self._resolve(entry, ours, outcome, told, decision=decision)

    def _activity(self, entry: AuditEntry) -> None:
        ours = str(entry.facts.get("digest", self._versions[-1] if self._versions else "unknown"))
        event = entry.verb.partition(".")[2] or entry.verb
        activity = {"request_id": self._request(ours), "message": f"{event}, by {entry.actor}",
                    "stage": _name(event)}  # fmt: skip
        self._add(entry, "approval.activity", activity=activity)

    def _decide(self, entry: AuditEntry, ours: str, choice: str) -> str:
        by = "policy" if entry.actor in {CLOCK, POLICY} else "human"
        operator = entry.facts.get("through_operator")
        decision = {
            "id": _name(f"{self._story.id}:{entry.seq}"),
            "request_id": self._request(ours),
            "action_digest": self._bound(ours),
            "decided_at": moment(entry.at),
            "decision": choice,
            "scope": "once",
            "actor": {"id": _name(entry.actor), "type": by,
                      "authenticated_by": f"operator {operator}"[:200] if operator else "slack"},
            "extensions": {f"{_EXTENSION}/reason": entry.facts.get("reason"),
                           f"{_EXTENSION}/in_place_of": entry.facts.get("in_place_of"),
                           f"{_EXTENSION}/note_sha256": entry.facts.get("note_sha256")},
        }  # fmt: skip
        self._add(entry, "approval.decided", decision=decision)
        return str(decision["id"])

    def _resolve(  # noqa: PLR0913 - what is resolved, how, and by which decision
        self,
        entry: AuditEntry,
        ours: str,
        outcome: str,
        message: str,
        *,
        decision: str | None = None,
        extensions: dict[str, Any] | None = None,
    ) -> None:
        self._resolved.add(ours)
        resolution: dict[str, Any] = {
            "id": _name(f"{self._story.id}:{entry.seq}:resolution"),
            "request_id": self._request(ours),
            "action_digest": self._bound(ours),
            "resolved_at": moment(entry.at),
            "outcome": outcome,
            "message": message,
        }
        if decision:
            resolution["decision_id"] = decision
        if outcome in {"approved", "denied"}:
            resolution["effective_scope"] = "once"
        if extensions:
            resolution["extensions"] = extensions
        self._add(entry, "approval.resolved", resolution=resolution)

    def _bound(self, ours: str) -> str:
        return self._digests.get(ours, f"sha256:{ours}")

    def _request(self, ours: str) -> str:
        number = self._versions.index(ours) + 1 if ours in self._versions else 0
        return _name(f"{self._story.id}:v{number}")

    def _action(self, ours: str) -> dict[str, Any]:
        document = self._story.document(ours)
        if document is None:
            summary = f"An action whose words are not kept here; its digest is {ours}."
            return {"kind": "tool.call", "name": "unknown", "summary": summary,
                    "arguments": {"remit:digest": ours}}  # fmt: skip
        action = document["request"]["action"]
        said = f"{action['name']} on {action['target']} by {action['system']}"
        found = {
            "kind": "tool.call",
            "name": _name(action["name"]),
            "summary": said[:1000],
            "arguments": {**action["parameters"], "remit:digest": ours},
            "resource": action["target"],
        }
        if money := action["money"]:
            found["effects"] = [f"moves {money['amount']} {money['currency']}"]
        return found

    def _add(self, entry: AuditEntry, type: str, **body: Any) -> None:  # noqa: ANN401 - by type
        order = sum(one["sequence"] // 4 == entry.seq for one in self.written[-3:])
        self.written.append(
            {
                "aais": "1.0",
                "type": type,
                "id": _name(f"{entry.chain}:{entry.seq}:{order}"),
                "occurred_at": moment(entry.at),
                "sequence": entry.seq * 4 + order,  # an entry gives three envelopes at most
                "stream": _name(entry.chain),
                "extensions": {f"{_EXTENSION}/entry": entry.seq, f"{_EXTENSION}/hash": entry.hash},
                **body,
            }
        )


def _name(text: str) -> str:
    """Write a name with the characters AAIS allows in names."""
    allowed = re.sub(r"[^A-Za-z0-9._:-]", "-", text)[:200]
    return allowed if re.match(r"[A-Za-z0-9]", allowed) else f"x{allowed}"[:200]
