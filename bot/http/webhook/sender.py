"""One call to a stranger's address: looked up once, connected to exactly that, and cut short in every way."""

import asyncio
import json
import socket
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from standardwebhooks import Webhook

from bot.domain.webhook.address import (
    Target,
    UnsafeAddressError,
    may_be_called,
    target_of,
    unsafe,
)
from bot.services.webhook import Sending

PATIENCE = 5.0  # seconds for everything: looking up, connecting, sending, the answer
MOST = 64 * 1024  # bytes of an answer
_FINE = range(200, 300)

LookUp = Callable[[str, int], Awaitable[list[str]]]


async def look_up(host: str, port: int) -> list[str]:
    """Ask the system which addresses a host has."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(one[4][0]) for one in found]


class Sender:
    """Makes the calls."""

    def __init__(self, *, loopback: bool = False, look_up: LookUp = look_up) -> None:
        """Know whether this machine may be called, and how hosts are looked up."""
        self._loopback = loopback
        self._look_up = look_up

    async def send(self, sending: Sending) -> str | None:
        """Make one call; return why it does not count, or None when it does."""
        try:
            async with asyncio.timeout(PATIENCE):
                return await self._sent(sending)
        except TimeoutError:
            return f"no answer within {PATIENCE:g} s"
        except UnsafeAddressError as error:
            return error.message
        except (aiohttp.ClientError, OSError) as error:
            return type(error).__name__

    async def exchange(
        self, url: str, body: Mapping[str, str], secret: str
    ) -> Mapping[str, object] | None:
        """Send one signed message; return the JSON object it is answered with, or None."""
        now = datetime.now(UTC)  # noqa: TID251 - the receiver compares it with its own clock
        sending = Sending(url, body["id"], dict(body), (secret,), now)
        try:
            async with asyncio.timeout(PATIENCE):
                status, content = await self._answer(sending)
            answer = json.loads(content) if status == HTTPStatus.OK else None
        except (TimeoutError, UnsafeAddressError, aiohttp.ClientError, OSError, ValueError):
            return None
        return answer if isinstance(answer, dict) else None

    async def _sent(self, sending: Sending) -> str | None:
        status, _ = await self._answer(sending)  # what it says is of no interest
        return None if status in _FINE else f"answered {status}"

    async def _answer(self, sending: Sending) -> tuple[int, bytes]:
        target = target_of(sending.url, loopback=self._loopback)
        address = await self._address(target)
        body = json.dumps(sending.body, ensure_ascii=False, separators=(",", ":"))
        connector = aiohttp.TCPConnector(resolver=_Pinned(address), use_dns_cache=False)
        async with (
            aiohttp.ClientSession(connector=connector, trust_env=False) as session,
            session.post(
                sending.url,
                data=body.encode(),
                headers=headers_of(sending.message, sending.at, body, sending.secrets),
                allow_redirects=False,
            ) as answer,
        ):
            return answer.status, await answer.content.read(MOST)

    async def _address(self, target: Target) -> str:
        """Look a host up, once; whatever its name leads to later is not asked again."""
        found = await self._look_up(target.host, target.port)
        if not found or not all(may_be_called(one, loopback=self._loopback) for one in found):
            raise unsafe("Its host leads to a machine or a network that is not public.")
        return found[0]


class _Pinned(AbstractResolver):
    """Answers with the address that was checked, whatever is asked."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Give the checked address."""
        del family
        six = ":" in self._address
        return [
            ResolveResult(
                hostname=host,
                host=self._address,
                port=port,
                family=socket.AF_INET6 if six else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
        ]

    async def close(self) -> None:
        """Hold nothing."""


def headers_of(message: str, at: datetime, body: str, secrets: tuple[str, ...]) -> dict[str, Any]:
    """Sign a message as Standard Webhooks says, with every secret that counts.

    Raises:
        ValueError: the moment has no time zone; the library would take it for UTC.
    """
    if at.tzinfo is None or at.utcoffset():
        raise ValueError("sign with a moment in UTC")
    signed = " ".join(Webhook(one).sign(message, at, body) for one in secrets)
    return {
        "Content-Type": "application/json",
        "User-Agent": "Remit",
        "webhook-id": message,
        "webhook-timestamp": str(int(at.timestamp())),
        "webhook-signature": signed,
    }
