"""The cases a system is tested on, told in lines: version, age, looks, composition, what to do."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.evaluation.care import Concern
from bot.domain.evaluation.care_words import _SAID
from bot.domain.evaluation.eval_set import EvalSet, eval_set, set_lines
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CheckResult, EvaluationRun, SliceResult
from bot.domain.evaluation.source import Dataset, Source
from bot.domain.lint.model import Language
from bot.domain.provenance import Field, Status
from bot.domain.spec.plan.evaluation import Dataset as Planned
from bot.domain.spec.plan.evaluation import EvaluationPlan

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
LANGUAGES: tuple[Language, ...] = ("en", "fr", "de")


def leaf(path: str, value: str | None = None) -> Field:
    return Field(path=path, value=value, status=Status.UNKNOWN)


def plan(refresh: str | None = None, name: str | None = None) -> EvaluationPlan:
    dataset = Planned().model_copy(update={"refresh": leaf("r", refresh), "name": leaf("n", name)})
    four = {each: leaf(each) for each in ("baseline", "reference", "comparison", "kill_criteria")}
    return EvaluationPlan(**four, dataset=dataset)


def run(days_ago: int, version: str | None = "2026-03-01", name: str = "refunds") -> EvaluationRun:
    slices = (
        SliceResult(name="language", value="en", n=90),
        SliceResult(name="language", value="de", n=10),
    )
    check = CheckResult(name="correct", n=100, passed=90, cases=100, slices=slices)
    source = Source(format=Format.JSONL, raw=f"{days_ago:064}")
    made_at = NOW - timedelta(days=days_ago)
    dataset = Dataset(name=name, version=version)
    return EvaluationRun(source=source, made_at=made_at, dataset=dataset, checks=(check,))


def told(*runs: EvaluationRun, language: Language = "en", **rest: object) -> EvalSet:
    production = {"language": {"en": 500, "de": 480, "fr": 20}}
    given = {"production": production, "from_decisions": 12} | rest
    found = eval_set(runs, plan(), NOW, language=language, **given)  # type: ignore[arg-type]
    assert found
    return found


def test_everything_known_of_the_cases_is_told_in_lines_a_manager_reads() -> None:
    lines = set_lines(told(run(60), run(30), run(1)))

    assert (
        "`refunds`@2026-03-01: 100 cases, of 2026-03-01 (270 days old), looked at 3 times."
        == lines[0]
    )
    assert lines[1].startswith("language: en 90 of 100 tested, 500 of 1000 in production; de 10 of")
    assert "12 cases wait from decisions of people" in lines[2]
    assert any("none of those tested" in line and "`fr`" in line for line in lines)


@pytest.mark.parametrize(
    ("language", "once"),
    [
        ("en", "(1 day), looked at once."),
        ("fr", "(1 jour), regardé une fois."),
        ("de", "(1 Tag), einmal angesehen."),
    ],
)
def test_one_day_and_one_look_are_told_as_one(language: Language, once: str) -> None:
    assert set_lines(told(run(1, version="3"), language=language))[0].endswith(once)


def test_what_nobody_knows_is_said_to_be_unknown() -> None:
    known = told(run(1), production={}, from_decisions=0)

    assert any("What comes in is not known" in line for line in set_lines(known))
    assert eval_set([], plan(), NOW, production={}) is None


@pytest.mark.parametrize(
    ("version", "refresh", "stale"),
    [
        ("3", None, False),
        ("3", "weekly", True),
        ("2026-03-01", None, True),
        ("20261101", None, False),
    ],
)
def test_their_age_is_that_of_their_version_or_of_the_first_run_on_them(
    version: str,
    refresh: str | None,
    stale: bool,  # noqa: FBT001
) -> None:
    known = eval_set([run(40, version), run(1, version)], plan(refresh), NOW, production={})

    assert known
    assert stale is (Concern.STALE in {one.concern for one in known.remarks})
    assert (date(2026, 10, 17), 40) == (known.since, known.days) or known.drawn_on


@pytest.mark.parametrize(
    ("name", "planned"), [("refunds-holdout", None), ("refunds", "the holdout")]
)
def test_a_holdout_is_known_by_its_name_and_each_file_is_a_look(
    name: str, planned: str | None
) -> None:
    runs = [run(days, name=name) for days in (5, 4, 3, 2)]

    known = eval_set([*runs, runs[-1]], plan(name=planned), NOW, production={})

    assert known
    assert (True, 4) == (known.holdout, known.looks)
    assert Concern.HOLDOUT_TOUCHED in {one.concern for one in known.remarks}


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_told_in_each_language_without_a_gap(language: Language) -> None:
    known = told(run(60, None), run(1, None), language=language)

    assert all("{" not in line for line in set_lines(known))
    assert {"en", "fr", "de"} == set.intersection(*(set(each) for each in _SAID.values()))
