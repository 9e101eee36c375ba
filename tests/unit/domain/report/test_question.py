"""A decision about one run of worse windows is none about the next."""

from datetime import date
from typing import Any

import pytest

from bot.domain.advice.request import retraining_of
from bot.domain.drift.look import Look, Results
from bot.domain.escalation.model import Escalation
from bot.services.report.question import Questions, was_judged
from tests.unit.domain.escalation.cases import opened


@pytest.mark.parametrize(
    ("began", "judged"), [("2026-10-12", True), ("2026-03-02", False), ("now", False)]
)
def test_only_the_run_people_were_asked_about_is_decided(began: str, *, judged: bool) -> None:
    results = Results(since=date(2026, 10, 12), calls=True)
    fields: dict[str, Any] = {"spec": "spec_1", "source": "data_1", "results": results}
    look = Look.model_construct(**fields)
    one: Escalation = opened()
    asked = {f"{retraining_of('spec_1', 'data_1')}{began}": one}

    assert judged is was_judged(look, Questions(asked, {}, frozenset({"data_1"})))
