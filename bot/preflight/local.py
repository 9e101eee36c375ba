"""Checks of what is on our side: settings, database, folder for results, port and language model."""

import asyncio
import errno
import os
import socket
from urllib.parse import urlsplit

from pydantic import SecretStr

from bot.domain.errors import ConflictError, InvalidInputError, RemitError
from bot.environment import tracing_variables
from bot.preflight.finding import Finding, Level, failed, fine, warning
from bot.setting_types import Mode
from bot.settings import Settings
from bot.store.inspection import engine_at, inspect, set_aside, sqlite_version
from bot.store.lock import sole_use, sqlite_file

_SIGNING_SECRET = 16  # fewer characters than this were never issued


async def settings_complete(settings: Settings) -> tuple[Finding, ...]:
    """Whether every secret the mode needs is there and looks like one."""
    findings = [
        _token(
            settings.slack_bot_token,
            "SLACK_BOT_TOKEN",
            "xoxb-",
            "copy the bot token from OAuth & Permissions of your Slack app",
        )
    ]
    if settings.mode is Mode.SOCKET:
        findings.append(
            _token(
                settings.slack_app_token,
                "SLACK_APP_TOKEN",
                "xapp-",
                "make an app-level token with connections:write under Basic Information",
            )
        )
    else:
        findings.append(_signing_secret(settings.slack_signing_secret))
    address = urlsplit(settings.slack_api_url)
    if address.scheme not in {"http", "https"} or not address.hostname:
        findings.append(
            failed("slack api", "SLACK_API_URL is no web address; remove it to use Slack's own.")
        )
    return tuple(findings)


def _token(value: SecretStr | None, name: str, prefix: str, how: str) -> Finding:
    title = name.lower().replace("_", " ")
    if value is None:
        return failed(title, f"{name} is not set: {how}, and set it in the environment or .env.")
    if not value.get_secret_value().startswith(prefix):
        return failed(title, f"{name} does not begin with {prefix}: {how}.")
    if not value.get_secret_value().isascii() or " " in value.get_secret_value():
        return failed(title, f"{name} holds characters no token has: {how} again.")
    return fine(title, f"{name} is set.")


def _signing_secret(value: SecretStr | None) -> Finding:
    name = "slack signing secret"
    how = "copy the signing secret from Basic Information of your Slack app"
    if value is None:
        return failed(name, f"SLACK_SIGNING_SECRET is not set, and HTTP mode needs it: {how}.")
    if len(value.get_secret_value()) < _SIGNING_SECRET:
        return failed(name, f"SLACK_SIGNING_SECRET is too short to be one: {how}.")
    return fine(name, "SLACK_SIGNING_SECRET is set.")


async def database(settings: Settings) -> tuple[Finding, ...]:
    """Whether the database is ours alone (SQLite), reachable, known and writable."""
    try:
        await engine_at(settings.database_url).dispose()
        with sole_use(settings.database_url):
            findings = [await _state(settings.database_url)]
            findings += await _set_aside(settings.database_url, findings[0])
    except RemitError as error:
        return (failed("database", error.sentence, type(error)),)
    version, fixed = sqlite_version()
    if sqlite_file(settings.database_url) and not fixed:
        findings.append(
            warning(
                "sqlite",
                f"SQLite {version} lacks a fix for a rare damage to its write-ahead log "
                "when two programs open one file (fixed in 3.51.3): "
                "open the file with nothing else while Remit runs, and keep backups.",
            )
        )
    return tuple(findings)


async def _state(url: str) -> Finding:
    file = sqlite_file(url)
    if file and not file.exists():
        return fine("database", f"The database {file} will be created by the first `remit run`.")
    found = await inspect(url)
    if found.current:
        return fine("database", "The database answers, is writable and up to date.")
    behind = f"The database is at {found.revision or 'nothing yet'}, not at {found.newest}"
    return warning("database", f"{behind}; `remit run` or `remit migrate` brings it forward.")


