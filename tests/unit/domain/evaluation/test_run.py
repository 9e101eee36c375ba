"""A run keeps apart what was counted, what was not, and what is wrong with it."""

import pytest
from pydantic import ValidationError

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CheckResult, EvaluationRun, Measure
from bot.domain.evaluation.source import Source
from bot.domain.evaluation.warning import RunWarning, WarningState

_KEPT = RunWarning(
    state=WarningState.MISSING,
    text="The file has 38 rows of 80.",
    check="correct",
    seen=38,
    expected=80,
)
_RUN = EvaluationRun(
    source=Source(format=Format.MLFLOW_ROWS),
    model="m-1",
    checks=(
        CheckResult(name="correct", n=38, passed=37),
        CheckResult(name="polite", n=80, passed=80),
    ),
    warnings=(_KEPT,),
)


def test_what_is_not_known_is_never_a_zero() -> None:
    nothing = Measure()

    assert (None, None, None, None) == (nothing.n, nothing.passed, nothing.mean, nothing.rate)


def test_no_judged_case_has_no_rate() -> None:
    assert Measure(n=0, passed=0).rate is None


def test_more_passed_than_judged_is_refused() -> None:
    with pytest.raises(ValidationError, match="12 of 10 cannot have passed"):
        Measure(n=10, passed=12)


def test_a_warning_spoils_the_check_it_is_about_and_no_other() -> None:
    assert (WarningState.MISSING,) == _RUN.spoilt("correct")
    assert () == _RUN.spoilt("polite")


def test_a_warning_about_the_whole_run_spoils_every_check() -> None:
    cut = RunWarning(state=WarningState.TRUNCATED, text="The file ends in the middle of a row.")

    run = _RUN.model_copy(update={"warnings": (cut,)})

    assert [(WarningState.TRUNCATED,)] * 2 == [run.spoilt("correct"), run.spoilt("polite")]


def test_cases_that_broke_are_said_and_do_not_spoil_the_others() -> None:
    assert not WarningState.ERRORED.spoils


def test_a_run_survives_being_stored() -> None:
    assert _RUN == EvaluationRun.model_validate_json(_RUN.model_dump_json())
