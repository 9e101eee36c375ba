"""A spec survives the way to JSON and back, and tells what changed."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from pydantic import ValidationError

from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.spec.change import diff, merge, without_derived
from bot.domain.spec.document import as_json, from_json
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec.examples import brightsmile, version_of
from tests.unit.domain.spec.strategies import statements

DATA = Path(__file__).parents[3] / "data" / "specs"


@given(statements())
@settings(max_examples=30, deadline=None)
def test_a_spec_comes_back_from_json_as_it_was(statement: ProblemStatement) -> None:
    version = version_of(statement)

    document = json.loads(json.dumps(as_json(version)))

    assert from_json(document) == version
    assert as_json(from_json(document)) == document


def test_the_document_names_its_format() -> None:
    document = as_json(version_of(brightsmile()))

    assert (document["schema"], document["schema_version"]) == ("remit.spec", 2)
    assert document["spec"]["acceptance"][0]["kind"] == "business"


@pytest.mark.parametrize("change", [{"schema_version": 3}, {"schema": "else"}])
def test_another_format_is_refused_with_a_way_on(change: dict[str, object]) -> None:
    document = as_json(version_of(brightsmile())) | change

    with pytest.raises(InvalidInputError) as refusal:
        from_json(document)

    assert "Export it again" in refusal.value.sentence


def test_a_spec_an_earlier_release_stored_is_read_with_what_it_could_not_know_unknown() -> None:
    stored = json.loads((DATA / "form_1.json").read_text(encoding="utf-8"))
    named = {"path": "evaluation.dataset", "value": "refunds of May", "status": "stated"}
    with_data = {**stored, "spec": {**stored["spec"]}}
    with_data["spec"]["evaluation"] = {**stored["spec"]["evaluation"], "dataset": named}

    version, known = from_json(stored), from_json(with_data)

    assert stored["schema_version"] == 1
    assert [row.id for row in version.spec.oversight] == ["OV-01"]
    assert version.spec.evaluation.dataset.name.value is None
    assert version.spec.evaluation.dataset.name.ask == "P-E01"
    assert version.spec.rollout.phases == ()
    dataset = known.spec.evaluation.dataset
    assert (dataset.name.value, dataset.name.path) == ("refunds of May", "evaluation.dataset.name")
    assert from_json(json.loads(json.dumps(as_json(version)))) == version
    with pytest.raises(ValidationError):  # the control: as it was stored, it does not fit
        AISpec.model_validate(stored["spec"])


@given(statements(), statements())
@settings(max_examples=30, deadline=None)
def test_a_draft_becomes_another_one_by_what_differs(
    one: ProblemStatement, other: ProblemStatement
) -> None:
    first, second = (draft_spec(s, ps_id="ps_1", ps_version=1) for s in (one, other))

    merged = merge(first, second, first)

    assert without_derived(second) == merged.spec
    assert () == diff(first, first)
