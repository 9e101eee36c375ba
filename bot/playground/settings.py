"""What a playground is started with."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaygroundSettings:
    """One workspace with one installed app.

    Delays, lifetimes and the clock are arguments so that tests run in milliseconds; the defaults
    are Slack's own figures (docs.slack.dev: apis/events-api, surfaces/modals,
    interactivity/implementing-slash-commands).
    """

    manifest: Mapping[str, Any]
    host: str = "127.0.0.1"
    port: int = 0
    bot_token: str = "xoxb-playground"  # noqa: S105 - a published, local-only default
    app_token: str = "xapp-playground"  # noqa: S105 - as above
    signing_secret: str = "playground-signing-secret"  # noqa: S105 - as above
    request_url: str | None = None
    retry_delays: tuple[float, ...] = (0.0, 60.0, 300.0)
    ack_timeout: float = 3.0
    trigger_lifetime: float = 3.0
    response_url_lifetime: float = 1800.0
    response_url_uses: int = 5
    stream_lifetime: float = 300.0
    frames_kept: int = 5000
    clock: Callable[[], float] = time.time
