"""What is news in a summary: results the one before did not know, and parts it told of otherwise."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.report.compiling import Setting, compiled
from bot.domain.report.report import Part
from bot.domain.report.telling import told
from tests.unit.domain.report.examples import MONDAY, WEEK, check, setting, verdict, version

DAY = timedelta(days=1)
LAST, THIS = MONDAY - 8 * DAY, MONDAY - DAY


def week_ago() -> Setting:
    """Of the week before the one that is told."""
    return replace(setting(), since=MONDAY - 2 * WEEK, until=MONDAY - WEEK)


def accurate(
    hits: int, n: int, made_at: datetime = THIS, *, model: str = "gpt-x-1"
) -> RecordedVerdict:
    return verdict("AC-01", check("accuracy", hits, n), made_at, model=model)


def test_another_model_and_another_version_of_the_spec_are_told() -> None:
    before, after = accurate(391, 400, LAST), accurate(390, 400, THIS, model="gpt-x-2")

    last = compiled(week_ago(), version(2), {"AC-01": [before]})

    made = compiled(setting(), version(3), {"AC-01": [before, after]}, last)

    assert [(Part.SPEC, "2", "3"), (Part.MODEL, "gpt-x-1", "gpt-x-2")] == [
        (one.part, one.before, one.after) for one in made.changes
    ]
    assert "Changed: the model, from gpt-x-1 to gpt-x-2." in told(made).changes


def test_results_that_came_after_the_summary_of_their_day_are_news_in_the_next() -> None:
    """Measured on Sunday night and brought on Monday noon: the summary of Monday morning knew nothing of it."""
    before = accurate(391, 400, LAST - DAY)
    late = accurate(300, 400, LAST, model="gpt-x-2")
    last = compiled(week_ago(), version(), {"AC-01": [before]})

    made = compiled(setting(), version(), {"AC-01": [before, late]}, last)
    again = compiled(setting(), version(), {"AC-01": [before, late]}, made)

    assert made.is_news
    assert "Last time: 97.75 %, shown." in told(made).lines[0].text
    assert ["Changed: the model, from gpt-x-1 to gpt-x-2."] == list(told(made).changes)
    assert not again.standings[0].is_new
    assert not again.standings[0].turned
    assert () == again.changes


def test_a_first_result_that_came_late_is_news_too() -> None:
    last = compiled(week_ago(), version(), {})

    made = compiled(setting(), version(), {"AC-01": [accurate(391, 400, LAST - DAY)]}, last)

    assert made.is_news
    assert made.standings[-1].is_new


def test_an_older_run_brought_after_a_newer_one_is_no_news() -> None:
    """It says nothing of how things stand."""
    older, newer = accurate(300, 400, LAST - DAY), accurate(391, 400, LAST)
    last = compiled(week_ago(), version(), {"AC-01": [newer]})

    made = compiled(setting(), version(), {"AC-01": [older, newer]}, last)

    assert all(one.stands_still for one in made.standings)
    assert () == made.changes
