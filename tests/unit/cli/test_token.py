"""`remit token` as an operator uses it: the secret once, JSON for programs, sentences for mistakes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from bot.cli.token import app
from bot.domain.errors import InvalidInputError


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("REMIT_DATABASE_URL", f"sqlite:///{tmp_path / 'remit.db'}")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


BY = ("--team", "T1", "--operator", "ann")


def test_a_token_is_made_rotated_listed_and_revoked(here: None) -> None:
    create = ("create", "refund agent", *BY, "--scope", "escalations:write", "--system", "refund-*")

    made = json.loads(run(*create, "--expires-after", "90d", "--json").stdout)
    rotated = json.loads(run("rotate", made["id"], *BY, "--json").stdout)
    (listed,) = json.loads(run("list", "--team", "T1", "--json").stdout)
    revoked = run("revoke", made["id"], *BY)

    assert made["secret"].startswith(f"remit_{made['id']}_")
    assert made["secret"] != rotated["secret"]
    assert (made["id"], ["escalations:write"], 2) == (
        listed["id"],
        listed["scopes"],
        len(listed["secrets"]),
    )
    assert "secret" not in listed
    assert "sha256" not in json.dumps(listed)
    assert 0 == revoked.exit_code
    assert f"{made['id']}  over  last used never" in run("list", "--team", "T1").stdout


@pytest.mark.parametrize(
    "wrong",
    [("--scope", "decide"), ("--scope", "specs:read", "--expires-after", "soon")],
    ids=["scope", "length"],
)
def test_a_mistake_is_told_with_what_would_be_right(here: None, wrong: tuple[str, ...]) -> None:
    refused = run("create", "x", *BY, *wrong)

    assert isinstance(refused.exception, InvalidInputError)
    assert refused.exception.next_step
