"""A stored run held against a criterion: what it shows, where it is weakest, and why it may not count."""

from dataclasses import replace
from typing import Any

import pytest

from bot.domain.criterion.beside import NOTHING_BESIDE, Beside
from bot.domain.criterion.verdict import Counts, Outcome, Reason
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.estimate import Remark
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.formula import (
    CLOPPER_PEARSON,
    CLUSTERED,
    HOEFFDING,
    ORDER_STATISTIC,
    STUDENT,
    TWO_PHASE,
)
from bot.domain.evaluation.judged import MOST_FAILING, judged, judged_all
from bot.domain.evaluation.judging import Conditions
from bot.domain.evaluation.look import Look
from bot.domain.evaluation.reading import check_for, counts_wrong
from bot.domain.evaluation.run import CheckResult, EvaluationRun, SliceResult
from bot.domain.evaluation.source import Dataset, Judge, Source
from bot.domain.evaluation.warning import RunWarning, WarningState
from tests.unit.domain.evaluation.criteria import (
    AT_LEAST_95,
    AT_MOST_2,
    MEAN_SCORE_4,
    NEVER,
    P95_UNDER_300_MS,
    criterion,
)

SLICES = (
    SliceResult(name="language", value="en", n=400, passed=398),
    SliceResult(name="language", value="fr", n=100, passed=70),
)


def run(*checks: CheckResult, **rest: object) -> EvaluationRun:
    usual = {"id": "run_1", "source": Source(format=Format.JSONL), "checks": checks}
    return EvaluationRun.model_validate(usual | rest)


def check(name: str = "accuracy", **counts: object) -> CheckResult:
    return CheckResult.model_validate({"name": name} | counts)


def cases(passed: int, failed: int, **rest: Any) -> list[Case]:  # noqa: ANN401  # fields of a case
    some = [
        Case(f"case {number}", "accuracy", passed=number >= failed)
        for number in range(passed + failed)
    ]
    return [replace(case, **rest) for case in some]


def test_counts_of_a_check_are_judged_with_their_slices() -> None:
    found = judged(AT_LEAST_95, run(check(n=500, passed=468, slices=SLICES)))

    assert (Outcome.INCONCLUSIVE, "run_1", "accuracy", 32) == (
        found.outcome, found.run, found.check, found.failed,
    )  # fmt: skip
    assert CLOPPER_PEARSON is found.judgement.formula
    assert ["fr"] == [one.part.value for one in found.slices.failing]
    assert "One part misses the bar by more than luck explains: language = fr, 70 of 100" in (
        found.told()
    )
    assert "Ein Teil verfehlt die Schwelle" in found.told("de")
    assert () == found.contradictions


def test_failing_cases_are_named_but_not_all_of_them() -> None:
    found = judged(AT_LEAST_95, run(check(n=130, passed=100)), cases(100, 30))

    assert MOST_FAILING == len(found.failing)
    assert "case 0" == found.failing[0]
    assert 30 == found.failed
    assert Outcome.FAIL is found.outcome


def test_attempts_at_the_same_case_and_cases_of_one_document_are_no_single_cases() -> None:
    one = run(check(n=200, passed=190))
    repeated = [
        replace(case, case=f"case {index % 100}") for index, case in enumerate(cases(190, 10))
    ]
    grouped = [
        replace(case, cluster=f"document {index // 5}") for index, case in enumerate(cases(190, 10))
    ]

    assert CLUSTERED is judged(AT_LEAST_95, one, repeated).judgement.formula
    found = judged(AT_LEAST_95, one, grouped)
    assert (CLUSTERED, Counts(190, 200)) == (found.judgement.formula, found.judgement.seen)
    assert "belong together" in found.told()
    assert found.judgement.needed_n is None


