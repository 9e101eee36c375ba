"""`remit drift`: a report for an owner, figures for a program."""

import json
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.main import app

_KEYS = {
    "kind", "psi", "js", "ks", "chi2", "missing_ref", "missing_cur", "new_categories", "flagged", "why",
}  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    chance = random.Random(2)  # noqa: S311  # a simulation, with a seed
    for name, shift, cards in (("before", 0.0, "vvvmma"), ("after", 0.6, "vvmmac")):
        lines = ["amount,card"]
        lines += [f"{chance.gauss(10 + shift, 1):.3f},{chance.choice(cards)}" for _ in range(3000)]
        (tmp_path / f"{name}.csv").write_text("\n".join(lines))
    return tmp_path


def drift(*arguments: str) -> str:
    done = CliRunner().invoke(app, ["drift", *arguments], catch_exceptions=False)
    assert 0 == done.exit_code
    return done.output


def test_every_column_has_exactly_the_figures_other_tools_read(folder: Path) -> None:
    told = drift("compare", f"{folder}/before.csv", f"{folder}/after.csv", "--json")

    columns = json.loads(told)["columns"]
    assert {"amount": _KEYS, "card": _KEYS} == {name: set(one) for name, one in columns.items()}
    assert (None, ["c"]) == (columns["card"]["ks"], columns["card"]["new_categories"])
    assert (None, "numeric") == (columns["amount"]["chi2"], columns["amount"]["kind"])
    assert columns["amount"]["flagged"]


def test_the_report_begins_with_what_moved_and_ends_with_what_is_not_known(folder: Path) -> None:
    told = drift("compare", f"{folder}/before.csv", f"{folder}/after.csv")

    assert told.startswith("2 of 2 columns have moved: ")
    assert "median 1" in told
    assert "before " in told
    assert "█" in told
    assert "drift alone is no reason to retrain" in told
    assert "since when" in told


def test_a_profile_is_as_good_as_its_file(folder: Path) -> None:
    drift("profile", f"{folder}/before.csv", "-o", f"{folder}/profile.json")

    kept = drift("compare", f"{folder}/profile.json", f"{folder}/after.csv", "--json")

    assert json.loads(kept) == json.loads(
        drift("compare", f"{folder}/before.csv", f"{folder}/after.csv", "--json")
    )


def test_one_column_can_be_asked_for(folder: Path) -> None:
    told = drift(
        "compare", f"{folder}/before.csv", f"{folder}/after.csv", "--column", "card", "--json"
    )

    assert ["card"] == list(json.loads(told)["columns"])


def test_weights_decide_who_is_called(folder: Path) -> None:
    (folder / "weights.json").write_text('{"amount": 99, "card": 0.1}')

    told = json.loads(
        drift(
            "compare", f"{folder}/before.csv", f"{folder}/after.csv", "--json",
            "--weights", f"{folder}/weights.json",
        )
    )  # fmt: skip

    assert ["amount"] == told["flagged"]


@pytest.mark.parametrize("text", ["{", "[]", '{"remit_profile": 7}', '{"remit_profile": 1}'])
def test_what_is_no_profile_is_said_to_be_none(folder: Path, text: str) -> None:
    (folder / "profile.json").write_text(text)

    done = CliRunner().invoke(
        app, ["drift", "compare", f"{folder}/profile.json", f"{folder}/after.csv"]
    )

    assert done.exception is not None
    assert "profile" in str(done.exception) or "JSON" in str(done.exception)
