"""Checks of Slack's side: the tokens are accepted and carry every scope of the manifest."""

from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from pydantic import SecretStr

from bot.domain.errors import UnavailableError
from bot.manifest import bot_scopes
from bot.preflight.finding import Finding, failed, fine, warning
from bot.setting_types import Mode
from bot.settings import Settings

_PATIENCE = aiohttp.ClientTimeout(total=10)
_TOKEN_REFUSED = frozenset(
    {"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"}
)


@dataclass(frozen=True, slots=True)
class _Answer:
    """What Slack said; `error` is empty when it agreed, `failure` when it answered at all."""

    error: str = ""
    failure: str = ""
    scopes: frozenset[str] | None = None
    body: Mapping[str, Any] | None = None


async def slack(settings: Settings) -> tuple[Finding, ...]:
    """Ask Slack about both tokens; what is not shaped like a token is sent to nobody."""
    findings: list[Finding] = []
    bot, app = settings.slack_bot_token, settings.slack_app_token
    if bot and bot.get_secret_value().startswith("xoxb-"):
        findings.extend(await _bot_token(settings, bot))
    if settings.mode is Mode.SOCKET and app and app.get_secret_value().startswith("xapp-"):
        findings.append(await _app_token(settings, app))
    return tuple(findings)


async def _bot_token(settings: Settings, token: SecretStr) -> list[Finding]:
    answer = await _ask(settings.slack_api_url, "auth.test", token)
    if answer.failure:
        return [_unreachable(settings, answer)]
    if answer.error:
        return [_refused("SLACK_BOT_TOKEN", "Install App", answer.error)]
    body = answer.body or {}
    findings = [fine("slack", f"{body.get('user')} is signed in to {body.get('team')}.")]
    if answer.scopes is None:
        sentence = "Slack did not say which scopes the token has; compare them with the manifest."
        findings.append(warning("scopes", sentence))
    elif missing := [scope for scope in bot_scopes() if scope not in answer.scopes]:
        sentence = (
            f"The bot token lacks {', '.join(missing)}: add "
            f"{'it' if len(missing) == 1 else 'them'} under OAuth & Permissions "
            "(or paste the manifest again) and reinstall the app to the workspace."
        )
        findings.append(failed("scopes", sentence))
    else:
        findings.append(fine("scopes", "The bot token has every scope of the manifest."))
    return findings


async def _app_token(settings: Settings, token: SecretStr) -> Finding:
    answer = await _ask(settings.slack_api_url, "apps.connections.open", token)
    if answer.failure:
        return _unreachable(settings, answer)
    if answer.error == "missing_scope":
        sentence = (
            "SLACK_APP_TOKEN lacks connections:write: make a new app-level token with that scope "
            "under Basic Information."
        )
        return failed("socket mode", sentence)
    if answer.error == "not_allowed_token_type":
        sentence = "SLACK_APP_TOKEN is no app-level token: make one under Basic Information."
        return failed("socket mode", sentence)
    if answer.error:
        return _refused("SLACK_APP_TOKEN", "Basic Information", answer.error)
    return fine("socket mode", "Slack accepts a Socket Mode connection.")


def _refused(variable: str, page: str, error: str) -> Finding:
    if error in _TOKEN_REFUSED:
        sentence = (
            f"Slack does not accept {variable} ({error}): copy it again from {page} of your "
            "Slack app."
        )
        return failed("slack", sentence)
    sentence = f"Slack answered {error} to {variable}: look that word up in Slack's documentation."
    return failed("slack", sentence)


def _unreachable(settings: Settings, answer: _Answer) -> Finding:
    host = urlsplit(settings.slack_api_url).hostname
    sentence = (
        f"{host} {answer.failure}: check the network, a proxy (HTTPS_PROXY) and SLACK_API_URL."
    )
    return failed("slack", sentence, UnavailableError)


async def _ask(api_url: str, method: str, token: SecretStr) -> _Answer:
    secret = token.get_secret_value()
    if not urlsplit(api_url).hostname or not secret.isascii() or not secret.isprintable():
        return _Answer(error="invalid_auth")
    try:
        async with (
            aiohttp.ClientSession(timeout=_PATIENCE, trust_env=True) as session,
            session.post(
                f"{api_url}{method}", headers={"Authorization": f"Bearer {secret}"}
            ) as response,
        ):
            return await _read(response)
    except TimeoutError:
        return _Answer(failure="did not answer within 10 seconds")
    except aiohttp.ClientError as failure:
        return _Answer(failure=f"cannot be reached ({type(failure).__name__})")


async def _read(response: aiohttp.ClientResponse) -> _Answer:
    if response.status == HTTPStatus.TOO_MANY_REQUESTS:
        return _Answer(failure="asks for fewer requests; try again in a minute")
    try:
        body = await response.json(content_type=None)
    except ValueError:
        body = None
    if not isinstance(body, dict) or "ok" not in body:
        return _Answer(failure=f"answers, but not as Slack does (HTTP {response.status})")
    granted = response.headers.get("x-oauth-scopes")
    scopes = None if granted is None else frozenset(one.strip() for one in granted.split(","))
    error = "" if body["ok"] else str(body.get("error", "no reason"))
    return _Answer(error=error, scopes=scopes, body=body)
