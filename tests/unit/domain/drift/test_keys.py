"""Columns whose values tell rows apart: not compared, said so in words, and flagged once their values come again."""

import pytest

from bot.domain.drift.judgement import judge
from bot.domain.drift.look import LANGUAGES
from bot.domain.drift.model import ColumnProfile
from bot.domain.drift.schema import SchemaKind, schema_changes
from bot.domain.drift.telling import report
from bot.domain.drift.wording import why
from bot.domain.lint.model import Language
from bot.domain.report.drift_telling import look_told
from tests.unit.domain.drift.builders import levels, numbers, window
from tests.unit.domain.drift.test_look import _look

CHANNEL = levels("channel", {"web": 600, "app": 400})


def ids(first: int, rows: int, each: int = 1) -> ColumnProfile:
    return levels("order", {f"ord-{first + row}": each for row in range(rows)})


def test_a_key_whose_values_are_all_new_is_said_to_be_one_and_not_that_nothing_was_seen() -> None:
    judgement = judge(window(ids(0, 1000), CHANNEL), window(ids(5000, 1000), CHANNEL))

    (key,) = [one for one in judgement.columns if one.name == "order"]
    written = report(judgement)

    assert (key.comparison.figures, key.findings, key.flagged) == (None, (), False)
    assert "Nearly every value is another one" in why(key)
    assert "Declare it as a key" in written
    assert "Compared: 1 of 2 columns; not order." in written


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Not compared: order"),
        ("fr", "Non comparé : order"),
        ("de", "Nicht verglichen: order"),
    ],
)
def test_a_summary_says_so_once(language: Language, said: str) -> None:
    before, now = [ids(0, 1000), CHANNEL], [ids(5000, 1000), CHANNEL]
    first = _look(0, before, now)
    second = _look(1, before, now, first)

    notes = [look_told(look, language).notes for look in (first, second)]

    assert any(note.startswith(said) for note in notes[0])
    assert not any("order" in note for note in notes[1])
    assert not first.is_news


def test_a_key_whose_values_come_again_is_broken_and_a_long_window_is_not() -> None:
    """Rows that are there twice; but of people who come back, a window ten times as long has more who do."""
    twice = schema_changes(ids(0, 1000), ids(5000, 500, each=2))
    levels_now = schema_changes(ids(0, 1000), CHANNEL)
    people = levels("person", {f"p{n}": 1 if n > 20 else 2 for n in range(980)})
    later = levels("person", {f"p{n}": 3 for n in range(3300)})

    assert [one.kind for one in (*twice, *levels_now)] == [SchemaKind.REPEATED] * 2
    assert all(one.breaks for one in (*twice, *levels_now))
    assert schema_changes(people, later) == ()
    assert schema_changes(CHANNEL, CHANNEL) == ()


def test_levels_that_become_names_of_rows_are_flagged_as_new_ones() -> None:
    judgement = judge(window(CHANNEL), window(levels("channel", {f"n{n}": 1 for n in range(1000)})))

    (column,) = judgement.flagged

    assert "New: " in why(column)


def test_a_running_number_is_told_how_it_is_silenced() -> None:
    before = numbers("number", [float(n) for n in range(1000)])
    after = numbers("number", [float(n) for n in range(1000, 2000)], like=before)

    (column,) = judge(window(before), window(after)).flagged

    assert "running number" in why(column)
    assert "laufende Nummer" in why(column, "de")


def test_an_empty_window_says_nothing_about_keys() -> None:
    look = _look(0, [ids(0, 1000), CHANNEL], [])

    assert look.key_like == ()


def test_types_zones_and_the_rest_are_told_in_the_language_of_the_report() -> None:
    number = numbers("channel", [float(n) for n in range(1000)])
    changed = schema_changes(CHANNEL, number)
    many = levels("channel", {"web": 100, "app": 100, **{f"n{n}": 1 for n in range(800)}})

    told = {to: why(judge(window(CHANNEL), window(number)).columns[0], to) for to in LANGUAGES}
    spread = why(judge(window(CHANNEL), window(many)).columns[0], "de")

    assert [one.kind for one in changed] == [SchemaKind.TYPE]
    assert "from text (string) to number (double)" in told["en"]
    assert "texte (string)" in told["fr"]
    assert "Text (string)" in told["de"]
    assert "Zahl (double)" in told["de"]
    assert "andere 0,0 % → 80,0 %" in spread
