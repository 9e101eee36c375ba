"""One line is one criterion: printing and reading are each other's inverse, and errors say where."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.criterion.line import as_line, body_line, in_words
from bot.domain.criterion.model import Criterion, Params
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.scanner import CriterionLineError
from bot.domain.criterion.term import CriterionKind, OnFail, Statistic
from bot.domain.criterion.threshold import Change, Level, PerCount
from tests.unit.domain.criterion.strategies import criteria

CANONICAL = """
AC-01 [critical] statistical: recall(no_show) >= 0.7 target 0.8 on noshow-eval@3 where clinic_size=small n>=600 positives>=120 lower bound 95% by clopper_pearson every model_change+weekly owner @ines else block_release
AC-02 [critical] invariant: never cancel_appointment unless approval(front_desk_lead)
AC-03 [major] slo: latency(p95) <= 300 ms in production window 7d owner @ops else open_incident
AC-04 [major] business: no_show_rate <= baseline * 0.75 @ab-test-2 in production where arm=treatment window 8w
AC-05 process: within 4h "a reviewer answers" else route_to(@leads),report
AC-06 statistical: bias in [-5, 5] % where "stores in the north"
AC-07 statistical: hallucination_rate(unit=answer) <= 1 per 500 upper bound 97.5%
AC-08 business: custom:tone(definition="share of replies two readers call friendly") >= 90 %
AC-09 statistical: precision_at_k(k=25) ? 60 %
AC-10 business: churn <= 6 % from 8 % window 30d
AC-11 business: complaints <= baseline * 2/3 @?
AC-12 statistical: ? >= baseline + 3 pp @release-7
AC-13 invariant: always "every answer names its source"
AC-14 process: within ? "approvals are answered"
AC-15 slo: latency(max) < 2 s as point
""".strip().splitlines()


@pytest.mark.parametrize("line", CANONICAL, ids=lambda line: line[:5])
def test_a_canonical_line_is_read_and_printed_as_it_was(line: str) -> None:
    assert line == as_line(parse_line(line))


@settings(max_examples=150)
@given(criteria())
def test_reading_a_printed_criterion_gives_the_criterion(criterion: Criterion) -> None:
    line = as_line(criterion)

    assert [line] == line.splitlines()
    assert criterion == parse_line(line)


# What chance seldom makes: nothing beside something, words that are words of the grammar, figures that a
# percent sign or fewer digits would change.
_RATE: dict[str, Any] = {"kind": CriterionKind.STATISTICAL, "metric": "recall"}
_RULE: dict[str, Any] = {"kind": CriterionKind.INVARIANT, "event": "refund"}
AT_THE_EDGE: dict[str, dict[str, Any]] = {
    "a factor of so many of one": _RATE | {"threshold": Change(sign="*", number=2, over=1)},
    "nothing hoped for": _RATE | {"threshold": Level(number=-1), "target": 0.0},
    "today without a goal": _RATE | {"baseline": Level(number=8, unit="%")},
    "all of them": _RATE | {"threshold": PerCount(count=5, per=5)},
    "a number that only a power of ten writes": _RATE | {"threshold": Level(number=1e300)},
    "an empty exception": _RULE | {"unless": ""},
    "an empty dataset": _RATE | {"dataset": ""},
    "an empty slice": _RATE | {"slice": ""},
    "an empty owner": _RATE | {"owner": ""},
    "nobody to route to": _RATE | {"on_fail": (OnFail.ROUTE_TO,), "route_to": ""},
    "a class that looks like a parameter": _RATE | {"params": Params(label="k=3")},
    "a class that is called as the maximum is": _RATE | {"params": Params(label="max")},
    "a class that is called as a percentile is": _RATE | {"params": Params(label="p95")},
    "a class with a word of the grammar": _RATE | {"params": Params(label="Never")},
    "the first of the list": _RATE | {"params": Params(k=1)},
    "a percentile that only a power of ten writes": _RATE | {"params": Params(quantile=3e-7)},
    "a percentile that percent cannot hold": _RATE | {"params": Params(quantile=0.12345678912345)},
    "a confidence that percent cannot hold": _RATE
    | {"statistic": Statistic.LOWER_BOUND, "confidence": 0.9512345678912345},
    "an event that is a word of the grammar": _RULE | {"event": "Never"},
    "an event over two lines of a kind": _RULE | {"event": "one\u2028two\x85three"},
    "triggers in their own order": _RATE | {"triggers": ("weekly", "model_change")},
}


@pytest.mark.parametrize("values", AT_THE_EDGE.values(), ids=AT_THE_EDGE)
def test_what_a_criterion_may_hold_at_its_edges_comes_back(values: dict[str, Any]) -> None:
    criterion = Criterion.model_validate(values)
    line = as_line(criterion)

    assert [line] == line.splitlines()
    assert criterion == parse_line(line)


@given(st.text(max_size=60), st.sampled_from(CANONICAL), st.integers(0, 80))
def test_whatever_is_written_is_read_or_refused_with_its_place(
    noise: str, line: str, at: int
) -> None:
    text = line[:at] + noise + line[at:]

    found = read_or_refusal(text)
    if isinstance(found, CriterionLineError):
        assert 1 <= found.at <= len(text) + 1
        assert found.sentence
    else:
        assert found == parse_line(as_line(found))


def read_or_refusal(text: str) -> Criterion | CriterionLineError:
    try:
        return parse_line(text)
    except CriterionLineError as refused:
        return refused


def test_spaces_and_spellings_of_numbers_are_forgiven() -> None:
    loose = parse_line(
        " AC-3 slo :latency( p95 )<=  300ms in   production  window 7 d else report , rollback"
    )

    assert as_line(loose) == (
        "AC-3 slo: latency(p95) <= 300 ms in production window 7d else report,rollback"
    )
    assert parse_line("AC-1 statistical: recall >= .70") == parse_line(
        "AC-1 statistical: recall >= 0.7"
    )


def test_people_read_the_words_a_name_of_their_own_was_made_of() -> None:
    line = "AC-01 [major] statistical: custom:calls_right >= 90 % lower bound 95%"

    assert "AC-01 [major] statistical: calls right >= 90 % lower bound 95%" == in_words(line)
    assert "recall(no_show) >= 90 %" == in_words("recall(no_show) >= 90 %")


def test_thirds_stay_thirds() -> None:
    found = parse_line("AC-1 business: complaints <= baseline * 2/3 @2025")

    assert Change(sign="*", number=2, over=3, reference="2025") == found.threshold


def test_a_text_may_hold_anything() -> None:
    event = 'pay "more"\n than $5 [critical] @channel else report'

    line = as_line(Criterion(id="AC-1", kind=CriterionKind.INVARIANT, event=event))

    assert event == parse_line(line).event
    assert "\n" not in line


@pytest.mark.parametrize(
    ("line", "at", "expected", "step"),
    [
        ("", 1, "an id", ""),
        ("AC-1 [crtical] slo: latency <= 3 s", 7, "a severity", "critical"),
        ("AC-1 statistcal: recall >= 0.7", 6, "a kind", "statistical"),
        ("AC-1 statistical recall >= 0.7", 18, "“:”", ""),
        ("AC-1 statistical: recal >= 0.7", 19, "a metric", "recall"),
        ("AC-1 statistical: goodness >= 0.7", 19, "a metric", "custom:goodness"),
        ("AC-1 business: attrition <= 0.7", 16, "a metric", "churn"),
        ("AC-1 statistical: recall of 0.7", 26, "a comparator", ""),
        ("AC-1 statistical: recall >= high", 29, "a number", ""),
        ("AC-1 statistical: recall in [0.9, 0.7]", 39, "lower number", ""),
        ("AC-1 statistical: recall(k=3, k=4) >= 1", 34, "each parameter once", ""),
        ("AC-1 statistical: recall(kk=3) >= 1", 26, "a parameter", "k"),
        ("AC-1 statistical: recall(p0) >= 1", 28, "percentile", ""),
        ("AC-1 slo: latency(p95) <= 3 s windw 7d", 31, "“window”", ""),
        ("AC-1 slo: latency(p95) <= 3 s window 7 parsecs", 40, "unit of time", ""),
        ("AC-1 slo: latency(p95) <= 3 s window 0d", 38, "above zero", ""),
        ("AC-1 slo: latency(p95) <= 3 s owner @a window 7d", 40, "in this order", ""),
        ("AC-1 statistical: recall >= baseline 0.9", 38, "+, - or *", ""),
        ("AC-1 statistical: recall >= baseline * 1/0", 43, "sign of its own", ""),
        ("AC-1 statistical: recall >= 3 per 2", 36, "no more than", ""),
        ("AC-1 invariant: nver refund", 17, "“never”", "never"),
        ('AC-1 invariant: never "open', 23, "double quotes", ""),
        ("AC-1 invariant: never", 22, "an event", ""),
        ("AC-1 invariant: never else report", 23, "an event", ""),
        ("AC-1 slo: uptime >= 0.99 else blok_release", 31, "an action", "block_release"),
        ("AC-1 slo: uptime >= 0.99 lower limit 95%", 32, "“bound”", ""),
        ("AC-1 statistical: recall(horizon=3) >= 1", 35, "unit of time", ""),
    ],
)
def test_an_error_says_where_what_and_what_may_be_meant(
    line: str, at: int, expected: str, step: str
) -> None:
    with pytest.raises(CriterionLineError) as refused:
        parse_line(line)

    error = refused.value
    assert (at, True) == (error.at, expected in error.expected), error.sentence
    assert step in error.next_step
    assert f"At character {at}" in error.message


def test_what_reads_but_does_not_fit_together_is_refused() -> None:
    with pytest.raises(CriterionLineError, match="judged by its upper bound"):
        parse_line("AC-1 statistical: fpr <= 0.1 lower bound 95%")


def test_the_lines_of_the_guide_are_canonical() -> None:
    guide = (Path(__file__).parents[4] / "docs" / "criteria.md").read_text(encoding="utf-8")
    shown = [line for line in guide.splitlines() if line.startswith("AC-")]

    assert len(shown) >= 5
    assert shown == [as_line(parse_line(line)) for line in shown]


def test_the_body_alone_is_what_must_hold() -> None:
    assert "latency(p95) <= 300 ms" == body_line(parse_line(CANONICAL[2]))
