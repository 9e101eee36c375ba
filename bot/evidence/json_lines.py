"""JSON lines: one object a line; what cannot be read is counted, and a cut last line said."""

from collections.abc import Iterable, Iterator

from pydantic_core import from_json

from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import Bounds
from bot.evidence.findings import Findings
from bot.evidence.importer import OpenFile
from bot.evidence.json_scan import Scanner
from bot.evidence.values import Record


def objects(file: OpenFile, found: Findings) -> Iterator[Record]:
    """Read the objects of a file.

    Raises:
        FileLimitError: a line is too long or too deep.
    """
    yield from objects_of(file.lines(), found)


def objects_of(read: Iterable[tuple[bytes, bool]], found: Findings) -> Iterator[Record]:
    """Read the objects of lines; each comes with whether it ended.

    Raises:
        FileLimitError: a line is too deep.
    """
    for line, ended in read:
        if not line.strip():
            continue
        if line.count(b"{") + line.count(b"[") > found.bounds.depth:
            _check_depth(line, found.bounds)
        try:
            value = from_json(line)
        except ValueError:
            value = None
        if isinstance(value, dict):
            yield value
        elif ended:
            found.unread += 1
        else:
            found.run() if not found.facts else None
            found.warn(
                WarningState.TRUNCATED,
                "The file ends in the middle of a row; what came after is unknown.",
            )


def _check_depth(line: bytes, bounds: Bounds) -> None:
    from bot.domain.evaluation.errors import UnreadableFileError  # noqa: PLC0415

    try:
        Scanner(bounds).scan(line)
    except UnreadableFileError:
        return  # counted as a row that cannot be read
