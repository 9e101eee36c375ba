"""`remit drift`: a report for an owner, figures for a program."""

import json
import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from typer.testing import CliRunner

from bot.cli.main import app
from bot.domain.errors import InvalidInputError

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


class TestWatch:
    """Four weeks: the third and the fourth have moved."""

    @pytest.fixture
    def weeks(self, tmp_path: Path) -> Path:
        chance = random.Random(8)  # noqa: S311  # a simulation, with a seed
        for week, cards in enumerate(("vvmm", "vvmm", "vmmm", "vmmm"), start=1):
            lines = ["card", *(chance.choice(cards) for _ in range(2000))]
            (tmp_path / f"week-{week}.csv").write_text("\n".join(lines))
        return tmp_path

    def watch(self, weeks: Path, *more: str) -> tuple[str, int]:
        done = CliRunner().invoke(
            app, ["drift", "watch", f"{weeks}/week-1.csv", f"{weeks}/week-[2-9].csv", *more]
        )
        assert done.exception is None or isinstance(done.exception, SystemExit)
        return done.output, done.exit_code

    def test_somebody_is_called_when_it_lasts(self, weeks: Path) -> None:
        told, code = self.watch(weeks)

        assert 1 == code
        assert "week-2.csv: Nothing that needs a look" in told
        assert "seen for the first time" in told
        assert "2 windows in a row, since week-3.csv" in told
        assert 1 == told.count("next: Check the acceptance criteria")

    def test_what_was_told_is_not_told_again(self, weeks: Path) -> None:
        state = f"{weeks}/state.json"
        (weeks / "week-4.csv").rename(weeks / "later")
        first, quiet = self.watch(weeks, "--state", state)
        (weeks / "later").rename(weeks / "week-4.csv")
        second, code = self.watch(weeks, "--state", state, "--json")

        assert (0, 1) == (quiet, code)
        assert "week-3.csv" in first
        lines = [json.loads(line) for line in second.splitlines()]
        assert ["week-4.csv"] == [line["window"] for line in lines]
        assert 2 == lines[0]["standing"][0]["windows"]
        assert ("", 0) == self.watch(weeks, "--state", state)

    def test_a_damaged_window_stops_no_other(self, weeks: Path) -> None:
        (weeks / "week-3.csv").write_text("card,other\n1\n")

        told, code = self.watch(weeks)

        assert 1 == code
        assert "week-3.csv: " in told
        assert "no CSV file that can be read" in told
        assert "week-4.csv: 1 of 1 column has moved" in told

    def test_a_season_can_be_excused(self, weeks: Path) -> None:
        told, code = self.watch(weeks, "--season", f"{weeks}/week-3.csv")

        assert 0 == code
        assert "seen for the first time" not in told

    def test_a_state_that_is_none_is_refused(self, weeks: Path) -> None:
        (weeks / "state.json").write_text("{}garbage")

        done = CliRunner().invoke(
            app,
            ["drift", "watch", f"{weeks}/week-1.csv", f"{weeks}/week-2.csv", "--state", f"{weeks}/state.json"],
        )  # fmt: skip

        assert "is no state" in str(done.exception)


def test_a_dry_run_shows_columns_rows_and_cost(folder: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{folder}/shop.db")
    with engine.begin() as connection:
        connection.execute(sa.text("create table payments (amount double, card varchar(9))"))
        connection.execute(sa.text("insert into payments values (1.5, 'visa'), (2.5, null)"))
    engine.dispose()
    invoke = CliRunner().invoke

    files = drift("look", f"{folder}/*.csv")
    told = invoke(
        app, ["drift", "look", "table://SHOP/payments"], env={"SHOP": f"sqlite:///{folder}/shop.db"}
    ).output

    assert "rows not known before reading, 2 columns" in files
    assert "in 2 file(s)" in files
    assert "card    text (string): compared level by level" in files
    assert "SHOP/payments: 2 rows, 2 columns" in told
    assert "asks the database 2 statements" in told
    assert ["amount", "numeric", "number (double)"] == json.loads(
        drift("look", f"{folder}/before.csv", "--json")
    )["columns"][0]


def test_a_log_of_answers_is_watched_by_what_matters_of_answers(tmp_path: Path) -> None:
    chance = random.Random(4)  # noqa: S311  # a simulation, with a seed
    for name, refused, words in (("before", 0.02, 40), ("after", 0.06, 60)):
        lines = [
            json.dumps(
                {
                    "topic": chance.choice(["refund", "delivery", "login"]),
                    "refused": chance.random() < refused,
                    "answer": "word " * round(chance.gauss(words, 8)) + str(chance.random()),
                    "cost": chance.gauss(0.01, 0.001),
                }
            )
            for _ in range(3000)
        ]
        (tmp_path / f"{name}.jsonl").write_text("\n".join(lines))
    files = (f"{tmp_path}/before.jsonl", f"{tmp_path}/after.jsonl")

    watched = json.loads(drift("compare", *files, "--answers", "--json"))
    french = drift("compare", *files, "--answers", "--role", "topic=input", "--language", "fr")

    assert {"refused", "answer"} == set(watched["flagged"])
    assert "numeric" == watched["columns"]["answer"]["kind"]  # its length
    assert "length" == watched["details"]["answer"]["role"]
    assert "Lisez quelques refus (refused)" in french
    # Control: taken as it is, the answers are names of rows, and nothing of them can be told.
    assert "answer" not in json.loads(drift("compare", *files, "--json"))["flagged"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--role", "card"), "Write COLUMN=ROLE"),
        (("--role", "nothing=label"), "no column nothing"),
        (("--language", "xx"), "Choose en, fr or de"),
    ],
)
def test_what_is_no_role_and_no_language_is_said(
    folder: Path, options: tuple[str, ...], said: str
) -> None:
    with pytest.raises(InvalidInputError) as refused:
        drift("compare", f"{folder}/before.csv", f"{folder}/after.csv", *options)

    assert said in f"{refused.value.sentence} {refused.value.next_step}"


