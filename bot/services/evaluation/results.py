"""Bring a file of results to a spec: read it beside the loop, keep it by its content, have it judged."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from pydantic import JsonValue

from bot.domain.conversation.thread import Thread
from bot.domain.errors import NotFoundError
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.errors import FileGoneError, MappingNeededError
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.mapping import Mapping
from bot.domain.evaluation.run import EvaluationRun, FileReading
from bot.domain.evaluation.timeliness import received
from bot.domain.evaluation.told_mapping import Picked, ToldMapping, Waiting, picked, shape_of
from bot.domain.intake.model import Origin
from bot.domain.spec.version import SpecVersion
from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.again import MOST_CASES
from bot.services.evaluation.against import Against
from bot.services.evaluation.mapping import (
    ask_columns,
    columns_told,
    no_such_mapping,
    remember_columns,
)
from bot.services.evaluation.unread import UNREAD, Unread, unread_of
from bot.services.evaluation.verdict import Answered, Verdicts
from bot.services.spec.version import in_thread
from bot.store.store import Store

_NAME = 200  # characters


@dataclass(frozen=True, slots=True)
class Upload:
    """A file that lies at a place of ours, and what its sender said about it."""

    path: Path
    name: str
    format: Format | None = None
    mapping: Mapping | None = None
    expected: int | None = None
    again: dict[str, JsonValue] | None = None  # how whoever took it in gets it again


Fetch = Callable[[int], Awaitable[Upload]]


FetchAgain = Callable[[Waiting], Awaitable[Upload]]
_PLAIN = frozenset({Format.CSV, Format.JSONL, Format.JSON})


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
        version = await self._find(spec, origin)
        reading = await self._read_by_mapping(upload, version, origin)
        cases = await asyncio.to_thread(self._cases, reading.runs)
        async with self.store.reading() as tx:
            now = tx.now
        runs = [received(run, now) for run in reading.runs]
        answer = key or _named(runs)
        told = await Against(self.store, self.files.read).told(version, runs, cases)
        answered = Answered(answer, tuple(told), upload.name[:_NAME]) if answer else None
        kept = await self.verdicts.keep(runs, spec, origin, cases=cases, answered=answered)
        return Brought(reading.model_copy(update={"runs": tuple(runs)}), kept)

    async def dropped(
        self, place: Thread, fetch: Fetch, names: Sequence[str], key: str, origin: Origin
    ) -> None:
        """Bring the files somebody dropped into the thread of a spec; elsewhere they are none of ours.

        One that cannot be read keeps no other from being read; whoever dropped it is told of it.

        Args:
            place: The thread.
            fetch: Fetches the file of a number.
            names: What the files are called.
            key: What names this gesture, so that it is answered once.
            origin: Who dropped them. The last file settles it.
        """
        async with self.store.reading() as tx:
            version = await in_thread(tx, place)
        if version is None:
            async with self.store.transaction(origin):
                return
        unread: list[Unread] = []
        brought = False
        for number, name in enumerate(names):
            settles = number == len(names) - 1 and not unread
            each = origin if settles else replace(origin, claim=None)
            named = f"{key}:{number}"
            try:
                brought = await self._drop(await fetch(number), version, each, named)
            except UNREAD as error:
                unread.append(Unread(named, error, name if len(names) > 1 else ""))
        if unread or not brought:
            async with self.store.transaction(origin) as tx:
                await tx.outbox.add(*unread_of(version, unread, origin))

    async def _drop(self, upload: Upload, version: SpecVersion, origin: Origin, key: str) -> bool:
        """Bring a file, or ask for its columns; whether it was brought."""
        try:
            await self.bring(upload, version.id, origin, key=key)
        except MappingNeededError as needed:
            file = Waiting(file=upload.again or {}, name=upload.name[:_NAME], key=key)
            async with self.store.transaction(replace(origin, claim=None)) as tx:
                waits = await ask_columns(tx, version, needed.columns, file)
            if waits:
                return False
            await self.bring(upload, version.id, origin, key=key)
        return True

    async def tell_columns(
        self, id: str, chosen: Picked, origin: Origin, again: FetchAgain
    ) -> None:
        """Say which column of a plain table holds what, and have the files read that wait for it.

        A file that is gone, or that cannot be read though another one can, waits no longer; whoever
        says this is told of it.

        Args:
            id: Of the question.
            chosen: Which column holds what.
            origin: Who says it.
            again: Fetches a file that waits.

        Raises:
            NotFoundError: there is no such question, or the spec is not theirs.
            InvalidInputError: no column holds the result, or no file can be read by it.
        """
        told = await self._asked(id)
        version = await self._find(told.spec, origin)
        mapping = picked(told.columns, chosen)
        tried: set[str] = set()
        unread: list[Unread] = []
        while waiting := [one for one in told.waiting if one.key not in tried]:
            for file in waiting:
                tried.add(file.key)
                try:
                    upload = replace(await again(file), mapping=mapping)
                    await self.bring(upload, told.spec, replace(origin, claim=None), key=file.key)
                except UNREAD as error:
                    unread.append(Unread(file.key, error, file.name))
            told = await self._asked(id)  # until the first was read, others may have come to wait
        refused = [one.error for one in unread if not isinstance(one.error, FileGoneError)]
        if refused and len(unread) == len(tried):
            raise refused[0]  # what was chosen may be wrong: the files wait on
        async with self.store.transaction(origin) as tx:
            await columns_told(tx, version, told.columns, mapping, origin)
            await tx.outbox.add(*unread_of(version, unread, origin))

    async def _asked(self, id: str) -> ToldMapping:
        async with self.store.reading() as tx:
            told = await tx.told_mappings.get(id)
        if told is None:
            raise no_such_mapping()
        return told

    async def columns(self, id: str, team: str) -> tuple[ToldMapping, SpecVersion] | None:
        """Read what is known or asked about the columns of a table, with the spec it is about."""
        async with self.store.reading() as tx:
            told = await tx.told_mappings.get(id)
            version = await tx.specs.newest(told.spec) if told and told.team == team else None
        return (told, version) if told and version else None

    async def _read_by_mapping(
        self, upload: Upload, version: SpecVersion, origin: Origin
    ) -> FileReading:
        """Read a file; a plain table as it was told, now or the last time."""
        if upload.mapping is not None:
            reading = await asyncio.to_thread(self._read, upload)
            if reading.source.format in _PLAIN:
                columns = await asyncio.to_thread(self.files.columns, upload.path)
                async with self.store.transaction(replace(origin, claim=None)) as tx:
                    await remember_columns(tx, version, columns, upload.mapping, origin)
            return reading
        try:
            return await asyncio.to_thread(self._read, upload)
        except MappingNeededError as needed:
            async with self.store.reading() as tx:
                told = await tx.told_mappings.of(version.id, shape_of(needed.columns))
            if told is None or told.mapping is None:
                raise
            return await asyncio.to_thread(self._read, replace(upload, mapping=told.mapping))

    async def _find(self, spec: str, origin: Origin) -> SpecVersion:
        """Look before a large file is read for nothing."""
        async with self.store.reading() as tx:
            version = await tx.specs.newest(spec)
        if version is None or not origin.may_touch(version.place, version.owner):
            raise NotFoundError(
                "I cannot find that spec, or it is not yours to bring results to.",
                next_step="`remit spec show` and the spec's card name its id.",
            )
        return version

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


def _named(runs: Sequence[EvaluationRun]) -> str:
    """What names a file with what was read of it: another reading is answered too."""
    read = "\n".join(check.model_dump_json() for run in runs for check in run.checks)
    return f"{runs[0].source.raw}:{sha256(read.encode()).hexdigest()[:16]}"
