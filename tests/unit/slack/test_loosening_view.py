"""The card and the form of a wish for less oversight: who asks, who signs, until when, and hostile words."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from bot.domain.errors import InvalidInputError
from bot.domain.oversight.loosening import Loosening, LooseningState
from bot.domain.oversight.mode import ActionFacts, compute_mode
from bot.domain.oversight.scale import Blast, OversightMode, Reversibility
from bot.domain.oversight.step import Evidence
from bot.domain.spec.edit import with_item, with_value
from bot.domain.spec.loosened import basis_of, with_decisions
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Press
from bot.slack.views.spec.card import spec_card
from bot.slack.views.spec.loosening import loosen_modal, loosening_card, parse_loosen
from bot.slack.views.spec.loosening_words import LOOSENING_WORDS
from tests.unit.domain.spec.test_spec_change import BY
from tests.unit.slack.drawing import buttons, drawn
from tests.unit.slack.statements import NAMES, NOW, dental, spec

LEO, NADIA = "U0LEO00001", "U0NADIA001"


def acting(language: str = "en") -> SpecVersion:
    """A spec with one action that a person approves."""
    drafted = spec(dental())
    changed, new = with_item(drafted.spec, "oversight")
    changed = with_value(changed, f"oversight.{new}.action", "send <!channel> a *mail*", BY)
    computed = compute_mode(ActionFacts(reversibility=Reversibility.R2, blast=Blast.B1))
    row = changed.oversight[-1].model_copy(update={"computed": computed, "floor": computed.mode})
    update = {"oversight": (row,), "language": language}
    return drafted.model_copy(update={"spec": changed.model_copy(update=update)})


def wish(version: SpecVersion, **changes: object) -> Loosening:
    row = version.spec.oversight[0]
    told: dict[str, object] = {
        "id": "less_1", "spec": version.id, "version": version.version, "row": row.id,
        "action": "send <!channel> a *mail*", "basis": basis_of(row), "reason": "312 without one.",
        "before": OversightMode.APPROVE, "after": OversightMode.NOTIFY, "shown_in": "the log",
        "evidence": Evidence(reviewed_in_a_row=312, catch_rate=0.93, undo_drill_on=NOW.date()),
        "on_record": 12, "asked_by": NADIA, "asked_at": NOW, "signer": LEO,
    }  # fmt: skip
    return Loosening.model_validate(told | changes)


SIGNED = {"state": LooseningState.SIGNED, "decided_at": NOW}


def test_the_card_says_what_changes_what_shows_it_and_who_is_asked() -> None:
    view = loosening_card(acting(), wish(acting()), NAMES)

    lines = drawn(view)
    assert "What it does: send <!channel> a *mail*" in "\n".join(
        lines
    )  # rich text: nothing is parsed
    assert "<!channel>" not in view.text
    assert any("312 reviewed in a row" in one and "Remit has 12 on record" in one for one in lines)
    assert "Nadia asks Leo to sign. Nothing changes before." in lines
    assert "[Sign] [Decline] [Take it back]" in lines
    assert Press("spec_01J", 1, "less_1") == Press.decode(buttons(view)[0]["value"])


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_once_signed_it_says_by_whom_and_until_when_and_can_be_ended(language: str) -> None:
    version = acting(language)
    signed = wish(version, **SIGNED)

    view = loosening_card(version, signed, NAMES)

    until = f"{NOW.date() + timedelta(days=90)}"
    assert any("Nadia" in one and "Leo" in one and until in one for one in drawn(view))
    assert [LOOSENING_WORDS[language]["end"]] == [one["text"]["text"] for one in buttons(view)]


def test_it_says_so_when_the_action_became_another_one() -> None:
    version = acting()

    view = loosening_card(version, wish(version, basis="of another action"), NAMES)

    assert any("another one since" in one for one in drawn(view))
    assert "Sign" not in [one["text"]["text"] for one in buttons(view)]


def test_the_card_of_the_spec_offers_it_and_then_names_who_signed() -> None:
    version = acting()
    signed = wish(version, **SIGNED)
    decided = with_decisions(version.spec, [signed], NOW.date())

    before = "\n".join(drawn(spec_card(version, NAMES)))
    after = "\n".join(
        drawn(spec_card(version.model_copy(update={"spec": decided}), NAMES, wishes=[signed]))
    )

    assert "[Ask for less oversight]" in before
    assert "one step less, signed by Nadia, Leo, until" in after
    assert "[Ask for less oversight]" not in after


def filled(**changes: object) -> dict[str, Any]:
    given: dict[str, object] = {
        "row": {"selected_option": {"value": "OV-01"}}, "reason": {"value": "because"},
        "reviewed": {"value": "312 of them"}, "caught": {"value": "93 %"},
        "drill": {"selected_date": "2026-11-20"}, "shown_in": {"value": "the log"},
        "signer": {"selected_user": LEO},
    } | changes  # fmt: skip
    return {block: {"value": inputs} for block, inputs in given.items()}


def test_what_is_typed_becomes_evidence() -> None:
    wanted = parse_loosen(filled())

    shown = Evidence(reviewed_in_a_row=312, catch_rate=0.93, undo_drill_on=date(2026, 11, 20))
    assert ("OV-01", LEO, shown) == (wanted.row, wanted.signer, wanted.evidence)


@pytest.mark.parametrize(
    ("block", "inputs"),
    [
        ("reviewed", {"value": "many"}),
        ("caught", {"value": "most"}),
        ("caught", {"value": "80 %"}),
        ("reason", {"value": "  "}),
        ("shown_in", {"value": ""}),
    ],
)
def test_what_says_too_little_is_marked_where_it_stands(block: str, inputs: dict[str, str]) -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_loosen(filled(**{block: inputs}))

    assert {block} == set(refused.value.fields)


def test_the_form_opens_only_where_something_can_be_less() -> None:
    assert loosen_modal(acting(), ())["blocks"]
    with pytest.raises(InvalidInputError, match="less oversight"):
        loosen_modal(acting(), (wish(acting()),))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_text_is_there_in_every_language(language: str) -> None:

    english, other = LOOSENING_WORDS["en"], LOOSENING_WORDS[language]
    assert set(english) == set(other)
    for name, text in english.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", other[name])), name
