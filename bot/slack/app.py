"""The Slack surface put together: what comes in, what listens, what goes out."""

import time
from dataclasses import dataclass

import structlog
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.clock import Clock
from bot.services.delivery import Delivery
from bot.services.drift.advising import Advising
from bot.services.drift.change import Changes
from bot.services.drift.renewal import Renewals
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.batch import Batches
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.queue_figures import Figures
from bot.services.escalation.roundup import Roundups
from bot.services.escalation.spec import SpecRows
from bot.services.evaluation.case import EvalCases
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.framing.drafting import Framing
from bot.services.framing.editing import Editing
from bot.services.framing.late_answer import LateAnswers
from bot.services.framing.resemblance import Resemblances
from bot.services.framing.review import Reviews
from bot.services.guidance import Guidance
from bot.services.inquiry import Inquiries
from bot.services.intake import Intake
from bot.services.policy.draft import PolicyDrafts
from bot.services.report.plan import ReportPlans
from bot.services.report.reports import Reports
from bot.services.spec.check import SpecChecks
from bot.services.spec.editing import SpecEditing
from bot.services.spec.loosening import Loosenings
from bot.services.spec.reading import SpecReading
from bot.services.spec.review import SpecReviews
from bot.services.spec.specs import Specs
from bot.slack import (
    decision_forms,
    forms,
    listeners,
    mapping_forms,
    policy_forms,
    report_forms,
    spec_forms,
)
from bot.slack.actions import Press
from bot.slack.command import Verb
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.pace import Pace
from bot.slack.delivery.render import Renderer, Sources
from bot.slack.delivery.send import Sender
from bot.slack.download import Downloads
from bot.slack.gate import Gate
from bot.slack.history import Threads
from bot.slack.identity import People
from bot.slack.listeners.command import Commands
from bot.slack.policy_forms import PolicyDesk
from bot.slack.reader import Reader
from bot.slack.report_forms import AdviceReader, Scheduling
from bot.slack.rooms import Rooms
from bot.slack.routes import Routes
from bot.slack.spec_forms import SpecReader
from bot.slack.tongue import Tongues

log = structlog.get_logger()

VALIDATORS = {
    **forms.VALIDATORS,
    **spec_forms.VALIDATORS,
    **decision_forms.VALIDATORS,
    **report_forms.VALIDATORS,
    **mapping_forms.VALIDATORS,
}
ANSWER_WITHIN = 10  # seconds a call may take; shorter than the wait before looking for its result


@dataclass(frozen=True, slots=True)
class Services:
    """The use cases Slack can call."""

    intake: Intake
    framing: Framing
    editing: Editing
    reviews: Reviews
    specs: Specs
    spec_editing: SpecEditing
    spec_reviews: SpecReviews
    spec_reading: SpecReading
    escalations: Escalations
    spec_rows: SpecRows
    eval_cases: EvalCases
    figures: Figures
    batches: Batches
    policy_drafts: PolicyDrafts
    spec_checks: SpecChecks
    loosenings: Loosenings
    guidance: Guidance
    inquiries: Inquiries
    late_answers: LateAnswers
    resemblances: Resemblances
    verdicts: Verdicts
    evaluations: Evaluations
    reports: Reports
    report_plans: ReportPlans
    watched_sources: WatchedSources
    renewals: Renewals
    source_changes: Changes
    advising: Advising
    roundups: Roundups
    delivery: Delivery


@dataclass(frozen=True, slots=True)
class SlackSurface:
    """Everything of Slack that the composition root starts and stops."""

    app: AsyncApp
    client: AsyncWebClient
    routes: Routes
    deliverer: Deliverer


def create_client(token: str, api_url: str) -> AsyncWebClient:
    """Make a client that repeats nothing by itself: a repeated post is a second message."""
    return AsyncWebClient(token=token, base_url=api_url, timeout=ANSWER_WITHIN, retry_handlers=[])


def create_slack(client: AsyncWebClient, services: Services, clock: Clock) -> SlackSurface:
    """Join listeners, forms and delivery. Nothing is connected yet."""
    people = People(client, clock)
    threads = Threads(client, people)
    routes = Routes(services.intake)
    commands = Commands(
        services.framing,
        services.editing,
        services.specs,
        services.spec_editing,
        services.guidance,
        services.inquiries,
        threads,
    )
    listeners.conversation.register(routes, services.framing, threads, commands)
    listeners.command.register(routes, services.framing, services.guidance)
    listeners.framing.register(
        routes, services.framing, services.editing, services.reviews, threads
    )
    listeners.spec.register(routes, services.specs, services.spec_editing, services.spec_reviews)
    listeners.evaluation.register(routes, services.evaluations, Downloads(client))
    listeners.spec_check.register(routes, services.spec_checks)
    listeners.loosening.register(routes, services.loosenings)
    listeners.resemblance.register(routes, services.resemblances)
    listeners.late_answer.register(routes, services.late_answers)
    listeners.escalation.register(routes, services.escalations)
    listeners.desk.register(routes, services.eval_cases, services.batches, services.policy_drafts)
    listeners.report.register(routes, services.report_plans)
    listeners.watched_source.register(
        routes, services.watched_sources, services.renewals, services.source_changes
    )
    listeners.roundup.register(routes, services.roundups)
    listeners.home.register(routes, services.guidance)

    # Signatures are checked before Bolt sees a request (see ingress); Socket Mode has none.
    app = AsyncApp(
        client=client,
        before_authorize=Gate(services.intake, VALIDATORS, lambda: routes.kinds),
        request_verification_enabled=False,
        raise_error_for_unhandled_request=False,
    )
    rooms = Rooms(client, clock)
    tongues = Tongues(services.delivery, people)
    desk = decision_forms.Desk(
        services.escalations,
        services.spec_rows,
        services.figures,
        services.batches,
        services.roundups,
        people,
        tongues,
    )
    decision_forms.register(app, desk)
    policy = PolicyDesk(services.policy_drafts, services.spec_rows, people, tongues)
    policy_forms.register(app, policy)
    spec_forms.register(app, SpecReader(services.spec_reading, people, rooms))
    mapping_forms.register(app, services.evaluations, rooms)
    reader = Reader(services.delivery, people, rooms)
    tables = AdviceReader(services.advising, rooms)
    report_forms.register(app, services.renewals, services.source_changes, tables)
    scheduling = Scheduling(services.report_plans, people)
    asked: dict[Verb, forms.Form] = {
        Verb.POLICY: lambda body, _: policy.page(body),
        Verb.ESCALATIONS: lambda body, _: desk.queues(body),
        Verb.ESCALATE: lambda body, words: desk.asking(Press("none", 0), body, words),
        Verb.SCHEDULE: scheduling.form,
        Verb.DATA: scheduling.data_form,
        Verb.ROUNDUP: desk.roundup,
    }
    forms.register(app, reader, asked)
    deliverer = Deliverer(
        services.delivery,
        Renderer(
            Sources(
                services.delivery,
                services.spec_reading,
                services.escalations,
                services.reports,
                services.verdicts,
                services.watched_sources,
                services.advising,
                services.evaluations,
                services.roundups,
            ),
            people,
            rooms,
        ),
        Sender(client),
        Pace(time.monotonic),
    )
    return SlackSurface(app, client, routes, deliverer)
