"""How a spec stands, as somebody asked in its thread: the gravest first, and how many are left out."""

import json

from bot.slack.views.report.standing import MOST, standing_note
from tests.unit.domain.report.examples import MONDAY, check, verdict, version


def test_criteria_that_do_not_fit_are_counted_and_promised_nowhere_else() -> None:
    """It is told in the thread already: there is no other place where the rest is."""
    spec = version()
    one = spec.spec.acceptance[0]
    many = tuple(one.model_copy(update={"id": f"AC-{rank:02d}"}) for rank in range(1, MOST + 4))
    spec = spec.model_copy(update={"spec": spec.spec.model_copy(update={"acceptance": many})})
    failed = verdict("AC-01", check("accuracy", 300, 400), MONDAY)

    told = json.dumps(standing_note(spec, {many[-1].id: failed}).arguments(), ensure_ascii=False)

    assert f"{many[-1].id} " in told
    assert "and 3 more" in told
    assert "in the thread" not in told
