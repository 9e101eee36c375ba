"""Wire schemas hold only what every endpoint understands."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Any, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field

from bot.llm.schema import WireSchemaError, wire_schema
from bot.llm.wire import FactReading

KEYWORDS = {
    "type", "properties", "required", "additionalProperties", "items", "enum", "anyOf",
    "description",
}  # fmt: skip
LIMITS = {"minLength", "maxLength", "minItems", "maxItems", "minimum", "maximum"}


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Leaf(BaseModel):
    model_config = ConfigDict(extra="forbid")

    colour: Colour
    fixed: Literal["one"] = "one"
    words: Annotated[str, Field(max_length=5, description="A few\n words.")] | None = None


class Tree(BaseModel):
    leaves: Annotated[list[Leaf], Field(max_length=3)]
    count: Annotated[int, Field(ge=0, le=9)]


def objects(node: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Every schema node, without mistaking property names for keywords."""
    yield node
    for child in node.get("properties", {}).values():
        yield from objects(child)
    for child in [*node.get("anyOf", []), *([node["items"]] if "items" in node else [])]:
        yield from objects(child)


def test_a_model_becomes_a_closed_schema_with_limits() -> None:
    expected = {
        "type": "object",
        "properties": {
            "leaves": {
                "type": "array",
                "items": {
                    "type": "object",
                    "properties": {
                        "colour": {"type": "string", "enum": ["red", "blue"]},
                        "fixed": {"type": "string", "enum": ["one"]},
                        "words": {
                            "anyOf": [
                                {"description": "A few words.", "type": "string", "maxLength": 5},
                                {"type": "null"},
                            ]
                        },
                    },
                    "required": ["colour", "fixed", "words"],
                    "additionalProperties": False,
                },
                "maxItems": 3,
            },
            "count": {"type": "integer", "minimum": 0, "maximum": 9},
        },
        "required": ["leaves", "count"],
        "additionalProperties": False,
    }

    assert expected == wire_schema(Tree, limits=True)


@pytest.mark.parametrize("output", [Tree, FactReading])
@pytest.mark.parametrize("limits", [True, False])
def test_only_portable_keywords_are_sent(output: type[BaseModel], *, limits: bool) -> None:
    nodes = list(objects(wire_schema(output, limits=limits)))

    used = {keyword for node in nodes for keyword in node}

    assert used <= KEYWORDS | (LIMITS if limits else set())
    assert all(
        node["additionalProperties"] is False and node["required"] == list(node["properties"])
        for node in nodes
        if node.get("type") == "object"
    )


class Pattern(BaseModel):
    value: Annotated[str, Field(pattern="a+")]


class Mapped(BaseModel):
    value: dict[str, int]


class Anything(BaseModel):
    value: Any


class Pair(BaseModel):
    value: tuple[int, str]


class Unique(BaseModel):
    value: set[str]


class Either(BaseModel):
    value: int | str


class Formatted(BaseModel):
    value: Annotated[float, Field(multiple_of=0.5)]


class Four(BaseModel):
    value: int


class Three(BaseModel):
    four: Four


class Two(BaseModel):
    three: Three


class One(BaseModel):
    two: Two


class Nothing(BaseModel):
    pass


@pytest.mark.parametrize(
    "output", [Pattern, Mapped, Anything, Pair, Unique, Either, Formatted, One, Nothing]
)
def test_what_is_not_portable_is_refused_with_its_place(output: type[BaseModel]) -> None:
    with pytest.raises(WireSchemaError, match=rf"^{output.__name__}"):
        wire_schema(output, limits=True)


def test_three_levels_are_allowed() -> None:
    assert wire_schema(Two, limits=True)["type"] == "object"
