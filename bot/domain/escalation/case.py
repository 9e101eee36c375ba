"""A test case made of what a person decided: what the system wanted, and what was right instead."""

import json
from collections.abc import Sequence
from enum import StrEnum
from typing import Any

from pydantic import AwareDatetime, JsonValue

from bot.domain.escalation.action import Action, SpecRow
from bot.domain.escalation.model import CLOCK, POLICY, Choice, Escalation, State
from bot.domain.provenance import Frozen

_RESERVED = {POLICY, CLOCK}
_ENDED_WELL = frozenset({State.APPROVED, State.CONSUMED, State.FINISHED})


class Wanted(StrEnum):
    """What a person decided in the place of the system."""

    DENY = "deny"
    EDIT = "edit"


class Input(Frozen):
    """What the system was about to do."""

    action: str
    target: str
    system: str
    parameters: dict[str, JsonValue]
    money: str | None = None


class Expected(Frozen):
    """What would have been right: not to do it, or to do this."""

    decision: Wanted
    input: Input | None = None
    reason: str | None = None
    note: str = ""


class EvalCase(Frozen):
    """One case of the evaluation set of a system."""

    id: str
    team: str
    escalation: str
    row: SpecRow | None = None
    given: Input
    expected: Expected
    decided_by: tuple[str, ...] = ()
    decided_at: AwareDatetime
    added_by: str
    added_at: AwareDatetime


def teaches(escalation: Escalation) -> bool:
    """Whether a person decided something else than the system wanted."""
    return expected_of(escalation) is not None


def expected_of(escalation: Escalation) -> Expected | None:
    """What people decided instead; none where they agreed, or nobody decided."""
    decision = escalation.decision
    if decision is None or set(decision.by) & _RESERVED:
        return None
    if decision.choice is Choice.DENY:
        reason = decision.reason.value if decision.reason else None
        return Expected(decision=Wanted.DENY, reason=reason, note=decision.note)
    edited = any(one not in escalation.request.on_behalf_of for one in escalation.request.authors)
    if escalation.version > 1 and edited and escalation.state in _ENDED_WELL:
        instead = input_of(escalation.request.action)
        return Expected(decision=Wanted.EDIT, input=instead, note=decision.note)
    return None


def input_of(action: Action) -> Input:
    """An action as the input of a case."""
    money = action.money.told if action.money else None
    return Input(action=action.name, target=action.target, system=action.system,
                 parameters=action.parameters, money=money)  # fmt: skip


def texts_in(value: object) -> list[str]:
    """Every text in a value, so that what is private in it can be found."""
    match value:
        case str():
            return [value]
        case dict():
            return [text for pair in value.items() for one in pair for text in texts_in(one)]
        case list() | tuple():
            return [text for one in value for text in texts_in(one)]
        case _:
            return []


def as_lines(cases: Sequence[EvalCase]) -> str:
    """Write cases as JSON lines: input, what is expected, and where it comes from."""
    return "".join(f"{json.dumps(_record(one), ensure_ascii=False)}\n" for one in cases)


def as_promptfoo(cases: Sequence[EvalCase]) -> list[dict[str, Any]]:
    """The tests of a promptfoo configuration: the answer is JSON with a `decision`."""
    return [
        {
            "description": f"{one.given.action}: {_told(one.expected)}",
            "vars": one.given.model_dump(mode="json", exclude_none=True),
            "assert": [{"type": "is-json", "value": _schema(one.expected)}],
            "metadata": _source(one),
        }
        for one in cases
    ]


def _record(one: EvalCase) -> dict[str, Any]:
    return {
        "id": one.id,
        "input": one.given.model_dump(mode="json", exclude_none=True),
        "expected": one.expected.model_dump(mode="json", exclude_none=True),
        "metadata": _source(one),
    }


def _source(one: EvalCase) -> dict[str, Any]:
    row = one.row.model_dump(mode="json") if one.row else None
    return {
        "case": one.id,
        "escalation": one.escalation,
        "spec": row,
        "decided_at": one.decided_at.isoformat(),
    }


def _told(expected: Expected) -> str:
    if expected.decision is Wanted.EDIT:
        return "people changed it"
    return f"people said no ({expected.reason})" if expected.reason else "people said no"


def _schema(expected: Expected) -> dict[str, Any]:
    wanted: dict[str, Any] = {"decision": {"const": expected.decision.value}}
    if expected.input:
        wanted["parameters"] = {"const": expected.input.parameters}
    return {"type": "object", "required": list(wanted), "properties": wanted}
