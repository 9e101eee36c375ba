"""Bring a file of results to a spec: read it beside the loop, keep it by its content, have it judged."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.domain.conversation.thread import Thread
from bot.domain.errors import NotFoundError
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.mapping import Mapping
from bot.domain.evaluation.run import EvaluationRun, FileReading
from bot.domain.evaluation.source import Format
from bot.domain.evaluation.timeliness import received
from bot.domain.intake.model import Origin
from bot.evidence.result_files import ResultFiles
from bot.services.spec_version import in_thread
from bot.services.verdict import Verdicts
from bot.store.store import Store

MOST_CASES = 100_000  # of a file that are judged one by one; beyond them the counts are


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies at a place of ours, and what its sender said about it."""

    path: Path
    name: str
    format: Format | None = None
    mapping: Mapping | None = None
    expected: int | None = None


Fetch = Callable[[int], Awaitable[Upload]]


@dataclass(frozen=True, slots=True)
class Brought:
    """What was read, and what became of it."""

    reading: FileReading
    kept: Kept


@dataclass(frozen=True, slots=True)
class Evaluations:
    """Takes in files of results, from wherever they come."""

    store: Store
    verdicts: Verdicts
    files: ResultFiles

    async def bring(
        self, upload: Upload, spec: str, origin: Origin, *, key: str | None = None
    ) -> Brought:
        """Read a file, keep it and its cases, and judge the spec's criteria by it.

        The same file brought to the same spec again changes nothing.

        Args:
            upload: The file.
            spec: The spec it is about.
            origin: Who brings it.
            key: What the answer in the spec's thread is named by, where the same file shall be
                answered again; else one file is answered once.

        Raises:
            NotFoundError: there is no such spec they may act on.
            InvalidInputError: the file cannot be read, with the reason.
        """
        await self._find(spec, origin)
        reading = await asyncio.to_thread(self._read, upload)
        cases = await asyncio.to_thread(self._cases, reading.runs)
        async with self.store.reading() as tx:
            now = tx.now
        runs = [received(run, now) for run in reading.runs]
        answer = key or reading.source.raw
        kept = await self.verdicts.keep(runs, spec, origin, cases=cases, key=answer)
        return Brought(reading, kept)

    async def dropped(
        self, place: Thread, fetch: Fetch, files: int, key: str, origin: Origin
    ) -> None:
        """Bring the files somebody dropped into the thread of a spec; elsewhere they are none of ours.

        Args:
            place: The thread.
            fetch: Fetches the file of a number.
            files: How many there are.
            key: What names this gesture, so that it is answered once.
            origin: Who dropped them. The last file settles it.

        Raises:
            InvalidInputError: a file cannot be read, with the reason; those before it are kept.
        """
        async with self.store.reading() as tx:
            version = await in_thread(tx, place)
        if version is None:
            async with self.store.transaction(origin):
                return
        for number in range(files):
            last = number == files - 1
            each = origin if last else replace(origin, claim=None)
            await self.bring(await fetch(number), version.id, each, key=f"{key}:{number}")

    async def _find(self, spec: str, origin: Origin) -> None:
        """Look before a large file is read for nothing."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(spec)
        if version is None or not origin.may_touch(version.place, version.owner):
            raise NotFoundError(
                "I cannot find that spec, or it is not yours to bring results to.",
                next_step="`remit spec show` and the spec's card name its id.",
            )

    def _read(self, upload: Upload) -> FileReading:
        return self.files.keep(
            upload.path,
            name=upload.name,
            format=upload.format,
            mapping=upload.mapping,
            expected=upload.expected,
        )

    def _cases(self, runs: Sequence[EvaluationRun]) -> dict[int, list[Case]]:
        total = sum(run.rows.rows for run in runs if run.rows)
        if total > MOST_CASES:
            return {}
        return {place: self.files.read(run) for place, run in enumerate(runs) if run.rows}
