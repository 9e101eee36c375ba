"""What was swapped is told from what runs name and what a spec names; what neither names is not known to differ."""

import pytest

from bot.domain.evaluation.run import EvaluationRun
from bot.domain.provenance import Field, Status
from bot.domain.report.report import Part, PartChange
from bot.domain.report.swap import swapped_between, swapped_in
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import Component, ComponentName
from tests.unit.domain.report.examples import MONDAY, run, version


def made_with(model: str | None, prompt: str | None = None) -> EvaluationRun:
    return run(MONDAY, model or "").model_copy(update={"model": model, "prompt_hash": prompt})


@pytest.mark.parametrize(
    ("before", "after", "parts"),
    [
        (["gpt-5"], ["gpt-5"], []),
        (["gpt-5"], ["gpt-6"], [(Part.MODEL, "gpt-5", "gpt-6")]),
        (["gpt-5"], [None], []),
        ([None], ["gpt-6"], []),
        (["gpt-5", "gpt-6"], ["gpt-6"], []),  # one of two that were compared
        (["gpt-5"], ["gpt-5", "gpt-6"], [(Part.MODEL, "gpt-5", "gpt-6")]),
    ],
)
def test_a_model_no_earlier_run_was_made_with_is_another_one(
    before: list[str | None], after: list[str | None], parts: list[tuple[Part, str, str]]
) -> None:
    found = swapped_between([made_with(one) for one in before], [made_with(one) for one in after])

    assert parts == [(one.part, one.before, one.after) for one in found]


def test_a_prompt_is_told_apart_by_its_hash() -> None:
    (found,) = swapped_between([made_with("gpt-5", "a1")], [made_with("gpt-5", "b2")])

    assert PartChange(part=Part.PROMPT, before="a1", after="b2") == found


def naming(*named: tuple[ComponentName, str | None]) -> AISpec:
    parts = tuple(
        Component(
            id=f"CM-{rank:02}",
            name=name,
            version=Field(
                path=f"components.CM-{rank:02}.version", value=said, status=Status.UNKNOWN
            ),
        )
        for rank, (name, said) in enumerate(named, start=1)
    )
    return version().spec.model_copy(update={"components": parts})


def test_another_index_in_the_spec_is_a_change_and_the_first_one_that_is_named_is_none() -> None:
    index, tools = ComponentName.INDEX, ComponentName.TOOLS
    before = naming((index, "docs-2026-10"), (tools, "v1"))
    nothing = naming((index, None), (tools, "v1"))
    after = naming((index, "docs-2026-11"), (tools, "v2"))

    assert [(Part.INDEX, "docs-2026-10", "docs-2026-11")] == [
        (one.part, one.before, one.after) for one in swapped_in(before, after)
    ]
    assert () == swapped_in(nothing, after)
    assert () == swapped_in(after, after)
