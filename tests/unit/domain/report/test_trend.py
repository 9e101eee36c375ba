"""A trend refuses what cannot be, and says in words all that its picture shows."""

from datetime import timedelta

import pytest
from pydantic import ValidationError

from bot.domain.criterion.verdict import Outcome
from bot.domain.lint.model import Language
from bot.domain.report.course import trend_of
from bot.domain.report.trend import Point, Trend
from bot.domain.report.trend_words import alternative
from tests.unit.domain.evaluation.criteria import criterion
from tests.unit.domain.report.examples import MONDAY, WEEK, check, verdict

OCTOBER = Trend(
    title="Right answers",
    points=(
        Point(label="5 Oct", outcome=Outcome.PASS, value=0.98, lower=0.96, upper=0.99, n=400),
        Point(label="12 Oct", outcome=Outcome.NOT_RUN),
        Point(label="19 Oct", outcome=Outcome.INCONCLUSIVE, value=0.95, lower=0.88, upper=0.986, n=80),
    ),
    threshold=0.95,
)  # fmt: skip


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "en",
            (
                "Right answers, 19 Oct: 95 %, 80 cases, between 88 % and 98.6 %, each bound with 95 % confidence, "
                "needs at least 95 %, not yet shown. From 5 Oct to 19 Oct: 95 % to 98 %. "
                "1 measurement is missing."
            ),
        ),
        (
            "fr",
            (
                "Right answers, 19 Oct: 95 %, 80 cas, entre 88 % et 98,6 %, chaque borne avec "
                "95 % de confiance, il faut au moins 95 %, pas encore démontré. De 5 Oct à 19 Oct : "
                "de 95 % à 98 %. Une mesure manque."
            ),
        ),
        (
            "de",
            (
                "Right answers, 19 Oct: 95 %, 80 Fälle, zwischen 88 % und 98,6 %, jede Schranke mit "
                "95 % Sicherheit, mindestens 95 % nötig, noch nicht gezeigt. Von 5 Oct bis 19 Oct: "
                "95 % bis 98 %. Eine Messung fehlt."
            ),
        ),
    ],
)
def test_the_words_of_a_picture_say_what_was_found_needed_and_missing(
    language: Language, expected: str
) -> None:
    words = alternative(OCTOBER.model_copy(update={"language": language}))

    assert expected == words.replace("\u202f", " ").replace("\u00a0", " ")


def test_what_was_never_measured_is_said_to_be_nothing_and_not_zero() -> None:
    trend = Trend(title="Right answers", points=(Point(label="5 Oct", outcome=Outcome.NOT_RUN),))

    assert "Right answers: nothing measured yet." == alternative(trend)


def test_a_number_of_cases_that_is_not_known_is_not_told() -> None:
    point = Point(label="5 Oct", outcome=Outcome.INVALID, value=0.9)

    assert "Right answers, 5 Oct: 90 %, not valid." == alternative(
        Trend(title="Right answers", points=(point,))
    )


@pytest.mark.parametrize(
    "bounds",
    [
        {"value": 0.9, "lower": 0.95},
        {"value": 0.9, "upper": 0.8},
        {"lower": 0.9, "upper": 0.8, "value": 0.85},
        {"lower": 0.9},
        {"value": float("nan")},
        {"value": 0.9, "n": -1},
    ],
)
def test_a_look_that_cannot_be_is_refused(bounds: dict[str, float]) -> None:
    with pytest.raises(ValidationError):
        Point(label="5 Oct", outcome=Outcome.PASS, **bounds)


def test_several_runs_on_one_day_are_told_apart_by_the_hour() -> None:
    runs = (MONDAY - WEEK, MONDAY, MONDAY + timedelta(hours=5))
    course = [verdict("AC-01", check("accuracy", 390, 400), moment) for moment in runs]

    trend = trend_of("Right answers", criterion(), course, "Europe/Berlin", "en")

    assert trend is not None
    assert ["16 Nov", "23 Nov 10:00", "23 Nov 15:00"] == [one.label for one in trend.points]


def test_a_share_of_something_nobody_registered_is_drawn_as_a_share() -> None:
    course = [verdict("AC-01", check("accuracy", 390, 400), MONDAY)]

    trend = trend_of("Calls", criterion(metric="custom:calls_right"), course, "UTC", "en")

    assert trend is not None
    assert trend.is_share
    assert "97.5 %" in alternative(trend)
