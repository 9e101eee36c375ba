"""A story as a trace for AgentAck (JSONL, version 2), which asks whether what ran had been approved."""

from collections.abc import Callable
from typing import Any

from bot.domain.audit.model import AuditEntry
from bot.domain.audit.story import BY_ITSELF, Story, moment

Line = dict[str, Any]

POLICY_FILE = """\
# What AgentAck holds a trace of Remit against: whatever is not `auto` or `notify` needs a person.
version = 1

[approval]
max_age_seconds = 300
single_use = true
exact_action_binding = true
stop_is_terminal = true
require_for = ["approve/*", "dual-approve/*", "refuse/*", "unknown/*"]
"""


def trace_of(story: Story) -> list[Line]:
    """Write a story as events, one a line; it ends with `session_end` once the story is over."""
    writer = _Writer(story)
    for entry in story.entries:
        writer.take(entry)
    return writer.finished()


class _Writer:
    """Turns entries into events; what the record does not say is not made up."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._lines: list[Line] = []
        self._shown: list[str] = []  # digests of the versions, the first one first
        self._modes: list[str] = []
        self._asked: set[int] = set()
        self._decided: set[int] = set()
        self._ended: set[int] = set()
        self._verbs: dict[str, Callable[[AuditEntry], None]] = {
            "escalation.opened": self._opened,
            "escalation.edited": self._edited,
            "escalation.approved": self._approved,
            "escalation.glass_broken": self._approved,
            "escalation.denied": self._denied,
            "escalation.expired": self._expired,
            "escalation.cancelled": self._cancelled,
            "escalation.consumed": self._consumed,
        }

    def take(self, entry: AuditEntry) -> None:
        """Add what an entry means; reminders, votes and questions mean nothing to this checker."""
        if means := self._verbs.get(entry.verb):
            means(entry)

    def finished(self) -> list[Line]:
        for line in self._lines:
            if line["type"] == "action_executed":
                number = int(line["action_id"].rpartition(":v")[2])
                if number in self._decided:
                    line["approval_id"] = self._approval(number)
        if self._story.is_over:
            last = self._story.entries[-1]
            self._add(last, "session_end", reason=str(last.facts["state"]))
        return self._lines

    def _opened(self, entry: AuditEntry) -> None:
        digest, mode = str(entry.facts.get("digest")), str(entry.facts.get("mode", "unknown"))
        self._shown.append(digest)
        self._modes.append(mode)
        number, action = len(self._shown), self._action(digest, mode)
        self._add(entry, "action_proposed", number, action=action)
        if entry.facts.get("state") == "approved" and mode in BY_ITSELF:
            return  # the policy let it pass; nobody was asked, and the trace says so
        self._asked.add(number)
        approval = self._approval(number)
        self._add(entry, "approval_requested", number, approval_id=approval, action=action)
        if entry.facts.get("state") == "denied":
            self._deny(entry, number, "no policy lets anybody approve it")

    def _edited(self, entry: AuditEntry) -> None:
        self._close(entry, len(self._shown), "changed before it ran")
        self._opened(entry)

    def _approved(self, entry: AuditEntry) -> None:
        number = self._number(entry)
        self._decided.add(number)
        self._add(
            entry,
            "approval_decision",
            number,
            approval_id=self._approval(number),
            decision="allow",
            expires_at=entry.facts.get("usable_until") or moment(entry.at),
        )

    def _denied(self, entry: AuditEntry) -> None:
        self._deny(entry, self._number(entry), str(entry.facts.get("reason", "denied")))

    def _expired(self, entry: AuditEntry) -> None:
        self._close(entry, len(self._shown), "time ran out")

    def _cancelled(self, entry: AuditEntry) -> None:
        self._close(entry, len(self._shown), "taken back by who asked")
        self._add(entry, "interrupt", reason="taken back by who asked")

    def _consumed(self, entry: AuditEntry) -> None:
        digest = str(entry.facts.get("digest"))
        number = self._shown.index(digest) + 1 if digest in self._shown else len(self._shown)
        mode = self._modes[number - 1] if self._modes else "unknown"
        self._ended.add(number)
        self._add(entry, "action_executed", number, action=self._action(digest, mode))

    def _deny(self, entry: AuditEntry, number: int, reason: str) -> None:
        self._decided.add(number)
        approval = self._approval(number)
        self._add(entry, "approval_decision", number, approval_id=approval, decision="deny")
        self._block(entry, number, reason)

    def _close(self, entry: AuditEntry, number: int, reason: str) -> None:
        """End a version that will not run: one nobody had decided about was not approved."""
        if number in self._asked and number not in self._decided:
            self._deny(entry, number, reason)
        else:
            self._block(entry, number, reason)

    def _block(self, entry: AuditEntry, number: int, reason: str) -> None:
        if number not in self._ended:
            self._ended.add(number)
            approval = {"approval_id": self._approval(number)} if number in self._asked else {}
            self._add(entry, "action_blocked", number, reason=reason, **approval)

    def _number(self, entry: AuditEntry) -> int:
        """Which version a decision is about: the one whose digest it names, and none by guessing."""
        digest = str(entry.facts.get("digest"))
        return self._shown.index(digest) + 1 if digest in self._shown else 0

    def _approval(self, number: int) -> str:
        return f"{self._story.id}:v{number}:approval"

    def _action(self, digest: str, mode: str) -> dict[str, Any]:
        """Name an action by everything an approval is bound to; its words where they are kept."""
        document = self._story.document(digest)
        if document is None:
            return {"tool": f"{mode}/unknown", "operation": "unknown",
                    "parameters": {"remit:digest": digest}}  # fmt: skip
        action = document["request"]["action"]
        return {
            "tool": f"{mode}/{action['system']}",
            "operation": action["name"].strip() or "unnamed",
            "resource": action["target"],
            "parameters": {**action["parameters"], "remit:digest": digest},
        }

    def _add(
        self,
        entry: AuditEntry,
        type: str,
        number: int | None = None,
        **more: Any,  # noqa: ANN401 - the other members of an event
    ) -> None:
        subject = {} if number is None else {
            "action_id": f"{self._story.id}:v{number}", "intent_id": self._story.id
        }  # fmt: skip
        if type == "approval_decision":
            del subject["intent_id"]  # the request says it
        self._lines.append(
            {
                "schema_version": 2,
                "type": type,
                "timestamp": moment(entry.at),
                "session_id": self._story.id,
                **subject,
                **more,
            }
        )
