"""The FastAPI application: health now; whoever composes the bot may mount more beside it."""

from fastapi import FastAPI

from bot.http.errors import tell_errors
from bot.http.health import Checks, health_routes


def create_http_app(checks: Checks) -> FastAPI:
    """Make the application. It has no pages that load anything from elsewhere."""
    app = FastAPI(title="Remit", docs_url=None, redoc_url=None)
    tell_errors(app)
    app.include_router(health_routes(checks))
    return app
