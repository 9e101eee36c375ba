"""What somebody can take back of a conversation: what they entered, and what they said that a statement rests on."""

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.statement import ProblemStatement


def to_take_back(
    transcript: Transcript, statement: ProblemStatement, user: str
) -> tuple[Message, ...]:
    """One's own messages that made the statement what it is, oldest first.

    The goal a conversation began with stays, and so does what was made of the spec.
    """
    rests_on = {
        quote.message_id for field in statement.fields.values() for quote in field.quotes
    } | {action.quote.message_id for action in statement.actions}
    first = next(iter(transcript), None)
    return tuple(
        message
        for message in transcript
        if message.user == user
        and message.kind is not MessageKind.SPEC
        and (
            message.kind is not MessageKind.SAID
            or (message.id in rests_on and message is not first)
        )
    )