def test_decay_calls_somebody_by_its_exit_code_and_calls_guesses_estimates() -> None:
    rows = str(Path(__file__).parents[2] / "data" / "decay" / "rows.csv")
    asked = [
        "drift",
        "decay",
        rows,
        "--time",
        "seen_at",
        "--prediction",
        "predicted",
        "--label",
        "truth",
    ]

    quiet = CliRunner().invoke(app, [*asked, "--score", "score", "--label-days", "14"])
    late = CliRunner().invoke(app, [*asked, "--label-days", "7", "--floor", "70%", "--json"])

    assert 0 == quiet.exit_code
    assert "estimate, no measurement" in quiet.output
    assert "Nothing is estimated" in late.output
    document = json.loads(late.output)
    assert bool(late.exit_code) is document["calls"]
    assert {"reference", "known", "young"} == {one["standing"] for one in document["cohorts"]}


@pytest.mark.parametrize(
    ("option", "value"), [("--metric", "f1"), ("--as-of", "soon"), ("--floor", "lots")]
)
def test_what_decay_is_asked_wrongly_is_said(option: str, value: str) -> None:
    rows = str(Path(__file__).parents[2] / "data" / "decay" / "rows.csv")
    with pytest.raises(InvalidInputError):
        drift(
            "decay",
            rows,
            "--time",
            "seen_at",
            "--prediction",
            "predicted",
            "--label",
            "truth",
            option,
            value,
        )


def test_a_decision_is_filled_in_from_reports_and_from_what_people_state(
    folder: Path, tmp_path: Path
) -> None:
    rows = str(Path(__file__).parents[2] / "data" / "decay" / "rows.csv")
    compared = drift("compare", f"{folder}/before.csv", f"{folder}/after.csv", "--json")
    (tmp_path / "compared.json").write_text(compared)
    asked = [
        "--time",
        "seen_at",
        "--prediction",
        "predicted",
        "--label",
        "truth",
        "--label-days",
        "7",
    ]
    missed = CliRunner().invoke(app, ["drift", "decay", rows, *asked, "--floor", "75%", "--json"])
    (tmp_path / "decay.json").write_text(missed.output)
    (tmp_path / "facts.yaml").write_text(
        "floor: 75%\nslices: {north: {right: 100, of: 200}, south: {right: 190, of: 200}}\n"
        "model_changed: false\nlabels_disagree: false\nlead_time: two weeks\n"
    )
    reports = ["--comparison", f"{tmp_path}/compared.json"]

    moved = json.loads(drift("advise", "retrain", *reports, "--json"))
    whole = json.loads(
        drift(
            "advise", "retrain", *reports, "--json", "--decay", f"{tmp_path}/decay.json",
            "--facts", f"{tmp_path}/facts.yaml",
        )
    )  # fmt: skip

    assert not moved["says_train"]
    assert moved["evidence"]["drifted"]["holds"]
    assert ("collect", True) == (whole["do"], whole["says_train"])
    assert {"enough_labels", "feedback_checked", "way_back"} == set(whole["missing"])


@pytest.mark.parametrize(
    ("decision", "name", "text"),
    [
        ("promote", "facts", "{}"),
        ("retrain", "facts", "floor: many"),
        ("retrain", "facts", "nonsense: 1"),
        ("retrain", "facts", "a: [1"),
        ("retrain", "decay", "{}"),
        ("retrain", "comparison", '{"flagged": ["x"], "details": {}}'),
        ("retrain", "comparison", "no JSON"),
    ],
)
def test_what_is_no_evidence_is_said(tmp_path: Path, decision: str, name: str, text: str) -> None:
    (tmp_path / "file").write_text(text)

    with pytest.raises(InvalidInputError):
        drift("advise", decision, f"--{name}", f"{tmp_path}/file")