def test_a_criterion_finds_its_check_by_id_or_metric_and_errors_are_those_that_did_not_pass() -> (
    None
):
    errors = check("Critical-Error-Rate", n=500, passed=496)
    both = run(check(n=500, passed=484), errors)

    assert errors is check_for(AT_MOST_2, both)
    assert counts_wrong(AT_MOST_2)
    assert not counts_wrong(AT_LEAST_95)
    assert [Outcome.PASS, Outcome.PASS] == [
        one.outcome for one in judged_all([AT_LEAST_95, AT_MOST_2], both)
    ]
    named = AT_LEAST_95.model_copy(update={"id": "AC-07", "metric": "recall"})
    assert "ac07" == (check_for(named, run(check("x"), check("ac07"))) or check()).name
    assert check_for(named, both) is None
    assert check("alone") == check_for(AT_LEAST_95, run(check("alone")))
    assert check_for(AT_MOST_2, run(check("alone"))) is None  # right or wrong tells no severity
    assert (
        "hallucinations"
        == (
            check_for(
                criterion(metric="hallucination_rate", comparator="<="),
                run(check("x"), check("hallucinations")),
            )
            or check()
        ).name
    )


@pytest.mark.parametrize("name", ["AC-09", "ac_12", "toxicity", "Hallucination rate"])
def test_the_one_check_of_a_run_does_not_stand_for_being_right_if_it_is_called_as_something_else(
    name: str,
) -> None:
    assert check_for(AT_LEAST_95, run(check(name))) is None


@pytest.mark.parametrize("name", ["pytest", "success", "accuracy", "ok", "exact_match,none"])
def test_the_one_check_of_a_run_stands_for_being_right_whatever_else_it_is_called(
    name: str,
) -> None:
    assert check(name) == check_for(AT_LEAST_95, run(check(name)))


def test_a_criterion_about_a_part_is_judged_on_that_part() -> None:
    french = criterion(slice="language=fr", threshold={"form": "level", "number": 0.6})
    whole = run(check(n=500, passed=468, slices=SLICES))

    assert 100 == judged(french, whole).judgement.verdict.n
    single = [*cases(70, 30, slices={"language": "fr"}), *cases(398, 2, slices={"language": "en"})]
    assert 100 == judged(french, whole, single).judgement.verdict.n
    assert Outcome.NOT_RUN is judged(criterion(slice="language=es"), whole).outcome


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_what_is_wrong_with_the_data_is_named_each_thing_by_its_own_name(language: str) -> None:
    states = [state for state in WarningState if state.spoils]
    said = {
        judged(
            AT_LEAST_95, run(check(n=38, passed=38), warnings=(RunWarning(state=each, text="x"),))
        ).told(language)
        for each in states
    }
    both = tuple(RunWarning(state=each, text="x") for each in states[:2])

    assert len(states) == len(said)
    assert "{" not in "".join(said)
    assert ", " in judged(AT_LEAST_95, run(check(n=38, passed=38), warnings=both)).told(language)


def test_missing_late_and_broken_data_are_no_zero_and_no_all_clear() -> None:
    lost = RunWarning(state=WarningState.MISSING, text="38 of 80 rows", seen=38, expected=80)
    late = RunWarning(state=WarningState.LATE, text="two weeks old")

    spoilt = judged(AT_LEAST_95, run(check(n=38, passed=38), warnings=(lost,)))

    assert (Outcome.INVALID, Reason.SPOILT) == (spoilt.outcome, spoilt.judgement.verdict.reason)
    assert "does not count: cases are missing from it." in spoilt.told()
    assert (
        Outcome.PASS is judged(AT_LEAST_95, run(check(n=99, passed=99), warnings=(late,))).outcome
    )
    unsized = judged(AT_LEAST_95, run(check(passed=38)))
    assert (Outcome.INVALID, Reason.UNSIZED) == (unsized.outcome, unsized.judgement.verdict.reason)
    for nothing in (
        run(),
        run(check("other", n=9, passed=9), check("more")),
        run(check(n=0, passed=0)),
    ):
        assert Outcome.NOT_RUN is judged(AT_LEAST_95, nothing).outcome


def test_another_data_set_than_planned_does_not_count() -> None:
    pinned = criterion(dataset="tickets", dataset_version="3")
    counts = check(n=500, passed=500)

    assert Outcome.PASS is judged(pinned, run(counts, dataset=Dataset(version="3"))).outcome
    found = judged(pinned, run(counts, dataset=Dataset(version="2")))
    assert (Outcome.INVALID, Reason.OTHER_DATASET) == (
        found.outcome, found.judgement.verdict.reason,
    )  # fmt: skip
    assert "the plan names dataset version 3, and the run used 2" in found.told()


