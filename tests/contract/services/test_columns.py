"""Which column of a plain table holds what is asked once, and every file that waited is read."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from sqlalchemy import select

from bot.domain.evaluation.errors import MappingNeededError
from bot.domain.evaluation.run import FileReading
from bot.domain.evaluation.told_mapping import Picked, Waiting
from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.results import Evaluations, Upload
from bot.services.evaluation.verdict import Verdicts
from bot.store.store import Store
from bot.store.told_mapping import told_mappings
from bot.store.transaction import Transaction
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

BY_RESULT = Picked(roles={"case": 0, "passed": 1})


class Between:
    """A store where something happens once somebody has looked into it."""

    def __init__(self, store: Store) -> None:
        self.store, self.happens = store, list[Callable[[], Awaitable[None]]]()

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401  # passed on
        return getattr(self.store, name)

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Transaction]:
        async with self.store.reading() as tx:
            yield tx
        if self.happens:
            await self.happens.pop()()


@dataclass(frozen=True, slots=True)
class Meanwhile(ResultFiles):
    """Files of results, where something is let happen once one cannot be read by itself."""

    let: list[Callable[[], None]] = field(default_factory=list)

    def keep(self, upload: Path, **told: Any) -> FileReading:  # noqa: ANN401  # passed on
        try:
            return ResultFiles.keep(self, upload, **told)
        except MappingNeededError:
            if self.let:
                self.let.pop()()
            raise


class Thread:
    """The thread of a spec into which tables are dropped that nobody can read by themselves."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        self.store, self.folder, self.desk = store, folder, Desk(store, clock)
        self.files = Meanwhile(folder / "results")
        self.between = Between(store)
        self.evaluations = Evaluations(cast(Store, self.between), Verdicts(store), self.files)

    def table(self, name: str) -> Upload:
        path = self.folder / f"{name}.csv"
        rows = [f"{name}{n},{'nein' if n < 3 else 'ja'}" for n in range(40)]
        path.write_text("\n".join(["fall,richtig", *rows]))
        return Upload(path, path.name, again={"name": name})

    async def drop(self, name: str) -> None:
        async def fetch(_number: int) -> Upload:
            return self.table(name)

        place = (await self.desk.spec()).place
        await self.evaluations.dropped(place, fetch, 1, name, NADIA)

    async def again(self, file: Waiting) -> Upload:
        return self.table(str(file.file["name"]))

    async def tell(self, again: Callable[[Waiting], Awaitable[Upload]] | None = None) -> None:
        async with self.store.reading() as tx:
            asked = await tx.connection.scalar(select(told_mappings.c.id))
        assert asked
        await self.evaluations.tell_columns(asked, BY_RESULT, NADIA, again or self.again)

    async def runs(self) -> int:
        async with self.store.reading() as tx:
            spec = await self.desk.spec()
            return len(await tx.evaluation_runs.of_spec(spec.id, tx.now, limit=9))


async def test_a_file_that_comes_while_the_first_is_read_by_what_was_told_is_read_too(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    thread = Thread(store, clock, tmp_path)
    await thread.desk.drafted()
    await thread.drop("first")

    async def again(file: Waiting) -> Upload:
        if file.name == "first.csv":
            await thread.drop("second")  # nothing is remembered yet, so it waits too
        return await thread.again(file)

    await thread.tell(again)

    assert 2 == await thread.runs()


async def test_a_file_whose_question_is_answered_just_before_it_is_asked_is_read_at_once(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    thread = Thread(store, clock, tmp_path)
    await thread.desk.drafted()
    await thread.drop("first")
    thread.files.let.append(lambda: thread.between.happens.append(thread.tell))

    await thread.drop("second")

    assert 2 == await thread.runs()
