"""The composition root: settings become store, services and surfaces, wired and not yet started."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.domain.breach.course import BREACH_CHECK
from bot.domain.delivery.model import OPENED
from bot.domain.drift.declaration import LOOK_DUE
from bot.domain.errors import InvalidInputError
from bot.domain.intake.model import Claim
from bot.domain.report.plan import REPORT_DUE
from bot.domain.report.trend import Trend
from bot.domain.roundup.model import ROUNDUP_DUE
from bot.environment import all_variables
from bot.evidence.drift.declared import DeclaredReader
from bot.evidence.result_files import ResultFiles
from bot.http.routes import Api
from bot.http.webhook.delivery import WebhookDelivery
from bot.http.webhook.sender import Sender
from bot.llm.guide import OfflineGuide
from bot.model_use import chat_client, improvement_of, opening
from bot.services.anchoring import ANCHOR, Anchoring
from bot.services.delivery import Delivery
from bot.services.drift.advising import Advising
from bot.services.drift.ahead import AheadOfSummaries
from bot.services.drift.alarm import DriftAlarms
from bot.services.drift.change import Changes
from bot.services.drift.looks import DRIFT_CHECK, RESULTS_CHECK, Looks
from bot.services.drift.renewal import Renewals
from bot.services.drift.retraining import Retrainings
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.batch import Batches
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.lapse import EscalationTime
from bot.services.escalation.program import Programs
from bot.services.escalation.queue_figures import Figures
from bot.services.escalation.record import DUE
from bot.services.escalation.roundup import Roundups
from bot.services.escalation.spec import SpecRows
from bot.services.escalation.watch import EscalationWatch
from bot.services.evaluation.again import CatchingUp
from bot.services.evaluation.breach import Breaches
from bot.services.evaluation.case import EvalCases
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.framing.drafting import IMPROVE, Framing
from bot.services.framing.editing import Editing
from bot.services.framing.improvement import Improvement
from bot.services.framing.late_answer import LateAnswers
from bot.services.framing.resemblance import Resemblances
from bot.services.framing.review import Reviews
from bot.services.guidance import Guidance
from bot.services.hook import Hooks, load_hooks
from bot.services.inquiry import Inquiries
from bot.services.instance import Instances
from bot.services.intake import Audience, Intake
from bot.services.operator import Operators
from bot.services.policy.draft import PolicyDrafts
from bot.services.policy.policies import Policies
from bot.services.report.plan import ReportPlans
from bot.services.report.reports import Reports
from bot.services.schedule import Schedules
from bot.services.spec.check import SpecChecks
from bot.services.spec.editing import SpecEditing
from bot.services.spec.loosening import LOOSENING_DUE, Loosenings
from bot.services.spec.reading import SpecReading
from bot.services.spec.review import SpecReviews
from bot.services.spec.specs import Specs
from bot.services.token import Tokens
from bot.services.tool_call import ToolCalls
from bot.services.wait import Waits
from bot.services.webhook import Webhooks
from bot.setting_types import required
from bot.settings import Settings
from bot.slack.app import Services, SlackSurface, create_client, create_slack
from bot.slack.directory import SlackDirectory
from bot.slack.rooms import Rooms
from bot.store.store import Store

Job = Callable[[Claim], Awaitable[None]]


class SystemClock:
    """The host's clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """Everything that runs, wired and not yet started."""

    settings: Settings
    store: Store
    services: Services
    improvement: Improvement | None
    schedules: Schedules
    watch: EscalationWatch
    anchoring: Anchoring
    jobs: Mapping[str, Job]
    slack: SlackSurface
    directory: SlackDirectory
    api: Api
    webhooks: WebhookDelivery

    async def close(self) -> None:
        """Close what was opened."""
        if self.improvement:
            await self.improvement.model.aclose()
        await self.store.close()

    async def handle_arrival(self, claim: Claim) -> None:
        """Handle what arrived from Slack, or an opening message of ours that is up."""
        if claim.kind == OPENED and "report" in claim.payload:
            await self.services.reports.opened(claim)
        elif claim.kind == OPENED:
            await self.services.framing.opened(claim)
        else:
            await self.slack.routes.handle(claim)

    def audience(self, claim: Claim) -> Audience | None:
        """Whom to tell when an arrival cannot be handled."""
        if claim.kind != OPENED:
            return self.slack.routes.audience(claim)
        place = claim.payload
        return Audience(claim.team, place["actor"], place["channel"], place["thread"])

    async def handle_job(self, claim: Claim) -> None:
        """Do a job we gave ourselves; one of a kind that this release does not know is put away."""
        job = self.jobs.get(claim.kind, self.services.intake.finish)
        await job(claim)


