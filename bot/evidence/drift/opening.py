"""Opens data by what its name ends in: one format a file, all files of a pattern as one source."""

from collections.abc import Callable
from pathlib import Path

from bot.evidence.drift.files import PACKED, files_of
from bot.evidence.drift.objects import name_in
from bot.evidence.drift.source import Source, UnreadableDataError

Opened = Callable[[str], Source]


def _parquet(path: str) -> Source:
    from bot.evidence.drift.parquet import ParquetSource  # noqa: PLC0415  # only the format in hand

    return ParquetSource(path)


def _csv(path: str) -> Source:
    from bot.evidence.drift.csv_file import CsvSource  # noqa: PLC0415

    return CsvSource(path)


def _lines(path: str) -> Source:
    from bot.evidence.drift.json_lines import JsonLinesSource  # noqa: PLC0415

    return JsonLinesSource(path)


def _arrow(path: str) -> Source:
    from bot.evidence.drift.arrow import ArrowSource  # noqa: PLC0415

    return ArrowSource(path)


FORMATS: dict[str, Opened] = {
    ".parquet": _parquet,
    ".pq": _parquet,
    ".csv": _csv,
    ".tsv": _csv,
    ".jsonl": _lines,
    ".ndjson": _lines,
    ".arrow": _arrow,
    ".feather": _arrow,
    ".ipc": _arrow,
}


def open_source(where: str) -> Source:
    """Open a file, or all files of a pattern as one.

    Raises:
        DataFileMissingError: Nothing is there.
        UnreadableDataError: It is no data we can read.
    """
    paths = files_of(where)
    if len(paths) == 1:
        return _open(paths[0])
    from bot.evidence.drift.several import SeveralSources  # noqa: PLC0415

    return SeveralSources(where, [_open(path) for path in paths])


def _open(path: str) -> Source:
    ending = _ending(path)
    opened = FORMATS.get(ending)
    if opened is None:
        known = ", ".join(FORMATS)
        raise UnreadableDataError(
            f"{path} does not end in a format that is read here.", next_step=f"Known are {known}."
        )
    return opened(path)


def _ending(path: str) -> str:
    """What the name ends in; compression is seen through."""
    suffixes = [suffix.lower() for suffix in Path(name_in(path)).suffixes]
    return next((s for s in reversed(suffixes) if s not in PACKED), "")
