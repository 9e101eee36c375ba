"""`remit schedule` and `remit report preview` on a database of their own."""

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.main import app
from bot.store import schema
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import Desk
from tests.faults.outbox_program import HostClock


async def drafted(url: str) -> str:
    """A database with one spec in it; its id."""
    store = Store.at(url, HostClock())
    await schema.migrate(store.engine)
    spec = await Desk(store, ToldClock()).drafted()
    await store.close()
    return spec.id


@pytest.fixture
def spec(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    url = f"sqlite:///{tmp_path}/remit.db"
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
