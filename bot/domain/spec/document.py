"""A spec as JSON: stable, versioned, and readable again."""

from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.spec.stored import FORM, present_form
from bot.domain.spec.version import SpecVersion

SCHEMA = "remit.spec"
SCHEMA_VERSION = FORM
_BESIDE = frozenset({"schema", "schema_version", "goal"})


def as_json(version: SpecVersion, goal: str | None = None) -> dict[str, Any]:
    """A spec version as JSON-able data, in the order of the document; `goal` is where it began."""
    document = version.model_dump(mode="json", exclude={"exported", "revision"})
    beside = {"goal": goal} if goal else {}
    return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **beside, **document}


def from_json(document: dict[str, Any]) -> SpecVersion:
    """Read what `as_json` wrote, in this release or an earlier one."""
    form = document.get("schema_version")
    readable = document.get("schema") == SCHEMA
    if not readable or not isinstance(form, int) or not 1 <= form <= SCHEMA_VERSION:
        raise InvalidInputError(
            "This is not a spec in a format I can read.",
            next_step=f"Export it again; I read {SCHEMA} up to version {SCHEMA_VERSION}.",
        )
    body = {k: v for k, v in document.items() if k not in _BESIDE}
    body["spec"] = present_form(body["spec"], form)
    return SpecVersion.model_validate(body)
