"""`remit eval compare` and `remit eval gate`: what a CI server reads, and what a person does."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from typer.testing import CliRunner

from bot.cli.comparing import NothingToCompareError, run_compare
from bot.cli.gating import NoCriteriaError, Wanted, criteria_of, run_gate
from bot.cli.main import app
from bot.cli.result_file import SeveralRunsError
from bot.cli.text_file import InputFileMissingError
from bot.domain.errors import InvalidInputError, RemitError
from tests.meta.tree import ROOT

FILES = ROOT / "tests" / "data" / "evaluations"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two versions on the same 300 cases: the second breaks 2 of them and fixes 20."""
    for name, wrong in (("before", range(30)), ("after", [*range(20, 30), 100, 101])):
        rows = [
            {
                "case": f"c{i:03}",
                "check": "accuracy",
                "passed": i not in wrong,
                "latency_ms": 100 + i,
            }
            for i in range(300)
        ]
        text = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{name}.jsonl").write_text(text)
    return tmp_path


def test_two_files_are_compared_case_by_case(folder: Path) -> None:
    files = (folder / "before.jsonl", folder / "after.jsonl")

    found = json.loads(run_compare(files, (None, None), as_json=True))["comparisons"]

    assert [("accuracy", "better", 300, ["c100", "c101"], 20)] == [
        (one["check"], one["trend"], one["matched"], one["regressed"], len(one["fixed"]))
        for one in found
    ]
    assert ("mcnemar_exact@1", "newcombe_paired@1") == (found[0]["formula"], found[0]["bounds"])
    said = run_compare(files, (None, None))
    assert "270 were right before and 288 are now: 20 fixed, 2 broken" in said
    assert "  broken: c100, c101" in said
    assert "behoben" in run_compare(files, (None, None), language="de")


def test_a_release_goes_on_or_is_blocked_by_the_exit_code(folder: Path) -> None:
    good = ["eval", "gate", str(folder / "after.jsonl"), "--floor", "90%", "--against",
            str(folder / "before.jsonl")]  # fmt: skip
    bad = ["eval", "gate", str(folder / "before.jsonl"), "--floor", "95%", "--json"]

    passed, blocked = CliRunner().invoke(app, good), CliRunner().invoke(app, bad)

    assert (0, 1) == (passed.exit_code, blocked.exit_code)
    assert "✅ Evaluation: may go on" in passed.stdout
    document = json.loads(blocked.stdout)
    assert ("blocked", "accuracy") == (document["gate"], document["findings"][0]["name"])


def test_a_regression_blocks_and_its_cases_are_named(folder: Path) -> None:
    wanted = Wanted(
        folder / "before.jsonl", floor="80%", against=folder / "after.jsonl",
        markdown=folder / "summary.md", junit=folder / "gate.xml", title="Refunds",
    )  # fmt: skip

    said, blocked = run_gate(wanted)

    assert blocked
    assert "worse by more than luck explains" in said
    assert (folder / "summary.md").read_text().startswith("### ❌ Refunds: blocked")
    suite = ET.fromstring((folder / "gate.xml").read_text())[0]  # noqa: S314  # our own
    assert ("2", "1") == (suite.get("tests"), suite.get("failures"))


LINES = """\
# what must hold
AC-01 [critical] statistical: accuracy >= 0.90 lower bound 95%
AC-02 [major] slo: latency(p95) <= 500 ms
AC-03 [major] business: no_show_rate <= 6 %
AC-04 [minor] statistical: accuracy >= 0.9 on tickets@3
"""


def test_criteria_come_from_lines_or_from_an_exported_spec(folder: Path) -> None:
    (folder / "criteria.txt").write_text(LINES)
    lines = [line for line in LINES.splitlines() if not line.startswith("#")]
    exported = {"schema": "remit.criteria", "criteria": [{"line": line} for line in lines]}
    (folder / "criteria.json").write_text(json.dumps(exported))

    for name in ("criteria.txt", "criteria.json"):
        wanted = Wanted(folder / "after.jsonl", spec=folder / name, dataset_version="3")
        document = json.loads(run_gate(wanted, as_json=True)[0])
        assert [("AC-01", "fine"), ("AC-02", "fine"), ("AC-04", "fine")] == [
            (one["name"], one["standing"]) for one in document["findings"]
        ]
        assert ["AC-03"] == document["not_measured_here"]
    said, blocked = run_gate(Wanted(folder / "after.jsonl", spec=folder / "criteria.txt"))
    assert not blocked  # the minor one alone names a version
    assert "Not measured by an evaluation run: AC-03." in said
    assert "the run used an unknown one" in said


