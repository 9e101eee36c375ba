"""Conversations for the guide's tests, built from who said what."""

from datetime import UTC, date, datetime, timedelta

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.llm.guide import OfflineGuide

START = datetime(2026, 11, 23, 9, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def said(*lines: tuple[str, str] | tuple[str, str, str]) -> Transcript:
    """One message per line: (user, text) or (user, role, text)."""
    return Transcript(
        messages=tuple(
            Message(
                id=f"m{number}",
                ts=f"{number:05}",
                user=line[0],
                role=line[1] if len(line) == 3 else None,
                text=line[-1],
                said_at=START + timedelta(minutes=number),
            )
            for number, line in enumerate(lines)
        )
    )


def entered(
    transcript: Transcript,
    user: str,
    field: str,
    text: str,
    *,
    kind: MessageKind = MessageKind.ANSWER,
    question: str | None = None,
) -> Transcript:
    """The transcript with one more entry made in a form."""
    number = len(transcript.messages)
    message = Message(
        id=f"m{number}",
        ts=f"{number:05}",
        user=user,
        text=text,
        kind=kind,
        field=field,
        question=question,
        said_at=START + timedelta(minutes=number),
    )
    return Transcript(messages=(*transcript.messages, message))


def read(transcript: Transcript) -> ProblemStatement:
    return OfflineGuide().read(transcript, today=TODAY)


DENTAL = said(
    (
        "nadia",
        (
            "we lose so much money on no-shows, can AI fix that? "
            "it's 11.8 % of booked slots (Q3 report), I want 8 by end of June"
        ),
    ),
    ("leo", "front desk", "I call twenty people a day and most were coming anyway"),
)
