"""`remit drift source renew`, `undo` and `references` on a database of their own."""

import asyncio
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo import payments
from tests.databases import SqliteFiles
from tests.integration.test_schedule_commands import drafted, remit

START = datetime(2026, 1, 5, tzinfo=UTC)
WHO = ("--team", "T1", "--operator", "ann")


@pytest.fixture
def source(sqlite: SqliteFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A watched source of five weeks, of which the first four are the reference."""
    url = sqlite.migrated(tmp_path)
    monkeypatch.setenv("REMIT_DATABASE_URL", url)
    monkeypatch.setenv("REMIT_DATA_PLACES", str(tmp_path))
    monkeypatch.setenv("SLACK_BOT_TOKEN", "xoxb-1")  # whom to ask is read only if something is open
    payments.write_until(tmp_path, START, 1)
    declared = {
        "spec": asyncio.run(drafted(url)),
        "name": "payments",
        "where": "payments-*.csv",
        "time": "paid_at",
        "keys": ["payment"],
        "reference": {"from": "2026-01-05", "to": "2026-02-02"},
        "when": "every Monday at 9:00",
        "channel": "C1",
    }
    file = tmp_path / "payments.yaml"
    file.write_text(json.dumps(declared))  # which is YAML too
    added = json.loads(remit("drift", "source", "add", str(file), *WHO, "--json").output)
    remit("drift", "source", "watch", added["id"], *WHO)
    return str(added["id"])


def test_a_reference_is_renewed_shown_and_gone_back_from(source: str) -> None:
    why = ("--why", "Model 14 is live.")
    days = ("--from", "2026-02-02", "--to", "2026-02-09")

    renewed = remit("drift", "source", "renew", source, *days, *why, *WHO)
    refused = remit("drift", "source", "renew", source, "--from", "soon", *why, *WHO)
    undone = remit("drift", "source", "undo", source, "--why", "Rolled back.", *WHO, "--json")
    shown = remit("drift", "source", "references", source, "--team", "T1")
    kept = remit("drift", "source", "references", source, "--team", "T1", "--json")

    assert "profile 2: rows from 2026-02-02 up to, and without, 2026-02-09" in renewed.output
    assert "No question was open." in renewed.output
    assert refused.exit_code != 0
    record = json.loads(undone.output)
    assert (record["number"], record["undoes"], record["by"]) == (2, 1, "operator:ann")
    assert (record["after"]["profile"], record["taken_back"]) == (1, 0)
    first, *past = shown.output.splitlines()
    assert first == "Compared with profile 1: rows from 2026-01-05 up to, and without, 2026-02-02."
    assert past[0].endswith("operator:ann renewed, profile 1 → 2: Model 14 is live.")
    assert past[1].endswith("operator:ann undid 1, profile 2 → 1: Rolled back.")
    document = json.loads(kept.output)
    assert (document["now"]["profile"], len(document["renewals"])) == (1, 2)
