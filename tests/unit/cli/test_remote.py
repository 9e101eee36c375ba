"""Commands about decisions against a Remit that runs: over its API, with the same words and exit codes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable

import pytest
from typer.testing import CliRunner, Result

from bot.cli.escalation import told
from bot.cli.main import app
from bot.domain.escalation.action import Money
from bot.domain.escalation.model import State
from bot.store.store import Store
from tests.contract.services.town import ANN, Office
from tests.faults.outbox_program import HostClock
from tests.served import served
from tests.unit.http.office import OPERATOR, Front

ASK = ("open", "--action", "refund.create", "--target", "order:1", "--system", "shop",
       "--money", "501 USD", "--why", "Broken", "--key", "k")  # fmt: skip
Run = Callable[..., Result]


@pytest.fixture
async def office(database_url: str) -> AsyncIterator[Office]:
    store = Store.at(database_url, HostClock())
    yield await Office(store).ready()
    await store.close()


@pytest.fixture
async def run(office: Office, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Run]:
    """`remit escalation …` beside a server that holds the database."""
    front = Front(office)
    monkeypatch.setenv("REMIT_TOKEN", (await front.token()).secret)
    monkeypatch.delenv("REMIT_OPERATOR_TOKEN", raising=False)
    async with served(front.app) as address:
        monkeypatch.setenv("REMIT_ADDRESS", address)

        def command(*words: str, typed: str = "") -> Result:
            return CliRunner().invoke(app, ["escalation", *words], input=typed)

        yield command


async def test_what_people_changed_is_shown_here_as_the_server_tells_it(
    office: Office, run: Run
) -> None:
    one = json.loads((await asyncio.to_thread(run, *ASK, "--json")).output)
    changes = {"target": "order:\x1b[2J2", "money": {"amount": "250", "currency": "USD"}}
    edited = await office.escalations.edit(
        one["id"], 1, {**changes, "money": Money.model_validate(changes["money"])}, office.by(ANN)
    )

    shown = await asyncio.to_thread(run, "show", one["id"])
    kept = json.loads((await asyncio.to_thread(run, "show", one["id"], "--json")).output)["edits"]

    rows = ['target: "order:1" → "order:\\u001b[2J2"', "money: 501 USD → 250 USD"]
    assert rows == [line.strip() for line in shown.output.splitlines() if " → " in line]
    assert (
        rows == told(edited, as_json=False).split("version 2:\n")[1].replace("  ", "").splitlines()
    )
    assert [edited.edits[0].model_dump(mode="json")] == kept


async def test_a_question_is_asked_shown_listed_and_decided_by_an_operator(
    office: Office, run: Run
) -> None:
    asked = await asyncio.to_thread(run, *ASK, "--json")
    again = json.loads((await asyncio.to_thread(run, *ASK, "--json")).output)
    one = json.loads(asked.output)
    listed = await asyncio.to_thread(run, "list", "--json")
    by = ("--team", office.team, "--as", ANN, "--version", "1", "--approve", "--operator", "Kim")
    wrong = await asyncio.to_thread(run, "decide", one["id"], *by, typed="guess\n")
    decided = await asyncio.to_thread(run, "decide", one["id"], *by, typed=f"{OPERATOR}\n")
    shown = await asyncio.to_thread(run, "show", one["id"])

    assert one["id"] == again["id"]
    assert {"amount": "501", "currency": "USD"} == one["request"]["action"]["money"]
    assert one["request"]["requester"].startswith("token:tok_")
    assert [one["id"]] == [each["id"] for each in json.loads(listed.output)]
    assert 0 != wrong.exit_code
    assert 0 == decided.exit_code, decided.output
    assert f"decided   approve by {ANN}" in shown.output
    assert "Kim" == (await office.record())[-1].facts["through_operator"]
    found = await office.escalations.get(one["id"], office.by(ANN))
    assert State.APPROVED is found.state


async def test_refusals_of_the_api_read_as_refusals_of_a_command(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    absent = await asyncio.to_thread(run, "show", "esc_01KAYB4Y0000000000000000AB")
    monkeypatch.setenv("REMIT_TOKEN", "remit_tok_nobody")
    unknown = await asyncio.to_thread(run, "list")
    monkeypatch.setenv("REMIT_ADDRESS", "ftp://nowhere")
    nowhere = await asyncio.to_thread(run, "list")

    assert 0 not in {absent.exit_code, unknown.exit_code, nowhere.exit_code}


async def test_without_a_server_a_command_says_which_option_it_lacks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("REMIT_ADDRESS", raising=False)

    lacking = CliRunner().invoke(app, ["escalation", "list"])

    assert 0 != lacking.exit_code
    assert "--team is missing" in str(lacking.exception)
