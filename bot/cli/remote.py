"""Commands about decisions where a Remit is running: over its HTTP API, as `REMIT_ADDRESS` says."""

import contextlib
import json
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from bot.domain.errors import (
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    NotFoundError,
    RemitError,
    UnauthenticatedError,
    UnavailableError,
)

if TYPE_CHECKING:
    from bot.client import ApiError, Remit
    from bot.domain.escalation.action import Request

_KINDS: Mapping[int, type[RemitError]] = {
    401: UnauthenticatedError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    429: UnavailableError,
    503: UnavailableError,
}


def running(*, token: str | None = None) -> "Remit | None":
    """Reach the Remit that runs; none where no address is set, and the database is opened.

    Args:
        token: What to show there; that of `REMIT_TOKEN` if not said.

    Raises:
        InvalidInputError: the address is none.
    """
    from bot.client import Remit  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415

    settings = Settings.load()
    if not settings.address:
        return None
    secret = settings.token.get_secret_value() if settings.token else ""
    try:
        return Remit(settings.address, secret if token is None else token)
    except ValueError as error:
        raise InvalidInputError(f"{error}.", next_step="Correct REMIT_ADDRESS.") from None


def opened(remit: "Remit", request: "Request", key: str | None) -> dict[str, Any]:
    """Ask for a decision in the name of the token."""
    document = request.model_dump(mode="json", exclude={"requester", "raci"}, exclude_defaults=True)
    from bot.client import Action  # noqa: PLC0415

    action = Action.read(request.action.model_dump(mode="json"))
    document.pop("action")
    with _told():
        return dict(remit.open(action, key=key, **document).document)


def shown(remit: "Remit", id: str) -> dict[str, Any]:
    """Read one."""
    with _told():
        return dict(remit.get(id).document)


def listed(remit: "Remit", *, everything: bool) -> list[dict[str, Any]]:
    """List those of the token's systems: what waits, the oldest first; or all, the newest first."""
    with _told():
        states = () if everything else ("open", "in_question")
        found = [dict(one.document) for one in remit.list(states=states)]
    return found if everything else found[::-1]


def decided(remit: "Remit", id: str, decision: Mapping[str, Any]) -> dict[str, Any]:
    """Decide in somebody's name; `remit` shows the operator's token."""
    with _told():
        return dict(remit.decide(id, decision).document)


def as_text(document: Mapping[str, Any]) -> str:
    """Say how one stands, in a few lines."""
    action, policy = document["request"]["action"], document["policy"]
    lines = [
        line_of(document),
        f"  what      {action['name']} on {action['target']} by {action['system']}",
        f"  exactly   {json.dumps(action['parameters'], ensure_ascii=True, sort_keys=True)}",
        f"  asked by  {document['request']['requester']}",
        f"  policy    rule {policy['rule']} of {policy['id']}, version {policy['version']}",
        f"  digest    {document['digest']} (version {document['version']})",
    ]
    if document["waiting_for"]:
        lines.append(f"  decide by {document['decide_by']}; then: {document['on_silence']}")
    for edit in document.get("edits", ()):  # a server of an earlier version sends none
        lines.append(f"  changed   by {edit['by']} at {edit['at']}, version {edit['version']}:")
        lines += [f"            {one}" for one in _changes(edit)]
    if decision := document["decision"]:
        why = f", {decision['reason']}" if decision["reason"] else ""
        people = ", ".join(decision["by"])
        lines.append(f"  decided   {decision['choice']} by {people} at {decision['at']}{why}")
    return "\n".join(lines)


def _changes(edit: Mapping[str, Any]) -> tuple[str, ...]:
    from bot.domain.escalation.edit import Edit, told_of  # noqa: PLC0415

    return told_of(Edit.model_validate(edit))


def line_of(document: Mapping[str, Any]) -> str:
    """Say in one line what it is."""
    action = document["request"]["action"]
    target = ascii(action["target"])[1:-1]
    return f"{document['id']}  {document['state']:<11}  {action['name']} on {target}"


@contextlib.contextmanager
def _told() -> Iterator[None]:
    from bot.client import ApiError, UnreachableError  # noqa: PLC0415

    try:
        yield
    except ApiError as error:
        raise _refusal(error) from None
    except UnreachableError as error:
        raise UnavailableError(
            f"{error}.", next_step="See that Remit runs there, or correct REMIT_ADDRESS."
        ) from None


def _refusal(error: "ApiError") -> RemitError:
    """Tell a refusal of the API as the same refusal here would be told."""
    kind = _KINDS.get(error.status, InvalidInputError)
    places = "; ".join(f"{place}: {why}" for place, why in error.fields.items())
    return kind(f"{error}{f' ({places})' if places else ''}", next_step="")
