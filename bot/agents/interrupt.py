"""What `HumanInTheLoopMiddleware` asks when it interrupts, batched or per call, and how it is answered."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.agents.call import is_approved, reason_of

Call = Mapping[str, Any]  # a tool call of a model: name, args and id
_ALL = ("approve", "edit", "reject")


@dataclass(frozen=True)
class Question:
    """One interrupt: the calls it is about, and the answers each may get."""

    interrupt: str
    calls: tuple[Call, ...]
    allowed: tuple[tuple[str, ...], ...]
    is_batched: bool


def questions_in(
    interrupts: Sequence[Any], messages: Sequence[Any], tools: Collection[str]
) -> list[Question]:
    """Find the interrupts about calls of these tools alone; others are somebody else's."""
    found = []
    for one in interrupts:
        value = one.value if isinstance(one.value, Mapping) else {}
        if value.get("type") == "tool_approval":
            found.append(_per_call(one))
        elif "action_requests" in value and (calls := _calls_of(value, messages)):
            allowed = tuple(tuple(each["allowed_decisions"]) for each in value["review_configs"])
            found.append(Question(one.id, calls, allowed, is_batched=True))
    return [one for one in found if all(call["name"] in tools for call in one.calls)]


def answer_to(
    question: Question, decided: Sequence[Mapping[str, Any]], *, may_edit: bool = True
) -> tuple[Any, bool]:
    """Write the answer to an interrupt, and say whether it has other arguments than were asked for."""
    answers = [
        _answer(call, allowed, escalation, may_edit=may_edit)
        for call, allowed, escalation in zip(question.calls, question.allowed, decided, strict=True)
    ]
    edited = any(one["type"] == "edit" for one in answers)
    return {"decisions": answers} if question.is_batched else answers[0], edited


def _answer(
    call: Call, allowed: Sequence[str], escalation: Mapping[str, Any], *, may_edit: bool
) -> dict[str, Any]:
    if not is_approved(escalation):
        return _refusal(allowed, reason_of(escalation))
    approved = escalation["request"]["action"]["parameters"]
    if approved == dict(call["args"]):
        return {"type": "approve"}
    if may_edit and "edit" in allowed:
        return {"type": "edit", "edited_action": {"name": call["name"], "args": approved}}
    return _refusal(
        allowed, f"Approved only with other arguments, which cannot be run here: {approved}"
    )


def _refusal(allowed: Sequence[str], why: str) -> dict[str, Any]:
    if "reject" not in allowed and "respond" in allowed:
        return {"type": "respond", "message": why}
    return {"type": "reject", "message": why}


def _per_call(interrupt: Any) -> Question:  # noqa: ANN401 - LangGraph's, and a client's of its server
    value = interrupt.value
    call = {"name": value["name"], "args": value["args"], "id": value["tool_call_id"]}
    schema = interrupt.response_schema
    told = schema.get("discriminator", {}).get("mapping", {}) if isinstance(schema, Mapping) else {}
    return Question(interrupt.id, (call,), (tuple(told) or _ALL,), is_batched=False)


def _calls_of(value: Mapping[str, Any], messages: Sequence[Any]) -> tuple[Call, ...]:
    """Find which calls of the model the requests are about: they are in the same order, without ids."""
    proposed = next(
        (list(calls) for one in reversed(messages) if (calls := getattr(one, "tool_calls", None))),
        [],
    )
    found: list[Call] = []
    for wanted in value["action_requests"]:
        while proposed:
            call = proposed.pop(0)
            if (call["name"], call["args"]) == (wanted["name"], wanted["args"]):
                found.append(call)
                break
    return tuple(found) if len(found) == len(value["action_requests"]) else ()
