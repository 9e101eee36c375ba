"""Specs made from what people say: a goal and facts read by the offline guide, then sentences in its thread."""

from datetime import UTC, datetime, timedelta

from bot.domain.conversation.model import Message, Transcript
from bot.domain.conversation.thread import Thread
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Confirmation, Quote
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.follow import settled
from bot.domain.spec.model import AISpec
from bot.domain.spec.sentence import heard_in
from bot.domain.spec.version import SpecVersion
from bot.domain.spec.wish import granted
from bot.llm.guide import OfflineGuide

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)
GOALS = {
    "en": "We want to catch fraud in card payments. Analysts block the flagged payments.",
    "fr": "Nous voulons détecter la fraude dans les paiements par carte. Les analystes bloquent les paiements signalés.",
    "de": "Wir wollen Betrug bei Kartenzahlungen erkennen. Analysten sperren die gemeldeten Zahlungen.",
}
_GUIDE = OfflineGuide()


def read(*said: str) -> ProblemStatement:
    """The statement of a thread."""
    return guided(conversation(*said))


def conversation(*said: str) -> tuple[Message, ...]:
    """A thread: a message a minute."""
    return tuple(
        Message(id=f"m{n}", ts=f"{n}.0", user="U1", text=text, said_at=NOW + timedelta(minutes=n))
        for n, text in enumerate(said, start=1)
    )


def guided(messages: tuple[Message, ...]) -> ProblemStatement:
    """What the guide reads of a thread."""
    return _GUIDE.read(Transcript(messages=messages), today=NOW.date())


def drafted(*said: str, language: str = "en") -> AISpec:
    """The spec of a thread that begins with the goal."""
    return draft_spec(read(GOALS[language], *said), ps_id="ps_1", ps_version=1)


def changed(spec: AISpec, *sentences: str) -> AISpec:
    """The spec after sentences in its thread, each of which has to be understood whole."""
    statement = read(GOALS[spec.language])
    by = Confirmation(by="U1", at=NOW, message_id="m9")
    for text in sentences:
        heard = heard_in(text, spec)
        assert heard.is_all, (text, heard)
        for wished in heard.wishes:
            said = text[wished.start : wished.end]
            quote = Quote(message_id="m9", start=wished.start, end=wished.end, text=said)
            spec = granted(spec, statement, wished, by, quote)
    return settled(spec, statement)


def version(spec: AISpec) -> SpecVersion:
    """The spec as its first version."""
    return SpecVersion(
        id="spec_1",
        version=1,
        problem_statement="ps_1",
        problem_statement_version=1,
        place=Thread(team="T1", channel="C1", thread="1.0"),
        owner="U1",
        created_by="U1",
        created_at=NOW,
        spec=spec,
    )
