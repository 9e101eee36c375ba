"""Replies into values: thoughts and fences stripped, the first object, strict JSON, pydantic."""

import json
import re
from dataclasses import dataclass
from typing import Any, Generic, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from bot.llm.text import visible

LONGEST_REPLY = 200_000  # characters; no prompt of ours allows an answer a tenth as long
MOST_FINDINGS = 12  # a model repairs a short list better than a long one
_OBJECT_START = re.compile(r'\{(?=\s*["}])')  # prose such as "{name}" is not the start of JSON
_THOUGHT = re.compile(r"\A\s*<think>.*?(?:</think>|\Z)", re.DOTALL)
_UNOPENED_THOUGHT = re.compile(r"\A\s*[^\s{`].*?</think>", re.DOTALL)  # the template opened it

Output = TypeVar("Output", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class Parsed(Generic[Output]):
    """A value, or the findings that say why there is none."""

    value: Output | None
    findings: tuple[str, ...] = ()
    is_prose: bool = False  # no JSON at all: the wish for a format seems to have gone unheard


def parse_reply(text: str, output: type[Output]) -> Parsed[Output]:
    """Read one reply as `output`.

    Nothing is guessed: a reply that is cut off or not strict JSON gives findings, never a part of
    an answer. Findings name places and rules, and repeat nothing of the reply.
    """
    answer = without_thoughts(text).strip()
    start = _OBJECT_START.search(answer)
    if start is None:
        finding = "The reply held no JSON object." if answer else "The reply was empty."
        return Parsed(None, (finding,), is_prose=True)
    try:
        document = _strict_json(balanced_object(answer, start.start()))
        return Parsed(output.model_validate(_visible(document)))
    except ValidationError as error:
        return Parsed(None, _findings(error))
    except json.JSONDecodeError as error:
        return Parsed(None, (f"The JSON object cannot be read: {error.msg}.",))
    except (ValueError, RecursionError):
        return Parsed(None, ("The JSON object was never closed, or is not strict JSON.",))


def without_thoughts(text: str) -> str:
    """Drop a reasoning model's thoughts in front of the answer, closed or not."""
    pattern = _THOUGHT if _THOUGHT.match(text) else _UNOPENED_THOUGHT
    return pattern.sub("", text, count=1)


def balanced_object(text: str, start: int) -> str:
    """Return the object that opens at `start`.

    Raises:
        ValueError: If it never closes within a sensible length.
    """
    depth = 0
    in_string = escaped = False
    for position in range(start, min(len(text), start + LONGEST_REPLY)):
        character = text[position]
        if in_string:
            if escaped:
                escaped = False
            elif character == "\\":
                escaped = True
            elif character == '"':
                in_string = False
        elif character == '"':
            in_string = True
        elif character == "{":
            depth += 1
        elif character == "}":
            depth -= 1
            if depth == 0:
                return text[start : position + 1]
    raise ValueError("the object never closes")


def _strict_json(candidate: str) -> Any:  # noqa: ANN401 # JSON is anything until it is validated
    return json.loads(candidate, object_pairs_hook=_unique, parse_constant=_refuse_constant)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    members = dict(pairs)
    if len(members) != len(pairs):
        raise ValueError("a name appears twice")
    return members


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _visible(document: Any) -> Any:  # noqa: ANN401 # walks JSON before it has a type
    match document:
        case str():
            return visible(document)
        case list():
            return [_visible(item) for item in document]
        case dict():
            return {name: _visible(item) for name, item in document.items()}
        case _:
            return document


def _findings(error: ValidationError) -> tuple[str, ...]:
    details = error.errors(include_input=False, include_url=False, include_context=False)
    findings = [
        f"{'.'.join(str(step) for step in detail['loc']) or 'object'}: {detail['msg']}."
        for detail in details[:MOST_FINDINGS]
    ]
    return tuple(findings)
