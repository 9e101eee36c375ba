"""Log lines: facts as keys and values, JSON off a terminal, and never a secret or a person's words."""

import logging
import os
import re
import sys
import traceback
from collections.abc import Iterator, Mapping, MutableMapping
from contextlib import contextmanager
from typing import Any, TextIO

import structlog
from pydantic import ValidationError

from bot.setting_types import LogFormat, LogLevel

_SECRET = re.compile(
    r"xox[a-z](?:\.xox[a-z])?-[\w-]+"  # Slack tokens
    r"|xapp-[\w-]+"
    r"|\bremit_tok_[\w-]+|\bwhsec_[\w+/=-]+"  # our own, and of webhooks
    r"|\bsk-[\w-]{8,}"  # keys of language models
    r"|(?i:bearer )[^\s'\",]+"
    r"|(?<=://)[^\s/@]+:[^\s/@]+(?=@)"  # user:password in an address
)
_HIDDEN = "[secret]"
_WORDS = frozenset({"text", "prompt", "reply", "body", "payload", "token", "email", "message_text"})
_UNSAID = "[not logged]"
# Bolt prints whole requests at WARNING and below, the SDK at DEBUG: what people write is in them.
# A filter and not levels, because Bolt sets the levels of its loggers to the root's.
_LEAST = logging.WARNING
_VENDORS = {
    "slack_bolt": logging.ERROR,
    "uvicorn.access": logging.ERROR,  # paths may carry response addresses
}


def configure_logging(
    level: LogLevel = LogLevel.INFO,
    format: LogFormat = LogFormat.AUTO,
    stream: TextIO | None = None,
) -> None:
    """Send our lines and the vendors' to one stream, in one shape."""
    target = stream or sys.stdout
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="at"),
        _with_exception,
        _without_words,
        _without_secrets,
    ]
    readable = format is LogFormat.CONSOLE or (format is LogFormat.AUTO and target.isatty())
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=target.isatty())
        if readable
        else structlog.processors.JSONRenderer(default=str)
    )
    handler = logging.StreamHandler(target)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
        )
    )
    handler.addFilter(_may_be_written)
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level.value.upper())
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )


@contextmanager
def lines_aside() -> Iterator[None]:
    """Send our lines to stderr meanwhile: what a command prints is its answer and nothing else."""
    before = structlog.get_config()
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    try:
        yield
    finally:
        structlog.configure(**before)


def _may_be_written(record: logging.LogRecord) -> bool:
    """Let our own lines pass, and of the vendors' only what matters and quotes nobody."""
    if isinstance(record.msg, dict):  # structlog's: only we use it
        return True
    if f"{os.sep}slack_bolt{os.sep}" in record.pathname:
        return record.levelno >= logging.ERROR
    vendors = (
        least
        for name, least in _VENDORS.items()
        if record.name == name or record.name.startswith(f"{name}.")
    )
    return record.levelno >= next(vendors, _LEAST)


def told(error: BaseException) -> dict[str, Any]:
    """Facts of an exception: its type, where it arose, and its words unless they quote input."""
    frames = traceback.extract_tb(error.__traceback__)
    return {
        "type": f"{type(error).__module__}.{type(error).__qualname__}",
        "says": _says(error),
        "at": [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames[-12:]],
    }


def _says(error: BaseException) -> str:
    if isinstance(error, ValidationError):  # its own words repeat the value
        found = error.errors(include_url=False, include_input=False, include_context=False)
        return "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['type']}" for one in found)
    # SQLAlchemy adds the statement and its parameters after the first line.
    return str(error).split("\n", 1)[0].split("[SQL:", 1)[0][:300]


def _with_exception(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    found = event.pop("exc_info", None)
    if found is True:
        found = sys.exc_info()
    error = found[1] if isinstance(found, tuple) else found
    if isinstance(error, BaseException):
        event["error"] = told(error)
    return event


def _without_words(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    for key in _WORDS & event.keys():
        event[key] = _UNSAID
    return event


def _without_secrets(
    _logger: object, _method: str, event: MutableMapping[str, Any]
) -> Mapping[str, Any]:
    return {key: _hidden(value) for key, value in event.items()}


def _hidden(value: Any) -> Any:  # noqa: ANN401  # a log line holds anything
    match value:
        case str():
            return _SECRET.sub(_HIDDEN, value)
        case Mapping():
            return {
                key: _UNSAID if key in _WORDS else _hidden(inner) for key, inner in value.items()
            }
        case list() | tuple():
            return [_hidden(inner) for inner in value]
        case _:
            return value
