"""What somebody reads who has to decide: counts first, a next step, and nothing a test cannot back."""

from pathlib import Path

import pytest

from bot.domain.criterion.advice import next_step
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.verdict import Counts, Measured, Outcome, Pins, Reason
from bot.domain.evaluation import formula
from bot.domain.evaluation.bar import bar, value_told
from bot.domain.evaluation.calibration import GradedByModel, Pile, Unusable
from bot.domain.evaluation.judging import USUAL, Conditions, judge
from bot.domain.evaluation.look import Look
from bot.domain.evaluation.mean import Scores
from bot.domain.evaluation.quantile import Sample
from bot.domain.evaluation.repeats import Attempts, Task
from bot.domain.evaluation.seen import Seen
from bot.domain.evaluation.telling import told
from bot.domain.evaluation.words import words_of
from bot.domain.lint.forbidden import forbidden_in
from tests.unit.domain.evaluation.criteria import (
    AT_LEAST_95,
    AT_MOST_2,
    MEAN_SCORE_4,
    NEVER,
    P95_UNDER_300_MS,
    criterion,
)

WEEKLY = Conditions(look=Look(7, 52))
CRITICAL = criterion(severity="critical")
FEW = criterion(min_n=200)
_FOUR_IN_FIVE = {"form": "level", "number": 80, "unit": "%"}
EVERY_TIME = criterion(metric="pass_hat_k", params={"k": 3}, threshold=_FOUR_IN_FIVE)
ONCE = criterion(metric="pass_at_k", params={"k": 3}, threshold=_FOUR_IN_FIVE)
CASES: list[tuple[Criterion, Seen | None, Conditions]] = [
    (AT_LEAST_95, Counts(76, 80), USUAL),
    (AT_LEAST_95, Counts(484, 500), WEEKLY),
    (AT_LEAST_95, Counts(440, 500), WEEKLY),
    (AT_LEAST_95, Counts(990, 1000), Conditions(at_every_look=True)),
    (AT_LEAST_95, Counts(30, 30), USUAL),
    (CRITICAL, Counts(440, 500), USUAL),
    (CRITICAL, Counts(475, 500), USUAL),
    (AT_MOST_2, Counts(0, 100), USUAL),
    (AT_MOST_2, Counts(4, 500), USUAL),
    (AT_MOST_2, Counts(30, 500), USUAL),
    (NEVER, Counts(0, 300), USUAL),
    (NEVER, Counts(2, 300), USUAL),
    (P95_UNDER_300_MS, Measured(280, 250, 310), USUAL),
    (P95_UNDER_300_MS, Measured(280, 250, 299), USUAL),
    (MEAN_SCORE_4, Measured(3.5, 3.2, 3.8), USUAL),
    (MEAN_SCORE_4, Scores([5.0, 4.0] * 40, 1, 5), USUAL),
    (P95_UNDER_300_MS, Sample([100.0 + each for each in range(200)], 0.95), USUAL),
    (EVERY_TIME, Attempts([Task(3, 3)] * 103 + [Task(2, 3)] * 17, 3), USUAL),
    (EVERY_TIME, Attempts([Task(5, 5)] * 100 + [Task(4, 5)] * 20, 3), USUAL),
    (ONCE, Attempts([Task(1, 3)] * 103 + [Task(0, 3)] * 17, 3), USUAL),
    (ONCE, Attempts([Task(1, 5)] * 103 + [Task(0, 5)] * 17, 3), USUAL),
    (AT_LEAST_95, GradedByModel(Pile(917, 98, 95), Pile(83, 42, 15)), USUAL),
    (AT_LEAST_95, GradedByModel(Pile(960, 100, 98), Pile(40, 40, 15)), USUAL),
    (AT_LEAST_95, GradedByModel(Pile(600, 90, 60), Pile(400, 60, 40)), USUAL),
    (AT_LEAST_95, None, USUAL),
    (FEW, Counts(80, 80), USUAL),
    (AT_LEAST_95, Counts(80, 80), Conditions(planned=Pins("3"), used=Pins("2"))),
    (criterion(threshold=None), Counts(80, 80), USUAL),
    (criterion(threshold={"form": "level", "number": 1}), Counts(76, 80), USUAL),
    (criterion(threshold={"form": "level", "number": 1}), Counts(80, 80), USUAL),
]


