"""A spec survives the way to JSON and back, and tells what changed."""

import json

import pytest
from hypothesis import given, settings

from bot.domain.errors import InvalidInputError
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Quantity, Status
from bot.domain.spec.difference import changed
from bot.domain.spec.document import as_json, from_json
from bot.domain.spec.draft import draft_spec
from tests.unit.domain.spec.examples import brightsmile, version_of
from tests.unit.domain.spec.strategies import statements


@given(statements())
@settings(max_examples=60, deadline=None)
def test_a_spec_comes_back_from_json_as_it_was(statement: ProblemStatement) -> None:
    version = version_of(statement)

    document = json.loads(json.dumps(as_json(version)))

    assert from_json(document) == version
    assert as_json(from_json(document)) == document


def test_the_document_names_its_format() -> None:
    document = as_json(version_of(brightsmile()))

    assert (document["schema"], document["schema_version"]) == ("remit.spec", 1)
    assert document["spec"]["acceptance"][0]["kind"] == "business"


@pytest.mark.parametrize("change", [{"schema_version": 2}, {"schema": "else"}])
def test_another_format_is_refused_with_a_way_on(change: dict[str, object]) -> None:
    document = as_json(version_of(brightsmile())) | change

    with pytest.raises(InvalidInputError) as refusal:
        from_json(document)

    assert "Export it again" in refusal.value.sentence


def test_what_changed_is_named_by_its_path() -> None:
    before = brightsmile()
    target = before.field("business_goal.target")
    stricter = target.model_copy(update={"value": Quantity(value=7, unit="%", text="7 %")})
    after = before.model_copy(update={"fields": before.fields | {target.path: stricter}})

    changes = changed(
        draft_spec(before, ps_id="ps_1", ps_version=1),
        draft_spec(after, ps_id="ps_1", ps_version=2),
    )

    assert [change.path for change in changes] == [
        "problem.target",
        "acceptance.AC-01.text",
        "acceptance.AC-01.threshold",
    ]
    assert changes[0].after is not None
    assert changes[0].after.status is Status.STATED


@given(statements(), statements())
@settings(max_examples=60, deadline=None)
def test_a_spec_does_not_differ_from_itself_and_differs_both_ways(
    one: ProblemStatement, other: ProblemStatement
) -> None:
    first, second = (draft_spec(s, ps_id="ps_1", ps_version=1) for s in (one, other))

    there, back = changed(first, second), changed(second, first)

    assert changed(first, first) == ()
    assert {(c.path, c.before, c.after) for c in there} == {
        (c.path, c.after, c.before) for c in back
    }
