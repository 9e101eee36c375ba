"""An endpoint: where a program is told what, and the secrets it knows us by; none of them is kept."""

import base64
import hashlib
import hmac
from collections.abc import Sequence
from datetime import timedelta
from enum import StrEnum
from fnmatch import fnmatchcase

from pydantic import AwareDatetime, Field

from bot.domain.provenance import Frozen

PREFIX = "whsec_"
MOST = 20  # endpoints of a workspace
PAUSES = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
)


class Happening(StrEnum):
    """What a program can be told of."""

    OPENED = "escalation.opened"
    DECIDED = "escalation.decided"
    EXPIRED = "escalation.expired"
    CANCELLED = "escalation.cancelled"
    CONSUMED = "escalation.consumed"
    FINISHED = "escalation.finished"


class Endpoint(Frozen):
    """Where a program is told what."""

    id: str
    team: str
    url: str
    happenings: frozenset[Happening] = frozenset()  # none means every one
    systems: tuple[str, ...] = ()  # patterns; none means every one
    asker: str | None = None  # only of what this program asked for
    agent: str | None = None  # an agent's token: told of its tool calls, in the agents' protocol
    wait: str | None = None  # a way in: told only what its own questions are answered with
    sealed: str | None = None  # the secret its receiver chose, under the key of this installation
    created_by: str
    created_at: AwareDatetime
    generation: int = Field(1, ge=1)  # of its secret
    earlier_until: AwareDatetime | None = None  # how long the secret before signs as well
    removed_at: AwareDatetime | None = None

    def wants(self, happening: Happening, system: str, asker: str) -> bool:
        """Whether it is to be told."""
        return (
            self.removed_at is None
            and self.wait is None
            and (not self.happenings or happening in self.happenings)
            and (not self.systems or any(fnmatchcase(system, one) for one in self.systems))
            and self.asker in {None, asker}
        )

    def generations(self, now: AwareDatetime) -> tuple[int, ...]:
        """List the generations of its secret that sign, the newest first."""
        earlier = self.earlier_until is not None and now < self.earlier_until
        return (self.generation, self.generation - 1) if earlier else (self.generation,)

    def rotated(self, until: AwareDatetime) -> "Endpoint":
        """Give it another secret; the one before signs a while longer."""
        return self.model_copy(update={"generation": self.generation + 1, "earlier_until": until})


def secret_of(key: str, endpoint: str, generation: int) -> str:
    """Work out a secret from the key of this installation, so that no database ever holds it."""
    made = hmac.new(key.encode(), f"webhook:{endpoint}:{generation}".encode(), hashlib.sha256)
    return PREFIX + base64.b64encode(made.digest()).decode()


def sealed(key: str, endpoint: str, secret: str) -> str:
    """Hide a secret of 32 bytes that somebody else chose; each endpoint has its own pad."""
    return _padded(key, endpoint, base64.b64decode(secret.removeprefix(PREFIX), validate=True))


def unsealed(key: str, endpoint: str, hidden: str) -> str:
    """Find the secret again; under another key it is another one, which signs nothing."""
    return PREFIX + _padded(key, endpoint, base64.b64decode(hidden))


def _padded(key: str, endpoint: str, content: bytes) -> str:
    pad = hmac.new(key.encode(), f"sealed:{endpoint}".encode(), hashlib.sha256).digest()
    return base64.b64encode(bytes(a ^ b for a, b in zip(content, pad, strict=True))).decode()


def secrets_of(keys: Sequence[str], endpoint: Endpoint, now: AwareDatetime) -> tuple[str, ...]:
    """List every secret that signs at this moment, the newest first."""
    if endpoint.sealed:
        return tuple(unsealed(key, endpoint.id, endpoint.sealed) for key in keys)
    return tuple(
        secret_of(key, endpoint.id, generation)
        for generation in endpoint.generations(now)
        for key in keys
    )


def pause_after(tries: int) -> timedelta | None:
    """Tell how long to wait after so many tries that failed; none when those were all."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None
