"""Rows of a table in CSV, streamed; a row of the wrong width is counted as unread."""

import csv
from collections.abc import Iterator

from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import MEBIBYTE, too_large
from bot.evidence.findings import Findings
from bot.evidence.importer import OpenFile


def table(file: OpenFile, found: Findings) -> Iterator[list[str]]:
    """Read the header, then the rows.

    Raises:
        FileLimitError: a row or a cell is too large, or there are too many columns.
        UnreadableFileError: it is no CSV.
    """
    csv.field_size_limit(MEBIBYTE)
    text = _Text(file, found)
    reader = csv.reader(text, delimiter=file.glimpse.delimiter)
    try:
        header = next(reader, [])
        if len(header) > file.bounds.columns:
            raise too_large("The table has too many columns", f"{file.bounds.columns:,}")
        yield header
        for row in reader:
            if len(row) == len(header):
                yield row
            elif row and text.ended:
                found.unread += 1
            elif row:
                found.truncated("The table ends in the middle of a row.")
    except csv.Error as error:
        if "field larger" in str(error):
            raise too_large("A cell of the table is too large", "1 MiB") from error
        raise UnreadableFileError(
            f"The table cannot be read: {error}.", next_step="Export it again as CSV."
        ) from error


class _Text:
    """The lines of a table as text, and whether the last one ended."""

    def __init__(self, file: OpenFile, found: Findings) -> None:
        self._lines, self._found = file.lines(), found
        self.ended = True

    def __iter__(self) -> Iterator[str]:
        for line, ended in self._lines:
            self.ended = ended
            try:
                yield line.decode() + "\n"
            except UnicodeDecodeError:
                self._found.warn(
                    WarningState.LOSSY,
                    "The table is not all in UTF-8: letters that are not are shown as \ufffd.",
                )
                yield line.decode("utf-8", "replace") + "\n"
