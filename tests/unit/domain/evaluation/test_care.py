"""Cases are cared for: their version, their age, how like production they are, who looked how often."""

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.domain.evaluation.care import CaseSet, Concern, changed, composition, looks_at, remarks
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.run import CheckResult, EvaluationRun, SliceResult
from bot.domain.evaluation.source import Dataset, Source
from bot.domain.evaluation.timeliness import received
from bot.domain.evaluation.warning import WarningState

_V3 = Dataset(name="refunds", version="3")
_TODAY = date(2026, 11, 26)
_NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


def _run(raw: str = "a" * 64, dataset: Dataset = _V3, cases: int = 100) -> EvaluationRun:
    slices = (
        SliceResult(name="language", value="en", n=60, errored=2),
        SliceResult(name="language", value="de", n=38),
    )
    check = CheckResult(name="correct", n=98, passed=90, errored=2, cases=cases, slices=slices)
    source = Source(format=Format.JSONL, raw=raw)
    return EvaluationRun(source=source, model="m", dataset=dataset, checks=(check,))


def _concerns(cases: CaseSet, **groups: dict[str, int]) -> list[Concern]:
    tested, production = groups.get("tested"), groups.get("production")
    found = remarks(cases, _TODAY, tested=tested, production=production)
    return [remark.concern for remark in found]


def test_fresh_cases_like_production_cause_no_remark() -> None:
    cases = CaseSet(dataset=_V3, drawn_on=date(2026, 10, 1), holdout=True, looks=3)

    assert [] == _concerns(cases, tested={"en": 60, "de": 40}, production={"en": 590, "de": 410})


@pytest.mark.parametrize(("days", "stale"), [(180, False), (181, True)])
def test_cases_are_stale_after_their_time(days: int, stale: bool) -> None:  # noqa: FBT001
    cases = CaseSet(dataset=_V3, drawn_on=_TODAY - timedelta(days=days))

    assert ([Concern.STALE] if stale else []) == _concerns(cases)


@pytest.mark.parametrize(("looks", "touched"), [(3, False), (4, True)])
def test_a_holdout_is_worn_by_looking_at_it(looks: int, touched: bool) -> None:  # noqa: FBT001
    cases = CaseSet(dataset=_V3, holdout=True, looks=looks)

    assert ([Concern.HOLDOUT_TOUCHED] if touched else []) == _concerns(cases)


def test_other_cases_may_be_looked_at_every_day() -> None:
    assert [] == _concerns(CaseSet(dataset=_V3, looks=300))


def test_cases_without_a_version_cannot_be_told_apart() -> None:
    assert [Concern.UNVERSIONED] == _concerns(CaseSet(dataset=Dataset(name="refunds")))


def test_a_group_that_is_never_tested_is_named() -> None:
    found = remarks(
        CaseSet(dataset=_V3), _TODAY, tested={"en": 95}, production={"en": 960, "fr": 40}
    )

    assert [(Concern.GROUP_MISSING, True)] == [(r.concern, "`fr`" in r.text) for r in found]


def test_cases_unlike_production_name_the_group_furthest_off() -> None:
    found = remarks(
        CaseSet(dataset=_V3), _TODAY, tested={"en": 90, "de": 10}, production={"en": 500, "de": 500}
    )

    assert ["`de` is 10 of 100 tested and 500 of 1000 in production"] == [
        r.text.split(": ")[1].rstrip(".") for r in found if r.concern is Concern.UNLIKE_PRODUCTION
    ]


def test_ten_cases_may_look_otherwise_by_luck() -> None:
    """The control: the same shares in a thousand cases are no luck."""
    few = _concerns(
        CaseSet(dataset=_V3), tested={"en": 7, "de": 3}, production={"en": 50, "de": 50}
    )
    many = _concerns(
        CaseSet(dataset=_V3), tested={"en": 700, "de": 300}, production={"en": 500, "de": 500}
    )

    assert ([], [Concern.UNLIKE_PRODUCTION]) == (few, many)


def test_a_file_that_was_brought_twice_is_one_look() -> None:
    other = Dataset(name="refunds", version="2")

    runs = [_run("a" * 64), _run("a" * 64), _run("b" * 64), _run("c" * 64, other)]

    assert 2 == looks_at(_V3, runs)


def test_a_run_tells_how_its_cases_are_composed_broken_ones_included() -> None:
    assert {"en": 62, "de": 38} == composition(_run(), "language")


def test_one_version_with_two_sizes_is_said() -> None:
    assert [Concern.CHANGED] == [remark.concern for remark in changed([_run(), _run(cases=80)])]
    assert () == changed([_run(), _run()])


@pytest.mark.parametrize(("days", "late"), [(8, ()), (9, (WarningState.LATE,))])
def test_results_of_long_ago_are_late_and_not_spoilt(
    days: int, late: tuple[WarningState, ...]
) -> None:
    run = _run().model_copy(update={"made_at": _NOW - timedelta(days=days)})

    arrived = received(run, _NOW)

    assert late == tuple(warning.state for warning in arrived.warnings)
    assert () == arrived.spoilt("correct")
    assert all("run it again" in warning.text for warning in arrived.warnings)


def test_a_run_is_never_made_after_it_arrived() -> None:
    """Made at 11:00 in Berlin, told without the zone, and brought at 10:05 UTC."""
    ahead = _run().model_copy(update={"made_at": _NOW + timedelta(minutes=55)})

    assert _NOW == received(ahead, _NOW).made_at
    assert _NOW - timedelta(hours=1) == (
        received(ahead.model_copy(update={"made_at": _NOW - timedelta(hours=1)}), _NOW).made_at
    )
    assert received(ahead.model_copy(update={"made_at": None}), _NOW).made_at is None


def test_arriving_again_in_time_takes_the_warning_off() -> None:
    run = received(_run().model_copy(update={"made_at": _NOW - timedelta(days=30)}), _NOW)

    assert () == received(run, _NOW, within=timedelta(days=60)).warnings
