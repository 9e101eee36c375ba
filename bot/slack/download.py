"""Files that people share in Slack, fetched to a place of ours with the bot's own token."""

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import InvalidInputError, RemitError, UnavailableError
from bot.domain.evaluation.errors import FileGoneError

LARGEST = 1 << 30  # bytes; Slack's own cap for a file
_BLOCK = 1 << 20
_GONE = frozenset({"file_deleted", "file_not_found"})
_WITHIN = aiohttp.ClientTimeout(total=600, sock_read=60)


class FileUnavailableError(UnavailableError):
    """Slack does not hand out a file right now."""

    code = "slack.file-unavailable"


class FileForbiddenError(InvalidInputError):
    """The file is not ours to read."""

    code = "slack.file-forbidden"


class Downloads:
    """Fetches shared files. The token is shown to Slack alone, and no redirect is followed."""

    def __init__(self, client: AsyncWebClient) -> None:
        """Keep the client that knows the address of Slack and the token."""
        self._client = client

    async def fetch(self, file: Mapping[str, Any], to: Path) -> None:
        """Write a shared file to a place of ours.

        Raises:
            FileGoneError: it was deleted.
            FileForbiddenError: Slack does not let us read it, or it is not kept at Slack.
            FileUnavailableError: Slack cannot be reached.
        """
        try:
            known = (await self._client.files_info(file=str(file.get("id"))))["file"]
        except SlackApiError as error:
            raise _unseen(str(error.response.get("error"))) from error
        address = str(known.get("url_private_download") or "")
        if not self._is_slack(address):
            raise _forbidden()
        headers = {"Authorization": f"Bearer {self._client.token}"}
        try:
            async with (
                aiohttp.ClientSession(timeout=_WITHIN) as session,
                session.get(address, headers=headers, allow_redirects=False) as answer,
            ):
                if answer.status != 200 or answer.content_type == "text/html":  # noqa: PLR2004
                    raise _forbidden()  # a page to sign in on, where the scope is missing
                await _write(answer, to)
        except aiohttp.ClientError as error:
            raise FileUnavailableError(
                "The file cannot be fetched from Slack right now.",
                next_step="It is tried again.",
                retry_after=5.0,
            ) from error

    def _is_slack(self, address: str) -> bool:
        """Whether an address is Slack's, or that of the workspace we are connected to."""
        found, ours = urlsplit(address), urlsplit(self._client.base_url)
        if (found.scheme, found.netloc) == (ours.scheme, ours.netloc):
            return True
        return found.scheme == "https" and (found.hostname or "").endswith(".slack.com")


async def _write(answer: aiohttp.ClientResponse, to: Path) -> None:
    size = 0
    with await asyncio.to_thread(to.open, "wb") as file:
        async for block in answer.content.iter_chunked(_BLOCK):
            size += len(block)
            if size > LARGEST:
                raise InvalidInputError(
                    "The file is too large: more than 1 GiB is not read.",
                    next_step="Split it, or bring it with `remit eval import`.",
                )
            await asyncio.to_thread(file.write, block)


def _unseen(code: str) -> RemitError:
    if code not in _GONE:
        return _forbidden()
    return FileGoneError(
        "That file is no longer in Slack.", next_step="Drop it into this thread again."
    )


def _forbidden() -> FileForbiddenError:
    return FileForbiddenError(
        "I cannot read that file.",
        next_step="Share it in this thread itself; whoever runs Remit may have to grant the app "
        "the scope files:read.",
    )
