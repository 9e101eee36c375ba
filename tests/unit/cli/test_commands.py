"""The commands as people run them: output, sentences on stderr, exit codes."""

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bot.settings import variables

GOAL = "Churn is 8% today; we want it under 6% by June 2027."


class Remit:
    """Runs `remit` in a folder of its own, with only the environment a test states."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        ours = {variable.name for variable in variables()}
        self.environment = {k: v for k, v in os.environ.items() if k not in ours}
        self.environment |= {
            "REMIT_DATABASE_URL": f"sqlite:///{folder / 'remit.db'}",
            "SLACK_API_URL": "http://127.0.0.1:9/api/",  # nothing answers there
            "HOME": str(folder),
            "XDG_STATE_HOME": str(folder / "state"),
            "PYTHONUTF8": "1",
        }

    def __call__(
        self, *arguments: str, stdin: str | bytes = "", env: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "bot", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            capture_output=True,
            cwd=self.folder,
            env=self.environment | dict(env or {}),
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
        )


@pytest.fixture
def remit(tmp_path: Path) -> Remit:
    return Remit(tmp_path)


def statement(done: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    assert 0 == done.returncode, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def field(document: Mapping[str, Any], path: str) -> dict[str, Any]:
    fields: dict[str, dict[str, Any]] = {field["path"]: field for field in document["fields"]}
    return fields[path]


def test_frame_says_what_was_said_and_what_is_unknown_as_json(remit: Remit) -> None:
    document = statement(remit("frame", GOAL, "--json"))

    target = field(document, "business_goal.target")
    assert ("stated", 6.0, "%") == (
        target["status"],
        target["value"]["value"],
        target["value"]["unit"],
    )
    (quote,) = target["quotes"]
    assert GOAL[quote["start"] : quote["end"]] == quote["text"]
    assert "unknown" == field(document, "decision.capacity")["status"]
    assert 1 <= len(document["questions"]) <= 3
    assert {"id", "field", "text"} == set(document["questions"][0])
    shown = "status is_ml kind not_ml_subkind fields questions conflicts flags hitl readiness text"
    assert set(shown.split()) == set(document)


def test_frame_prints_what_the_thread_would_show(remit: Remit) -> None:
    shown = remit("frame", GOAL)

    assert statement(remit("frame", GOAL, "--json"))["text"].strip() == shown.stdout.strip()
    assert "Questions" in shown.stdout


def test_frame_reads_a_thread_of_several_people(remit: Remit) -> None:
    said = [
        {"user": "nadia", "ts": "1795424400.0", "text": "We lose customers in the first month."},
        {"user": "leo", "ts": "1795424460.0", "text": "Churn is 8% today."},
    ]
    lines = "".join(json.dumps(one) + "\n" for one in said)
    (remit.folder / "thread.jsonl").write_text(lines, encoding="utf-8-sig")

    from_file = statement(remit("frame", "--thread", "thread.jsonl", "--json"))
    from_stdin = statement(remit("frame", "--thread", "-", "--json", stdin=lines))

    assert from_file == from_stdin
    baseline = field(from_file, "business_goal.baseline")
    assert ("stated", "1795424460.0") == (baseline["status"], baseline["quotes"][0]["message_id"])


def test_frame_reads_a_sentence_from_stdin(remit: Remit) -> None:
    from_stdin = statement(remit("frame", "-", "--json", stdin=GOAL))

    assert statement(remit("frame", GOAL, "--json")) == from_stdin


def test_a_file_given_as_a_sentence_is_not_read_as_one(remit: Remit) -> None:
    (remit.folder / "goal.txt").write_text(GOAL)

    done = remit("frame", "goal.txt")

    assert 2 == done.returncode
    assert "remit frame - < goal.txt" in done.stderr


def test_deadlines_are_counted_from_the_day_that_was_given(remit: Remit) -> None:
    goal = "Cut churn from 8% to 6% by the end of June."

    document = statement(remit("frame", goal, "--today", "2031-02-01", "--json"))

    assert "2031-06-30" == field(document, "business_goal.deadline")["value"]["iso"]


@pytest.mark.parametrize(
    ("arguments", "stdin", "exit_code", "words"),
    [
        (("frame",), "", 2, "remit frame"),
        (("frame", " "), "", 2, "empty"),
        (("frame", "-"), b"\xff\xfe\x00", 2, "UTF-8"),
        (("frame", "goal", "--thread", "x.jsonl"), "", 2, "Both"),
        (("frame", "--thread", "missing.jsonl"), "", 3, "missing.jsonl"),
        (("frame", "--thread", "-"), '{"user": "a"}\n', 2, "Line 1"),
        (("frame", "--thread", "."), "", 2, "cannot be read"),
        (("frame", "goal", "--today", "soon"), "", 2, "YYYY-MM-DD"),
        (("migrate", "--check"), "", 5, "remit migrate"),
        (("audit", "verify"), "", 5, "remit migrate"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_on_stderr(
    arguments: tuple[str, ...], stdin: str | bytes, exit_code: int, words: str, remit: Remit
) -> None:
    done = remit(*arguments, stdin=stdin)

    assert (exit_code, "") == (done.returncode, done.stdout)
    assert words in done.stderr
    assert 1 == len(done.stderr.strip().splitlines())


@pytest.mark.parametrize("command", ["run", "doctor", "migrate"])
def test_a_variable_that_cannot_be_read_stops_every_command(command: str, remit: Remit) -> None:
    done = remit(command, env={"REMIT_PORT": "eighty"})

    assert 2 == done.returncode
    assert "REMIT_PORT" in done.stderr
    assert "Traceback" not in done.stderr


def test_run_names_only_what_is_wrong_and_changes_nothing(remit: Remit) -> None:
    done = remit("run", env={"SLACK_BOT_TOKEN": "hello", "REMIT_PORT": "0"})

    assert 2 == done.returncode
    assert ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"] == [
        next(word for word in line.split() if word.startswith("SLACK_"))
        for line in done.stderr.splitlines()
    ]
    assert "hello" not in done.stderr
    assert not (remit.folder / "remit.db").exists()


def test_doctor_tells_everything_it_looked_at(remit: Remit) -> None:
    done = remit("doctor", env={"REMIT_PORT": "0"})

    assert 2 == done.returncode
    assert "will be created" in done.stdout
    assert "offline guide" in done.stdout
    assert "SLACK_BOT_TOKEN is not set" in done.stdout
    assert "" == done.stderr


def test_migrate_brings_a_database_up_to_date_once(remit: Remit) -> None:
    first, second, check = remit("migrate"), remit("migrate"), remit("migrate", "--check")

    assert [0, 0, 0] == [first.returncode, second.returncode, check.returncode]
    assert "from empty to" in first.stdout
    assert "up to date" in second.stdout
    assert second.stdout == check.stdout


def test_audit_verify_says_when_there_is_nothing_to_verify(remit: Remit) -> None:
    remit("migrate")

    done = remit("audit", "verify")

    assert (0, "There are no audit entries yet.\n") == (done.returncode, done.stdout)


def test_a_bug_becomes_a_reference_and_its_details_a_file(remit: Remit) -> None:
    script = (
        "import sys; import bot.cli.main as m\n"
        "m.app.registered_commands.clear()\n"
        "@m.app.command()\n"
        "def broken(): raise ZeroDivisionError('a fact')\n"
        "sys.argv = ['remit', 'broken']; m.main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=remit.folder,
        env=remit.environment,
        timeout=60,
        check=False,
    )

    assert (1, "") == (done.returncode, done.stdout)
    assert 1 == len(done.stderr.strip().splitlines())
    assert "Traceback" not in done.stderr
    reference = done.stderr.split("reference ")[1].split(".")[0]
    (kept,) = remit.folder.rglob(f"{reference}.txt")
    assert "ZeroDivisionError: a fact" in kept.read_text()


def test_nobody_reading_the_output_is_no_error(remit: Remit) -> None:
    command = f"{sys.executable} -m bot frame --json 'Cut churn to 6%.' | head -c 1; exit ${{PIPESTATUS[0]}}"

    done = subprocess.run(
        ["bash", "-c", command],
        capture_output=True,
        text=True,
        cwd=remit.folder,
        env=remit.environment,
        timeout=60,
        check=False,
    )

    assert (0, "{", "") == (done.returncode, done.stdout, done.stderr)
