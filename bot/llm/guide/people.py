"""Notes who speaks: their role as configured, the one they claim, and where they say they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.conversation.model import Message
from bot.domain.framing.participant import Participant, Stance
from bot.llm.guide.passage import Sentence
from bot.llm.guide.talk import makes


@dataclass(slots=True)
class People:
    """Everybody who has spoken so far, in order of appearance."""

    known: dict[str, Participant] = field(default_factory=dict)

    def meet(self, messages: Iterable[Message]) -> None:
        """Note who wrote these messages; the newest role the workspace gave somebody counts."""
        for message in messages:
            present = self.known.get(message.user, Participant(user=message.user))
            role = message.role or present.role
            self.known[message.user] = present.model_copy(update={"role": role})

    def hear(self, sentence: Sentence) -> None:
        """Note what a sentence says about its speaker; the last word counts."""
        if sentence.quoted or sentence.question:
            return
        changes: dict[str, object] = {}
        if makes(sentence, "calls_oneself"):
            changes["claimed_role"] = sentence.quote()
        stance = _stance(sentence)
        if stance is not None:
            changes |= {"stance": stance, "stance_quote": sentence.quote()}
        if changes:
            user = sentence.message.user
            present = self.known.get(user, Participant(user=user))
            self.known[user] = present.model_copy(update=changes)


def _stance(sentence: Sentence) -> Stance | None:
    if makes(sentence, "sceptical"):
        return Stance.SCEPTICAL
    return Stance.IN_FAVOUR if makes(sentence, "in_favour") else None
