"""What a change of an escalation is to other programs, as a CloudEvents document."""

from datetime import datetime
from typing import Any

from bot.domain.escalation.document import document_of
from bot.domain.escalation.model import Change, State
from bot.domain.provenance import Frozen
from bot.domain.webhook.model import Happening

_OF_STATE = {
    State.APPROVED: Happening.DECIDED,
    State.DENIED: Happening.DECIDED,
    State.EXPIRED: Happening.EXPIRED,
    State.CANCELLED: Happening.CANCELLED,
    State.CONSUMED: Happening.CONSUMED,
    State.FINISHED: Happening.FINISHED,
}


class Announcement(Frozen):
    """One thing that happened, under a name that stays the same however often it is sent."""

    happening: Happening
    message: str
    body: dict[str, Any]


def announcements(change: Change, at: datetime) -> tuple[Announcement, ...]:
    """List what a change is to other programs; questions, votes and reminders are nothing to them."""
    after = change.after
    found = [Happening.OPENED] if change.verb == Happening.OPENED else []
    if after.state in _OF_STATE:
        found.append(_OF_STATE[after.state])
    return tuple(_announced(change, one, at) for one in found)


def _announced(change: Change, happening: Happening, at: datetime) -> Announcement:
    after = change.after
    message = f"{after.id}-{after.revision}-{happening.name.lower()}"
    return Announcement(
        happening=happening,
        message=message,
        body={
            "specversion": "1.0",
            "id": message,
            "type": happening.value,
            "source": f"/workspaces/{after.team}",
            "subject": after.id,
            "time": at.isoformat(),
            "datacontenttype": "application/json",
            "data": document_of(after).model_dump(mode="json"),
        },
    )
