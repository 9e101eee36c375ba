"""A file brought to a spec is compared with the one before it, case by case."""

import json
from collections.abc import Collection
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.results import Evaluations, Upload
from bot.services.evaluation.verdict import Verdicts
from bot.store.queues import outbox
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk


class Lab:
    """Brings files of results to a spec and reads what the thread is told of what changed."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        self.store, self.folder, self.desk = store, folder, Desk(store, clock)
        self.clock = clock
        self.evaluations = Evaluations(store, Verdicts(store), ResultFiles(folder / "results"))

    async def brought(self, name: str, **wrong: Collection[int]) -> list[dict[str, Any]]:
        rows = [
            {"id": f"c{i}", "check": "accuracy", "passed": i not in cases, "model": model}
            for model, cases in wrong.items()
            for i in range(120)
        ]
        file = self.folder / name
        file.write_text("\n".join(json.dumps(row) for row in rows))
        self.clock.advance(timedelta(minutes=1))
        spec = await self.desk.spec()
        await self.evaluations.bring(Upload(file, name), spec.id, NADIA)
        async with self.store.reading() as tx:
            found = await tx.connection.scalars(select(outbox.c.payload).order_by(outbox.c.row))
            told = [one for one in found if one.get("view") == "evaluation.kept"]
        return list(told[-1]["facts"]["compared"])


async def test_each_file_is_held_against_the_one_before_and_the_same_one_against_none(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    lab = Lab(store, clock, tmp_path)
    await lab.desk.drafted()

    first = await lab.brought("a.jsonl", old=range(10))
    (noise,) = await lab.brought("b.jsonl", new=[*range(9), 50])
    (worse,) = await lab.brought("c.jsonl", newer=range(30, 70))
    again = await lab.brought("c.jsonl", newer=range(30, 70))

    assert [] == first
    assert ("chance", ["c50"], ["c9"]) == (noise["trend"], noise["broken"], noise["fixed"])
    assert "This could be chance" in noise["text"]
    assert "old" == noise["named"]
    assert ("worse", 10, 39, 9) == (
        worse["trend"], len(worse["broken"]), worse["broken_in_all"], worse["fixed_in_all"],
    )  # fmt: skip
    assert [worse] == again  # nothing is answered twice


@pytest.mark.parametrize("damage", ["cut", "gone"])
async def test_where_the_cases_of_the_file_before_cannot_be_read_it_is_said_and_the_file_counts(
    store: Store, clock: ToldClock, tmp_path: Path, damage: str
) -> None:
    lab = Lab(store, clock, tmp_path)
    await lab.desk.drafted()
    await lab.brought("a.jsonl", old=range(10))
    (kept,) = (tmp_path / "results" / "cases").rglob("*.parquet")
    if damage == "gone":
        kept.unlink()
    else:
        kept.write_bytes(kept.read_bytes()[:100])

    (lost,) = await lab.brought("b.jsonl", new=range(11))
    await lab.brought("a.jsonl", old=range(10))  # brings its cases back
    (again,) = await lab.brought("c.jsonl", new=range(12))

    assert (True, "old") == (lost["lost"], lost["named"])
    assert "trend" in again
    async with store.reading() as tx:
        spec = await lab.desk.spec()
        assert 3 == len(await tx.evaluation_runs.of_spec(spec.id, tx.now, limit=9))


async def test_of_several_models_in_a_file_each_is_held_against_itself(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    lab = Lab(store, clock, tmp_path)
    await lab.desk.drafted()

    await lab.brought("a.jsonl", small=range(40), large=())
    changes = await lab.brought("b.jsonl", large=(), small=range(40), new=range(90))

    assert [("large, accuracy", "same"), ("small, accuracy", "same")] == [
        (one["check"], one["trend"]) for one in changes
    ]
