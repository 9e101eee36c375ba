"""Messages and the transcript of one conversation, as plain frozen values."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, ConfigDict, StringConstraints

MessageId = Annotated[str, StringConstraints(min_length=1, max_length=64)]


class MessageKind(StrEnum):
    """How a message came to be."""

    SAID = "said"  # somebody wrote it in the conversation
    ANSWER = "answer"  # a reply to one question, given in a form; `field` names what it answers
    ASSUMPTION = "assumption"  # a person does not know: `text` is assumed meanwhile, if anything
    REVIEW = "review"  # what a person decided about a risk; `field` names it, `text` says why
    SPEC = "spec"  # somebody asked for a change of the spec, which is not about the goal
    EDIT = "edit"  # a person set `field` to `text` in a form; an empty text clears the field


class FollowUp(BaseModel):
    """Who finds out what nobody knows yet, and by when."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    owner: str
    due_on: date


class Message(BaseModel):
    """One thing one person said. `text` is plain: chat markup is decoded before it gets here."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: MessageId
    ts: str  # orders messages inside a conversation; opaque otherwise
    user: str
    text: str
    said_at: AwareDatetime
    kind: MessageKind = MessageKind.SAID
    role: str | None = None  # as configured or told by the workspace, never by the text itself
    field: str | None = None  # the path an answer or an edit is about
    question: str | None = None  # the question an answer replies to
    follow_up: FollowUp | None = None  # of an assumption
    verdict: str | None = None  # of a review
    asked: tuple[str, ...] = ()  # the questions on show when it was written, first one first
    edited: bool = False
    deleted: bool = False


class Transcript(BaseModel):
    """The messages of one conversation, oldest first."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    messages: tuple[Message, ...] = ()

    def __iter__(self) -> Iterator[Message]:  # type: ignore[override]  # a transcript is its messages
        """Yield the messages that still count, oldest first."""
        return (message for message in self.messages if not message.deleted)

    def message(self, id: MessageId) -> Message | None:
        """Find a message that still counts."""
        return next((message for message in self if message.id == id), None)

    @property
    def about_the_goal(self) -> "Transcript":
        """The same without what was said about the spec."""
        kept = tuple(each for each in self.messages if each.kind is not MessageKind.SPEC)
        return self if len(kept) == len(self.messages) else Transcript(messages=kept)

    @property
    def users(self) -> tuple[str, ...]:
        """Everyone who spoke or has something to find out, in order of appearance."""
        people: dict[str, None] = {}
        for message in self:
            people[message.user] = None
            if message.follow_up is not None:
                people[message.follow_up.owner] = None
        return tuple(people)
