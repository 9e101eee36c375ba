"""Anchors: how far a chain was, noted where nobody who changes the chain can change it too."""

import hashlib
import hmac
import re
from datetime import datetime

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field

from bot.domain.audit.canonical import canonical
from bot.domain.errors import InvalidInputError

_SHORT = re.compile(r"(?P<chain>[^\s:]{1,64}):(?P<seq>[0-9]{1,18}):(?P<hash>[0-9a-f]{64})")


class BadAnchorError(InvalidInputError):
    """This is no anchor, or nobody who holds the key wrote it."""

    code = "audit.bad-anchor"


class Anchor(BaseModel):
    """The last entry of a chain at some moment."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    chain: str
    seq: int = Field(ge=0)
    hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    at: AwareDatetime | None = None
    signature: str | None = None

    @property
    def short(self) -> str:
        """Write it as one word, as people pass it on."""
        return f"{self.chain}:{self.seq}:{self.hash}"

    @classmethod
    def from_short(cls, text: str) -> "Anchor":
        """Read what `short` wrote.

        Raises:
            BadAnchorError: it is something else.
        """
        found = _SHORT.fullmatch(text.strip())
        if found is None:
            raise BadAnchorError(
                "This is no anchor.",
                next_step="Copy the whole word from the channel: workspace:entry:hash.",
            )
        return cls(chain=found["chain"], seq=int(found["seq"]), hash=found["hash"])

    def signed(self, key: str, at: datetime) -> "Anchor":
        """Sign it (HMAC-SHA256 over the canonical JSON of everything else in it)."""
        dated = self.model_copy(update={"at": at, "signature": None})
        return dated.model_copy(update={"signature": _signature(dated, key)})

    def require_signed(self, key: str) -> None:
        """Let pass what somebody with the key wrote.

        Raises:
            BadAnchorError: nobody with this key wrote it as it stands.
        """
        if not hmac.compare_digest(_signature(self, key), self.signature or ""):
            raise BadAnchorError(
                f"The anchor of entry {self.seq} of {self.chain} was not signed with this key.",
                next_step="Take the file as Remit wrote it, and the key it had then.",
            )


def _signature(anchor: Anchor, key: str) -> str:
    body = anchor.model_dump(mode="json", exclude={"signature"})
    return hmac.new(key.encode(), canonical(body), hashlib.sha256).hexdigest()
