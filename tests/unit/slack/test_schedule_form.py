"""The form to schedule a summary: what is wrong with a time is said whole, in the language of the form."""

import pytest

from bot.domain.errors import InvalidInputError
from bot.slack.views.report.form import parse_scheduled

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
