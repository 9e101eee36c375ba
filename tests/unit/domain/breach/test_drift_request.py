"""What people are asked about a drift alarm says when it is known whether anything got worse."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.breach.drift_alarm import Alarm
from bot.domain.breach.drift_request import alarm_request
from bot.domain.breach.drift_words import alarm_words
from bot.domain.drift.look import Look, Moved
from bot.domain.lint.model import LANGUAGES, Language
from bot.domain.spec.edit import with_value
from bot.domain.spec.version import SpecVersion
from tests.unit.domain.spec.test_spec_change import BY
from tests.unit.domain.spec.told import drafted, version

NOW = datetime(2026, 11, 26, 9, 0, tzinfo=UTC)


def alarm() -> Alarm:
    moved = Moved.model_validate(
        {"name": "amount", "kind": "numeric", "level": 3, "flagged": True, "signs": ()}
    )
    week = {"since": NOW - timedelta(days=7), "until": NOW, "made_at": NOW, "rows": 1000}
    look = Look.model_validate(
        {"id": "l", "source": "s", "spec": "spec_1", "name": "payments", "profile": 1, **week}
    )
    return Alarm(look=look, columns=(moved,), began="2026-11-19")


def asked(spec: SpecVersion) -> str:
    return str(alarm_request(alarm(), spec, "remit", {}).grounds)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_stated_delay_of_labels_is_told(language: Language) -> None:
    spec = version(drafted(language=language))
    known = with_value(spec.spec, "drift.label_delay", "30 days", BY)

    said = asked(spec.model_copy(update={"spec": known}))

    assert f"'{alarm_words(language).arrive}': '30 days'" in said
    assert alarm_words(language).arrive not in asked(spec)  # nobody said one, so none is told
