"""Policies as YAML: read with the line of every mistake, and written so that reading gives the same."""

from collections.abc import Iterator

import yaml

from bot.domain.policy.check import Finding, Path
from bot.domain.policy.model import Policy
from bot.domain.policy.reading import invalid, read_policy

HEAVIEST = 256 * 1024


def load_policy(text: str) -> Policy:
    """Read a policy from YAML.

    Every value is read as text first: `09:00` is a time and `no` a word, whatever YAML thinks.

    Raises:
        InvalidPolicyError: It cannot be used; nothing of it is.
    """
    return read_policy(*_parsed(text))


def places_of(text: str) -> tuple[dict[str, list[Path]], dict[Path, int]]:
    """Where each value of a policy stands, as often as it does, and the line of every part.

    Raises:
        InvalidPolicyError: It cannot be read.
    """
    document, lines = _parsed(text)
    places: dict[str, list[Path]] = {}
    for where, value in values_in(document):
        places.setdefault(value, []).append(where)
    return places, lines


def _parsed(text: str) -> tuple[object, dict[Path, int]]:
    if len(text) > HEAVIEST:
        raise invalid([Finding((), "this is too long for a policy")], {})
    try:
        node = yaml.compose(text, Loader=yaml.BaseLoader)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        told = str(getattr(error, "problem", None) or "this is not YAML")
        raise invalid([Finding((), told)], {(): mark.line + 1 if mark else 1}) from None
    except RecursionError:
        raise invalid([Finding((), "this is nested too deeply")], {}) from None
    lines: dict[Path, int] = {}
    mistakes = list(_walk(node, (), lines, set())) if node else []
    if mistakes:
        raise invalid(mistakes, lines)
    return _value(node), lines


def dump_policy(policy: Policy) -> str:
    """Write a policy as YAML."""
    document = policy.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(document, sort_keys=False, allow_unicode=True, width=100)


def _walk(
    node: yaml.Node, where: Path, lines: dict[Path, int], seen: set[int]
) -> Iterator[Finding]:
    """Note the line of every part; refuse names given twice, and parts that stand in two places."""
    lines[where] = node.start_mark.line + 1
    if id(node) in seen:
        yield Finding(where, "write it out: references to other parts are not read")
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        names: set[str] = set()
        for key, value in node.value:
            name = str(key.value)
            lines[*where, name] = key.start_mark.line + 1
            if name in names:
                yield Finding((*where, name), f"{name} is given twice")
            names.add(name)
            yield from _walk(value, (*where, name), lines, seen)
            lines[*where, name] = key.start_mark.line + 1
    elif isinstance(node, yaml.SequenceNode):
        for place, each in enumerate(node.value):
            yield from _walk(each, (*where, place), lines, seen)


def _value(node: yaml.Node | None) -> object:
    if isinstance(node, yaml.MappingNode):
        return {str(key.value): _value(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_value(each) for each in node.value]
    return None if node is None else str(node.value)


def values_in(part: object, where: Path = ()) -> Iterator[tuple[Path, str]]:
    """Every text in a document, with the place where it stands."""
    match part:
        case str():
            yield where, part
        case dict():
            for name, each in part.items():
                yield from values_in(each, (*where, name))
        case list():
            for place, each in enumerate(part):
                yield from values_in(each, (*where, place))
        case _:
            return