def test_a_changed_threshold_judges_the_stored_run_again() -> None:
    stored = run(check(n=500, passed=475))
    lower = criterion(threshold={"form": "level", "number": 0.9})

    assert Outcome.INCONCLUSIVE is judged(AT_LEAST_95, stored).outcome
    assert Outcome.PASS is judged(lower, stored).outcome


def test_the_look_is_kept() -> None:
    weekly = Conditions(look=Look(7, 52))

    found = judged(AT_LEAST_95, run(check(n=200, passed=184)), conditions=weekly)

    assert (Outcome.INCONCLUSIVE, 7) == (found.outcome, found.judgement.look.number)
    assert "look 7 of 52" in found.told()


GRADER = Judge(model="grader-2", prompt_hash="abc")


def test_grades_of_a_model_that_nobody_checked_say_so() -> None:
    found = judged(AT_LEAST_95, run(check(n=500, passed=490), judge=GRADER))

    assert Remark.UNCHECKED_JUDGE in found.judgement.remarks
    assert "nobody checked it" in found.told()


def test_labels_of_people_correct_the_grades_of_a_model() -> None:
    passed = cases(900, 0)
    failed = cases(0, 100)
    graded = [
        *(replace(case, label=index > 0) for index, case in enumerate(passed[:70])), *passed[70:],
        *(replace(case, case=f"f{index}", label=index < 3) for index, case in enumerate(failed[:30])),
        *(replace(case, case=f"g{index}") for index, case in enumerate(failed[30:])),
    ]  # fmt: skip
    one = criterion(threshold={"form": "level", "number": 0.8})

    found = judged(one, run(check(n=1000, passed=900), judge=GRADER), graded)

    assert (Outcome.PASS, TWO_PHASE) == (found.outcome, found.judgement.formula)
    assert "people checked 100 of them" in found.told()
    errors = judged(
        AT_MOST_2, run(check("critical_error_rate", n=1000, passed=900), judge=GRADER),
        [replace(case, check="critical_error_rate") for case in graded],
    )  # fmt: skip
    assert (Outcome.FAIL, TWO_PHASE) == (errors.outcome, errors.judgement.formula)


def test_scores_are_judged_as_scores() -> None:
    scored = [
        replace(case, check="rubric_score", score=4.0 + index % 2)
        for index, case in enumerate(cases(100, 0))
    ]
    few = [replace(case, score=5.0) for case in scored[:15]]
    one = run(check("rubric_score", n=100, mean=4.5, deviation=0.5))

    assert (Outcome.PASS, STUDENT) == (
        judged(MEAN_SCORE_4, one, scored).outcome,
        judged(MEAN_SCORE_4, one, scored).judgement.formula,
    )
    assert STUDENT is judged(MEAN_SCORE_4, one).judgement.formula
    cautious = judged(MEAN_SCORE_4, one, few).judgement
    assert (HOEFFDING, Outcome.INCONCLUSIVE) == (cautious.formula, cautious.outcome) or (
        cautious.verdict.low or 0
    ) >= 4
    outside = [replace(case, score=90.0 + index) for index, case in enumerate(scored)]
    assert STUDENT is judged(MEAN_SCORE_4, one, outside).judgement.formula
    no_scores = judged(MEAN_SCORE_4, run(check("rubric_score", n=100)), cases(3, 0))
    assert Outcome.NOT_RUN is no_scores.outcome


def test_a_run_says_the_two_parts_of_f1_where_it_measured_them() -> None:
    f1 = criterion(metric="f1", threshold={"form": "level", "number": 0.8})
    of_urgent = criterion(
        metric="f1", params={"label": "urgent"}, threshold={"form": "level", "number": 0.8}
    )
    mixed = check("f1", n=100, mean=0.85, deviation=0.1)
    parts = check("precision", n=60, passed=54), check("Sensitivity", n=100, mean=0.7)
    named = (
        check("f1(urgent)", n=9, mean=0.8, deviation=0.1),
        check("recall(urgent)", n=8, passed=6),
    )

    assert Beside(precision=0.9, recall=0.7) == judged(f1, run(mixed, *parts)).beside
    assert Beside(recall=0.75) == judged(of_urgent, run(*named, *parts)).beside
    assert NOTHING_BESIDE == judged(f1, run(mixed)).beside


