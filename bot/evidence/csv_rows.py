"""Rows of a table in CSV, streamed; a row of the wrong width is counted as unread."""

import csv
import re
from collections.abc import Iterator

from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import MEBIBYTE, too_large
from bot.evidence.findings import Findings
from bot.evidence.importer import OpenFile

_RETURN = re.compile(r"(?<=\r)(?=[^\n])")  # by itself it ends a line too


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
        header = next(filter(None, reader), [])
        if len(header) > file.bounds.columns:
            raise too_large("The table has too many columns", f"{file.bounds.columns:,}")
        yield header
        for row in reader:
            text.held = 0
            if not row:
                continue
            if len(row) == len(header):
                yield row
            elif text.ended:
                found.unread += 1
            else:
                found.truncated("The table ends in the middle of a row.")
    except csv.Error as error:
        if "field larger" in str(error):
            raise too_large("A cell of the table is too large", "1 MiB") from error
        raise UnreadableFileError(
            f"The table cannot be read: {error}.", next_step="Export it again as CSV."
        ) from error


class _Text:
    """The lines of a table as text, whether the last one ended, and how much one row has taken."""

    def __init__(self, file: OpenFile, found: Findings) -> None:
        self._lines, self._found = file.lines(), found
        self._most = file.bounds.row
        self.ended = True
        self.held = 0  # a cell may go on in further lines, without end

    def __iter__(self) -> Iterator[str]:
        for line, ended in self._lines:
            self.held += len(line)
            if self.held > self._most:
                raise too_large("A row of the table is too long", f"{self._most // MEBIBYTE} MiB")
            self.ended = ended
            told = self._decoded(line) + "\n"
            if "\r" not in told:
                yield told
                continue
            for part in _RETURN.split(told):
                self.ended = ended or part.endswith(("\r", "\r\n"))
                yield part

    def _decoded(self, line: bytes) -> str:
        try:
            return line.decode()
        except UnicodeDecodeError:
            self._found.warn(
                WarningState.LOSSY,
                "The table is not all in UTF-8: letters that are not are shown as \ufffd.",
            )
            return line.decode("utf-8", "replace")
