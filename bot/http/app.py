"""The FastAPI application: health, and the routers that whoever composes the bot hands in."""

from collections.abc import Sequence

from fastapi import APIRouter, FastAPI
from starlette.types import ASGIApp

from bot.http.errors import tell_errors
from bot.http.health import Checks, health_routes
from bot.http.too_large import TooLargeTold

_ABOUT = """\
Programs ask people for decisions, wait for them, use an approval once, and report what came of it.

Every route but health takes a token (`Authorization: Bearer remit_tok_…`), made by
`remit token create` with the scopes the route needs. No token decides: only people do, in Slack.
"""

BODY = 256 * 1024  # bytes; a router or route that takes more says so with `max_body_size`


class _Application(FastAPI):
    """Refuses bodies that are too large in the shape of every other refusal."""

    def build_middleware_stack(self) -> ASGIApp:
        """Put ours around the framework's own, which does the refusing."""
        return TooLargeTold(super().build_middleware_stack())


def create_http_app(checks: Checks, routers: Sequence[APIRouter] = ()) -> FastAPI:
    """Make the application. It has no pages that load anything from elsewhere."""
    app = _Application(
        title="Remit",
        version="1",
        description=_ABOUT,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,  # a redirect would lose the body
        max_body_size=BODY,
    )
    tell_errors(app)
    for routes in (health_routes(checks), *routers):
        app.include_router(routes)
    return app