def test_single_cases_say_how_far_off_the_worst_tenth_is() -> None:
    wape = criterion(
        metric="wape", comparator="<=", threshold={"form": "level", "number": 12, "unit": "%"}
    )
    weeks = [
        replace(case, check="wape", score=float(index)) for index, case in enumerate(cases(40, 0))
    ]
    one = run(check("wape", n=40, mean=19.5, deviation=11.5))

    assert Beside(worst_tenth=36.0) == judged(wape, one, weeks).beside
    assert NOTHING_BESIDE == judged(wape, one).beside


def test_latencies_are_compared_in_the_unit_of_the_criterion() -> None:
    quick = cases(100, 0, latency_ms=250.0)
    in_seconds = criterion(
        kind="slo", metric="latency", params={"quantile": 0.95}, comparator="<=",
        threshold={"form": "level", "number": 0.3, "unit": "s"},
    )  # fmt: skip
    mean_cost = criterion(
        kind="slo", metric="cost_per_call", comparator="<=",
        threshold={"form": "level", "number": 0.02, "unit": "USD"},
    )  # fmt: skip
    one = run(check(n=100, passed=100))

    for latency in (P95_UNDER_300_MS, in_seconds):
        found = judged(latency, one, quick)
        assert (Outcome.PASS, ORDER_STATISTIC) == (found.outcome, found.judgement.formula)
    assert 0.25 == judged(in_seconds, one, quick).judgement.verdict.value
    paid = [replace(case, cost=0.01 + 0.0001 * (index % 7)) for index, case in enumerate(quick)]
    assert Outcome.PASS is judged(mean_cost, one, paid).outcome
    assert Outcome.NOT_RUN is judged(P95_UNDER_300_MS, one).outcome


def test_agents_are_judged_by_tasks() -> None:
    every = criterion(
        metric="pass_hat_k", params={"k": 2}, threshold={"form": "level", "number": 0.5}
    )
    tries = [
        Case(f"task {task}", "pass_hat_k", repeat=attempt, passed=(task, attempt) != (0, 1))
        for task in range(60)
        for attempt in range(2)
    ]
    one = run(check("pass_hat_k", n=120, passed=119))

    found = judged(every, one, tries)

    assert (Outcome.PASS, 60, 59 / 60) == (
        found.outcome, found.judgement.verdict.n, found.judgement.verdict.value,
    )  # fmt: skip
    short = judged(every, one, tries[1:])
    assert (Outcome.INVALID, Reason.TOO_FEW_ATTEMPTS) == (
        short.outcome, short.judgement.verdict.reason,
    )  # fmt: skip
    assert "every task 2 times" in short.told()
    summed = run(check("pass_hat_k", n=120, passed=119, cases=60))
    assert Outcome.INVALID is judged(every, summed).outcome


def test_a_rule_is_broken_by_one_case() -> None:
    held, broken = check("AC", n=300, passed=300), check("AC", n=300, passed=299)

    assert Outcome.PASS is judged(NEVER, run(held)).outcome
    assert Outcome.FAIL is judged(NEVER, run(broken)).outcome


def test_cases_that_broke_are_no_answers() -> None:
    some = [*cases(60, 0), Case("broken", "accuracy", state=CaseState.ERRORED)]

    assert (
        60 == judged(AT_LEAST_95, run(check(n=60, passed=60, errored=1)), some).judgement.verdict.n
    )


def test_figures_that_cannot_hold_together_are_said() -> None:
    wrong = (SliceResult(name="language", value="en", n=400, passed=300), SLICES[1])
    odd = run(
        check(n=500, passed=468, slices=wrong), check("critical_error_rate", n=500, passed=400)
    )

    found = judged(AT_LEAST_95, odd)

    assert {"slices", "critical"} == {one.check for one in found.contradictions}
    assert all(one.text in found.told() for one in found.contradictions)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_contradictions_are_told_in_the_language_asked_for(language: str) -> None:
    odd = run(check(n=500, passed=468, slices=(SLICES[1], SLICES[1].model_copy(update={"n": 400}))))

    found = judged(AT_LEAST_95, odd)

    assert found.contradictions
    assert found.told(language)


