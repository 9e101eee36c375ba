"""`remit criterion`: tables for people, JSON for programs, a sentence for what cannot be planned."""

import json

import pytest
from typer.testing import CliRunner

from bot.cli.criterion import Wanted, run_parse, run_plan
from bot.cli.main import app
from bot.domain.errors import InvalidInputError


def test_a_floor_gives_the_printed_tables() -> None:
    document = json.loads(run_plan(Wanted(floor=".95"), as_json=True))

    assert 0.95 == document["floor"]
    assert [59, 93, 124, 153, 208, 336] == [row["n"] for row in document["smallest_n"]]
    assert {"n": 500, "failures": 16} in document["most_failures"]
    assert "seen" not in document


def test_a_ceiling_is_a_floor_on_what_goes_right() -> None:
    document = json.loads(run_plan(Wanted(ceiling="2%", sizes=(100,)), as_json=True))

    assert (0.98, 0.02) == (document["floor"], document["ceiling"])
    assert {"failures": 0, "n": 149} in document["smallest_n"]
    assert [{"n": 100, "failures": None}] == document["most_failures"]


def test_a_result_is_told_with_what_would_settle_it() -> None:
    wanted = Wanted(floor="95", sizes=(80,), failures=(4,))

    seen = json.loads(run_plan(wanted, as_json=True))["seen"]
    assert (False, 101, None) == (
        seen["shown"], seen["more_if_none_fails"], seen["more_if_they_fail_alike"],
    )  # fmt: skip
    assert run_plan(wanted).startswith("76 of 80 right (95 %) does not show 95 % yet")
    clean = run_plan(Wanted(floor="99%", sizes=(100,), failures=(0,)))
    assert "still allows up to about 30 per 1,000" in clean


def test_the_table_is_readable() -> None:
    table = run_plan(Wanted(floor="0.99"))

    assert "To show at least 99 % right" in table
    assert "1,693" in table
    assert "none would do" in table
    assert "4 times in 5" in table
    assert "at most 2 % wrong" in run_plan(Wanted(ceiling="0,02"))
    assert "No number of cases can" in run_plan(Wanted(floor="1"))


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted(),
        Wanted(floor=".9", ceiling=".1"),
        Wanted(floor="nine"),
        Wanted(floor="120%"),
        Wanted(floor=".9", confidence=".3"),
        Wanted(floor=".9", sizes=(-1,)),
        Wanted(floor=".9", sizes=(5,), failures=(6,)),
        Wanted(floor=".9", failures=(10_000_000,)),
    ],
)
def test_what_cannot_be_planned_is_refused_with_a_next_step(wanted: Wanted) -> None:
    with pytest.raises(InvalidInputError) as refused:
        run_plan(wanted)

    assert refused.value.next_step


def test_the_command_takes_what_people_type() -> None:
    done = CliRunner().invoke(
        app, ["criterion", "plan", "--floor", "95%", "--failures", "0", "--failures", "2", "--json"]
    )

    assert 0 == done.exit_code, done.output
    assert [59, 124] == [row["n"] for row in json.loads(done.output)["smallest_n"]]


def test_a_sentence_gives_a_list_of_criteria() -> None:
    text = "Recall of at least 90 % on new customers, and at most 2 % critical errors."

    first, second = json.loads(run_parse(text, None, as_json=True))
    assert ("statistical", "recall", ">=", 90, "%", "absolute") == tuple(
        first[key]
        for key in ("kind", "metric", "comparator", "threshold", "unit", "threshold_type")
    )
    assert "new customers" == first["slice"]
    assert ["what_is_critical"] == second["missing"] == [q["about"] for q in second["questions"]]
    assert [] == second["remainder"]


def test_criteria_are_told_with_what_to_ask() -> None:
    told = run_parse("accuracy of 95 % under a full moon", "en", as_json=False)

    assert told.startswith("AC-01 statistical: accuracy ? 95 %")
    assert "Is that at least, at most, or exactly?" in told
    assert "proposed: >=" in told
    assert "by:" in run_parse("Churn from 8 % to 6 % by the end of June", None, as_json=False)
    assert "208 leave room for 5" in run_parse("accuracy of at least 95 %", None, as_json=False)
    permitting = run_parse("accuracy of at least 95 %, weather permitting.", None, as_json=False)
    assert "not read: “weather permitting.”" in permitting


def test_a_text_without_a_criterion_is_shown_as_not_read() -> None:
    assert "[]" == run_parse("Make it smarter.", None, as_json=True)
    told = run_parse("Make it smarter.", None, as_json=False)
    assert "Not read: “Make it smarter.”" in told


@pytest.mark.parametrize(
    ("text", "language"), [("  ", None), ("x" * 30_000, None), ("recall 90 %", "xx")]
)
def test_what_cannot_be_read_is_refused_with_a_next_step(text: str, language: str | None) -> None:
    with pytest.raises(InvalidInputError) as refused:
        run_parse(text, language, as_json=False)

    assert refused.value.next_step


def test_the_command_reads_stdin() -> None:
    done = CliRunner().invoke(
        app, ["criterion", "parse", "-", "--lang", "de", "--json"], input="Recall mindestens 90 %\n"
    )

    assert 0 == done.exit_code, done.output
    assert [">="] == [one["comparator"] for one in json.loads(done.output)]
