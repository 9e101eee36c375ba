"""The page about the record tells the truth: its commands are run, word for word."""

import asyncio
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from bot.domain.audit.anchor import Anchor
from bot.store.store import Store
from tests.contract.services.town import ANN, Office
from tests.databases import SqliteFiles
from tests.faults.outbox_program import HostClock

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "audit.md").read_text(encoding="utf-8")
BIN = Path(sys.executable).parent


async def lived(url: str) -> Anchor:
    """A database with one decision in it; how far its chain is."""
    store = Store.at(url, HostClock())
    office = await Office(store).ready()
    one = await office.open()
    await office.approve(ANN, one)
    by = office.by("agent:refunds")
    await office.escalations.consume(one.id, one.request.action, "run-1", by)
    async with store.reading() as tx:
        (head,) = await tx.audit.heads()
    await store.close()
    return head


def in_shell(line: str) -> str:
    """Run what is not ours in a shell, as whoever reads the page does."""
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", line],
        env={**os.environ, "PATH": f"{BIN}:{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stdout + done.stderr
    return done.stdout


def in_process(line: str) -> tuple[int, str]:
    """Run a command of ours, without starting another Python."""
    done = CliRunner().invoke(app, line.split()[1:])
    return done.exit_code, done.output


def commands() -> list[str]:
    blocks = re.findall(r"^```sh\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    return [line for block in blocks for line in block.splitlines()]


@pytest.fixture
def anchor(sqlite: SqliteFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Anchor:
    url = sqlite.migrated(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REMIT_DATABASE_URL", url)
    return asyncio.run(lived(url))


def test_every_command_of_the_page_works(tmp_path: Path, anchor: Anchor) -> None:
    (tmp_path / "anchors.jsonl").write_text(anchor.model_dump_json(exclude_none=True) + "\n")
    (snippet,) = re.findall(r"^```python\n(.*?)^```", PAGE, flags=re.DOTALL | re.MULTILINE)
    (tmp_path / "check.py").write_text(snippet)

    told = ""
    for line in commands():
        if not line.startswith("remit "):
            told += in_shell(line)
            continue
        code, output = in_process(line)
        assert 0 == code, line + output
        told += output

    assert 2 == told.count("T1: the chain of 4 entries holds.")
    assert "holds and fits 1 anchor" in told
    assert "AgentAck PASS" in re.sub(r" +", " ", told)
    assert 4 == told.splitlines().count("valid")
    assert f"holds: {anchor.hash}" in in_shell(f"{sys.executable} check.py")


def test_a_cut_end_is_noticed_with_the_anchor_and_said(tmp_path: Path, anchor: Anchor) -> None:
    later = anchor.model_copy(update={"seq": anchor.seq + 1})  # as if one was cut off since

    code, told = in_process(f"remit audit verify --anchor {later.short}")

    assert (0, 1) == (in_process("remit audit verify")[0], code)
    assert "T1: the chain breaks at entry 5: the end was cut off: an anchor saw 5 entries" in told
