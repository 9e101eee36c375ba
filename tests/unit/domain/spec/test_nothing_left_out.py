"""What people write in the forms stands in the document: nobody fills in a field that nobody reads."""

import pytest

from bot.domain.spec.edit import NUMERIC, with_item
from bot.domain.spec.form import NEW, filled_in, inputs_of, parts_of
from bot.domain.spec.listing import LISTINGS
from bot.domain.spec.markdown import as_markdown
from bot.domain.spec.model import AISpec
from tests.unit.domain.spec import examples
from tests.unit.domain.spec.examples import version_of
from tests.unit.domain.spec.test_spec_change import BY


def written(spec: AISpec) -> tuple[AISpec, dict[str, str]]:
    """A spec in which every input of every page holds words of its own."""
    for listing in LISTINGS:
        spec, _ = with_item(spec, listing)
    marks: dict[str, str] = {}
    for page in parts_of(spec):
        if page.address.endswith(f".{NEW}"):
            continue
        given = {
            each.address: f"{70_000 + len(marks) + rank}"
            if each.address.rsplit(".", 1)[-1] in NUMERIC
            else f"zq{len(marks) + rank}zq"
            for rank, each in enumerate(inputs_of(spec, page.address))
            if not each.choices and ".bounds." not in each.address and each.address not in marks
        }
        spec = filled_in(spec, page.address, given, BY)
        marks |= given
    return spec, marks


@pytest.mark.parametrize("statement", [examples.refund_agent(), examples.brightsmile()])
def test_whatever_is_written_in_a_form_stands_in_the_document(statement: object) -> None:
    version = version_of(statement)  # type: ignore[arg-type]
    spec, marks = written(version.spec)

    document = as_markdown(version.model_copy(update={"spec": spec}), {})

    assert len(marks) > 300
    assert [] == [address for address, words in marks.items() if words not in document]


def test_a_column_in_which_nobody_wrote_anything_is_left_out() -> None:
    version = version_of(examples.refund_agent())
    spec = filled_in(version.spec, "options.OP-02", {"options.OP-02.cost": "200 € a month"}, BY)

    document = as_markdown(version.model_copy(update={"spec": spec}), {})

    assert "| Id | What it is | Cost |" in document
    assert "200 € a month" in document
