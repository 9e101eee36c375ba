"""S4: every leaf of fifty generated actions is changed after the approval; none of them may run."""

import random
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.escalation.action import Action
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.errors import DifferentActionError
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.passing import consume
from tests.contract.services.town import ASKER, Office
from tests.unit.domain.escalation.cases import ANN, HOUR, START, opened, present, request

PAYLOADS = 50
Path = tuple[str | int, ...]


def generated(chance: random.Random, depth: int = 0) -> Any:  # noqa: ANN401 - any JSON
    made: list[Callable[[], Any]] = [
        lambda: "".join(chance.choices("abé 0.-_ß<>", k=chance.randint(0, 9))),
        lambda: round(chance.uniform(-1e6, 1e6), 3),
        lambda: chance.randint(-(2**53) + 2, 2**53 - 2),
        lambda: chance.random() < 0.5,
        lambda: None,
    ]
    if depth < 3:
        made += [
            lambda: [generated(chance, depth + 1) for _ in range(chance.randint(0, 4))],
            lambda: {f"k{n}": generated(chance, depth + 1) for n in range(chance.randint(0, 4))},
        ]
    return chance.choice(made)()


def action(chance: random.Random) -> dict[str, Any]:
    return {
        "name": "refund.create",
        "target": f"order:{chance.randint(1, 9999)}",
        "system": "refund-agent",
        "parameters": {f"p{n}": generated(chance) for n in range(6)},
        "money": {"amount": f"{chance.randint(1, 999)}.50", "currency": "USD"},
    }


def leaves(value: Any, path: Path = ()) -> Iterator[Path]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list) and value:
        for index, each in enumerate(value):
            yield from leaves(each, (*path, index))
    else:
        yield path


def others(value: Any) -> list[Any]:  # noqa: ANN401 - any JSON
    """Values that are not this one, some of which look like it."""
    match value:
        case bool():
            return [not value, int(value), str(value).lower(), None]
        case int() | float():
            return [value + 1, str(value), None, [value]]
        case str():
            return [value + " ", value.upper() + "x", value + "\u200b", None, [value]]
        case None:
            return [0, "", False, {}]
        case list():
            return [{}, None, [None]]
        case _:
            return [[], None, {"": None}]


def with_leaf(document: dict[str, Any], path: Path, value: object) -> dict[str, Any]:
    copy: Any = _copied(document)
    inner = copy
    for part in path[:-1]:
        inner = inner[part]
    inner[path[-1]] = value
    return dict(copy)


def _copied(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        return {key: _copied(each) for key, each in value.items()}
    return [_copied(each) for each in value] if isinstance(value, list) else value


def grown(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The same action with something more, something less, or in another order."""
    parameters = document["parameters"]
    yield {**document, "parameters": {**parameters, "extra": None}}
    yield {**document, "parameters": {key: parameters[key] for key in list(parameters)[1:]}}
    yield {**document, "money": None}
    for key, value in parameters.items():
        if isinstance(value, list) and len(value) > 1 and value != value[::-1]:
            yield {**document, "parameters": {**parameters, key: value[::-1]}}


def changed(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for path in leaves(document):
        value: Any = document
        for part in path:
            value = value[part]
        for other in others(value)[:2]:
            yield with_leaf(document, path, other)
    yield from grown(document)


def approved(what: dict[str, Any]) -> Escalation:
    return approve(opened(request(action=Action(**what))), ANN, 1, present()).after


def runs(escalation: Escalation, what: dict[str, Any]) -> bool:
    """Whether this would run; what is no action at all does not."""
    try:
        return consume(escalation, Action(**what), "agent", "run", START + HOUR) is not None
    except (DifferentActionError, ValidationError):
        return False


def same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two documents are one action: `"3.50 "` is read as the amount 3.50."""
    try:
        return Action(**one).model_dump_json() == Action(**other).model_dump_json()
    except ValidationError:
        return False


def test_every_changed_leaf_is_refused_and_the_action_itself_runs() -> None:
    chance = random.Random(4)  # noqa: S311 - repeatable, no secret
    ran, tried = [], 0
    for _ in range(PAYLOADS):
        what = action(chance)
        escalation = approved(what)
        for other in changed(what):
            if same(other, what):
                continue
            tried += 1
            if runs(escalation, other):
                ran.append((what, other))
        assert runs(escalation, what)
        assert runs(escalation, {**what, "parameters": dict(reversed(what["parameters"].items()))})

    assert [] == ran
    assert tried > 20 * PAYLOADS


def test_a_comparison_of_names_and_targets_alone_would_let_most_of_them_run() -> None:
    """The control: what an executor sees that compares only the first token."""
    what = action(random.Random(4))  # noqa: S311 - repeatable, no secret
    same = [one for one in changed(what)
            if (one["name"], one["target"]) == (what["name"], what["target"])]  # fmt: skip

    assert len(same) > 15


@pytest.mark.parametrize(
    "stored",
    [
        {"version": 2},
        {"team": "T2"},
        {"id": "esc_2"},
        {"plan": {"policy_version": 4}},
        {"plan": {"rule": "others"}},
        {"request": {"requester": "U0EVIL"}},
        {"request": {"summary": "Harmless."}},
    ],
)
def test_a_row_that_was_changed_after_the_approval_does_not_run(stored: dict[str, Any]) -> None:
    what = action(random.Random(4))  # noqa: S311 - repeatable, no secret
    escalation = approved(what)
    values = {
        key: getattr(escalation, key).model_copy(update=value) if isinstance(value, dict) else value
        for key, value in stored.items()
    }

    assert not runs(escalation.model_copy(update=values), what)


@pytest.mark.faults
async def test_every_changed_leaf_is_refused_as_it_is_kept(office: Office) -> None:
    """The same through the service and back from the database, whichever it is."""
    chance, refused = random.Random(4), 0  # noqa: S311 - repeatable, no secret
    agent = office.by("agent")
    for _ in range(PAYLOADS):
        what = action(chance)
        opened = await office.escalations.open(request(action=Action(**what)), office.by(ASKER))
        await office.approve(ANN, opened)
        for number, other in enumerate(changed(what)):
            if same(other, what):
                continue
            with pytest.raises((DifferentActionError, ValidationError)):
                await office.escalations.consume(opened.id, Action(**other), f"run-{number}", agent)
            refused += 1
        used = await office.escalations.consume(opened.id, Action(**what), "run", agent)
        assert State.CONSUMED is used.state
    print(f"\nS4: {PAYLOADS} payloads, {refused} changes, all refused")  # noqa: T201
    assert refused > 20 * PAYLOADS
