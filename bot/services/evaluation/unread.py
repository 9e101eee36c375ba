"""Files that could not be read: whoever brought them is told of each, and the others are read."""

from collections.abc import Sequence
from dataclasses import dataclass

import structlog

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import InvalidInputError, RemitError
from bot.domain.evaluation.errors import FileGoneError
from bot.domain.intake.model import Origin
from bot.domain.spec.version import SpecVersion
from bot.services.effect import in_thread

UNREAD = (InvalidInputError, FileGoneError)  # what is wrong with one file, and with no other

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read."""

    key: str  # what its answer in the thread would have been named by
    error: RemitError
    name: str = ""  # none: it goes without saying which one it is


def unread_of(version: SpecVersion, files: Sequence[Unread], origin: Origin) -> list[Effect]:
    """Tell somebody in the thread, for themselves, why files were not read."""
    for one in files:
        log.info("evaluation.unread", spec=version.id, error=one.error.code)
    return [
        in_thread(
            version.place,
            key=f"unread:{version.id}:{one.key}",
            kind=EffectKind.PRIVATE,
            view="refusal",
            user=origin.actor,
            facts={
                "message": one.error.message,
                "next_step": one.error.next_step,
                "file": one.name,
            },
        )
        for one in files
    ]
