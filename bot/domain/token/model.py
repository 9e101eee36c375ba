"""An API token: a program's name, its scopes, and one or two secrets of which only hashes are kept."""

import base64
import hashlib
import hmac
import re
from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum
from fnmatch import fnmatchcase

from pydantic import AwareDatetime, Field

from bot.domain.errors import ForbiddenError, UnauthenticatedError
from bot.domain.provenance import Frozen

PREFIX = "remit"  # what secret scanners look for
BYTES = 32
PROGRAM = "token:"  # how the names of token holders begin in the record
_SHAPE = re.compile(r"remit_(?P<id>tok_[0-9A-HJKMNP-TV-Z]{26})_(?P<secret>[A-Za-z0-9_-]{43})")
PER_MINUTE = 600


class Scope(StrEnum):
    """What a token may do. No scope lets anybody decide."""

    ESCALATIONS_READ = "escalations:read"
    ESCALATIONS_WRITE = "escalations:write"
    EVALUATIONS_WRITE = "evaluations:write"
    DRIFT_WRITE = "drift:write"
    SPECS_READ = "specs:read"
    WEBHOOKS = "webhooks"
    INSTANCES = "instances"  # to let agents in, each with a token of its own


class UnknownTokenError(UnauthenticatedError):
    """No token, or none that counts: made up, expired or revoked; the three read alike."""

    code = "token.unknown"


class MissingScopeError(ForbiddenError):
    """The token is good, but not for this."""

    code = "token.missing-scope"


class Secret(Frozen):
    """One secret of a token, known by its hash alone."""

    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    created_at: AwareDatetime
    expires_at: AwareDatetime | None = None

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything at this moment."""
        return self.expires_at is None or now < self.expires_at


class Token(Frozen):
    """What a program is let in by. Its name in the record stays the same while secrets change."""

    id: str
    team: str
    name: str = Field(min_length=1, max_length=80)
    scopes: frozenset[Scope] = Field(min_length=1)
    systems: tuple[str, ...] = ()  # patterns of systems it may ask for; none means every one
    channels: tuple[str, ...] = ()  # private ones whose specs it may read, or `*`
    per_minute: int = Field(PER_MINUTE, ge=1, le=100_000)
    created_by: str
    created_at: AwareDatetime
    expires_at: AwareDatetime | None = None
    revoked_at: AwareDatetime | None = None
    last_used_at: AwareDatetime | None = None
    secrets: tuple[Secret, ...] = ()

    @property
    def actor(self) -> str:
        """Its name in the record: a program, never a person."""
        return PROGRAM + self.id

    def is_live(self, now: datetime) -> bool:
        """Whether it opens anything at this moment."""
        return self.revoked_at is None and (self.expires_at is None or now < self.expires_at)

    def live_secrets(self, now: datetime) -> tuple[Secret, ...]:
        """List the secrets that open something, the oldest first."""
        return tuple(one for one in self.secrets if one.is_live(now))

    def opens(self, shown: str, now: datetime) -> bool:
        """Whether this is one of its secrets, told in a time that says nothing about them."""
        known = hash_of(shown)
        found = [hmac.compare_digest(known, one.sha256) for one in self.live_secrets(now)]
        return any(found) and self.is_live(now)

    def require(self, scope: Scope) -> None:
        """Let only pass what it is for.

        Raises:
            MissingScopeError: it is for something else.
        """
        if scope not in self.scopes:
            raise MissingScopeError(
                f"This token lacks the scope {scope.value}.",
                next_step="Ask whoever runs Remit for a token with it.",
                token=self.id,
            )

    def may_act_for(self, system: str) -> bool:
        """Whether it may ask, use and report in the name of a system."""
        return not self.systems or any(fnmatchcase(system, one) for one in self.systems)

    def may_look_into(self, channel: str) -> bool:
        """Whether it may read what was drafted in a channel that is not open to everybody."""
        return any(one in {channel, "*"} for one in self.channels)


def write(id: str, entropy: bytes) -> str:
    """Spell a secret, as its owner keeps it."""
    return f"{PREFIX}_{id}_{base64.urlsafe_b64encode(entropy).rstrip(b'=').decode()}"


def id_in(shown: str) -> str | None:
    """Read which token a secret belongs to; none when it cannot be one of ours."""
    found = _SHAPE.fullmatch(shown)
    return found["id"] if found else None


def hash_of(shown: str) -> str:
    """Hash a secret, as it is kept. With 256 bits of chance in it nothing slower is needed."""
    return hashlib.sha256(shown.encode()).hexdigest()


def scopes_of(names: Sequence[str]) -> frozenset[Scope]:
    """Read scopes by name.

    Raises:
        ValueError: one is unknown.
    """
    return frozenset(Scope(name) for name in names)
