"""Which column of a plain table holds what is asked once, and every file that waited is read."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import select

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.errors import FileGoneError, MappingNeededError
from bot.domain.evaluation.run import FileReading
from bot.domain.evaluation.told_mapping import Picked, ToldMapping, Waiting
from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.results import Evaluations, Upload
from bot.services.evaluation.verdict import Verdicts
from bot.store.queues import outbox
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
        await self.evaluations.dropped(place, fetch, [f"{name}.csv"], name, NADIA)

    async def again(self, file: Waiting) -> Upload:
        return self.table(str(file.file["name"]))

    async def tell(self, again: Callable[[Waiting], Awaitable[Upload]] | None = None) -> None:
        async with self.store.reading() as tx:
            asked = await tx.connection.scalar(select(told_mappings.c.id))
        assert asked
        await self.evaluations.tell_columns(asked, BY_RESULT, NADIA, again or self.again)

    async def told(self) -> list[tuple[str, str]]:
        """What Nadia was told for herself about files."""
        async with self.store.reading() as tx:
            found = await tx.connection.scalars(select(outbox.c.payload).order_by(outbox.c.row))
        effects = [Effect.model_validate(each) for each in found]
        return [
            (str(one.facts["file"]), str(one.facts["message"]))
            for one in effects
            if one.view == "refusal" and (one.kind, one.user) == (EffectKind.PRIVATE, NADIA.actor)
        ]

    async def waiting(self) -> int:
        async with self.store.reading() as tx:
            (document,) = await tx.connection.scalars(select(told_mappings.c.document))
        return len(ToldMapping.model_validate(document).waiting)

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


async def test_a_file_that_cannot_be_read_keeps_no_other_of_its_gesture_from_being_read(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    thread = Thread(store, clock, tmp_path)
    place = (await thread.desk.drafted()).place
    (tmp_path / "notes.json").write_text('{"notes": "call the desk"}')
    (tmp_path / "good.csv").write_text("id,passed\na,yes\nb,no\n")
    names = ["gone.csv", "notes.json", "good.csv"]

    async def fetch(number: int) -> Upload:
        if number == 0:
            raise FileGoneError("That file is no longer in Slack.")
        return Upload(tmp_path / names[number], names[number])

    for _ in range(2):  # the gesture is delivered again, and says nothing twice
        await thread.evaluations.dropped(place, fetch, names, "12.3", NADIA)

    assert 1 == await thread.runs()
    assert ["gone.csv", "notes.json"] == [file for file, _ in await thread.told()]


async def test_a_file_that_was_deleted_while_it_waited_keeps_no_other_waiting(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    thread = Thread(store, clock, tmp_path)
    await thread.desk.drafted()
    for name in ("first", "second", "third"):
        await thread.drop(name)

    async def again(file: Waiting) -> Upload:
        if file.name == "first.csv":
            raise FileGoneError("That file is no longer in Slack.")
        return await thread.again(file)

    await thread.tell(again)

    assert (2, 0) == (await thread.runs(), await thread.waiting())
    assert [("first.csv", "That file is no longer in Slack.")] == await thread.told()


async def test_files_of_which_none_can_be_read_as_told_wait_for_another_answer(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    thread = Thread(store, clock, tmp_path)
    await thread.desk.drafted()
    for name in ("first", "second"):
        await thread.drop(name)

    async def again(file: Waiting) -> Upload:
        raise InvalidInputError("I cannot read that file.")

    with pytest.raises(InvalidInputError):
        await thread.tell(again)

    assert (0, 2) == (await thread.runs(), await thread.waiting())
    assert [] == await thread.told()
