"""One step in the life of a spec: what a version changed, what that takes to show, and what it makes void."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.oversight.capacity import capacity_told
from bot.domain.spec.called import choice_called
from bot.domain.spec.canonical import canonical
from bot.domain.spec.change import Change, diff
from bot.domain.spec.consequence import Consequence, consequences
from bot.domain.spec.expected_cost import expected_cost
from bot.domain.spec.lead_time import lead_time
from bot.domain.spec.model import AISpec
from bot.domain.spec.review import Review
from bot.domain.spec.saying import Told, told
from bot.domain.spec.version import SpecVersion

_PRICES = frozenset(("cost", name) for name in ("look_price", "looked_at", "todays_way"))


@dataclass(frozen=True, slots=True)
class SpecStep:
    """What one version changed."""

    version: SpecVersion
    changes: tuple[Told, ...]
    void: tuple[Consequence, ...]
    advice: tuple[str, ...]  # what it takes to show the criteria whose number changed


def step_between(before: SpecVersion, after: SpecVersion, review: Review | None) -> SpecStep:
    """What `after` changed; `review` is the last one of the version before, as it is by now."""
    changes = diff(before.spec, after.spec)
    return SpecStep(
        after,
        told(changes, after.spec.language, _named(after.spec)),
        consequences(changes, before, review),
        _advice(after, changes),
    )


def _advice(version: SpecVersion, changes: Sequence[Change]) -> tuple[str, ...]:
    language = version.spec.language
    queues = {each.path[2] for each in changes if each.path[:2] == ("operation", "queues")}
    loads = [
        f"{queue.id}: {capacity_told(queue.load, language)}"
        for queue in version.spec.operation.queues
        if queue.id in queues and queue.load is not None
    ]
    numbers = {each.path[1] for each in changes if each.path[0] == "acceptance" and each.path[1:]}
    found = (
        (one.id, canonical(one, language).advice_in(language))
        for one in version.spec.acceptance
        if one.id in numbers
    )
    needed = (f"{name}: {advice}" for name, advice in found if advice)
    return (*loads, *needed, *_follows(version.spec, changes))


def _named(spec: AISpec) -> dict[str, str]:
    """What tasks and phases are called: their numbers say nothing to people."""
    phases = {
        one.id: f"{one.id} {choice_called(one.name.value, spec.language).partition(',')[0]}"
        for one in spec.rollout.phases
    }
    return {row.id: row.what for row in spec.raci.rows} | phases


def _follows(spec: AISpec, changes: Sequence[Change]) -> Iterator[str]:
    """What comes of changed prices, and what does not add up in changed steps of training again."""
    if any(each.section == "errors" or each.path[:2] in _PRICES for each in changes):
        cost = expected_cost(spec)
        yield from [cost.told] if cost else ()
    if any(each.path[:2] == ("drift", "retraining") for each in changes):
        again = lead_time(spec)
        yield from filter(None, (again.skipped, again.wrong)) if again else ()
