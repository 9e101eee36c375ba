"""The composition root: settings become store, services and surfaces, and run until told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import AsyncIterator, Coroutine, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
import uvicorn
from starlette.routing import Route

from bot.clock.ticks import create_scheduler
from bot.clock.worker import QueueStep, work
from bot.domain.delivery.model import OPENED
from bot.domain.errors import InvalidInputError
from bot.domain.intake.model import Claim, Queue
from bot.http.app import create_http_app
from bot.http.health import Checks
from bot.llm.guide import OfflineGuide
from bot.services.delivery import Delivery
from bot.services.editing import Editing
from bot.services.framing import IMPROVE, Framing
from bot.services.guidance import Guidance
from bot.services.improvement import Improvement
from bot.services.intake import Intake
from bot.services.spec import Specs
from bot.settings import Mode, Settings
from bot.slack.app import Services, SlackSurface, create_client, create_slack
from bot.slack.connection import PatientSocketModeClient, SocketConnection
from bot.slack.failure import is_retried
from bot.slack.ingress import SlackIngress
from bot.store.store import Store

log = structlog.get_logger()

SLACK_PATH = "/slack/events"
_SENDERS = 3
_MODEL_CALLS = 16  # side by side; each may wait for minutes
_PATIENCE = 8.0  # seconds given to work in hand when asked to stop


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
    slack: SlackSurface

    async def close(self) -> None:
        """Close what was opened."""
        if self.improvement:
            await self.improvement.model.aclose()
        await self.store.close()

    async def handle_job(self, claim: Claim) -> None:
        """Do a job we gave ourselves."""
        match claim.kind:
            case kind if kind == OPENED:
                await self.services.framing.opened(claim)
            case kind if kind == IMPROVE and self.improvement:
                await self.improvement.improve(claim)
            case _:
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
    services = Services(
        intake=Intake(store),
        framing=framing,
        editing=Editing(store, framing),
        specs=Specs(store),
        guidance=Guidance(store),
        delivery=Delivery(store, settle=timedelta(seconds=settings.settle_seconds)),
    )
    client = create_client(token, settings.slack_api_url)
    return Application(
        settings=settings,
        store=store,
        services=services,
        improvement=_improvement(settings, store, framing),
        slack=create_slack(client, services, clock),
    )


def _improvement(settings: Settings, store: Store, framing: Framing) -> Improvement | None:
    if not settings.has_model:
        return None
    from bot.llm.client import Endpoint  # noqa: PLC0415 - no model, nothing of it loaded
    from bot.llm.model import LangChainModel  # noqa: PLC0415

    endpoint = Endpoint(
        base_url=settings.model_address,
        api_key=settings.openai_api_key,
        model=settings.openai_model or "",
    )
    return Improvement(
        store,
        framing,
        LangChainModel(endpoint),
        deadline_seconds=settings.model_deadline_seconds,
        tokens_per_day=settings.model_tokens_per_day,
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
        slack.routes.handle,
        audience=slack.routes.audience,
        is_retried=is_retried,
    )
    jobs = QueueStep(services.intake, Queue.JOBS, application.handle_job, is_retried=is_retried)
    job_workers = _MODEL_CALLS if application.improvement else 1
    scheduler = create_scheduler(services.intake.forget_done)
    async with contextlib.AsyncExitStack() as running:
        workers = [
            *(work(inbox, stopping) for _ in range(settings.workers)),
            *(work(jobs, stopping) for _ in range(job_workers)),
            *(work(slack.deliverer, stopping) for _ in range(_SENDERS)),
        ]
        await running.enter_async_context(_tasks(workers))
        scheduler.start()
        running.callback(scheduler.shutdown, wait=False)
        await running.enter_async_context(_arrivals(application))
        log.info("bot.started", mode=settings.mode.value, model=settings.has_model)
        await stopping.wait()
        log.info("bot.stopping")


@asynccontextmanager
async def _arrivals(application: Application) -> AsyncIterator[None]:
    """Let Slack in: through a socket we open, or through requests to us."""
    settings, slack = application.settings, application.slack
    connection: SocketConnection | None = None
    if settings.mode is Mode.SOCKET:
        connection = SocketConnection(
            slack.app,
            PatientSocketModeClient(
                app_token=_required(settings.slack_app_token, "SLACK_APP_TOKEN"),
                web_client=slack.client,
                clock=SystemClock(),
                logger=logging.getLogger("slack_sdk.socket_mode"),
            ),
        )
    http = create_http_app(_checks(application, connection))
    if settings.mode is Mode.HTTP:
        secret = _required(settings.slack_signing_secret, "SLACK_SIGNING_SECRET")
        http.router.routes.append(Route(SLACK_PATH, SlackIngress(slack.app, secret)))
    server = _QuietServer(
        uvicorn.Config(
            http, host=settings.host, port=settings.port, log_config=None, lifespan="off"
        )
    )
    async with _tasks([server.serve()]):
        try:
            if connection:
                await connection.open()
            yield
        finally:
            if connection:
                await connection.close()
            server.should_exit = True


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

    async def waiting() -> dict[str, int]:
        depths = await application.services.intake.depths()
        return {queue: counts.get("new", 0) for queue, counts in depths.items()}

    return Checks(
        database=database,
        slack=(lambda: connection.is_open) if connection else (lambda: True),
        depths=waiting,
    )


@asynccontextmanager
async def _tasks(coroutines: Sequence[Coroutine[object, object, None]]) -> AsyncIterator[None]:
    tasks = [asyncio.create_task(coroutine) for coroutine in coroutines]
    try:
        yield
    finally:
        _, late = await asyncio.wait(tasks, timeout=_PATIENCE)
        for task in late:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def _required(secret: object, name: str) -> str:
    reveal = getattr(secret, "get_secret_value", None)
    value = reveal() if reveal else ""
    if not value:
        raise InvalidInputError(
            f"{name} is not set.", next_step="`remit doctor` says where it is found."
        )
    return str(value)
