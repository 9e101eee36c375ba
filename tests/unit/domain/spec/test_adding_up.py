"""Small actions add up: what goes by itself needs a limit for how many, and for how much money."""

import pytest

from bot.domain.oversight.scale import OversightMode
from bot.domain.spec.adding_up import unlimited
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import with_value
from bot.domain.spec.model import AISpec
from bot.domain.spec.opening import open_items
from tests.unit.domain.spec.examples import refund_agent
from tests.unit.domain.spec.test_spec_change import BY


def refunds(caps: str, floor: OversightMode = OversightMode.NOTIFY, language: str = "en") -> AISpec:
    spec = draft_spec(refund_agent(), ps_id="ps_1", ps_version=1)
    row = spec.oversight[0].model_copy(update={"floor": floor, "mode": None})
    spec = spec.model_copy(update={"oversight": (row,), "language": language})
    return with_value(spec, f"oversight.{row.id}.caps", caps, BY)


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_a_limit_on_how_many_alone_leaves_the_money_open(language: str) -> None:
    spec = refunds("20 a day" if language == "en" else "20 par jour", language=language)

    asked = (
        list(unlimited(spec))
        if language != "de"
        else list(unlimited(refunds("5 am Tag", language="de")))
    )

    assert ["oversight.OV-01.caps"] == [one.path for one in asked]
    assert "{" not in asked[0].question


def test_it_is_an_open_item_until_both_are_limited() -> None:
    def questions(caps: str) -> list[str]:
        spec = refunds(caps)
        return [
            one.question for one in open_items(refund_agent(), spec) if "adds up" in one.question
        ]

    assert 1 == len(questions("20 a day"))
    assert not questions("20 a day and $500 a day")


def test_what_people_approve_needs_no_limit_of_its_own() -> None:
    assert not list(unlimited(refunds("20 a day", OversightMode.APPROVE)))
