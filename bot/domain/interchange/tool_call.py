"""A tool call as an agent submits it under the Agent Approval Protocol, and the request it becomes."""

import json
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, JsonValue, ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action, Money, Name, Parameters, Request, Text
from bot.domain.interchange.duration import PATTERN, parse_length
from bot.domain.provenance import Frozen

HINTS = "remit"  # the key of the context under which an adapter tells us more
ONE_CALL = "one tool call"
_SUMMARY = 3000
_PATIENCE = timedelta(days=365)


class Hints(Frozen):
    """What an adapter may tell beside the call. A value that begins with `/` is looked up in the arguments."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    target: Name | None = None
    amount: Name | None = None
    currency: Name | None = None
    tags: tuple[Name, ...] = Field((), max_length=20)
    on_behalf_of: tuple[Name, ...] = Field((), max_length=20)
    language: Literal["en", "fr", "de"] = "en"


class Submission(Frozen):
    """One proposed tool call, exactly as it was submitted; it is given back the same."""

    tool: Name
    server: Name | None = None
    arguments: Parameters
    timeout: str = Field(pattern=PATTERN)
    agent_reasoning: Annotated[Text, Field(max_length=20_000)] | None = None
    context: Parameters | None = None

    def request(self, *, requester: str, system: str, now: datetime) -> Request:
        """Say what people are asked: the exact call, until the agent gives up waiting.

        Raises:
            InvalidInputError: the context says something about the call that cannot be read.
        """
        hints = self._hints()
        try:
            return Request(
                action=self._action(system, hints),
                requester=requester,
                on_behalf_of=hints.on_behalf_of,
                tags=hints.tags,
                language=hints.language,
                summary=(self.agent_reasoning or "")[:_SUMMARY],
                until=now + min(parse_length(self.timeout), _PATIENCE),
                as_asked=True,
            )
        except ValidationError as error:
            raise unreadable(error) from None

    def _action(self, system: str, hints: Hints) -> Action:
        return Action(
            name=self.tool,
            target=self._told(hints.target) or self.server or ONE_CALL,
            system=system,
            parameters=self.arguments,
            money=self._money(hints),
        )

    def _hints(self) -> Hints:
        told = (self.context or {}).get(HINTS, {})
        try:
            return Hints.model_validate(told)
        except ValidationError as error:
            raise unreadable(error) from None

    def _told(self, hint: str | None) -> str | None:
        """Read a hint: as it stands, or from the place in the arguments it names."""
        if hint is None or not hint.startswith("/"):
            return hint
        found = _at(self.arguments, hint)
        if isinstance(found, str):
            return found[:200] or None
        return None if found is None else json.dumps(found)[:200]

    def _money(self, hints: Hints) -> Money | None:
        """Read an amount; what is none counts as above every limit of a policy."""
        try:
            amount = Decimal(self._told(hints.amount) or "")
            return Money(amount=amount, currency=self._told(hints.currency) or "")
        except (InvalidOperation, ValidationError):
            return None


def unreadable(error: ValidationError) -> InvalidInputError:
    """Say which part of a submission cannot be read, without repeating its content."""
    first = error.errors(include_input=False, include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"])
    return InvalidInputError(
        f"The request cannot be read at {where}: {first['msg']}.",
        next_step="Send a tool, its arguments and a timeout such as 30m.",
        fields={where: first["msg"]},
    )


def _at(value: JsonValue, pointer: str) -> JsonValue:
    """Follow a JSON pointer; nothing where it leads nowhere."""
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and key.isdecimal() and int(key) < len(value):
            value = value[int(key)]
        else:
            return None
    return value