async def _set_aside(url: str, state: Finding) -> list[Finding]:
    """Name what was given up, if the database has the tables to tell."""
    if state.level is not Level.OK or not (found := await _given_up(url)):
        return []
    counts = ", ".join(f"{number} in {queue}" for queue, number in found.items())
    sentence = (
        f"Work was set aside and is not tried again: {counts}. The column failure says why; "
        "its reference is in the log of that time."
    )
    return [warning("set aside", sentence)]


async def _given_up(url: str) -> dict[str, int]:
    file = sqlite_file(url)
    return {} if file and not file.exists() else await set_aside(url)


async def results(settings: Settings) -> tuple[Finding, ...]:
    """Whether files of results can be kept; nothing is made to find out."""
    name, place = "results", settings.results_place.absolute()
    there = next(folder for folder in (place, *place.parents) if folder.exists())
    if there.is_dir() and os.access(there, os.W_OK | os.X_OK):
        return (fine(name, f"Files of results are kept in {place}."),)
    sentence = (
        f"Files of results cannot be kept, because {there} cannot be written: set "
        "REMIT_RESULTS_FOLDER to a folder that can, and that outlives this process."
    )
    return (warning(name, sentence),)


async def listening(settings: Settings) -> tuple[Finding, ...]:
    """Whether the port for health checks (and Slack, in HTTP mode) is free."""
    where = f"{settings.host}:{settings.port}"
    try:
        found = await asyncio.get_running_loop().getaddrinfo(
            settings.host, settings.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )
        for family, kind, protocol, _, address in found:
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
                probe.listen()  # binding alone may succeed beside a listener
    except socket.gaierror:
        sentence = f"REMIT_HOST {settings.host} is no address of this machine; try 127.0.0.1."
        return (failed("port", sentence),)
    except OSError as error:
        return (_taken(error, where),)
    return (fine("port", f"The address {where} is free."),)


def _taken(error: OSError, where: str) -> Finding:
    if error.errno == errno.EADDRINUSE:
        sentence = f"The address {where} is taken: stop what listens there, or set REMIT_PORT."
        return failed("port", sentence, ConflictError)
    if error.errno in {errno.EACCES, errno.EPERM}:
        sentence = f"Remit may not listen on {where}: set REMIT_PORT to 1024 or more."
        return failed("port", sentence)
    return failed("port", f"Remit cannot listen on {where}: set REMIT_HOST and REMIT_PORT.")


async def language_model(settings: Settings) -> tuple[Finding, ...]:
    """Which reader drafts, where the text goes, and whether half a model is configured."""
    name = "language model"
    if settings.model:
        return (_provider(name, settings.model), *_tracing())
    address = urlsplit(settings.model_address)
    half_set = settings.openai_api_key or settings.openai_base_url or settings.openai_model
    if not settings.has_model and half_set:
        missing = "OPENAI_API_KEY or OPENAI_BASE_URL" if settings.openai_model else "OPENAI_MODEL"
        sentence = f"The model is half configured, so only the offline guide works: set {missing}."
        return (warning(name, sentence),)
    if not settings.has_model:
        return (fine(name, "No model is configured: the offline guide drafts, nothing leaves."),)
    if address.scheme not in {"http", "https"} or not address.hostname:
        sentence = (
            "OPENAI_BASE_URL is no web address: set it to one such as http://127.0.0.1:11434/v1."
        )
        return (failed(name, sentence),)
    sentence = f"{settings.openai_model} at {address.hostname} improves the offline drafts."
    return (fine(name, sentence), *_tracing())


def _provider(name: str, model: str) -> Finding:
    from bot.llm.provider import require, split  # noqa: PLC0415 - loads a vendor's package

    try:
        provider, called = split(model)
        require(provider)
    except InvalidInputError as error:
        return failed(name, error.sentence)
    return fine(name, f"{called} of {provider} improves the offline drafts.")


def _tracing() -> tuple[Finding, ...]:
    if tracing := tracing_variables():
        sentence = (
            f"{' and '.join(tracing)} is set: Remit records none of its model calls there; "
            "unset it if you did not mean to."
        )
        return (warning("tracing", sentence),)
    return ()