def test_a_result_that_settles_nothing_says_so_with_the_next_step() -> None:
    sentence = told(AT_LEAST_95, judge(AT_LEAST_95, Counts(76, 80)))

    assert sentence == (
        "76 of 80 right (95 %) does not show 95 % yet: results like these are what you would see if "
        "between 878 and 980 of 1,000 were right. 101 more cases without a single further failure "
        "would show it. If they fail as often as those so far, no number of cases will: what was "
        "seen is not better than the bar."
    )


def test_too_few_cases_are_said_to_be_too_few() -> None:
    sentence = told(AT_MOST_2, judge(AT_MOST_2, Counts(0, 100)))

    assert "100 cases could not have shown it in any case: it takes 149" in sentence
    assert "still allows up to about 30 per 1,000" in sentence
    assert "hold the release or keep a person in the loop" in sentence


def test_one_case_is_told_as_one() -> None:
    single = told(AT_MOST_2, judge(AT_MOST_2, Counts(0, 1)))
    nearly = told(AT_LEAST_95, judge(AT_LEAST_95, Counts(58, 58)))

    assert "A single case could not have shown it in any case: it takes 149" in single
    assert "One more case without a failure would show it." in nearly
    assert "One more case" in next_step(58, 58, 0.95)


def test_a_look_says_which_one_it_is_and_what_luck_could_have_done() -> None:
    met = told(AT_LEAST_95, judge(AT_LEAST_95, Counts(484, 500), WEEKLY))

    assert "look 7 of 52" in met
    assert "22 times in 100" in met


def test_errors_are_told_as_errors() -> None:
    assert told(AT_MOST_2, judge(AT_MOST_2, Counts(4, 500))) == (
        "4 of 500 wrong (0.8 %) shows at most 2 %."
    )
    assert "shows more than 2 %" in told(AT_MOST_2, judge(AT_MOST_2, Counts(30, 500)))


def test_a_rule_is_broken_by_one_case_and_never_proved_by_many() -> None:
    assert told(NEVER, judge(NEVER, Counts(2, 300))).startswith(
        "The rule was broken in 2 of 300 cases"
    )
    assert "still allows up to about 9.9 violations per 1,000" in told(
        NEVER, judge(NEVER, Counts(0, 300))
    )


def test_other_values_are_told_in_their_unit() -> None:
    found = judge(P95_UNDER_300_MS, Measured(280, 250, 310))

    assert told(P95_UNDER_300_MS, found).startswith("280 ms does not show at most 300 ms yet")
    assert "between 70 % and 80 %" == bar(
        criterion(comparator="in", threshold={"form": "range", "low": 70, "high": 80, "unit": "%"})
    )


def test_a_percentile_says_of_how_many_it_is_one_and_a_mean_that_it_is_one() -> None:
    waits = Sample([100.0 + each for each in range(200)], 0.95)
    scores = Scores([5.0, 4.0] * 40, 1, 5)

    assert told(P95_UNDER_300_MS, judge(P95_UNDER_300_MS, waits)).startswith(
        "289 ms or less in 95 of 100 cases (200 seen) shows at most 300 ms"
    )
    assert "4.5 on average over 80 cases" in told(MEAN_SCORE_4, judge(MEAN_SCORE_4, scores))


def test_attempts_are_told_in_tasks_with_how_many_more_it_takes() -> None:
    asked_thrice = Attempts([Task(3, 3)] * 103 + [Task(2, 3)] * 17, 3)
    asked_more = Attempts([Task(5, 5)] * 100 + [Task(4, 5)] * 20, 3)

    counted, worked_out = (
        told(EVERY_TIME, judge(EVERY_TIME, each)) for each in (asked_thrice, asked_more)
    )

    assert counted.startswith("103 of 120 tasks right (85.8 %) does not show 80 % yet")
    assert "4 more cases without a single further failure would show it" in counted
    assert "one is right where all 3 attempts at it are" in counted
    assert worked_out.startswith(
        "All 3 attempts right at about 90 of 100 tasks (90 % of 120 tasks)"
    )


