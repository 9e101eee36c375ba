"""Whether the process runs (`/live`), can do its work (`/ready`), and decisions go on (`/heartbeat`)."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from http import HTTPStatus

from fastapi import APIRouter, Response
from pydantic import BaseModel

from bot.domain.errors import RemitError

_PATIENCE = 2.0  # seconds; an orchestrator's own limit is often 1 to 5


@dataclass(frozen=True, slots=True)
class Checks:
    """What readiness asks; handed in, so that this surface knows neither Slack nor the store."""

    database: Callable[[], Awaitable[bool]]
    slack: Callable[[], bool]
    depths: Callable[[], Awaitable[Mapping[str, int]]]  # rows waiting in each queue
    dead: Callable[[], Awaitable[Mapping[str, int]]]  # rows set aside, which nobody tries again
    late: Callable[[], Awaitable[int]]  # escalations that are not where their plan says


class Live(BaseModel):
    """The process answers."""

    status: str = "live"


class Heartbeat(BaseModel):
    """How many escalations are not where their plan says; none is what a monitor wants to hear."""

    status: str
    late: int | None


class Ready(BaseModel):
    """What the bot needs, how much work waits, and how much was set aside."""

    status: str
    database: bool
    slack: bool
    queues: dict[str, int]
    dead: dict[str, int]
    late: int | None


def health_routes(checks: Checks) -> APIRouter:
    """Make the two routes."""
    routes = APIRouter(prefix="/health", tags=["health"])

    @routes.get("/live")
    async def live() -> Live:
        return Live()

    @routes.get("/ready", responses={503: {"model": Ready}})
    async def ready(response: Response) -> Ready:
        database = await _holds(checks.database)
        slack = checks.slack()
        queues = await _counted(checks.depths) if database else {}
        dead = await _counted(checks.dead) if database else {}
        late = await _number(checks.late) if database else None
        fit = database and slack
        if not fit:
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        status = "ready" if fit else "not ready"
        return Ready(
            status=status, database=database, slack=slack, queues=queues, dead=dead, late=late
        )

    @routes.get("/heartbeat", responses={503: {"model": Heartbeat}})
    async def heartbeat(response: Response) -> Heartbeat:
        late = await _number(checks.late)
        if late != 0:
            response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
        return Heartbeat(status="beating" if late == 0 else "stopped", late=late)

    return routes


async def _holds(check: Callable[[], Awaitable[bool]]) -> bool:
    try:
        async with asyncio.timeout(_PATIENCE):
            return await check()
    except (RemitError, TimeoutError, OSError):
        return False


async def _number(count: Callable[[], Awaitable[int]]) -> int | None:
    try:
        async with asyncio.timeout(_PATIENCE):
            return await count()
    except (RemitError, TimeoutError, OSError):
        return None


async def _counted(count: Callable[[], Awaitable[Mapping[str, int]]]) -> dict[str, int]:
    try:
        async with asyncio.timeout(_PATIENCE):
            return dict(await count())
    except (RemitError, TimeoutError, OSError):
        return {}
