"""The parts it is made of, each pinned to a version, with the day its provider withdraws it."""

import re
from datetime import date, timedelta
from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen, Moment, value_text
from bot.domain.spec.leaf import carried, unknown

KEPT_AFTER_LAUNCH = timedelta(days=183)  # a part has to outlive the launch by half a year
_DAY = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")  # as people write it in the form
_FLOATING = ("latest", "newest", "current", "main", "master", "dernière", "neueste")


class ComponentName(StrEnum):
    """What can be swapped under a system's feet."""

    MODEL = "model"
    PROMPT = "prompt"
    INDEX = "index"
    TOOLS = "tools"
    THRESHOLDS = "thresholds"
    JUDGE = "judge"
    FEATURES = "features"


class Component(Frozen):
    """One part. Changing its version is a reason to test again."""

    id: str
    name: ComponentName
    version: Field  # a snapshot, a hash or a commit; never "the latest"
    provider: Field | None = None
    retired_on: Field | None = None  # the provider withdraws it


_PARTS = {
    Kind.RAG_QA: (ComponentName.INDEX,),
    Kind.AGENT_ACTIONS: (ComponentName.TOOLS,),
}


def components(statement: ProblemStatement) -> tuple[Component, ...]:
    """The parts a kind is usually made of; which versions, only people know."""
    kind = statement.kind
    if kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return ()
    names = [ComponentName.MODEL, *(_PARTS.get(kind, ()) if kind else ())]
    if kind in LANGUAGE_MODEL_KINDS:
        names.insert(1, ComponentName.PROMPT)
    else:
        names += [ComponentName.FEATURES, ComponentName.THRESHOLDS]
    return tuple(_component(f"CM-{n:02d}", name, kind) for n, name in enumerate(names, start=1))


def _component(number: str, name: ComponentName, kind: Kind | None) -> Component:
    path = f"components.{number}"
    bought = name is ComponentName.MODEL and kind in LANGUAGE_MODEL_KINDS
    return Component(
        id=number,
        name=name,
        version=unknown(f"{path}.version", "P-P01"),
        provider=unknown(f"{path}.provider", "P-P01") if bought else None,
        retired_on=unknown(f"{path}.retired_on", "P-D04") if bought else None,
    )


def is_pinned(component: Component) -> bool:
    """Whether a version is named that cannot change by itself."""
    words = value_text(component.version.value).casefold()
    return bool(words.strip()) and not any(name in words.split() for name in _FLOATING)


def retires_early(component: Component, launch: date) -> bool:
    """Whether its provider withdraws it within half a year of the launch."""
    value = component.retired_on.value if component.retired_on else None
    told = (value.iso or value.text) if isinstance(value, Moment) else value_text(value)
    day = _DAY.search(told)
    try:
        return day is not None and date.fromisoformat(day.group()) < launch + KEPT_AFTER_LAUNCH
    except ValueError:  # such as the 31st of June
        return False


class Milestone(Frozen):
    """A date and what has to be shown by then."""

    id: str
    due: Field
    gate: tuple[str, ...] = ()  # criteria


def timeline(statement: ProblemStatement, gate: tuple[str, ...]) -> tuple[Milestone, ...]:
    """The deadline that was named; it counts only together with what has to be shown."""
    if not statement.known("business_goal.deadline"):
        return ()
    due = carried(statement, "business_goal.deadline", "timeline.MS-01.due")
    return (Milestone(id="MS-01", due=due, gate=gate),)