def test_a_failure_that_was_fixed_before_may_not_come_back(folder: Path) -> None:
    (folder / "fixed.txt").write_text("c100\nc200\n\n")
    wanted = Wanted(folder / "after.jsonl", floor="90%", must_pass=folder / "fixed.txt")

    document = json.loads(run_gate(wanted, as_json=True)[0])

    assert ["c100"] == document["findings"][-1]["cases"]


def test_an_empty_list_of_what_was_fixed_is_said_and_blocks_nothing(folder: Path) -> None:
    (folder / "fixed.txt").write_text("\n")
    wanted = Wanted(folder / "after.jsonl", floor="90%", must_pass=folder / "fixed.txt")

    said, blocked = run_gate(wanted)
    finding = json.loads(run_gate(wanted, as_json=True)[0])["findings"][-1]

    assert not blocked
    assert "The list of cases that were fixed before is empty" in said
    assert ("look", "fixed_before") == (finding["standing"], finding["about"])
    assert "leave the list out" in finding["next_step"]


def test_a_bar_on_right_answers_leaves_out_checks_that_only_score() -> None:
    document = json.loads(run_gate(Wanted(FILES / "inspect.eval", floor=".5"), as_json=True)[0])

    assert (["match"], ["brevity"]) == (
        [one["name"] for one in document["findings"]], document["not_measured_here"],
    )  # fmt: skip


def test_a_check_that_was_not_run_is_missing_and_blocks(folder: Path) -> None:
    said, blocked = run_gate(Wanted(folder / "after.jsonl", floor=".5", check="toxicity"))

    assert blocked
    assert "missing results are not good results" in said
    assert "The checks of this run: accuracy." in said


def test_a_criterion_without_results_says_which_checks_there_are(folder: Path) -> None:
    (folder / "criteria.txt").write_text("AC-09 [major] statistical: recall >= 0.9\n")
    rows = ["case,check,passed", *(f"c,check {number:02},yes" for number in range(40))]
    (folder / "many.csv").write_text("\n".join(rows))

    said, _ = run_gate(Wanted(folder / "after.jsonl", spec=folder / "criteria.txt", language="de"))
    many, _ = run_gate(Wanted(folder / "many.csv", floor=".5", check="check 7"))

    assert "Die Prüfungen dieses Laufs: accuracy." in said
    assert "check 00, " in many
    assert ", check 19, …." in many


def test_one_of_several_runs_has_to_be_named() -> None:
    with pytest.raises(SeveralRunsError, match="several runs") as refused:
        run_gate(Wanted(FILES / "promptfoo.json", floor=".5"))

    assert "sums-a, sums-b, echo" in (refused.value.next_step or "")
    with pytest.raises(SeveralRunsError, match="no run of nobody"):
        run_gate(Wanted(FILES / "promptfoo.json", floor=".5", provider="nobody"))
    assert run_gate(Wanted(FILES / "promptfoo.json", floor=".01", provider="sums-a"))[0]
    two = (FILES / "promptfoo.json",) * 2
    with pytest.raises(SeveralRunsError) as unnamed:
        run_compare(two, (None, None))
    assert "(--provider)" in (unnamed.value.next_step or "")
    with pytest.raises(SeveralRunsError) as unknown:
        run_compare(two, ("nobody", "sums-b"))
    assert "(--before-provider)" in (unknown.value.next_step or "")
    assert "same" in run_compare(two, ("sums-a", "sums-b"))


