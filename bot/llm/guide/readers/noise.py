"""Tells small talk, sarcasm and claims of authority from facts."""

from bot.domain.framing.statement import Parked, ParkedReason
from bot.llm.guide.passage import Sentence

_REASONS = (
    ("authority", ParkedReason.AUTHORITY_CLAIM),
    ("sarcasm", ParkedReason.SARCASM),
    ("offtopic", ParkedReason.OFF_TOPIC),
)


_OURS = ("metric", "decision_strong", "goal_down", "goal_up", "goal_task", "source_system", "pain")


def read(sentence: Sentence, *, astray: bool = False) -> Parked | None:
    """Why a sentence is set aside, if it is: no reader sees it then.

    `astray` says that the sentence before it was small talk: what follows goes with it unless it
    speaks of the matter again.
    """
    ours = sentence.has(*_OURS)
    for cue, reason in _REASONS:
        small_talk = reason is ParkedReason.OFF_TOPIC
        if not sentence.has(cue) and not (small_talk and astray):
            continue
        if small_talk and ours:
            continue  # "too much cake is thrown away": the matter makes it our business
        return Parked(reason=reason, said_by=sentence.message.user, quote=sentence.quote())
    return None
