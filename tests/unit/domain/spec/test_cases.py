"""How many cases it takes, as it is asked in a thread; the figures are those of the golden tables."""

import pytest

from bot.domain.provenance import value_text
from bot.domain.spec.cases import cases_needed, names_a_bar
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec.test_canonical import draft, stated


def spec_with(*criteria: str) -> AISpec:
    """A draft with these criteria alone."""
    drafted = draft(stated("metrics.model", *criteria))
    said = [one for one in drafted.acceptance if value_text(one.text.value) in criteria]
    return drafted.model_copy(update={"acceptance": tuple(said)})


def told(spec: AISpec, about: str) -> list[str]:
    return [
        value_text(one.criterion.text.value)
        for one in cases_needed(spec, about).told
        if one.criterion
    ]


def sentences(spec: AISpec | None, about: str, n: int | None = None) -> list[str]:
    return [said for one in cases_needed(spec, about, n).told for said in one.sentences]


@pytest.mark.parametrize(
    ("about", "n", "words"),
    [
        ("the 98 %", None, "at least 149 cases"),  # ln 0.05 / ln 0.98
        ("95 percent", None, "at least 59 cases"),
        ("2 %", 100, "149 clean ones would"),
        ("98 %", 149, "only if not one of them fails"),
        ("100 %", None, "No number of cases"),
    ],
)
def test_a_share_needs_no_spec(about: str, n: int | None, words: str) -> None:
    (said,) = sentences(None, about, n)

    assert words in said


def test_only_a_question_with_a_share_can_be_answered_without_a_spec() -> None:
    assert names_a_bar("98,5 %")
    assert not names_a_bar("ac-01")
    assert not names_a_bar("250 %")


def test_a_criterion_is_named_by_its_number_or_by_its_share() -> None:
    spec = spec_with("recall of at least 95 %", "precision of at least 80 %")
    second = spec.acceptance[1].id

    assert ["precision of at least 80 %"] == told(spec, f"for {second.lower()}")
    assert ["recall of at least 95 %"] == told(spec, "the 95 %")


def test_without_a_name_every_criterion_is_told_and_what_cases_do_not_decide() -> None:
    spec = spec_with("accuracy of at least 95 %", "p95 latency below 2 s")

    needed = cases_needed(spec, "")

    assert ["accuracy of at least 95 %"] == told(spec, "")
    assert (spec.acceptance[1].id,) == needed.uncounted


def test_the_cases_that_are_planned_are_held_against_what_it_takes() -> None:
    spec = spec_with("accuracy of at least 95 % on at least 40 cases")

    takes, planned = sentences(spec, "")

    assert "at least 59 cases" in takes
    assert "With 40 cases you cannot" in planned
