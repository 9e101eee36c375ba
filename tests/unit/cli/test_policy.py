"""`remit policy`: lint names lines, simulate says who would be asked."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app
from tests.unit.domain.policy.policies import POLICY


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "policy.yaml"
    path.write_text(POLICY, encoding="utf-8")
    return path


def test_a_good_policy_can_be_used(file: Path) -> None:
    done = CliRunner().invoke(app, ["policy", "lint", str(file)])

    assert 0 == done.exit_code
    assert done.output.startswith("default can be used: 4 rules")


def test_a_bad_policy_names_its_lines_and_fails() -> None:
    bad = POLICY.replace("mode: notify", "mode: yolo")

    done = CliRunner().invoke(app, ["policy", "lint", "-", "--json"], input=bad)

    assert 2 == done.exit_code
    assert json.loads(done.output)["findings"][0].startswith("line 24: rules.1.mode:")


def test_a_simulation_tells_rule_people_and_deadline(file: Path) -> None:
    arguments = [
        "--action",
        "refund.create",
        "--money",
        "501 USD",
        "--at",
        "2026-11-27T15:00+01:00",
    ]

    done = CliRunner().invoke(app, ["policy", "simulate", str(file), *arguments])

    assert 0 == done.exit_code, done.output
    assert "Rule: refunds" in done.output
    assert "2026-11-30 13:30 UTC" in done.output
