"""A changed threshold judges stored runs anew, by what only their single cases say too."""

import json
from datetime import timedelta
from pathlib import Path

from bot.domain.criterion.verdict import Outcome
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.evidence.result_files import ResultFiles
from bot.services.evaluation.again import CatchingUp, judge_again
from bot.services.evaluation.results import Evaluations, Upload
from bot.services.evaluation.verdict import Verdicts
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import NADIA, Desk

SLOW = "we also want the latency p95 to be at most 2 s"


def timed(folder: Path) -> Path:
    """Two hundred calls of which nearly all take a second and a half."""
    rows = [
        {"case": f"c{i}", "check": "accuracy", "passed": True, "latency_ms": 1400 + i % 100}
        for i in range(200)
    ]
    file = folder / "timed.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows))
    return file


async def of_latency(store: Store, spec: str) -> dict[int, list[RecordedVerdict]]:
    """What is on record about the latency, by version of the spec."""
    found: dict[int, list[RecordedVerdict]] = {}
    async with store.reading() as tx:
        newest = await tx.specs.newest(spec)
        assert newest
        for version in range(1, newest.version + 1):
            verdicts = await tx.verdicts.of(spec, version, tx.now, limit=50)
            found[version] = [
                one for each in verdicts.values() for one in each if "latency" in one.line
            ]
    return found


async def test_a_changed_threshold_of_a_percentile_judges_the_cases_of_stored_runs(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    desk, files = Desk(store, clock), ResultFiles(tmp_path / "results")
    spec = (await desk.drafted()).id
    assert await desk.hear(SLOW)
    upload = Upload(timed(tmp_path), "timed.jsonl")
    await Evaluations(store, Verdicts(store), files).bring(upload, spec, NADIA)
    added = (await desk.spec()).spec.acceptance[-1].id
    assert await desk.hear(f"{added} must be at most 1 s")
    again = CatchingUp(store, files.read)
    clock.advance(timedelta(minutes=1))

    async with store.transaction() as tx:  # by counts alone nothing could be said of it
        version = await tx.specs.newest(spec)
        assert version
        assert [] == await judge_again(tx, version, tx.now)
    for _ in range(2):
        await again.catch_up(spec)

    found = await of_latency(store, spec)
    assert [(2, [Outcome.PASS]), (3, [Outcome.FAIL])] == [
        (version, [one.outcome for one in verdicts])
        for version, verdicts in found.items()
        if verdicts
    ]
    assert {one.basis.run for one in found[2]} == {one.basis.run for one in found[3]}
    assert {"order_statistic"} == {one.formula.split("@")[0] for one in found[3]}


async def test_runs_that_speak_to_no_criterion_are_read_once(
    store: Store, clock: ToldClock, tmp_path: Path
) -> None:
    desk, files = Desk(store, clock), ResultFiles(tmp_path / "results")
    spec = (await desk.drafted()).id
    file = tmp_path / "other.jsonl"
    row = '{"case": "c%d", "check": "politeness", "passed": true}\n'
    file.write_text(row % 1 + row % 2)
    await Evaluations(store, Verdicts(store), files).bring(Upload(file, file.name), spec, NADIA)
    read: list[str] = []

    again = CatchingUp(store, lambda run: read.append(run.id) or ())  # type: ignore[func-returns-value]
    clock.advance(timedelta(minutes=1))
    for _ in range(3):
        await again.catch_up(spec)

    assert 1 == len(read)