def test_a_check_named_after_errors_counts_what_passed_and_contradicts_nothing() -> None:
    """A tool counts what passed: 400 of 400 in a check of critical errors is none of them."""
    clean = run(check(n=400, passed=374), check("critical_error_rate", n=400, passed=400))
    odd = run(check(n=400, passed=374), check("critical_error_rate", n=400, passed=300))

    assert () == judged(AT_LEAST_95, clean).contradictions
    (found,) = judged(AT_LEAST_95, odd).contradictions
    assert "25 % cannot be critically wrong" in found.text


def test_figures_of_the_same_cases_are_held_together_whatever_their_checks_are_called() -> None:
    errors = check("Critical errors", n=400, passed=300)
    odd = run(check("Accuracy", n=400, passed=374), errors)
    others = run(check("Accuracy", n=400, passed=374), errors.model_copy(update={"n": 410}))
    grade = CheckResult(name="F1 score", n=400, mean=0.95)
    parts = (check("precision", n=400, passed=320), check("recall", n=400, passed=280))

    (found,) = judged(AT_LEAST_95, odd).contradictions
    (of_f1,) = judged(criterion(metric="recall"), run(*parts, grade)).contradictions

    assert "25 % cannot be critically wrong" in found.text
    assert "F1" in of_f1.text
    assert () == judged(AT_LEAST_95, others).contradictions


def test_contradictions_and_failing_cases_stay_with_the_check_they_are_about() -> None:
    odd = run(
        check(n=400, passed=374),
        check("critical_error_rate", n=400, passed=300),
        check("tone", n=9),
    )
    tone = criterion(metric="custom:tone")
    nothing = criterion(metric="custom:toxicity")

    assert () == judged(tone, odd).contradictions
    assert ((), ()) == (judged(nothing, odd, cases(60, 5)).failing, judged(nothing, odd).failing)


def test_parts_without_a_failure_have_no_weakest_and_errors_count_as_errors() -> None:
    parts = [SliceResult(name="language", value=one, n=100, passed=100) for one in ("de", "nl")]
    worse = [parts[0], parts[1].model_copy(update={"passed": 88})]

    clean = judged(AT_LEAST_95, run(check(n=200, passed=200, slices=tuple(parts))))
    wrong = judged(
        AT_MOST_2, run(check("critical_error_rate", n=200, passed=188, slices=tuple(worse)))
    )

    assert "weakest" not in clean.told()
    assert "language = nl, 12 of 100 wrong (12 %)" in wrong.told()
    assert "12 von 100 falsch" in wrong.told("de")


def test_a_criterion_about_one_part_has_no_weakest_part_elsewhere() -> None:
    """The worst language of all is none of what is asked of English."""
    whole = run(check(n=500, passed=468, slices=SLICES))

    found = judged(criterion(slice="language=en"), whole)

    assert found.slices.worst is None
    assert "fr" not in found.told()


@pytest.mark.parametrize("passed", [None, 60])
def test_parts_of_which_it_is_not_known_how_many_passed_contradict_nothing(
    passed: int | None,
) -> None:
    """Where some parts tell only how many cases they are, the others are not the whole."""
    parts = [SliceResult(name="language", value=one, n=100, passed=None) for one in ("de", "nl")]
    parts[0] = parts[0].model_copy(update={"passed": passed})

    found = judged(AT_LEAST_95, run(check(n=200, passed=160, slices=tuple(parts))))

    assert () == found.contradictions


def test_failing_cases_of_a_criterion_about_one_part_are_of_that_part() -> None:
    some = [
        Case(f"{one}{i}", "accuracy", passed=i > 2, slices={"language": one})
        for one in ("de", "nl")
        for i in range(40)
    ]
    whole = run(
        check(n=80, passed=74, slices=(SliceResult(name="language", value="nl", n=40, passed=37),))
    )

    found = judged(criterion(slice="language=nl"), whole, some)

    assert (("nl0", "nl1", "nl2"), 3) == (found.failing, found.failed)
