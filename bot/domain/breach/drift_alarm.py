"""When looks are an alarm that people have to decide about, asked about once for as long as it goes on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.domain.drift.look import Look, Moved
from bot.domain.escalation.model import Escalation, State

COLUMNS = "columns"  # of the action's parameters: what was asked about already


@dataclass(frozen=True, slots=True)
class Alarm:
    """What has to be decided about: a look, and which of its columns."""

    look: Look
    columns: tuple[Moved, ...]
    began: str  # the window with which it began

    @property
    def key(self) -> str:
        """Name it, so that it is asked about once however many looks show it."""
        return f"{alarms_of(self.look.spec, self.look.source)}{self.began}:{self.look.window}"


@dataclass(frozen=True, slots=True)
class Alarms:
    """What has to be asked now, and which open questions nothing is left of."""

    asking: Alarm | None = None
    answered: tuple[Escalation, ...] = ()


def alarms_in(spec: str) -> str:
    """How the names of all alarms of a spec begin."""
    return f"drift:{spec}:"


def alarms_of(spec: str, source: str) -> str:
    """How the names of all alarms of one of its sources begin."""
    return f"{alarms_in(spec)}{source}:"


def source_of(key: str) -> str:
    """Which source a question of this name is about: an alarm, or whether to train again."""
    return key.split(":")[2]


def alarms(looks: Sequence[Look], asked: Mapping[str, Escalation]) -> Alarms:
    """Hold the looks at a source against what is asked already.

    Args:
        looks: Oldest first; what could not be looked at counts for nothing.
        asked: Every question about this source, by its name.
    """
    seen = [one for one in looks if not one.trouble]
    waiting = tuple(one for one in asked.values() if one.state.is_pending)
    if not seen:
        return Alarms()
    last = seen[-1]
    if not last.alarms:
        return Alarms(answered=tuple(one for one in waiting if _is_over(one, last)))
    if waiting:
        return Alarms()
    began = last
    for one in reversed(seen):
        if not one.alarms:
            break
        began = one
    start = f"{alarms_of(last.spec, last.source)}{began.window}:"
    known = {
        str(name)
        for key, one in asked.items()
        if key.startswith(start) and one.state is not State.CANCELLED  # nobody answered that one
        for name in _columns(one)
    }
    new = tuple(one for one in last.alarms if one.name not in known)
    return Alarms(Alarm(last, new, began.window) if new else None)


def _is_over(escalation: Escalation, look: Look) -> bool:
    """Whether all it asks about was compared, and is as the reference again."""
    asked = {str(name) for name in _columns(escalation)}
    return not asked & {*look.flagged, *look.unsure}


def _columns(escalation: Escalation) -> list[object]:
    named = escalation.request.action.parameters.get(COLUMNS)
    return list(named) if isinstance(named, list) else []
