"""A transaction: every repository, all on one connection."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.ids import Prefix, format_id
from bot.domain.intake.model import Queue
from bot.store.audit import Audit
from bot.store.brought import Brought
from bot.store.conversation import Conversations
from bot.store.drift import Drift
from bot.store.escalation import Escalations
from bot.store.escalation_use import EscalationUse
from bot.store.evaluation import EvaluationRuns
from bot.store.framing import ProblemStatements, Proposals
from bot.store.instance import Instances
from bot.store.kept_answer import KeptAnswers
from bot.store.learning import Learning
from bot.store.lease import Leases
from bot.store.loosening import Loosenings
from bot.store.model_call import ModelCalls
from bot.store.model_reply import ModelReplies
from bot.store.outbox import Outbox
from bot.store.policy import Policies
from bot.store.policy_draft import PolicyDrafts
from bot.store.report import Reports
from bot.store.resemblance import Resemblances
from bot.store.roundup import Roundups
from bot.store.schedule import Schedules
from bot.store.spec import Specs
from bot.store.spec_review import SpecReviews
from bot.store.token import Tokens
from bot.store.told_mapping import ToldMappings
from bot.store.tool_call import ToolCalls
from bot.store.upkeep import Upkeep
from bot.store.verdict import Verdicts
from bot.store.webhook import Endpoints


@dataclass(frozen=True, slots=True)
class Transaction:
    """The repositories, all on one connection; kept or undone together."""

    connection: AsyncConnection
    now: datetime
    queued: set[Queue] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)  # ids somebody may wait for
    brought: Brought = field(default_factory=Brought)

    def new_id(self, prefix: Prefix) -> str:
        """Make an identifier that sorts by time."""
        return format_id(prefix, secrets.token_bytes(10), int(self.now.timestamp() * 1000))

    def leases(self, queue: Queue) -> Leases:
        """The claims on one queue."""
        return Leases(queue, self.connection, self.now, self.queued)

    def upkeep(self, queue: Queue) -> Upkeep:
        """What is done to one queue as a whole."""
        return Upkeep(queue, self.connection, self.now)

    @property
    def conversations(self) -> Conversations:
        """What was said."""
        return Conversations(self.connection)

    @property
    def statements(self) -> ProblemStatements:
        """Problem statements."""
        return ProblemStatements(self.connection)

    @property
    def proposals(self) -> Proposals:
        """What models proposed."""
        return Proposals(self.connection)

    @property
    def resemblances(self) -> Resemblances:
        """Statements that are alike."""
        return Resemblances(self.connection)

    @property
    def kept_answers(self) -> KeptAnswers:
        """Answers that came too late."""
        return KeptAnswers(self.connection)

    @property
    def specs(self) -> Specs:
        """Specs."""
        return Specs(self.connection)

    @property
    def spec_reviews(self) -> SpecReviews:
        """Reviews of specs, and comments."""
        return SpecReviews(self.connection)

    @property
    def loosenings(self) -> Loosenings:
        """Wishes for less oversight."""
        return Loosenings(self.connection)

    @property
    def outbox(self) -> Outbox:
        """Effects to be sent."""
        return Outbox(self.connection, self.now, self.queued)

    @property
    def audit(self) -> Audit:
        """The audit chain."""
        return Audit(self.connection, self.now)

    @property
    def escalations(self) -> Escalations:
        """Escalations."""
        return Escalations(self.connection, self.now, self.changed, self.brought)

    @property
    def tokens(self) -> Tokens:
        """API tokens."""
        return Tokens(self.connection)

    @property
    def instances(self) -> Instances:
        """Agents that were let in."""
        return Instances(self.connection)

    @property
    def tool_calls(self) -> ToolCalls:
        """What agents submitted."""
        return ToolCalls(self.connection)

    @property
    def escalation_use(self) -> EscalationUse:
        """How often oversight rows were used."""
        return EscalationUse(self.connection)

    @property
    def endpoints(self) -> Endpoints:
        """Where programs are told what happens."""
        return Endpoints(self.connection, self.brought)

    @property
    def learning(self) -> Learning:
        """What is learned from decisions."""
        return Learning(self.connection, self.brought)

    @property
    def policies(self) -> Policies:
        """Policies."""
        return Policies(self.connection, self.brought)

    @property
    def policy_drafts(self) -> PolicyDrafts:
        """Changes to policies that people are writing."""
        return PolicyDrafts(self.connection)

    @property
    def evaluation_runs(self) -> EvaluationRuns:
        """What other tools measured."""
        return EvaluationRuns(self.connection)

    @property
    def told_mappings(self) -> ToldMappings:
        """What people said about the columns of plain tables."""
        return ToldMappings(self.connection)

    @property
    def verdicts(self) -> Verdicts:
        """What runs said about criteria."""
        return Verdicts(self.connection)

    @property
    def reports(self) -> Reports:
        """Who gets which report, and what they got."""
        return Reports(self.connection)

    @property
    def drift(self) -> Drift:
        """Where data lie, profiles of references, and looks at windows."""
        return Drift(self.connection)

    @property
    def roundups(self) -> Roundups:
        """Which channel is told when what waits."""
        return Roundups(self.connection)

    @property
    def schedules(self) -> Schedules:
        """What is due when."""
        return Schedules(self.connection, self.now)

    @property
    def model_replies(self) -> ModelReplies:
        """What models answered to which question."""
        return ModelReplies(self.connection)

    @property
    def model_calls(self) -> ModelCalls:
        """The ledger of language model calls."""
        return ModelCalls(self.connection)