@pytest.mark.parametrize("metric", ["accuracy", "custom:calls_right"])
def test_a_rate_put_right_for_its_grader_is_told_in_counts_whatever_it_is_called(
    metric: str,
) -> None:
    graded = GradedByModel(Pile(917, 98, 95), Pile(83, 42, 15))
    one = criterion(metric=metric)

    sentence = told(one, judge(one, graded))

    assert sentence.startswith("About 919 of 1,000 right (91.9 %) shows that 95 % is missed")
    assert "between 877 and 940 of 1,000" in sentence


def test_a_grader_like_a_coin_is_refused_with_how_often_it_is_right() -> None:
    coin = GradedByModel(Pile(600, 90, 60), Pile(400, 60, 40))

    sentence = told(AT_LEAST_95, judge(AT_LEAST_95, coin))

    assert "it passes 60 of 100 right ones and stops 40 of 100 wrong ones" in sentence


def test_a_share_nobody_registered_is_a_share_in_its_value_and_in_a_range() -> None:
    one = criterion(metric="custom:calls_right")
    within = criterion(
        metric="custom:calls_right",
        comparator="in",
        threshold={"form": "range", "low": 70, "high": 80, "unit": "%"},
    )

    assert "93.7 %" == value_told(one, 0.937)
    assert judge(within, Measured(0.75, 0.72, 0.78, n=900)).outcome is Outcome.PASS


def test_a_run_that_does_not_count_says_why() -> None:
    other = Conditions(planned=Pins("3"), used=Pins("2"))

    assert told(AT_LEAST_95, judge(AT_LEAST_95, Counts(80, 80), other), other) == (
        "This run does not count: the plan names dataset version 3, and the run used 2."
    )
    assert "asks for at least 200" in told(FEW, judge(FEW, Counts(80, 80)))


@pytest.mark.parametrize("language", ["en", "fr", "de"])
@pytest.mark.parametrize(("one", "seen", "conditions"), CASES)
def test_nothing_is_promised_and_no_gap_stays_open(
    one: Criterion, seen: Seen | None, conditions: Conditions, language: str
) -> None:
    sentence = told(one, judge(one, seen, conditions), conditions, language)

    assert sentence
    assert not {"{", "}", "None"} & set(sentence.split() + list(sentence))
    assert () == forbidden_in(sentence)


@pytest.mark.parametrize("language", ["fr", "de"])
def test_the_sentences_of_a_language_are_its_own(language: str) -> None:
    english, other = words_of("en"), words_of(language)

    assert english.invalid.keys() == other.invalid.keys()
    same = [name for name in english.__slots__ if getattr(english, name) == getattr(other, name)]
    assert [] == same


def test_every_formula_is_documented_with_its_source() -> None:
    page = (Path(__file__).parents[4] / "docs" / "verdicts.md").read_text(encoding="utf-8")
    known = [value for value in vars(formula).values() if isinstance(value, formula.Formula)]

    assert len(known) > 10
    for one in known:
        if one.source:
            assert f"`{one.name}`" in page
            assert one.source in page, one.name


def test_every_reason_for_not_counting_is_told_in_every_language() -> None:
    for language in ("en", "fr", "de"):
        told_of = words_of(language).invalid
        silent = {Reason.SHOWN, Reason.REFUTED, Reason.OPEN, Reason.VIOLATED, Reason.NOTHING_RUN}
        assert {*told_of} == {*Reason} - silent - {Reason.JUDGE_UNUSABLE}
        assert {*words_of(language).unusable} == {*Unusable}


def test_a_run_that_would_fail_alone_is_not_called_open_without_saying_so() -> None:
    first = Conditions(look=Look(1, 52))

    def said(right: int, conditions: Conditions, language: str = "en") -> str:
        judgement = judge(AT_LEAST_95, Counts(right, 500), conditions)
        return told(AT_LEAST_95, judgement, conditions, language)

    assert "Taken alone this would miss the bar; among 52 looks" in said(465, first)
    assert "unter 52 Blicken" in said(465, first, "de")
    assert "Taken alone" not in said(465, USUAL)  # it is called a fail
    assert "Taken alone" not in said(475, first) + said(420, first)
