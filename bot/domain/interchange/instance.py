"""An agent that was let in by another program: its token, its name, and where it is told of decisions."""

import hashlib
import hmac
import uuid
from datetime import datetime
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, AwareDatetime, Field

from bot.domain.escalation.action import Name
from bot.domain.escalation.model import Escalation
from bot.domain.interchange.answer import ended_at, stamp, uuid_of
from bot.domain.provenance import Frozen
from bot.domain.token.model import write

_SHAPE = r"^whsec_[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=$"
_NAMESPACE = uuid.UUID("6f1c1f0e-6c0a-4f0e-9a55-0d8c9b1d7a11")  # of the ids of events


def _uuid(text: str) -> str:
    return str(uuid.UUID(text))


def _plain(name: str) -> str:
    if set(name) & set("*?["):
        raise ValueError("a name without *, ? and [")
    return name


class Delivery(Frozen):
    """Where an agent's receiver listens, and the secret it knows us by."""

    type: Literal["webhook"]
    url: str = Field(max_length=2000)
    registration_id: Annotated[str, AfterValidator(_uuid)]
    signing_secret: str = Field(pattern=_SHAPE, repr=False)

    def shown(self) -> dict[str, str]:
        """What may be told of it: everything but the secret."""
        return self.model_dump(exclude={"signing_secret"})


class Provision(Frozen):
    """What another program asks for when it lets an agent in."""

    instance_name: Annotated[Name, Field(max_length=80), AfterValidator(_plain)] | None = None
    delivery: Delivery | None = None


class Instance(Frozen):
    """The agent. Its id is that of its token; who let it in manages it."""

    token: str
    team: str
    name: str
    provisioner: str
    delivery: dict[str, str] | None = None
    endpoint: str | None = None
    created_at: AwareDatetime
    deleted_at: AwareDatetime | None = None

    def shown(self) -> dict[str, Any]:
        """Write it as the protocol's resource."""
        told: dict[str, Any] = {"id": uuid_of(self.token), "name": self.name}
        return {**told, "delivery": self.delivery} if self.delivery else told


def credential_of(provisioner_secret: str, token: str) -> str:
    """Work out an agent's secret again for who let it in: it is kept nowhere, and told the same twice."""
    chance = hmac.new(provisioner_secret.encode(), f"instance:{token}".encode(), hashlib.sha256)
    return write(token, chance.digest())


def challenge_of(
    registration: str, token: str, message: str, chosen: str, at: datetime
) -> dict[str, str]:
    """Write what a receiver must answer before it is told anything."""
    return {
        "id": message,
        "type": "webhook.verification",
        "registration_id": registration,
        "instance_id": uuid_of(token),
        "created_at": stamp(at),
        "challenge": chosen,
    }


def resolved_event(escalation: Escalation, token: str) -> dict[str, str]:
    """Write that a request of an agent ended: the same event however often it is written."""
    return {
        "id": str(uuid.uuid5(_NAMESPACE, escalation.id)),
        "type": "request.resolved",
        "instance_id": uuid_of(token),
        "request_id": uuid_of(escalation.id),
        "created_at": stamp(ended_at(escalation)),
    }
