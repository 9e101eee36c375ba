"""Calls that programs sign because they cannot show a token: whether one comes from whoever it says."""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Literal

from pydantic import Field

from bot.domain.errors import UnauthenticatedError
from bot.domain.provenance import Frozen
from bot.domain.webhook.model import PREFIX

TOLERANCE = timedelta(minutes=5)
_SHORTEST = 16  # characters of a secret


class UnsignedError(UnauthenticatedError):
    """There is no such way in, or the call is not signed as it asks; the two read alike."""

    code = "hook.unsigned"


class Signed(Frozen):
    """How the calls of a program are signed, and for whom it speaks."""

    by: Literal["standard-webhooks", "sha256"] = "standard-webhooks"
    header: str = Field("X-Hub-Signature-256", pattern=r"^[A-Za-z0-9-]{1,80}$")  # for sha256 alone
    secret_file: str = Field(min_length=1, max_length=1000)  # each line is a secret that counts
    team: str = Field(min_length=1, max_length=32)

    def holds(
        self, body: bytes, headers: Mapping[str, str], secrets: Sequence[str], now: datetime
    ) -> bool:
        """Whether one of the secrets signed exactly this."""
        told = {name.lower(): value for name, value in headers.items()}
        if self.by == "sha256":
            shown = told.get(self.header.lower(), "")
            return any(_same(_sha256(secret, body), shown) for secret in secrets)
        return _is_fresh(told, now) and any(_standard(one, body, told) for one in secrets)


def usable(secret: str, by: str) -> bool:
    """Whether a secret can sign, and cannot be guessed."""
    try:
        return len(_key(secret) if by == "standard-webhooks" else secret) >= _SHORTEST
    except ValueError:
        return False


def unsigned() -> UnsignedError:
    """Refuse a call, without telling what of it is wrong."""
    return UnsignedError(
        "This call is not signed by anybody I know.",
        next_step="See that the secret, the header and the clock are as docs/api.md says.",
    )


def _standard(secret: str, body: bytes, told: Mapping[str, str]) -> bool:
    signed = f"{told.get('webhook-id', '')}.{told.get('webhook-timestamp', '')}.".encode() + body
    made = "v1," + base64.b64encode(hmac.digest(_key(secret), signed, "sha256")).decode()
    return any(_same(made, one) for one in told.get("webhook-signature", "").split(" ")[:20])


def _is_fresh(told: Mapping[str, str], now: datetime) -> bool:
    stamp = told.get("webhook-timestamp", "")
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) < 12):  # noqa: PLR2004 - seconds
        return False
    return bool(told.get("webhook-id")) and abs(now.timestamp() - int(stamp)) <= TOLERANCE.seconds


def _sha256(secret: str, body: bytes) -> str:
    return "sha256=" + hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def _same(made: str, shown: str) -> bool:
    return hmac.compare_digest(made.encode(), shown.encode())


def _key(secret: str) -> bytes:
    try:
        return base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error as error:
        raise ValueError("no Standard Webhooks secret") from error
