"""The form to schedule a summary: what is wrong with a time is said whole, in the language of the form."""

import pytest

from bot.domain.errors import InvalidInputError
from bot.slack.views.report.form import parse_scheduled, planned_note

LONGEST = 150  # characters that Slack shows beside a field
MISTAKES = ["whenever", "*/5 * * * *", "0 9 1 * 1", "0 9 1 1 *", "0 9 40 * *", "0 9 * * x",
            "every Monday at 25:00", "every Monday at 17 pm"]  # fmt: skip


@pytest.mark.parametrize("text", MISTAKES)
def test_what_is_wrong_with_a_time_fits_beside_its_field_in_every_language(text: str) -> None:
    said = {}
    for language in ("en", "fr", "de"):
        block = f"when.{language}.Europe/Berlin"
        with pytest.raises(InvalidInputError) as caught:
            parse_scheduled({"values": {block: {"value": {"value": text}}}})
        said[language] = caught.value.fields[block]

    assert 3 == len(set(said.values()))
    assert all(len(one) <= LONGEST and one.endswith(".") for one in said.values())


def test_the_message_about_a_summary_says_that_it_also_comes_at_once() -> None:
    facts = {"plan": "plan_1", "state": "on", "title": "Refunds", "when": "every Monday at 9:00",
             "next": "2026-11-30T08:00:00+00:00", "on_change": "yes"}  # fmt: skip
    said = [
        str(planned_note({**facts, "language": code}).arguments()) for code in ("en", "fr", "de")
    ]

    assert "at once where results were made with another model" in said[0]
    assert all("index" in one.casefold() for one in said)
    assert "at once" not in str(
        planned_note({**facts, "language": "en", "on_change": "no"}).arguments()
    )
