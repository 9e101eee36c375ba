"""The gate before a release blocks what is broken or unknown, and never blocks on noise."""

import re
from collections.abc import Collection
from dataclasses import asdict, replace
from xml.etree import ElementTree as ET

import pytest

from bot.domain.criterion.model import Criterion
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Counts
from bot.domain.evaluation.case import Case
from bot.domain.evaluation.comparison import Comparison, answers_of, compare, compare_totals
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.gate import About, FixedBefore, Gate, Rules, Standing, asked, gate
from bot.domain.evaluation.gate_words import GateWords, gate_words
from bot.domain.evaluation.judged import Judged, judged
from bot.domain.evaluation.run import CheckResult, EvaluationRun
from bot.domain.evaluation.source import Source
from bot.domain.export.gate import as_data, as_junit, as_markdown
from tests.unit.domain.evaluation.criteria import NEVER, criterion
from tests.unit.domain.evaluation.test_comparison import version

CRITICAL = criterion(severity="critical")
MAJOR = criterion(severity="major")
MINOR = criterion(severity="minor")
NOISE = compare(
    "accuracy",
    answers_of(version(set(range(50)), 60), "accuracy"),
    answers_of(version(set(range(2, 51)), 60), "accuracy"),
)
WORSE = compare(
    "accuracy",
    answers_of(version(set(range(50)), 60), "accuracy"),
    answers_of(version(set(range(20, 50)), 60), "accuracy"),
)


def fixed(
    cases: Collection[str] = ("c7", "c9"),
    ran: Collection[str] = ("c1", "c7", "c9"),
    failing: Collection[str] = (),
) -> FixedBefore:
    return FixedBefore(frozenset(cases), frozenset(ran), frozenset(failing))


def told_words(words: GateWords) -> list[str]:
    """Every piece of its sentences that no other language has."""
    texts = [one for one in asdict(words).values() if isinstance(one, str)]
    texts += [*words.steps.values()]
    return [piece for one in texts for piece in re.split(r"\{\w+\}", one) if len(piece.strip()) > 3]


def of(one: Criterion, passed: int, n: int) -> Judged:
    check = CheckResult(name="AC", n=n, passed=passed)
    return judged(one, EvaluationRun(source=Source(format=Format.JSONL), checks=(check,)))


def standing(*judgements: Judged, rules: Rules = Rules()) -> list[Standing]:  # noqa: B008
    return [one.standing for one in gate(judgements, rules=rules).findings]


def test_what_failed_or_is_unknown_blocks_unless_it_is_minor() -> None:
    for passed, n in ((440, 500), (0, 0)):
        assert [Standing.BLOCKED, Standing.BLOCKED, Standing.LOOK] == standing(
            *(of(one, passed, n) for one in (CRITICAL, MAJOR, MINOR))
        )


def test_what_is_not_shown_holds_a_release_only_where_it_is_critical() -> None:
    some = [of(one, 76, 80) for one in (CRITICAL, MAJOR, MINOR)]

    assert [Standing.BLOCKED, Standing.LOOK, Standing.LOOK] == standing(*some)
    assert [Standing.LOOK] * 3 == standing(*some, rules=Rules(open_critical=True))
    assert [Standing.BLOCKED, Standing.BLOCKED, Standing.LOOK] == standing(
        *some, rules=Rules(strict=True)
    )


def test_of_several_criteria_by_one_check_the_gravest_says_how_bad_a_drop_is() -> None:
    for order in ((MAJOR, MINOR), (MINOR, MAJOR)):
        judgements = [replace(of(one, 500, 500), check="accuracy") for one in order]

        found = gate(judgements, [WORSE])

        assert found.blocked
        assert Severity.MAJOR is found.findings[-1].severity


def test_a_broken_rule_blocks_whatever_severity_nobody_gave_it() -> None:
    assert [Standing.BLOCKED, Standing.FINE] == standing(of(NEVER, 99, 100), of(NEVER, 100, 100))


@pytest.mark.parametrize(
    ("one", "severity", "tolerated", "expected"),
    [
        (NOISE, MAJOR, None, Standing.LOOK),  # two broken cases, but no more than luck
        (WORSE, MAJOR, None, Standing.BLOCKED),
        (WORSE, MINOR, None, Standing.LOOK),
        (NOISE, MAJOR, 0.2, Standing.LOOK),
        (NOISE, MAJOR, 0.01, Standing.BLOCKED),  # a larger drop cannot be ruled out
        (compare_totals("accuracy", Counts(50, 60), Counts(51, 60)), MAJOR, None, Standing.FINE),
    ],
)
def test_a_regression_blocks_when_it_is_shown_or_beyond_what_is_tolerated(
    one: Comparison, severity: Criterion, tolerated: float | None, expected: Standing
) -> None:
    judgement = judged(
        severity,
        EvaluationRun(
            source=Source(format=Format.JSONL),
            checks=(CheckResult(name="accuracy", n=1000, passed=990),),
        ),
    )

    found = gate([judgement], [one], rules=Rules(tolerated=tolerated)).findings[1]

    assert (About.COMPARISON, expected) == (found.about, found.standing)
    if tolerated == 0.01:
        assert "cannot be ruled out, and 10 is tolerated" in found.text