def build(settings: Settings) -> Application:
    """Wire everything; nothing is connected, opened or started.

    Raises:
        InvalidInputError: a setting that is needed is missing or cannot be used.
    """
    clock = SystemClock()
    try:
        store = Store.at(settings.database_url, clock)
    except ValueError as error:
        raise InvalidInputError(
            f"REMIT_DATABASE_URL cannot be used: {error}.",
            next_step="Use sqlite:///path/to/file or postgresql://user:password@host/name.",
        ) from error
    token = required(settings.slack_bot_token, "SLACK_BOT_TOKEN")
    framing = Framing(store, clock, OfflineGuide(), improves=settings.has_model)
    client = create_client(token, settings.slack_api_url)
    directory = create_directory(settings)
    escalations = Escalations(store, directory)
    data = DeclaredReader(settings.places_of_data, all_variables)
    looks = Looks(store, data)
    alarms, retrainings = DriftAlarms(store, directory), Retrainings(store, directory)
    ahead = AheadOfSummaries(looks, alarms, retrainings)
    chat = chat_client(settings)
    results = ResultFiles(settings.results_place)
    verdicts = Verdicts(store)
    catch_up = CatchingUp(store, results.read).catch_up
    services = Services(
        intake=Intake(store),
        framing=framing,
        editing=Editing(store, framing),
        reviews=Reviews(store, framing),
        specs=Specs(store, settings.limits),
        spec_editing=SpecEditing(store, clock),
        spec_reviews=SpecReviews(store),
        spec_reading=SpecReading(store),
        escalations=escalations,
        spec_rows=SpecRows(store),
        eval_cases=EvalCases(store, directory),
        figures=Figures(store, directory),
        batches=Batches(escalations),
        policy_drafts=PolicyDrafts(Policies(store, directory, escalations)),
        spec_checks=SpecChecks(store),
        loosenings=Loosenings(store, directory),
        guidance=Guidance(store),
        inquiries=Inquiries(store, framing, catch_up),
        late_answers=LateAnswers(store, framing),
        resemblances=Resemblances(store),
        verdicts=verdicts,
        evaluations=Evaluations(store, verdicts, results),
        reports=Reports(store, draw_trend, ahead, opening(settings, store, chat), catch_up),
        report_plans=ReportPlans(store),
        watched_sources=WatchedSources(store, data),
        advising=Advising(store),
        renewals=Renewals(store, data, directory),
        source_changes=Changes(store, data, directory),
        roundups=Roundups(store, directory),
        delivery=Delivery(store, settle=timedelta(seconds=settings.settle_seconds)),
    )
    programs = Programs(store, services.escalations)
    webhooks = Webhooks(
        store,
        settings.webhook_keys,
        loopback=settings.webhook_loopback,
        channel=settings.operations_channel,
    )
    tokens, tool_calls = Tokens(store), ToolCalls(store, services.escalations)
    sender = Sender(loopback=settings.webhook_loopback)
    improvement = improvement_of(settings, store, framing, chat)
    anchoring = Anchoring(
        store,
        channel=settings.operations_channel,
        file=Path(settings.audit_file) if settings.audit_file else None,
        key=settings.audit_key.get_secret_value() if settings.audit_key else None,
    )
    jobs: dict[str, Job] = {
        DUE: EscalationTime(store, directory).pass_time,
        ANCHOR: anchoring.anchor,
        BREACH_CHECK: Breaches(store, directory, catch_up).check,
        REPORT_DUE: services.reports.due,
        LOOK_DUE: looks.due,
        DRIFT_CHECK: alarms.check,
        RESULTS_CHECK: retrainings.check,
        ROUNDUP_DUE: services.roundups.due,
        LOOSENING_DUE: services.loosenings.due,
    }
    if improvement:
        jobs[IMPROVE] = improvement.improve
    return Application(
        settings=settings,
        store=store,
        services=services,
        improvement=improvement,
        schedules=Schedules(store),
        watch=EscalationWatch(store, settings.operations_channel),
        anchoring=anchoring,
        jobs=jobs,
        slack=create_slack(client, services, clock),
        directory=directory,
        api=Api(
            tokens,
            programs,
            tool_calls,
            webhooks,
            services.evaluations,
            Hooks(programs, Waits(tool_calls, webhooks), *load_hooks(settings.hooks_file)),
            Instances(
                store,
                tokens,
                services.escalations,
                sender.exchange,
                settings.webhook_keys,
                loopback=settings.webhook_loopback,
            ),
            Operators(
                services.escalations,
                settings.operator_token.get_secret_value() if settings.operator_token else None,
            ),
        ),
        webhooks=WebhookDelivery(webhooks, sender),
    )


def draw_trend(trend: Trend) -> bytes:
    """Draw a picture; what draws is loaded with the first one."""
    from bot.evidence.picture import draw, png  # noqa: PLC0415

    return png(draw(trend))


def create_directory(settings: Settings) -> SlackDirectory:
    """Make the directory that tells who is who; nothing is connected.

    Raises:
        InvalidInputError: there is no token to ask Slack with.
    """
    token = required(settings.slack_bot_token, "SLACK_BOT_TOKEN")
    client, clock = create_client(token, settings.slack_api_url), SystemClock()
    return SlackDirectory(client, clock, Rooms(client, clock))