def test_what_cannot_be_gated_is_refused_with_a_next_step(folder: Path) -> None:
    after = folder / "after.jsonl"
    (folder / "empty.txt").write_text("# nothing\n")
    (folder / "other.json").write_text('{"schema": "else"}')
    (folder / "broken.json").write_text("{")
    (folder / "business.txt").write_text("AC-03 [major] business: no_show_rate <= 6 %\n")
    (folder / "odd.txt").write_text("AC-03 [major] business no_show_rate <= 6 %\n")
    refused: list[tuple[type[RemitError], Wanted]] = [
        (NoCriteriaError, Wanted(after)),
        (NoCriteriaError, Wanted(after, floor=".9", spec=folder / "empty.txt")),
        (NoCriteriaError, Wanted(after, spec=folder / "empty.txt")),
        (NoCriteriaError, Wanted(after, spec=folder / "other.json")),
        (NoCriteriaError, Wanted(after, spec=folder / "broken.json")),
        (NoCriteriaError, Wanted(after, spec=folder / "business.txt")),
        (InvalidInputError, Wanted(after, spec=folder / "odd.txt")),
        (InvalidInputError, Wanted(after, floor=".9", language="es")),
        (InvalidInputError, Wanted(after, floor=".9", tolerate="much")),
        (InvalidInputError, Wanted(after, floor=".9", markdown=folder / "no" / "summary.md")),
        (InputFileMissingError, Wanted(folder / "nothing.jsonl", floor=".9")),
    ]
    for kind, wanted in refused:
        with pytest.raises(kind) as error:
            run_gate(wanted)
        assert error.value.next_step
    assert 1 == len(criteria_of(LINES.splitlines()[1]))


def test_of_several_files_the_one_that_is_refused_is_named(folder: Path) -> None:
    empty, after = folder / "empty.json", folder / "after.jsonl"
    empty.write_text("")

    for wanted in (
        Wanted(empty, floor=".5"),
        Wanted(after, floor=".5", against=empty),
        Wanted(after, spec=empty),
    ):
        with pytest.raises(InvalidInputError) as refused:
            run_gate(wanted)
        assert f"{empty}: The" in refused.value.sentence


def test_files_without_a_common_check_cannot_be_compared(folder: Path) -> None:
    with pytest.raises(NothingToCompareError, match="measures accuracy, the second"):
        run_compare((folder / "after.jsonl", FILES / "inspect.eval"), (None, None))
    other = FILES / "inspect.eval"
    for named in (None, "accuracy"):
        with pytest.raises(
            NothingToCompareError, match=r"measures accuracy, .*inspect\.eval match"
        ):
            run_gate(Wanted(folder / "after.jsonl", floor=".5", against=other, check=named))
    assert run_gate(Wanted(folder / "after.jsonl", floor=".5", against=other, check="none"))[1]


def graded(folder: Path, labelled: int, columns: str = "id,passed,human_label,judge") -> Path:
    """Six hundred answers a model graded; people say of the first so many of each pile what they think."""
    rows = [columns]
    for i in range(600):
        passed = i < 560
        place = i if passed else i - 560
        people = (
            ""
            if place >= labelled * (3 if passed else 1)
            else str(int(passed is (place % 20 != 0)))
        )
        rows.append(f"q{i:03},{int(passed)},{people},grader-2026-06")
    file = folder / "graded.csv"
    file.write_text("\n".join(rows) + "\n")
    return file


def test_a_table_with_what_people_say_of_a_models_grades_is_corrected_by_it(folder: Path) -> None:
    said, blocked = run_gate(Wanted(graded(folder, 40), floor="90%"))
    few, held = run_gate(Wanted(graded(folder, 10), floor="90%"))
    plain, _ = run_gate(Wanted(graded(folder, 40, "id,passed,label,note"), floor="90%"))
    alone, _ = run_gate(Wanted(graded(folder, 40, "id,passed,note,judge"), floor="90%"))

    assert not blocked
    assert "people checked 160 of them" in said
    assert held
    assert "people checked only 40 cases; label at least 100" in few
    assert "cases:" not in few  # of a run that does not count nothing is listed
    assert "560 of 600 right" in plain  # in most tables a label is the class of the case
    assert "A model graded" not in plain
    assert "nobody checked it" in alone