def test_two_runs_without_a_common_case_are_no_comparison() -> None:
    apart = compare(
        "accuracy",
        answers_of(version({1}, 5), "accuracy"),
        answers_of(version({6}, 5, first=5), "accuracy"),
    )

    assert [Standing.LOOK] == [one.standing for one in gate([], [apart]).findings]


def test_a_failure_that_was_fixed_before_may_not_come_back() -> None:
    back = gate([], fixed_before=fixed(failing={"c1", "c9"}))
    fine = gate([], fixed_before=fixed(failing={"c1"}))

    assert (True, ("c9",)) == (back.blocked, back.findings[0].cases)
    assert not fine.blocked
    empty = gate([], fixed_before=fixed(cases=set()))
    assert (False, [Standing.LOOK]) == (empty.blocked, [one.standing for one in empty.findings])


def test_a_case_that_was_fixed_before_and_is_not_run_any_more_blocks() -> None:
    gone = gate([], fixed_before=fixed(ran={"c1", "c9"}))

    assert (True, ("c7",)) == (gone.blocked, gone.findings[0].cases)
    assert "were not judged in this run: 1." in gone.findings[0].text
    assert "take those that no longer exist off the list" in gone.findings[0].next_step


HOSTILE = "<script>alert(1)</script> @channel [x](http://evil.example) \x00"


def example() -> Gate:
    names = {f"{HOSTILE}{number}" for number in range(12)}
    before = fixed(cases=names, ran=names, failing=names)
    return gate([of(MAJOR, 990, 1000), of(MINOR, 76, 80)], [WORSE], before)


def test_the_summary_begins_with_what_blocks() -> None:
    page = as_markdown(example(), "Refund assistant")

    lines = page.splitlines()
    assert "### ❌ Refund assistant: blocked" == lines[0]
    assert "2 blocking, 1 to look at, 4 in all." == lines[2]
    assert [mark for line in lines if (mark := line[2:4].strip()) in {"❌", "⚠️", "✅"}] == [
        "❌", "❌", "⚠️", "✅",
    ]  # fmt: skip
    assert "and 2 more" in page
    assert as_markdown(gate([of(MAJOR, 990, 1000)])).startswith("### ✅ Evaluation: may go on")


def test_hostile_names_of_cases_stay_names() -> None:
    page, junit = as_markdown(example(), HOSTILE), as_junit(example(), HOSTILE)

    assert "<script>" not in page.replace("`<script>", "`")
    assert "@channel" not in page.splitlines()[0]
    assert "\x00" not in page + junit
    assert ET.fromstring(junit).find("testsuite") is not None  # noqa: S314  # our own


def test_a_ci_server_reads_what_blocks_as_failures() -> None:
    suite = ET.fromstring(as_junit(example()))[0]  # noqa: S314  # our own

    assert ("4", "2", "1") == (suite.get("tests"), suite.get("failures"), suite.get("skipped"))
    assert 2 == len(suite.findall("testcase/failure"))
    failure = suite.find("testcase[@classname='comparison']/failure")
    assert failure is not None
    assert "worse by more than luck explains" in (failure.get("message") or "")
    assert "c0000" in (failure.text or "")


def test_programs_get_the_same() -> None:
    data = as_data(example())

    assert "blocked" == data["gate"]
    assert ["fine", "look", "blocked", "blocked"] == [one["standing"] for one in data["findings"]]


@pytest.mark.parametrize(("language", "words"), [("fr", "sont revenus"), ("de", "wieder da")])
def test_a_gate_speaks_the_language_asked_for(language: str, words: str) -> None:
    found = gate([of(MAJOR, 440, 500)], fixed_before=fixed(failing={"c9"}), language=language)
    page, english = as_markdown(found, "X", language, ["AC-9"]), gate_words("en")

    assert words in found.findings[-1].text
    assert not [said for said in told_words(english) if said in page]
    assert len(told_words(english)) > 15


def test_whoever_reads_it_in_a_pull_request_learns_what_was_asked_how_many_broke_and_what_to_do() -> (
    None
):
    cases = [Case(f"c{i:03}", "AC", passed=i >= 95) for i in range(400)]
    check = CheckResult(name="AC", n=400, passed=305)
    run = EvaluationRun(source=Source(format=Format.JSONL), checks=(check,))
    found = gate([judged(MAJOR, run, cases)])

    page, junit = as_markdown(found, elsewhere=["AC-03"]), as_junit(found)

    assert "**AC** accuracy at least 95 % (major): 305 of 400 right" in page
    assert "and 85 more" in page
    assert "  - next: mend what these cases have in common and run again" in page
    assert "Not measured by an evaluation run: AC-03." in page
    assert "next: mend" in junit
    assert "and 75 more" in junit
    assert 95 == as_data(found)["findings"][0]["cases_in_all"]
    assert "refunds paid" in as_markdown(found.titled({"AC": "refunds paid right"}))


def test_a_rule_without_a_title_is_called_as_what_it_forbids_or_asks_for() -> None:
    rule = parse_line("AC-02 [critical] invariant: never refund unless approval(desk)")
    duty = parse_line("AC-03 [critical] invariant: always cite")

    assert ("never refund unless approval(desk)", "always cite") == (asked(rule), asked(duty))
    assert "jamais refund, sauf approval(desk)" == asked(rule, "fr")
    assert "nie refund, außer approval(desk)" == asked(rule, "de")
