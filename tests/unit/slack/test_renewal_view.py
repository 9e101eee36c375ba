"""Another reference in Slack: the forms in every language, and who is told what of it."""

import re
from datetime import UTC, date, datetime
from typing import get_args

import pytest

from bot.domain.drift.declaration import Stretch
from bot.domain.drift.renewal import Reference, Renewal
from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.slack.actions import language_of
from bot.slack.views.report.renewal import (
    parse_renewal,
    parse_undone,
    renewal_modal,
    renewed_note,
    undo_modal,
)
from bot.slack.views.report.renewal_words import _WORDS
from tests.unit.domain.drift.test_look import SOURCE
from tests.unit.slack.drawing import lines_of

LANGUAGES: tuple[Language, ...] = get_args(Language)
MARCH = Stretch(start=date(2026, 3, 2), end=date(2026, 3, 30))
RENEWAL = Renewal(
    source=SOURCE.id,
    number=1,
    before=Reference(profile=1, days=SOURCE.reference),
    after=Reference(profile=2, days=MARCH),
    why="Model 14 is live <!channel>",
    by="U1",
    made_at=datetime(2026, 4, 1, tzinfo=UTC),
)


def state(**given: object) -> dict[str, object]:
    names = {"start": "selected_date", "end": "selected_date", "accepted": "selected_options"}
    return {name: {"value": {names.get(name, "value"): said}} for name, said in given.items()}


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_word_has_its_like_and_the_same_gaps(language: Language) -> None:
    for name, told in _WORDS.items():
        gaps = [sorted(re.findall(r"{\w+}", told[one])) for one in ("en", language)]
        assert gaps[0] == gaps[1], name
        assert told["en"] != told[language] or name == "at", name


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_forms_and_the_note_are_what_slack_takes_in_every_language(language: Language) -> None:
    form = renewal_modal(SOURCE, MARCH, 0, language)
    undo = undo_modal(SOURCE, RENEWAL, language)
    assert [language] * 2 == [language_of(str(one["private_metadata"])) for one in (form, undo)]
    note = renewed_note(SOURCE, RENEWAL, "Nadia", 2, language)

    shown = str(form["blocks"])
    assert "'initial_date': '2026-03-02'" in shown
    assert "'initial_date': '2026-03-29'" in shown  # the last day is one of them
    assert "2026" in "".join(lines_of(undo["blocks"]))
    assert "Nadia" in note.text
    assert "<!channel>" not in note.text


def test_what_was_chosen_is_read_and_what_is_missing_is_said_at_its_field() -> None:
    full = {
        "start": "2026-03-02",
        "end": "2026-03-29",
        "why": " live ",
        "accepted": [{"value": "x"}],
    }

    wish = parse_renewal(state(**full))

    assert (wish.days, wish.place, wish.why) == (MARCH, None, "live")
    for changed, field in (
        ({"accepted": []}, "accepted"),
        ({"why": "  "}, "why"),
        ({"end": "2026-03-01"}, "end"),
        ({"start": None, "end": None}, "start"),
    ):
        with pytest.raises(InvalidInputError) as refused:
            parse_renewal(state(**{**full, **changed}))
        assert set(refused.value.fields) == {field}
    with pytest.raises(InvalidInputError):
        parse_undone(state(why=" "))
    elsewhere = parse_renewal(state(**{**full, "start": None, "end": None}, place="new/*.csv"))
    assert (elsewhere.days, elsewhere.place) == (Stretch(), "new/*.csv")
