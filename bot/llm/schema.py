"""Wire schemas: the part of JSON Schema that every endpoint understands, from a pydantic model."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

MAXIMUM_LEVELS = 3  # objects inside objects; engines cover simple schemas well and deep ones badly
_ANNOTATIONS = frozenset({"title", "default", "description", "examples", "$defs"})
_LIMITS = frozenset({"minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"})
_OBJECT = frozenset({"type", "properties", "required", "additionalProperties"})
_SCALARS = frozenset({"string", "number", "integer", "boolean", "null"})


class WireSchemaError(TypeError):
    """An output model uses a construct that some endpoints silently ignore or refuse."""


def wire_schema(output: type[BaseModel], *, limits: bool) -> dict[str, Any]:
    """Describe `output` with objects, scalars, arrays, enums and anyOf-null only.

    Strict mode wants every property required and no additional ones; `limits` keeps lengths and
    ranges, which some strict engines refuse. Whatever is left out here is enforced after parsing.
    """
    document = output.model_json_schema()
    converter = _Converter(document.get("$defs", {}), limits=limits)
    return converter.convert(document, where=output.__name__, level=0)


@dataclass(frozen=True, slots=True)
class _Converter:
    definitions: Mapping[str, Mapping[str, Any]]
    limits: bool

    def convert(self, node: Mapping[str, Any], *, where: str, level: int) -> dict[str, Any]:
        """Copy one node, or say which construct at which place is not portable."""
        if "$ref" in node:
            definition = self.definitions[str(node["$ref"]).removeprefix("#/$defs/")]
            node = {**definition, **{key: node[key] for key in node if key != "$ref"}}
        kept: dict[str, Any] = {}
        if "description" in node:
            kept["description"] = " ".join(str(node["description"]).split())
        constructs = set(node) - _ANNOTATIONS - _LIMITS
        match node.get("type"):
            case None if constructs == {"anyOf"}:
                kept["anyOf"] = self._nullable(node["anyOf"], where=where, level=level)
            case "object" if constructs <= _OBJECT:
                kept |= self._object(node, where=where, level=level + 1)
            case "array" if constructs == {"type", "items"}:
                items = self.convert(node["items"], where=f"{where}[]", level=level)
                kept |= {"type": "array", "items": items}
            case str() as scalar if scalar in _SCALARS and constructs <= {"type", "enum", "const"}:
                kept["type"] = scalar
                if choices := node.get("enum", [node["const"]] if "const" in node else None):
                    kept["enum"] = list(choices)
            case kind:
                named = ", ".join(sorted(constructs - {"type"})) or f"type {kind}"
                raise WireSchemaError(f"{where}: {named} is not portable between endpoints.")
        if self.limits:
            kept |= {key: node[key] for key in sorted(_LIMITS & set(node))}
        return kept

    def _object(self, node: Mapping[str, Any], *, where: str, level: int) -> dict[str, Any]:
        if level > MAXIMUM_LEVELS:
            raise WireSchemaError(f"{where}: more than {MAXIMUM_LEVELS} levels of objects.")
        properties = node.get("properties")
        if not properties or node.get("additionalProperties") not in (None, False):
            raise WireSchemaError(f"{where}: an open or empty object is not portable.")
        return {
            "type": "object",
            "properties": {
                name: self.convert(child, where=f"{where}.{name}", level=level)
                for name, child in properties.items()
            },
            "required": list(properties),
            "additionalProperties": False,
        }

    def _nullable(
        self, options: list[Mapping[str, Any]], *, where: str, level: int
    ) -> list[dict[str, Any]]:
        kept = [self.convert(option, where=where, level=level) for option in options]
        if len(kept) != len(("value", "null")) or {"type": "null"} not in kept:
            raise WireSchemaError(f"{where}: a union may only add null to one type.")
        return kept
