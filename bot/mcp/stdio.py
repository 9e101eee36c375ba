"""The tools over stdin and stdout: of a running Remit, whose tools are passed on, or of a database of one's own."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any

import httpx2
from mcp.client.client import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.server import Server, ServerRequestContext
from mcp.server.stdio import stdio_server
from mcp_types import (
    CallToolRequestParams,
    CallToolResult,
    ListToolsResult,
    PaginatedRequestParams,
)

from bot.domain.errors import UnauthenticatedError, UnavailableError
from bot.domain.token.model import Token
from bot.mcp.http import PATH
from bot.mcp.tools import INSTRUCTIONS, create_mcp_server
from bot.services.assistant import Assistants

_PATIENCE = 60.0  # seconds a call may take


async def serve_database(assistants: Assistants, token: Token) -> None:
    """Answer on stdin and stdout until they close."""
    await create_mcp_server(assistants, lambda _context: token).run_stdio_async()


async def pass_on(address: str, secret: str) -> None:
    """Pass what is asked on stdin on to a running Remit, until stdin closes."""
    async with _connected(address, secret) as remote:
        server = _passing(remote)
        async with stdio_server() as (incoming, outgoing):
            await server.run(incoming, outgoing, server.create_initialization_options())


@asynccontextmanager
async def _connected(address: str, secret: str) -> AsyncIterator[Client]:
    headers = {"Authorization": f"Bearer {secret}"}
    async with httpx2.AsyncClient(headers=headers, timeout=_PATIENCE) as http:
        await _let_in(http, address)
        transport = streamable_http_client(address.rstrip("/") + PATH, http_client=http)
        async with Client(transport) as remote:
            yield remote


async def _let_in(http: httpx2.AsyncClient, address: str) -> None:
    """Find out first whether anybody is there and knows us: a person reads this, no assistant."""
    try:
        answer = await http.get(address.rstrip("/") + PATH)
    except (httpx2.HTTPError, httpx2.InvalidURL) as error:
        raise UnavailableError(
            f"No Remit answers at {address}.", next_step="Start it, or correct REMIT_ADDRESS."
        ) from error
    if answer.status_code == HTTPStatus.UNAUTHORIZED:
        raise UnauthenticatedError(
            f"The Remit at {address} does not know this token.",
            next_step="Set REMIT_TOKEN to one of `remit token create`.",
        )


def _passing(remote: Client) -> Server[Any]:
    async def list_tools(
        _context: ServerRequestContext[Any, Any], _asked: PaginatedRequestParams | None
    ) -> ListToolsResult:
        return await remote.list_tools()

    async def call_tool(
        _context: ServerRequestContext[Any, Any], asked: CallToolRequestParams
    ) -> CallToolResult:
        return await remote.call_tool(asked.name, asked.arguments)

    return Server(
        "remit", instructions=INSTRUCTIONS, on_list_tools=list_tools, on_call_tool=call_tool
    )
