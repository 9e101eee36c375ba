"""The details of a summary: every criterion as far as there is room, and how many there is none for."""

import json

from bot.domain.report.compiling import compiled
from bot.slack.views.report.summary import report_details
from tests.unit.domain.report.examples import MONDAY, check, setting, verdict, version


def details(number: int) -> str:
    """Of so many criteria, all of them measured."""
    one = version().spec.acceptance[0]
    many = tuple(one.model_copy(update={"id": f"AC-{rank:02d}"}) for rank in range(number))
    spec = version()
    spec = spec.model_copy(update={"spec": spec.spec.model_copy(update={"acceptance": many})})
    found = verdict("AC-01", check("accuracy", 391, 400), MONDAY)
    report = compiled(setting(), spec, {one.id: [found] for one in many})
    blocks = report_details(report).arguments()["blocks"]
    assert len(blocks) <= 40
    return json.dumps(blocks, ensure_ascii=False)


def test_criteria_there_is_no_room_for_are_counted() -> None:
    few, many = details(10), details(38)

    shown = many.count("391 of 400 right")
    assert 10 == few.count("391 of 400 right")
    assert "more" not in few
    assert f"and {38 - shown} more" in many
    assert 10 < shown < 38
