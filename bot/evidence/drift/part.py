"""Which rows of a place are meant: of a stretch of time, of one slice, or all."""

from dataclasses import dataclass, replace
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Cut:
    """Which rows; moments are in the zone in which days are counted."""

    time: str | None = None
    start: datetime | None = None
    end: datetime | None = None
    column: str | None = None
    value: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether it leaves nothing out."""
        return not self.columns

    def slice_of(self, column: str, value: str) -> "Cut":
        """The rows of one slice of it."""
        return replace(self, column=column, value=value)

    @property
    def columns(self) -> tuple[str, ...]:
        """What has to be read to tell which rows are meant."""
        time = self.time if self.start or self.end else None
        return tuple(name for name in (time, self.column) if name is not None)


WHOLE = Cut()
