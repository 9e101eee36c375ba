"""`remit schedule` and `remit report preview` on a database of their own."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from filelock import FileLock
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.domain.errors import RemitError
from bot.settings import Settings
from bot.store.decision_tables import schedules
from bot.store.lock import sqlite_file
from bot.store.queues import jobs, outbox
from bot.store.report_tables import verdicts
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import Desk
from tests.databases import SqliteFiles
from tests.faults.outbox_program import HostClock


async def drafted(url: str) -> str:
    """A database with one spec in it; its id."""
    store = Store.at(url, HostClock())
    spec = await Desk(store, ToldClock()).drafted()
    await store.close()
    return spec.id


async def changed(url: str) -> None:
    """Have a criterion measured otherwise, so that its runs are judged anew."""
    store = Store.at(url, HostClock())
    clock = ToldClock()
    clock.advance(timedelta(hours=1))
    assert await Desk(store, clock).hear("AC-01 must be at most 7 %")
    await store.close()


@pytest.fixture
def spec(sqlite: SqliteFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = sqlite.migrated(tmp_path)
    monkeypatch.setenv("REMIT_DATABASE_URL", url)
    return asyncio.run(drafted(url))


def remit(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def test_a_summary_is_scheduled_listed_held_and_removed(spec: str) -> None:
    who = ("--team", "T1", "--operator", "ann")
    when = "every Monday at 9:00 Europe/Berlin"

    added = remit("schedule", "add", spec, when, "--channel", "C1", *who, "--json")
    plan = json.loads(added.output)
    held = remit("schedule", "pause", plan["id"], *who)
    listed = remit("schedule", "list", "--team", "T1")
    remit("schedule", "resume", plan["id"], *who)
    again = json.loads(remit("schedule", "list", "--team", "T1", "--json").output)
    removed = remit("schedule", "remove", plan["id"], *who)

    assert plan["next_at"]
    assert "is held" in held.output
    assert "every Monday at 9:00 (Europe/Berlin)" in listed.output
    assert listed.output.strip().endswith("held")
    assert [False] == [one["paused"] for one in again]
    assert "does not come any more" in removed.output
    assert "No summary is scheduled" in remit("schedule", "list", "--team", "T1").output


def test_what_is_no_time_is_refused_before_anything_is_kept(spec: str) -> None:
    refused = remit(
        "schedule", "add", spec, "sometimes", "--channel", "C1", "--team", "T1", "--operator", "ann"
    )

    assert 0 != refused.exit_code
    assert "days" in str(refused.exception)
    assert "No summary is scheduled" in remit("schedule", "list", "--team", "T1").output


def test_a_preview_says_what_would_be_posted_and_posts_nothing(spec: str) -> None:
    shown = remit("report", "preview", spec, "--team", "T1")
    document = json.loads(remit("report", "preview", spec, "--team", "T1", "--json").output)

    assert "not run" in shown.output
    assert "never measured" in shown.output
    assert spec == document["spec"]
    assert document["standings"]


def test_a_preview_is_its_answer_alone_and_a_picture_that_cannot_be_written_is_a_sentence(
    spec: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_RESULTS_FOLDER", str(tmp_path / "results"))
    added = tmp_path / "rows.csv"
    added.write_text("id,check,passed\n" + "".join(f"c{i},AC-01,yes\n" for i in range(99)))
    none = remit("report", "preview", spec, "--team", "T1", "--picture", str(tmp_path / "a.png"))
    kept = remit("eval", "import", str(added), "--spec", spec, "--team", "T1", "--json")
    for file in (tmp_path / "results").rglob("*.parquet"):
        file.unlink()
    asyncio.run(changed(Settings.load().database_url))
    shown = remit("report", "preview", spec, "--team", "T1", "--json")
    wrong = remit("report", "preview", spec, "--team", "T1", "--picture", "/nowhere/a.png")

    assert "No picture was written" in none.stderr
    assert 0 == kept.exit_code
    assert spec == json.loads(shown.stdout)["spec"]
    assert "evaluation.cases-lost" in shown.stderr
    assert "/nowhere/a.png cannot be written" in str(wrong.exception)


@pytest.fixture
def beside_a_running_bot(spec: str) -> Iterator[str]:
    """The spec of a database that another process works on."""
    with FileLock(f"{sqlite_file(Settings.load().database_url)}.lock"):
        yield spec


async def written(url: str) -> dict[str, int]:
    """How many rows each table has that a preview might write."""
    store = Store.at(url, HostClock())
    async with store.reading() as tx:
        found = {
            table.name: await tx.connection.scalar(select(func.count()).select_from(table)) or 0
            for table in (verdicts, jobs, schedules, outbox)
        }
    await store.close()
    return found


def test_looking_at_summaries_is_possible_beside_the_running_bot(beside_a_running_bot: str) -> None:
    spec, team = beside_a_running_bot, ("--team", "T1")

    listed, exported = remit("schedule", "list", *team), remit("schedule", "export", *team)
    cases, shown = remit("eval", "set", spec, *team), remit("report", "preview", spec, *team)
    added = remit("schedule", "add", spec, "every day at 9:00", "--channel", "C1", *WHO)

    looks = (listed, exported, cases, shown, remit("eval", "cases", "list", *team))
    assert [0] * 5 == [one.exit_code for one in looks]
    assert "No summary is scheduled" in listed.output
    assert "not run" in shown.output
    assert "Another Remit process is using" in str(added.exception)


def test_results_brought_beside_the_running_bot_are_sent_to_it(
    beside_a_running_bot: str, tmp_path: Path
) -> None:
    (tmp_path / "rows.csv").write_text("id,passed\na,yes\n")
    who = ("--spec", beside_a_running_bot, "--team", "T1")

    refused = remit("eval", "import", str(tmp_path / "rows.csv"), *who)

    assert isinstance(refused.exception, RemitError)
    assert "POST /v1/evaluations" in refused.exception.next_step


def test_looking_beside_the_running_bot_at_a_database_that_is_behind_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_DATABASE_URL", f"sqlite:///{tmp_path / 'empty.db'}")
    with FileLock(tmp_path / "empty.db.lock"):
        refused = remit("report", "preview", f"spec_{'0' * 26}", "--team", "T1")

    assert isinstance(refused.exception, RemitError)
    assert "remit migrate" in refused.exception.next_step


def test_a_preview_judges_by_the_newest_threshold_and_writes_nothing(
    spec: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REMIT_RESULTS_FOLDER", str(tmp_path / "results"))
    url = Settings.load().database_url
    rows = tmp_path / "rows.csv"
    rows.write_text("id,check,passed\n" + "".join(f"c{i},AC-01,yes\n" for i in range(99)))
    remit("eval", "import", str(rows), "--spec", spec, "--team", "T1")
    asyncio.run(changed(url))
    before = asyncio.run(written(url))

    with FileLock(f"{sqlite_file(url)}.lock"):
        shown = json.loads(remit("report", "preview", spec, "--team", "T1", "--json").output)

    (standing,) = [one for one in shown["standings"] if one["now"]]
    assert (shown["spec_version"], 99) == (
        standing["now"]["basis"]["spec_version"],
        standing["now"]["n"],
    )
    assert before == asyncio.run(written(url))


DECLARED = """
summaries:
  - spec: {spec}
    channel: C1
    when: every Monday at 9:00 Europe/Berlin
  - spec: {spec}
    channel: C2
    when: on the 1st of the month at 8:30
    for: executive
    only_news: yes
    on_change: yes
    paused: yes
