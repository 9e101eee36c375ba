"""The scripted story is believed only when the wire shows every step."""

import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from bot.demo.headless import play
from bot.demo.story import STORY

BROKEN = 1


def test_the_command_plays_every_step_prints_the_thread_and_exits_with_zero(
    tmp_path: Path,
) -> None:
    told = subprocess.run(
        [sys.executable, "-m", "bot", "demo", "--headless"],
        capture_output=True,
        text=True,
        timeout=90,
        check=False,
    )

    assert (told.returncode, told.stderr) == (0, "")
    for number, step in enumerate(STORY, start=1):
        assert f"seen  {number}. {step.name}" in told.stdout
    assert re.search(r"From mention to visible draft: \d+ ms", told.stdout)
    thread = told.stdout.partition("The thread")[2]
    for name in ("Nadia Haddad", "Leo Martins", "Priya Raman (edited)", "Remit (edited)"):
        assert f"\n{name}\n" in thread
    assert "12.4 % of booked slots" in thread
    assert re.search(r"📄 spec_\w+-v1\.md", thread)
    assert [] == re.findall(r":[a-z_]+:", thread)  # an emoji nobody has drawn


@pytest.mark.parametrize(
    ("method", "kind", "step"),
    [
        ("event", "delay", 1),
        ("files.completeUploadExternal", "500", 9),
    ],
)
async def test_a_broken_step_is_named_and_fails_the_run(
    method: str, kind: str, step: int, capsys: pytest.CaptureFixture[str]
) -> None:
    rule = {"method": method, "kind": kind, "seconds": 30}

    code = await play(patience=2.0, faults=[rule])

    told = capsys.readouterr().out
    assert code == BROKEN
    assert f"NOT SEEN  {step}. {STORY[step - 1].name}\n  missing: " in told
    assert f"seen  {step + 1}." not in told


async def test_a_dropped_answer_is_not_taken_for_an_accepted_call(
    capsys: pytest.CaptureFixture[str],
) -> None:
    rule = {"method": "chat.postMessage", "kind": "dropped_answer"}

    code = await play(patience=2.0, faults=[rule])

    assert code == BROKEN
    assert "missing: an accepted chat.postMessage by the bot" in capsys.readouterr().out


async def test_a_bot_that_cannot_start_fails_the_run_and_names_its_log(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("REMIT_DATABASE_URL", f"sqlite:///{tmp_path}")  # a folder cannot be opened

    code = await play(patience=2.0)

    told = capsys.readouterr().out
    assert code == BROKEN
    assert "NOT SEEN  The bot connects to the workspace" in told
    assert "bot.log" in told


def test_a_taken_port_is_told_in_a_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        told = subprocess.run(
            [sys.executable, "-m", "bot", "demo", "--no-open", "--port", str(port)],
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )

    assert told.returncode == 5
    assert told.stderr == (
        f"The port {port} cannot be used: something else listens there, or it is reserved. "
        "Choose another with --port, or leave it out to take a free one.\n"
    )
