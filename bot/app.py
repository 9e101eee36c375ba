"""The composition root: settings become store, services and surfaces, and run until told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
import uvicorn
from starlette.routing import Route

from bot.clock.ending import first_to_end, put_away
from bot.clock.ticks import create_scheduler
from bot.clock.worker import QueueStep, work
from bot.domain.delivery.model import OPENED
from bot.domain.errors import InvalidInputError, UnavailableError
from bot.domain.intake.model import Claim, Queue
from bot.http.app import create_http_app
from bot.http.health import Checks
from bot.llm.guide import OfflineGuide
from bot.services.budget import Budget
from bot.services.delivery import Delivery
from bot.services.editing import Editing
from bot.services.escalation import Escalations
from bot.services.escalation_record import DUE
from bot.services.escalation_time import EscalationTime
from bot.services.framing import IMPROVE, Framing
from bot.services.guidance import Guidance
from bot.services.improvement import Improvement
from bot.services.inquiry import Inquiries
from bot.services.intake import Audience, Intake
from bot.services.late_answer import LateAnswers
from bot.services.resemblance import Resemblances
from bot.services.review import Reviews
from bot.services.schedule import Schedules
from bot.services.spec import Specs
from bot.services.spec_check import SpecChecks
from bot.services.spec_editing import SpecEditing
from bot.services.spec_reading import SpecReading
from bot.services.spec_review import SpecReviews
from bot.setting_types import Mode
from bot.settings import Settings
from bot.slack.app import Services, SlackSurface, create_client, create_slack
from bot.slack.connection import PatientSocketModeClient, SocketConnection
from bot.slack.directory import SlackDirectory
from bot.slack.failure import is_retried
from bot.slack.ingress import SlackIngress
from bot.slack.rooms import Rooms
from bot.store.store import Store

log = structlog.get_logger()

SLACK_PATH = "/slack/events"
_SENDERS = 3


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
    escalation_time: EscalationTime
    slack: SlackSurface

    async def close(self) -> None:
        """Close what was opened."""
        if self.improvement:
            await self.improvement.model.aclose()
        await self.store.close()

    async def handle_arrival(self, claim: Claim) -> None:
        """Handle what arrived from Slack, or an opening message of ours that is up."""
        if claim.kind == OPENED:
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
        """Do a job we gave ourselves."""
        if claim.kind == IMPROVE and self.improvement:
            await self.improvement.improve(claim)
        elif claim.kind == DUE:
            await self.escalation_time.pass_time(claim)
        else:
            await self.services.intake.finish(claim)


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
    token = _required(settings.slack_bot_token, "SLACK_BOT_TOKEN")
    framing = Framing(store, clock, OfflineGuide(), improves=settings.has_model)
    client = create_client(token, settings.slack_api_url)
    directory = create_directory(settings)
    services = Services(
        intake=Intake(store),
        framing=framing,
        editing=Editing(store, framing),
        reviews=Reviews(store, framing),
        specs=Specs(store, settings.limits),
        spec_editing=SpecEditing(store, clock),
        spec_reviews=SpecReviews(store),
        spec_reading=SpecReading(store),
        escalations=Escalations(store, directory),
        spec_checks=SpecChecks(store),
        guidance=Guidance(store),
        inquiries=Inquiries(store, framing),
        late_answers=LateAnswers(store, framing),
        resemblances=Resemblances(store),
        delivery=Delivery(store, settle=timedelta(seconds=settings.settle_seconds)),
    )
    return Application(
        settings=settings,
        store=store,
        services=services,
        improvement=_improvement(settings, store, framing),
        schedules=Schedules(store),
        escalation_time=EscalationTime(store, directory),
        slack=create_slack(client, services, clock),
    )


def create_directory(settings: Settings) -> SlackDirectory:
    """Make the directory that tells who is who; nothing is connected.

    Raises:
        InvalidInputError: there is no token to ask Slack with.
    """
    token = _required(settings.slack_bot_token, "SLACK_BOT_TOKEN")
    client, clock = create_client(token, settings.slack_api_url), SystemClock()
    return SlackDirectory(client, clock, Rooms(client, clock))


def _improvement(settings: Settings, store: Store, framing: Framing) -> Improvement | None:
    if not settings.has_model:
        return None
    from bot.llm.client import Endpoint  # noqa: PLC0415 - no model, nothing of it loaded
    from bot.llm.model import LangChainModel  # noqa: PLC0415

    endpoint = Endpoint.chosen(
        provider_model=settings.model,
        base_url=settings.model_address,
        model=settings.openai_model or "",
        api_key=settings.openai_api_key,
    )
    return Improvement(
        store,
        framing,
        LangChainModel(endpoint),
        deadline_seconds=settings.model_deadline_seconds,
        budget=Budget(
            calls_per_draft=settings.model_calls_per_draft,
            tokens_per_draft=settings.model_tokens_per_draft,
            tokens_per_person=settings.model_tokens_per_person,
            tokens_per_workspace=settings.model_tokens_per_day,
        ),
    )


async def serve(settings: Settings) -> None:
    """Run until SIGTERM or SIGINT; work in hand is finished, the rest waits in the database.

    Whoever calls has sole use of a SQLite file and has brought the database to this release.
    """
    application = build(settings)
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stopping.set)
    try:
        await run(application, stopping)
    finally:
        await application.close()


async def run(application: Application, stopping: asyncio.Event) -> None:
    """Start workers, clock and connection; return when told to stop and all is put away."""
    if application.store.engine.dialect.name == "sqlite":
        await application.services.intake.recover()  # nobody else can hold a claim
    application.services.framing.warm_up()
    settings, services, slack = application.settings, application.services, application.slack
    inbox = QueueStep(
        services.intake,
        Queue.INBOX,
        application.handle_arrival,
        audience=application.audience,
        is_retried=is_retried,
    )
    jobs = QueueStep(services.intake, Queue.JOBS, application.handle_job, is_retried=is_retried)
    job_workers = settings.model_calls if application.improvement else 1
    connection = _connection(application) if settings.mode is Mode.SOCKET else None
    server = _server(application, connection)
    scheduler = create_scheduler(services.intake.forget_done, application.schedules.tick)
    scheduler.start()
    # Each of these goes on until told to stop.
    vital = [
        asyncio.create_task(coroutine)
        for coroutine in (
            server.serve(),
            *(work(inbox, stopping) for _ in range(settings.workers)),
            *(work(jobs, stopping) for _ in range(job_workers)),
            *(work(slack.deliverer, stopping) for _ in range(_SENDERS)),
        )
    ]
    # While Slack is out of reach this tries without end, and we may be told to stop meanwhile.
    opening = asyncio.create_task(_open(connection, application))
    try:
        ended = await first_to_end(stopping, vital, once=opening)
    finally:
        stopping.set()
        log.info("bot.stopping")
        server.should_exit = True
        scheduler.shutdown(wait=False)
        opening.cancel()
        closing = [asyncio.create_task(connection.close())] if connection else []
        await put_away([opening, *closing, *vital])
    for task in ended:
        task.result()
        raise UnavailableError(
            "A part of the bot ended by itself.", next_step="Start it again; the log says more."
        )


async def _open(connection: SocketConnection | None, application: Application) -> None:
    settings = application.settings
    if connection:
        await connection.open()
    log.info("bot.started", mode=settings.mode.value, model=settings.has_model)
    if application.improvement:  # after the connection: nobody waits for it
        await application.improvement.prepare()


def _connection(application: Application) -> SocketConnection:
    settings, slack = application.settings, application.slack
    return SocketConnection(
        slack.app,
        PatientSocketModeClient(
            app_token=_required(settings.slack_app_token, "SLACK_APP_TOKEN"),
            web_client=slack.client,
            clock=SystemClock(),
            logger=logging.getLogger("slack_sdk.socket_mode"),
        ),
    )


def _server(application: Application, connection: SocketConnection | None) -> "_QuietServer":
    """Listen for health checks and, in HTTP mode, for Slack."""
    settings = application.settings
    http = create_http_app(_checks(application, connection))
    if settings.mode is Mode.HTTP:
        secret = _required(settings.slack_signing_secret, "SLACK_SIGNING_SECRET")
        http.router.routes.append(Route(SLACK_PATH, SlackIngress(application.slack.app, secret)))
    return _QuietServer(
        uvicorn.Config(
            http, host=settings.host, port=settings.port, log_config=None, lifespan="off"
        )
    )


class _QuietServer(uvicorn.Server):
    """Leaves signals to us: stopping means more than closing a port."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Capture nothing."""
        yield


def _checks(application: Application, connection: SocketConnection | None) -> Checks:
    async def database() -> bool:
        await application.services.intake.depths()
        return True

    async def rows_in(state: str) -> dict[str, int]:
        depths = await application.services.intake.depths()
        return {queue: counts.get(state, 0) for queue, counts in depths.items()}

    return Checks(
        database=database,
        slack=(lambda: connection.is_open) if connection else (lambda: True),
        depths=lambda: rows_in("new"),
        dead=lambda: rows_in("dead"),
    )


def _required(secret: object, name: str) -> str:
    reveal = getattr(secret, "get_secret_value", None)
    value = reveal() if reveal else ""
    if not value:
        raise InvalidInputError(
            f"{name} is not set.", next_step="`remit doctor` says where it is found."
        )
    return str(value)
