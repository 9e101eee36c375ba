"""The bot at work: connection, server, workers and clock, from the start until told to stop."""

import asyncio
import contextlib
import logging
import signal
from collections.abc import Iterator

import structlog
import uvicorn
from starlette.routing import Route

from bot.app import Application, SystemClock, build
from bot.clock.ending import first_to_end, put_away
from bot.clock.ticks import create_scheduler
from bot.clock.worker import QueueStep, work
from bot.domain.errors import UnavailableError
from bot.domain.intake.model import Queue
from bot.http.aap.app import PATH as AAP_PATH
from bot.http.aap.app import create_aap_app
from bot.http.app import create_http_app
from bot.http.health import Checks
from bot.http.routes import api_routes
from bot.mcp.http import PATH as MCP_PATH
from bot.mcp.http import McpEndpoint
from bot.services.assistant import Assistants
from bot.setting_types import Mode, required
from bot.settings import Settings
from bot.slack.connection import PatientSocketModeClient, SocketConnection
from bot.slack.failure import is_retried
from bot.slack.ingress import SlackIngress

log = structlog.get_logger()

SLACK_PATH = "/slack/events"
_SENDERS = 3
_CALLERS = 4  # each waits at most a few seconds for an endpoint


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
    await application.anchoring.begin()
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
    webhooks = QueueStep(services.intake, Queue.WEBHOOKS, application.webhooks.deliver)
    job_workers = settings.model_calls if application.improvement else 1
    connection = _connection(application) if settings.mode is Mode.SOCKET else None
    mcp = McpEndpoint(
        Assistants(application.store, application.api.programs, application.directory),
        application.api.tokens,
    )
    server = _server(application, connection, mcp)
    scheduler = create_scheduler(
        services.intake.forget_done, application.schedules.tick, application.watch.look
    )
    scheduler.start()
    # Each of these goes on until told to stop.
    vital = [
        asyncio.create_task(coroutine)
        for coroutine in (
            server.serve(),
            mcp.run(stopping),
            *(work(inbox, stopping) for _ in range(settings.workers)),
            *(work(jobs, stopping) for _ in range(job_workers)),
            *(work(slack.deliverer, stopping) for _ in range(_SENDERS)),
            *(work(webhooks, stopping) for _ in range(_CALLERS)),
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
        application.store.changes.close()  # calls that wait for news are answered now
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
    await application.services.specs.prepare()  # before the connection: a first message would wait
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
            app_token=required(settings.slack_app_token, "SLACK_APP_TOKEN"),
            web_client=slack.client,
            clock=SystemClock(),
            logger=logging.getLogger("slack_sdk.socket_mode"),
        ),
    )


def _server(
    application: Application, connection: SocketConnection | None, mcp: McpEndpoint
) -> "_QuietServer":
    """Listen for health checks and, in HTTP mode, for Slack."""
    settings = application.settings
    http = create_http_app(_checks(application, connection), api_routes(application.api))
    http.router.routes.append(Route(MCP_PATH, mcp))
    http.mount(AAP_PATH, create_aap_app(application.api))
    if settings.mode is Mode.HTTP:
        secret = required(settings.slack_signing_secret, "SLACK_SIGNING_SECRET")
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

    async def late() -> int:
        return (await application.watch.late()).count

    return Checks(
        database=database,
        slack=(lambda: connection.is_open) if connection else (lambda: True),
        depths=lambda: rows_in("new"),
        dead=lambda: rows_in("dead"),
        late=late,
    )
