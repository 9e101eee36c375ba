"""What a check says: its name, how much it matters, and one sentence with what to do."""

from dataclasses import dataclass
from enum import StrEnum

from bot.domain.errors import InvalidInputError, RemitError


class Level(StrEnum):
    """How much a finding matters."""

    OK = "ok"
    WARNING = "warning"  # the bot runs; a person should read it
    FAILED = "failed"  # the bot would not work


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    name: str
    level: Level
    sentence: str
    kind: type[RemitError] = InvalidInputError  # of a failure; decides the exit code

    @property
    def ok(self) -> bool:
        """Whether the bot can run in spite of it."""
        return self.level is not Level.FAILED


def fine(name: str, sentence: str) -> Finding:
    return Finding(name, Level.OK, sentence)


def warning(name: str, sentence: str) -> Finding:
    return Finding(name, Level.WARNING, sentence)


def failed(name: str, sentence: str, kind: type[RemitError] = InvalidInputError) -> Finding:
    return Finding(name, Level.FAILED, sentence, kind)
