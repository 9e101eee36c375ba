"""The folder in which files of results are kept: named by their content, never by their sender."""

import errno
import hashlib
import os
import re
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bot.domain.errors import NotFoundError, UnavailableError
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.errors import UnreadableFileError
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import Mapping
from bot.domain.evaluation.run import CaseRows, EvaluationRun, FileReading
from bot.evidence.bounds import BOUNDS, Bounds, file_blocks

_ADDRESS = re.compile(r"[0-9a-f]{64}")
_BLOCK = 4 << 20


@dataclass(frozen=True, slots=True)
class ResultFiles:
    """Raw files and the rows of their cases, each under the SHA-256 of its content."""

    folder: Path
    bounds: Bounds = BOUNDS

    def keep(
        self,
        upload: Path,
        *,
        name: str,
        format: Format | None = None,
        mapping: Mapping | None = None,
        expected: int | None = None,
    ) -> FileReading:
        """Read a file, and keep it with the rows of its cases.

        Nothing is kept of a file that is refused. What is kept appears whole or not at all, and the
        same file twice is kept once.

        Raises:
            InvalidInputError: it cannot be read, with the reason.
            UnavailableError: there is no room for it, or the folder cannot be written.
        """
        from bot.evidence.reading import read_file  # noqa: PLC0415  # loads pyarrow

        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryDirectory(dir=self.folder, prefix=".reading-") as place:
                cases = Path(place) / "cases.parquet"
                reading = read_file(
                    upload,
                    name=name,
                    format=format,
                    mapping=mapping,
                    expected=expected,
                    cases=cases,
                    bounds=self.bounds,
                )
                self._keep_raw(upload, str(reading.source.raw), Path(place))
                return _addressed(reading, self._keep_cases(cases))
        except OSError as error:
            raise _not_kept(error) from error

    def columns(self, upload: Path) -> tuple[str, ...]:
        """The columns of a plain table, as a refusal would name them."""
        from bot.evidence.glimpse import look_at  # noqa: PLC0415  # only of plain tables

        return look_at(upload, self.bounds).named

    def _keep_raw(self, upload: Path, digest: str, place: Path) -> None:
        kept = self.raw(digest)
        if kept.exists() and kept.stat().st_size == upload.stat().st_size:
            return
        copy = place / "raw"
        shutil.copyfile(upload, copy)
        _settle(copy, kept)

    def _keep_cases(self, cases: Path) -> str | None:
        if not cases.exists():  # a summary has no rows
            return None
        address = self._digest(cases)
        _settle(cases, self.cases(address))  # whatever became of the one that is there
        return address

    def raw(self, digest: str) -> Path:
        """Where the file with this content is, or would be.

        Raises:
            NotFoundError: this is no digest.
        """
        return self._at("raw", digest, "")

    def cases(self, address: str) -> Path:
        """Where the rows with this address are, or would be.

        Raises:
            NotFoundError: this is no address.
        """
        return self._at("cases", address, ".parquet")

    def read(self, run: EvaluationRun) -> list[Case]:
        """Read the cases of a kept run; none where it has none, or they are gone or damaged."""
        from bot.evidence.case_rows import read_cases  # noqa: PLC0415  # loads pyarrow

        if run.rows is None or not self._are_whole(run.rows.address):
            return []
        return list(read_cases(self.cases(run.rows.address), run.rows.part))

    def _are_whole(self, address: str) -> bool:
        """Whether the rows with this address are there, and are what they are named by."""
        try:
            return self._digest(self.cases(address)) == address
        except (OSError, UnreadableFileError):
            return False

    def _digest(self, file: Path) -> str:
        digest = hashlib.sha256()
        for block in file_blocks(file, self.bounds, block=_BLOCK):
            digest.update(block)
        return digest.hexdigest()

    def _at(self, kind: str, digest: str, ending: str) -> Path:
        if not _ADDRESS.fullmatch(digest):
            raise NotFoundError("There is no such file of results.")
        return self.folder / kind / digest[:2] / f"{digest}{ending}"


def _not_kept(error: OSError) -> UnavailableError:
    cause = type(error).__name__
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        next_step = "Nothing was kept; tell whoever runs Remit, and send it again."
        return UnavailableError(
            "There is no room to keep the file.", next_step=next_step, cause=cause
        )
    return UnavailableError(
        "The file could not be kept.",
        next_step="`remit doctor` looks at the folder for it; then send it again.",
        cause=cause,
    )


def _settle(made: Path, kept: Path) -> None:
    """Move a finished file to its place, so that a crash leaves it whole or absent."""
    with made.open("rb") as file:
        os.fsync(file.fileno())
    kept.parent.mkdir(parents=True, exist_ok=True)
    made.replace(kept)


def _addressed(reading: FileReading, address: str | None) -> FileReading:
    def told(run: EvaluationRun) -> EvaluationRun:
        rows = run.rows
        if rows is None or address is None:
            return run.model_copy(update={"rows": None})
        kept = CaseRows(address=address, part=rows.part, rows=rows.rows)
        return run.model_copy(update={"rows": kept})

    return reading.model_copy(update={"runs": tuple(map(told, reading.runs))})
