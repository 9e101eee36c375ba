"""A value told from all others by which object it is, not by what is in it."""

from typing import Generic, TypeVar

Value = TypeVar("Value")


class Very(Generic[Value]):
    """This very object, as a key: for values that never change but hold what has no hash.

    Whoever keeps the key keeps the object, so no other can come to stand in its place.
    """

    __slots__ = ("value",)

    def __init__(self, value: Value) -> None:
        """Hold it."""
        self.value = value

    def __hash__(self) -> int:
        """Tell it by its identity."""
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        """Whether the other holds the very same object."""
        return isinstance(other, Very) and other.value is self.value
