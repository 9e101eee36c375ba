"""Parts of a system that were swapped for others: between its runs, and between versions of its spec."""

from collections.abc import Iterable, Sequence

from bot.domain.evaluation.recorded import Circumstances
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.provenance import Field, fold, value_text
from bot.domain.report.report import Part, PartChange
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.component import Component, ComponentName

_PLANNED = {
    ComponentName.MODEL: Part.MODEL,
    ComponentName.PROMPT: Part.PROMPT,
    ComponentName.INDEX: Part.INDEX,
}


def swapped_between(
    earlier: Sequence[EvaluationRun], newer: Sequence[EvaluationRun]
) -> tuple[PartChange, ...]:
    """The model and the prompt that runs were made with and the runs before them were not.

    Args:
        earlier: The runs of the file before; what they do not name is not known to differ.
        newer: The runs of one file.
    """
    before, after = ([Circumstances.of(run) for run in runs] for runs in (earlier, newer))
    pairs = (
        (Part.MODEL, [one.model for one in before], [one.model for one in after]),
        (Part.PROMPT, [one.prompt for one in before], [one.prompt for one in after]),
    )
    found = []
    for part, used, uses in pairs:
        known, new = _named(used), [each for each in _named(uses) if each not in _named(used)]
        if known and new:
            found.append(PartChange(part=part, before=known[-1], after=new[-1]))
    return tuple(found)


def swapped_in(before: AISpec, after: AISpec) -> tuple[PartChange, ...]:
    """The model, the prompt and the index a spec names otherwise than an earlier version of it."""
    named = {one.id: one for one in before.components}
    return tuple(
        PartChange(part=_PLANNED[one.name], before=old, after=new)
        for one in after.components
        if one.name in _PLANNED
        and (old := _version(named.get(one.id)))
        and (new := _version(one))
        and fold(old) != fold(new)
    )


def _version(component: Component | None) -> str:
    field: Field | None = component.version if component else None
    return value_text(field.value) if field is not None and field.value is not None else ""


def _named(names: Iterable[str | None]) -> list[str]:
    return [one for one in names if one]
