"""A look at garbage is told in plain sentences, with the rest of the report beside them."""

from dataclasses import replace

import pytest

from bot.domain.drift.judgement import judge
from bot.domain.drift.look import LANGUAGES, Labels, Look
from bot.domain.drift.looking import Occasion, looked, not_looked
from bot.domain.drift.model import (
    ColumnKind,
    ColumnProfile,
    LevelShape,
    NumberShape,
    Profile,
    TimeShape,
)
from bot.domain.lint.model import Language
from bot.domain.report.drift_telling import look_told
from tests.unit.domain.drift.builders import levels, numbers, window
from tests.unit.domain.drift.test_look import SOURCE

ROWS = 4000
SINCE, UNTIL = SOURCE.window_at(SOURCE.created_at)
VALUES = [float(n % 500) for n in range(ROWS)]


def times(zone: str) -> ColumnProfile:
    shape = TimeShape("2026-01-01", "2026-02-01", ((zone, ROWS),))
    return ColumnProfile("when", ColumnKind.TIME, "time (timestamp[us])", ROWS, 0, shape)


def reference() -> Profile:
    few = {f"level {n}": ROWS // 40 for n in range(40)}
    return window(
        levels("fine", {"a": 2000, "b": 2000}),
        levels("empty", {"a": 2000, "b": 2000}),
        numbers("typed", VALUES),
        levels("many", few),
        numbers("wild", VALUES),
        times("Z"),
        levels("gone", {"a": 2000, "b": 2000}),
    )


def garbage() -> Profile:
    before = reference()
    wild = numbers("wild", VALUES[:-40], like=before.column("wild"))
    assert isinstance(wild.shape, NumberShape)
    columns = (
        levels("fine", {"a": 2010, "b": 1990}),
        ColumnProfile("empty", ColumnKind.CATEGORY, "text (string)", ROWS, ROWS, LevelShape(())),
        levels("typed", {"one": 2000, "two": 2000}),
        levels("many", {f"other {n}": 1 for n in range(ROWS)}),
        replace(wild, rows=ROWS, shape=replace(wild.shape, infinite=40)),
        times("+02:00"),
    )
    return replace(window(*columns), duplicates=800)


def look_at(now: Profile) -> Look:
    occasion = Occasion("look_1", 1, SINCE, UNTIL, UNTIL)
    return looked(SOURCE, occasion, judge(reference(), now), [])


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_piece_of_garbage_is_a_sentence_and_the_rest_is_told(language: Language) -> None:
    look = look_at(garbage())

    found = {one.name: one.why[language] for one in look.moved}
    telling = look_told(look, language)

    assert {"empty", "typed", "many", "wild", "when", "gone"} == set(look.flagged)
    assert all(found[name].endswith(".") for name in look.flagged)
    assert "fine" not in found
    assert {one.name for one in look.alarms} >= {"empty", "typed", "wild", "when", "gone"}
    assert any("20" in note for note in telling.notes)  # a fifth of the rows is there twice
    assert len(telling.movers) == 3
    assert "many" not in {one.name for one in telling.movers}  # what is broken is told first
    assert telling.next
    assert look.is_news


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_window_without_rows_is_news_with_what_to_do(language: Language) -> None:
    look = look_at(Profile("payments", 0, ()))

    telling = look_told(look, language)

    assert look.is_news
    assert telling.headline
    assert telling.next


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_could_not_be_read_says_why(language: Language) -> None:
    occasion = Occasion("look_1", 1, SINCE, UNTIL, UNTIL)
    look = not_looked(
        SOURCE, occasion, [], "There is no file x.csv. Check the name and the folder."
    )

    telling = look_told(look, language)

    assert "There is no file x.csv." in telling.headline
    assert look.is_news


@pytest.mark.parametrize("language", LANGUAGES)
def test_labels_that_could_not_be_read_are_said_with_the_reason(language: Language) -> None:
    unread = Labels(trouble="There is no file came.csv. Check the name and the folder.")
    look = look_at(garbage()).model_copy(update={"labels": unread})

    assert any("There is no file came.csv." in note for note in look_told(look, language).notes)
