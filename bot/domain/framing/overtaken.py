"""Answers that came too late: somebody else had settled the question while they were typed."""

from pydantic import AwareDatetime

from bot.domain.conversation.model import MessageKind, Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Frozen, fold, value_text


class KeptAnswer(Frozen):
    """What one person typed; it counts for nothing until they say that it does."""

    id: str
    statement: str
    person: str
    question: str
    path: str
    asks: str  # the question as it was put to them
    text: str
    kept_at: AwareDatetime


class Overtaken(Frozen):
    """An answer that came too late, and who had settled its question."""

    kept: KeptAnswer
    by: str


def settled_by(path: str, statement: ProblemStatement, transcript: Transcript) -> str:
    """Who settled a question: whoever said or entered what stands, else who replied last."""
    entries = [message for message in transcript if message.kind is not MessageKind.SAID]
    replies = [message.user for message in entries if message.field == path]
    field = statement.field(path)
    said = [
        message.user
        for quote in field.quotes
        if (message := transcript.message(quote.message_id)) is not None
    ]
    confirmed = [field.confirmed.by] if field.confirmed else []
    return next(iter([*confirmed, *said, *reversed(replies)]), "")


def says_the_same(text: str, path: str, statement: ProblemStatement) -> bool:
    """Whether what was typed is what stands there already."""
    return fold(text).strip(" .") == fold(value_text(statement.field(path).value)).strip(" .")