"""
WHO = ("--team", "T1", "--operator", "ann")


def apply(file: Path, text: str, *more: str) -> dict[str, list[str]]:
    file.write_text(text)
    answer = remit("schedule", "apply", str(file), *WHO, *more, "--json")
    assert 0 == answer.exit_code, answer.output
    return dict(json.loads(answer.output))


def test_declared_summaries_are_there_once_follow_the_file_and_end_with_it(
    spec: str, tmp_path: Path
) -> None:
    file, text = tmp_path / "summaries.yaml", DECLARED.format(spec=spec)

    first = apply(file, text)
    again = apply(file, text)
    exported = remit("schedule", "export", "--team", "T1").output
    back = apply(file, exported)
    later = apply(file, text.replace("9:00", "10:00").replace("paused: yes", "paused: no"))
    one = text[: text.index("  - spec", text.index("C1"))]
    left, ended = apply(file, one), apply(file, one, "--prune")
    listed = remit("schedule", "list", "--team", "T1").output

    assert [2, 0, 0] == [len(each["added"]) for each in (first, again, back)]
    assert [2, 2] == [len(each["same"]) for each in (again, back)]
    assert sorted(first["added"]) == sorted(later["changed"])
    assert (1, 1) == (len(left["left"]), len(ended["ended"]))
    assert "every Monday at 9:00" in listed
    assert 1 == len(listed.splitlines())


def test_a_mistake_in_one_entry_is_told_with_its_place_and_nothing_is_kept(
    spec: str, tmp_path: Path
) -> None:
    file, good = tmp_path / "summaries.yaml", DECLARED.format(spec=spec)
    wrong = {
        good.replace("for: executive", "for: bosses"): "entry 2: `for` is one of",
        good.replace("on the 1st of the month at 8:30", "sometimes"): "entry 2, `when`",
        good.replace("C2", "C1")
        .replace("for: executive", "for: team")
        .replace("on the 1st of the month at 8:30", "0 9 * * 1 Europe/Berlin"): "entry 2: another",
        good.replace("    channel: C2\n", ""): "entry 2: `channel` is missing",
        good.replace(
            "channel: C2", "channel: growth"
        ): "entry 2, `channel`: “growth” is not the id",
        good.replace("only_news", "news"): "entry 2: `news` is not known",
        "- no: list": "no list called `summaries`",
        "summaries: [": "line",
        f"{good}  - {{spec: spec_none, channel: C3, when: daily}}\n": "cannot find that spec",
    }

    for text, told in wrong.items():
        file.write_text(text)
        refused = remit("schedule", "apply", str(file), *WHO)
        assert told in str(refused.exception)

    assert "No summary" in remit("schedule", "list", "--team", "T1").output


def test_the_cases_a_spec_is_tested_on_are_told_and_nothing_where_nothing_was_run(
    spec: str,
) -> None:
    assert "Nothing was run" in remit("eval", "set", spec, "--team", "T1").output
    rows = Path(__file__).parents[1] / "data" / "evaluations" / "promptfoo.json"
    remit("eval", "import", str(rows), "--spec", spec, "--team", "T1")

    lines = remit("eval", "set", spec, "--team", "T1").output
    document = json.loads(remit("eval", "set", spec, "--team", "T1", "--json").output)

    assert "looked at" in lines
    assert "has no version" in lines
    assert document["remarks"][0]["next_step"] in lines


def test_the_datasheet_of_a_spec_tells_of_the_cases_it_was_tested_on(
    spec: str, tmp_path: Path
) -> None:
    def datasheet() -> str:
        remit("spec", "export", spec, "--for", "auditors", "--to", str(tmp_path))
        return next(tmp_path.glob("*-datasheet.md")).read_text()

    before = datasheet()
    rows = Path(__file__).parents[1] / "data" / "evaluations" / "promptfoo.json"
    remit("eval", "import", str(rows), "--spec", spec, "--team", "T1")
    after = datasheet()

    assert "Nothing was run on them yet" in before
    assert "Nothing was run" not in after
    assert "20 cases, in use since" in after
    assert "has no version, so nobody can tell" in after
