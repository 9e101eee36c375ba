"""What of somebody else's alert goes where in an escalation: templates filled from a JSON document."""

import re
from typing import Annotated, Any

from pydantic import Field, ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Request
from bot.domain.provenance import Frozen
from bot.domain.webhook.signature import Signed

_PLACE = re.compile(r"\{([A-Za-z0-9_.-]{1,200})\}")
_LONGEST = {"target": 200, "why": 3000, "uncertain": 3000, "affected": 3000}


class UnmappedAlertError(InvalidInputError):
    """The alert lacks what the map takes from it."""

    code = "hook.unmapped"


class FieldMap(Frozen):
    """How an escalation is made of an alert: `{a.b.0}` stands for what is there in it."""

    name: str = Field(pattern=r"^[a-z][a-z0-9-]{0,39}$")
    action: str
    target: str
    system: str
    parameters: dict[str, Any] = Field(default_factory=dict)
    why: str = ""
    uncertain: str = ""
    affected: str = ""
    tags: Annotated[tuple[str, ...], Field(max_length=20)] = ()
    key: str  # alerts with one key are one escalation
    signed: Signed | None = None  # by a program that cannot show a token

    def request(self, alert: object, requester: str) -> Request:
        """Make a request of an alert; what it says is data, however it reads.

        Raises:
            UnmappedAlertError: something is missing in it, or does not fit.
        """
        text = {name: _text(getattr(self, name), alert, most) for name, most in _LONGEST.items()}
        action = {
            "name": _text(self.action, alert, 200),
            "target": text.pop("target"),
            "system": self.system,  # never taken from an alert: a token is for systems
            "parameters": _filled(self.parameters, alert),
        }
        tags = [_text(tag, alert, 200) for tag in self.tags]
        try:
            return Request.model_validate(
                {"action": action, "requester": requester, "tags": tags, **text}
            )
        except ValidationError as error:
            places = {
                ".".join(map(str, one["loc"])): str(one["msg"])
                for one in error.errors(include_input=False, include_url=False)
            }
            raise UnmappedAlertError(
                f"No escalation can be made of this alert: {', '.join(sorted(places))}.",
                next_step="Correct the map of this hook.",
                fields=places,
            ) from None

    def key_of(self, alert: object) -> str:
        """Tell which alerts are the same.

        Raises:
            UnmappedAlertError: what tells them apart is missing.
        """
        return f"hook:{self.name}:{_text(self.key, alert, 200)}"


def _filled(template: Any, alert: object) -> Any:  # noqa: ANN401 - any JSON value
    match template:
        case str():
            whole = _PLACE.fullmatch(template)
            return _at(whole[1], alert) if whole else _text(template, alert, None)
        case dict():
            return {key: _filled(each, alert) for key, each in template.items()}
        case list():
            return [_filled(each, alert) for each in template]
        case _:
            return template


def _text(template: str, alert: object, most: int | None) -> str:
    filled = _PLACE.sub(lambda place: _word(_at(place[1], alert)), template)
    return filled if most is None or len(filled) <= most else filled[: most - 1] + "…"


def _word(value: Any) -> str:  # noqa: ANN401 - any JSON value
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case _:
            return str(value)


def _at(path: str, alert: object) -> Any:  # noqa: ANN401 - any JSON value
    found: Any = alert
    for part in path.split("."):
        if isinstance(found, dict) and part in found:
            found = found[part]
        elif isinstance(found, list) and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        else:
            raise UnmappedAlertError(
                f"This alert has no {path}.",
                next_step="Correct the map of this hook, or what is sent to it.",
                fields={path: "It is missing."},
            )
    return found
