"""Properties of unchanging values that are worked out when they are first asked for, and then kept."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class once(Generic[Value]):  # noqa: N801  # it is written as a decorator, as `property` is
    """A property worked out once for each object.

    `functools.cached_property` does the same under a lock, which costs more than most of what is
    asked of a sentence. Two threads that ask at once both work it out, and find the same.
    """

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        """Keep how it is worked out."""
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        """Learn under which name it is kept."""
        self._name = name

    @overload
    def __get__(self, one: None, owner: type) -> "once[Value]": ...

    @overload
    def __get__(self, one: object, owner: type) -> Value: ...

    def __get__(self, one: object, owner: type) -> "once[Value] | Value":
        """Work it out; from then on the object itself has it, and nobody asks here again."""
        if one is None:
            return self
        found = one.__dict__[self._name] = self._work_out(one)
        return found
