"""MLflow tells a run in two files: brought in whatever order, it is one measurement, decided by its cases."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.domain.evaluation.kept import Kept
from bot.domain.evaluation.run import EvaluationRun
from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.results import Evaluations, Upload
from bot.services.evaluation.verdict import Verdicts
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

FILES = Path(__file__).parents[2] / "data" / "evaluations"
_LATER = datetime(2026, 12, 1, 9, tzinfo=UTC)  # than the files say they were made
SUMMARY, CASES, OTHER = "mlflow_run.json", "mlflow_rows_records.json", "mlflow_run_classic.json"


class Bench:
    """Brings files of MLflow to a spec."""

    def __init__(self, store: Store, clock: ToldClock, folder: Path) -> None:
        self.store, self.clock, self.folder = store, clock, folder
        clock.instant = _LATER
        self.desk = Desk(store, clock)
        self.evaluations = Evaluations(store, Verdicts(store), ResultFiles(folder / "results"))

    async def brought(self, *names: str) -> list[Kept]:
        spec, found = (await self.desk.drafted()).id, []
        for name in names:
            self.clock.advance(timedelta(minutes=1))
            copy = self.folder / name
            shutil.copyfile(FILES / name, copy)
            found.append((await self.evaluations.bring(Upload(copy, name), spec, NADIA)).kept)
        return found

    async def on_record(self, kept: Kept) -> list[EvaluationRun]:
        async with self.store.reading() as tx:
            later = tx.now + timedelta(days=9_000)
            return await tx.evaluation_runs.of_spec(kept.spec.id, later, limit=9)


@pytest.fixture
def bench(store: Store, clock: ToldClock, tmp_path: Path) -> Bench:
    return Bench(store, clock, tmp_path)


async def test_a_summary_after_its_cases_is_known_already(bench: Bench) -> None:
    cases, summary, again = await bench.brought(CASES, SUMMARY, SUMMARY)

    assert 1 == len(cases.runs)
    assert [(0, 1), (0, 1)] == [(len(one.runs), one.known) for one in (summary, again)]
    assert cases.verdicts == summary.standing
    assert 1 == len(await bench.on_record(cases))


async def test_cases_after_their_summary_complete_it_and_stand_after_it(bench: Bench) -> None:
    first, second = await bench.brought(SUMMARY, CASES)

    before, newest = await bench.on_record(second)
    assert (first.runs[0].id, second.runs[0].id) == (before.id, newest.id)
    assert (before.dataset, before.name) == (newest.dataset, newest.name)
    assert newest.made_at
    assert before.made_at
    assert timedelta() < newest.made_at - before.made_at < timedelta(seconds=1)
    assert newest.rows


async def test_the_summary_of_another_run_is_a_run_of_its_own(bench: Bench) -> None:
    cases, other = await bench.brought(CASES, OTHER)

    assert (1, 0) == (len(other.runs), other.known)
    assert 2 == len(await bench.on_record(cases))
