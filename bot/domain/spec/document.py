"""A spec as JSON: stable, versioned, and readable again."""

from typing import Any

from bot.domain.errors import InvalidInputError
from bot.domain.spec.version import SpecVersion

SCHEMA = "remit.spec"
SCHEMA_VERSION = 1


def as_json(version: SpecVersion) -> dict[str, Any]:
    """A spec version as JSON-able data, in the order of the document."""
    document = version.model_dump(mode="json")
    return {"schema": SCHEMA, "schema_version": SCHEMA_VERSION, **document}


def from_json(document: dict[str, Any]) -> SpecVersion:
    """Read what `as_json` wrote."""
    if (document.get("schema"), document.get("schema_version")) != (SCHEMA, SCHEMA_VERSION):
        raise InvalidInputError(
            "This is not a spec in a format I can read.",
            next_step=f"Export it again; I read {SCHEMA} version {SCHEMA_VERSION}.",
        )
    body = {k: v for k, v in document.items() if k not in {"schema", "schema_version"}}
    return SpecVersion.model_validate(body)
