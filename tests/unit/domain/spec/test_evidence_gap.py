"""What is claimed and nothing shows is an open item; what nobody claims is none."""

import pytest

from bot.domain.spec.draft import draft_spec
from bot.domain.spec.edit import with_item, with_value
from bot.domain.spec.evidence_gap import _WORDS, evidence_gaps
from bot.domain.spec.follow import settled
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec.examples import brightsmile
from tests.unit.domain.spec.test_spec_change import BY

STATEMENT = brightsmile()


def agreed(**leaves: str) -> AISpec:
    """A spec with one agreed rate: the recall of no-shows is at least 98 %."""
    spec, new = with_item(draft_spec(STATEMENT, ps_id="ps_1", ps_version=1), "acceptance")
    spec = with_value(spec, f"acceptance.{new}.metric", "recall of no-shows", BY)
    spec = with_value(spec, f"acceptance.{new}.threshold", "at least 98 %", BY)
    for path, text in leaves.items():
        spec = with_value(spec, path.replace("__", "."), text, BY)
    return spec


def names(spec: AISpec) -> list[str]:
    return [gap.name for gap in evidence_gaps(spec)]


def test_a_rate_without_cases_asks_for_as_many_as_it_takes() -> None:
    spec = settled(agreed(), STATEMENT)
    new = spec.acceptance[-1].id

    item = next(one for one in spec.open_items if "evaluation.dataset.version" in one.paths)

    assert f"in which version, are {new} tested? It takes 149 without a failure" in item.question
    assert ("the data scientist", False) == (item.owner, item.blocking)
    assert item.id in spec.evaluation.gaps


def test_too_few_planned_cases_are_told_and_enough_are_not() -> None:
    version = {"evaluation__dataset__version": "3", "evaluation__dataset__name": "no-shows"}

    few = agreed(**version, evaluation__dataset__size="100 cases")
    told = next(gap for gap in evidence_gaps(_counted(few)) if gap.name == "few")

    assert "100 cases are planned" in told.question
    assert "needs 149" in told.question
    enough = agreed(**version, evaluation__dataset__size="149 cases")
    assert "few" not in names(_counted(enough))
    assert "cases" not in names(_counted(enough))


@pytest.mark.parametrize(
    ("claim", "drill", "name"),
    [
        ("operation.kill_switch.how", "operation.kill_switch.drill_on", "stop"),
        ("drift.rollback.time", "drift.rollback.drill_on", "rollback"),
    ],
)
def test_what_somebody_claims_to_stop_or_undo_it_needs_its_drill(
    claim: str, drill: str, name: str
) -> None:
    claimed = with_value(agreed(), claim, "a switch, two minutes", BY)

    assert name not in names(agreed())
    assert name in names(claimed)
    assert name not in names(with_value(claimed, drill, "2026-11-20", BY))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_question_is_there_in_every_language(language: str) -> None:
    spec = agreed().model_copy(update={"language": language})

    assert set(_WORDS["en"]) == set(_WORDS[language])
    assert all("{" not in gap.question for gap in evidence_gaps(spec))


def _counted(spec: AISpec) -> AISpec:
    return settled(spec, STATEMENT)
