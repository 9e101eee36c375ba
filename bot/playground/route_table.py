"""The paths of the browser API: JSON in, JSON out, refusals as sentences."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from aiohttp import web

from bot.playground.errors import PageError, SlackError
from bot.playground.routes import Routes
from bot.playground.workspace import Json

Route: TypeAlias = Callable[[Json], Awaitable[Json]]


def as_handler(route: Route) -> Callable[[web.Request], Awaitable[web.StreamResponse]]:
    """Wrap a route: read JSON or the query, answer JSON, turn refusals into 4xx."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            body = dict(request.query)
            if request.method == "POST":
                body |= await _json_body(request)
            return web.json_response(await route(body))
        except PageError as error:
            return web.json_response({"error": error.sentence}, status=error.status)
        except SlackError as error:
            return web.json_response({"error": f"Slack would refuse: {error.code}."}, status=409)

    return handle


async def _json_body(request: web.Request) -> Json:
    # Insisting on JSON also keeps other sites' forms from acting here.
    if request.content_type != "application/json":
        raise PageError("Send JSON.", status=415)
    try:
        body = await request.json()
    except ValueError as error:
        raise PageError("That is not JSON.") from error
    if not isinstance(body, dict):
        raise PageError("Send a JSON object.")
    return body


def paths(routes: Routes) -> list[tuple[str, str, Route]]:
    """The table of the browser API."""
    gets: dict[str, Route] = {
        "state": routes.state,
        "messages": routes.messages,
        "options": routes.options,
        "faults": routes.faults,
        "frames": routes.frames,
    }
    posts: dict[str, Route] = {
        "post": routes.post,
        "share": routes.share,
        "edit": routes.edit,
        "delete": routes.delete,
        "react": routes.react,
        "command": routes.command,
        "shortcut": routes.shortcut,
        "action": routes.action,
        "submit": routes.submit,
        "close": routes.close,
        "open": routes.open,
        "context": routes.context,
        "stop": routes.stop,
        "faults": routes.set_faults,
        "users": routes.add_user,
        "channels": routes.add_channel,
        "invite": routes.invite,
    }
    return [
        *(("GET", f"/playground/{name}", route) for name, route in gets.items()),
        *(("POST", f"/playground/{name}", route) for name, route in posts.items()),
    ]
