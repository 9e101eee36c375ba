"""Holds tables of sentences in two languages against each other: the same ones, with the same gaps."""

from collections.abc import Iterator
from dataclasses import fields
from string import Formatter
from typing import Any


def assert_same_gaps(english: Any, other: Any) -> None:  # noqa: ANN401  # a dataclass of sentences
    """Every sentence of the one is in the other, not empty, with the gaps of the English one."""
    for field in fields(english):
        ours, theirs = (_sentences(getattr(words, field.name)) for words in (english, other))
        for one, two in zip(ours, theirs, strict=True):
            assert _gaps(one) == _gaps(two), field.name
            assert two, field.name


def _sentences(value: Any) -> Iterator[str]:  # noqa: ANN401  # a sentence, several, or a table of them
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _sentences(value[key])
    elif isinstance(value, tuple):
        for each in value:
            yield from _sentences(each)
    else:
        yield str(value)


def _gaps(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}
