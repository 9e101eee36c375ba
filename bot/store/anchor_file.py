"""The file of anchors: a line for each chain and day, added to and never rewritten."""

import asyncio
import os
from collections.abc import Sequence
from pathlib import Path

from bot.domain.audit.anchor import Anchor
from bot.domain.errors import UnavailableError


async def add_to_file(file: Path, anchors: Sequence[Anchor]) -> None:
    """Add anchors to a file, and return when they are on the disk.

    Raises:
        UnavailableError: it cannot be written now.
    """
    text = "".join(one.model_dump_json(exclude_none=True) + "\n" for one in anchors)
    try:
        await asyncio.to_thread(_append, file, text)
    except OSError as error:
        raise UnavailableError(
            "The file of audit anchors cannot be written.",
            next_step="Look at REMIT_AUDIT_FILE; it is tried again.",
            cause=type(error).__name__,
        ) from error


def _append(file: Path, text: str) -> None:
    with file.open("a", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        os.fsync(opened.fileno())
