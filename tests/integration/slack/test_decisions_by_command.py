"""`remit policy` and `remit escalation` against a database and a workspace."""

import asyncio
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.manifest import read_manifest
from bot.playground.server import Playground, PlaygroundSettings
from tests.integration.slack.desk import LEO, NADIA
from tests.integration.slack.test_escalation import POLICY, TEAM


async def test_an_operator_installs_a_policy_and_decides_in_somebodys_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    playground = Playground(PlaygroundSettings(manifest=read_manifest()))
    await playground.start()
    monkeypatch.chdir(tmp_path)
    for name, value in {
        "REMIT_DATABASE_URL": f"sqlite:///{tmp_path / 'remit.db'}",
        "SLACK_BOT_TOKEN": "xoxb-playground",
        "SLACK_API_URL": playground.api_url,
        "REMIT_OPERATOR_TOKEN": "correct horse",
    }.items():
        monkeypatch.setenv(name, value)

    async def run(*words: str, typed: str = "") -> tuple[int, str]:
        done = await asyncio.to_thread(CliRunner().invoke, app, words, input=typed)
        return done.exit_code, done.output if done.exit_code == 0 else str(done.exception)

    (tmp_path / "policy.yaml").write_text(POLICY)
    installed = await run("policy", "install", "policy.yaml", "--team", TEAM, "--operator", "Kim")
    again = await run("policy", "install", "policy.yaml", "--team", TEAM, "--operator", "Kim")
    assert (0, "default counts now, as version 1") == (installed[0], installed[1][:32])
    assert "This workspace has a policy" in again[1]
    assert "# version 1" in (await run("policy", "show", "--team", TEAM))[1]

    asked = ["--action", "refund.create", "--target", "order:1", "--system", "shop"]
    code, text = await run("escalation", "open", "--team", TEAM, *asked, "--as", NADIA, "--json")
    assert 0 == code, text
    opened = json.loads(text)
    assert opened["id"] in (await run("escalation", "list", "--team", TEAM))[1]

    words = ["escalation", "decide", opened["id"], "--team", TEAM, "--version", "1",
             "--operator", "Kim", "--approve", "--as"]  # fmt: skip
    assert "Only an operator" in (await run(*words, LEO, typed="wrong\n"))[1]
    assert "had a hand in" in (await run(*words, NADIA, typed="correct horse\n"))[1]
    code, text = await run(*words, LEO, typed="correct horse\n")
    assert 0 == code, text
    shown = await run("escalation", "show", opened["id"], "--team", TEAM)
    assert f"approve by {LEO}" in shown[1]
    await playground.stop()
