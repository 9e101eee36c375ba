"""What is read to show something: a draft with its conversation, its history, a person's own drafts."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.conversation.gap import Gap
from bot.domain.conversation.model import Transcript
from bot.domain.delivery.model import SentCard
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.plan import Delegation
from bot.domain.framing.history import Step
from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion, ToSign


@dataclass(frozen=True, slots=True)
class StatementContent:
    """A problem statement with what is needed to show who said what."""

    version: StatementVersion
    transcript: Transcript
    before: StatementVersion | None = None
    model: str | None = None  # the language model that helped, if one did
    gap: Gap | None = None  # what it has not read yet


@dataclass(frozen=True, slots=True)
class HistoryContent:
    """What versions of a statement changed, the newest first."""

    newest: StatementVersion
    steps: tuple[Step, ...]
    transcript: Transcript

    @property
    def people(self) -> tuple[str, ...]:
        """Everyone who is named in it."""
        return tuple(dict.fromkeys((*(step.by for step in self.steps), *self.transcript.users)))


@dataclass(frozen=True, slots=True)
class EscalationContent:
    """An escalation with what is needed to show it."""

    escalation: Escalation
    missing: int  # how many more approvals it takes
    card: SentCard | None  # where it can be looked at
    lent: tuple[Delegation, ...] = ()  # who decides in whose place right now


@dataclass(frozen=True, slots=True)
class HomeContent:
    """What one person sees on their home page."""

    statements: tuple[StatementVersion, ...]
    specs: tuple[SpecVersion, ...]
    newest: Mapping[str, int]  # the version each problem statement of the specs is in now
    to_sign: tuple[ToSign, ...] = ()
