"""Changes as people say them, in three languages; what is not one is left alone."""

import pytest

from bot.domain.spec.change import without_derived
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import with_choice, with_item, with_value
from bot.domain.spec.model import AISpec
from bot.domain.spec.sentence import Wish, heard_in
from tests.unit.domain.spec.examples import brightsmile
from tests.unit.domain.spec.test_spec_change import BY


@pytest.fixture(scope="module")
def spec() -> AISpec:
    """Two criteria with a number, a refusal, and an action somebody has to agree to."""
    made = without_derived(draft_spec(brightsmile(), ps_id="ps_1", ps_version=1))
    made = made.model_copy(update={"acceptance": (), "refusals": (), "oversight": ()})
    for words, number in (("Precision of the list", "80 %"), ("Recall of no-shows", "70 %")):
        made, new = with_item(made, "acceptance")
        made = with_value(made, f"acceptance.{new}.metric", words, BY)
        made = with_value(made, f"acceptance.{new}.threshold", number, BY)
        made = with_choice(made, f"acceptance.{new}.comparator", ">=")
    made, _ = with_item(made, "refusals")
    made, _ = with_item(made, "oversight")
    return made


@pytest.mark.parametrize(
    ("text", "wishes"),
    [
        ("set AC-02 to at least 90 %", [(Wish.THRESHOLD, "at least 90 %", "acceptance.AC-02")]),
        ("raise recall to 85 %", [(Wish.THRESHOLD, "85 %", "acceptance.AC-02")]),
        ("AC-1: 92 %", [(Wish.THRESHOLD, "92 %", "acceptance.AC-01")]),
        ("AC-2 is critical", [(Wish.SEVERITY, "critical", "acceptance.AC-02")]),
        (
            "Could you set AC-02 to 90 %?",
            [(Wish.THRESHOLD, "90 %", "acceptance.AC-02")],
        ),
        ("Please remove rf-1.", [(Wish.REMOVE, "remove rf-1", "refusals.RF-01")]),
        ("AC-01 is owned by Ines", [(Wish.OWNER, "Ines", "acceptance.AC-01")]),
        (
            "OV-01 needs approval by the desk lead",
            [(Wish.OVERSEE, "the desk lead", "oversight.OV-01")],
        ),
        (
            "refuse medical questions and legal questions",
            [(Wish.REFUSE, "medical questions and legal questions", None)],
        ),
        (
            "Mets le seuil de AC-02 à 92 % et refuse les remboursements de plus de 500 €",
            [
                (Wish.THRESHOLD, "92 %", "acceptance.AC-02"),
                (Wish.REFUSE, "les remboursements de plus de 500 €", None),
            ],
        ),
        (
            "Setze AC-02 auf mindestens 92 % und lehne medizinische Fragen ab",
            [
                (Wish.THRESHOLD, "mindestens 92 %", "acceptance.AC-02"),
                (Wish.REFUSE, "medizinische Fragen", None),
            ],
        ),
        (
            "add criterion: precision at least 80 % on the top 25",
            [(Wish.REQUIRE, "precision at least 80 % on the top 25", None)],
        ),
    ],
)
def test_a_change_is_read_whole(
    spec: AISpec, text: str, wishes: list[tuple[Wish, str, str | None]]
) -> None:
    heard = heard_in(text, spec)

    assert wishes == [(one.wish, one.text, one.item) for one in heard.wishes]
    assert heard.is_all


def test_a_number_that_could_be_for_several_criteria_is_asked_about(spec: AISpec) -> None:
    heard = heard_in("make the threshold 92 %, and refuse refunds over $500", spec)

    assert ("acceptance.AC-01", "acceptance.AC-02") == heard.wishes[0].choices
    assert "refunds over $500" == heard.wishes[1].text


@pytest.mark.parametrize(
    "text",
    [
        "I think we should talk about the threshold tomorrow",
        "change the target to 7 %",
        "make it friendlier",
        "who refuses refunds today?",
        "What if AC-01 is owned by Ines?",
        "we had 92 % last year",
        "make precision 90 % or 95 %, I am not sure",
    ],
)
def test_what_is_no_clear_change_is_left_alone(spec: AISpec, text: str) -> None:
    assert not heard_in(text, spec).is_all


@pytest.mark.parametrize(
    "text",
    ["AC-02: 90 %, and by the way who is Ines", "drop RF-01. Nice weather; AC-01 is critical!"],
)
def test_every_word_is_in_a_change_or_named_as_not_understood(spec: AISpec, text: str) -> None:
    heard = heard_in(text, spec)

    found = " ".join([*(text[one.start : one.end] for one in heard.wishes), *heard.rest])
    small = {"and", "by", "the", "way"}
    assert set(
        text.replace(",", "").replace(";", "").replace("!", "").replace(".", "").split()
    ) <= (set(found.replace(",", "").replace(".", "").split()) | small)
