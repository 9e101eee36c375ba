"""The middle of a long conversation that was not read closely yet."""

from collections.abc import Mapping
from typing import NamedTuple

from bot.domain.conversation.model import MessageKind, Transcript


class Gap(NamedTuple):
    """How many messages were read before and after those that were not."""

    first: int
    middle: int
    last: int


def gap_in(transcript: Transcript, read: Mapping[str, str]) -> Gap | None:
    """What lies unread between messages that were read; whatever came since is read in its turn.

    Args:
        transcript: Everything said.
        read: The messages that were read, by their ids.
    """
    counted = [
        message.id in read
        for message in transcript.about_the_goal
        if message.text.strip() and message.kind is not MessageKind.ASSUMPTION
    ]
    until = next((n for n in reversed(range(len(counted))) if counted[n]), 0)
    unread = [n for n in range(until) if not counted[n]]
    if not unread or not unread[0]:
        return None
    return Gap(first=unread[0], middle=len(unread), last=sum(counted[unread[0] :]))
