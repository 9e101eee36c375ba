"""After a rejection no click, form, call, command or repeat by anybody approves it, in any order."""

import asyncio
import contextlib
from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.domain.errors import RemitError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Escalation, Reason, State
from bot.services.escalation.escalations import Answer, Escalations
from bot.store.store import Store
from tests.contract.services.town import ANN, ASKER, BEN, CAT, DAN, EVE, POLICY, REFUND, Office
from tests.databases import SqliteFiles
from tests.faults.outbox_program import HostClock
from tests.security.gestures import Body, Door, emergency, place, press, reject

EVERYBODY = st.sampled_from((ANN, BEN, CAT, DAN, EVE, ASKER))
AGENT = "agent:refunds"
Gesture = Callable[[], Coroutine[Any, Any, object]]
Where = dict[str, SqliteFiles | pytest.TempPathFactory]


class Forgetful(Escalations):
    """The control: a service that lets a rejected request be decided once more."""

    async def decide(self, id: str, given: Answer, origin: Any, **more: Any) -> Escalation:  # noqa: ANN401 - as above
        async with self.store.transaction() as tx:
            before = await tx.escalations.lock(id)
            if before and before.state is State.DENIED and given.choice is Choice.APPROVE:
                again = before.model_copy(update={"state": State.OPEN, "decision": None,
                                                  "revision": before.revision + 1})  # fmt: skip
                await tx.escalations.advance(before, again, await tx.escalations.now())
        return await super().decide(id, given, origin, **more)


class Gestures(RuleBasedStateMachine):
    """Everything people, programs and the clock can do with one request, over a real database."""

    service: ClassVar[type[Escalations]] = Escalations
    files: ClassVar[SqliteFiles]
    folders: ClassVar[pytest.TempPathFactory]

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.rejected = False
        self.one: Escalation | None = None
        self.sent: list[Body] = []  # what can be repeated

    def run(self, gesture: Gesture) -> None:
        """Do something; a refusal is an answer like any other."""
        with contextlib.suppress(RemitError):
            self.runner.run(gesture())

    @initialize(tags=st.sampled_from(((), ("pair",))))
    def ask(self, tags: tuple[str, ...]) -> None:
        self.runner.run(self._ask(self.files.migrated(self.folders.mktemp("machine")), tags))

    async def _ask(self, url: str, tags: tuple[str, ...]) -> None:
        self.office = Office(Store.at(url, HostClock()))
        self.office.escalations = self.service(self.office.store, self.office.town)
        await self.office.ready(POLICY)
        request = Request(action=REFUND, requester="x", tags=tags)
        by = self.office.by(ASKER)
        self.one = await self.office.escalations.open(request, by, place=place("T1"))
        self.door = Door(self.office)
        await self.door.show(self.one)

    @property
    def now(self) -> Escalation:
        assert self.one is not None
        return self.one

    def send(self, body: Body) -> None:
        self.sent.append(body)
        self.run(lambda: self.door.send(body))

    @rule(who=EVERYBODY, home=st.booleans())
    def press(self, who: str, *, home: bool) -> None:
        self.send(press(who, self.now, where=None) if home else press(who, self.now))

    @rule(who=EVERYBODY)
    def reject(self, who: str) -> None:
        self.send(reject(who, self.now))

    @rule(who=EVERYBODY)
    def break_glass(self, who: str) -> None:
        self.send(emergency(who, self.now))

    @precondition(lambda self: self.sent)
    @rule(choice=st.randoms(use_true_random=False))
    def repeat(self, choice: Any) -> None:  # noqa: ANN401 - a random.Random
        body = choice.choice(self.sent)
        if "actions" in body:  # not a repeat of the delivery, but of the press
            action = {**body["actions"][0], "action_ts": f"{choice.random()}"}
            body = {**body, "actions": [action]}
        self.run(lambda: self.door.send(body))

    @rule(who=EVERYBODY)
    def by_command(self, who: str) -> None:
        answer, by = Answer(Choice.APPROVE, self.now.version), self.office.by(who)
        self.run(lambda: self.office.escalations.decide(self.now.id, answer, by, through="Kim"))

    @rule(who=EVERYBODY)
    def command_no(self, who: str) -> None:
        answer = Answer(Choice.DENY, self.now.version, Reason.TOO_RISKY)
        by = self.office.by(who)
        self.run(lambda: self.office.escalations.decide(self.now.id, answer, by))

    @rule(who=EVERYBODY, amount=st.integers(1, 3))
    def change(self, who: str, amount: int) -> None:
        values = {"parameters": {"amount": amount}}
        by = self.office.by(who)
        self.run(lambda: self.office.escalations.edit(self.now.id, self.now.version, values, by))

    @rule(who=EVERYBODY, to=EVERYBODY)
    def hand_over(self, who: str, to: str) -> None:
        self.run(lambda: self.office.escalations.hand_over(self.now.id, to, self.office.by(who)))

    @rule(who=EVERYBODY)
    def ask_and_answer(self, who: str) -> None:
        by = self.office.by(who)
        self.run(lambda: self.office.escalations.ask(self.now.id, "Why?", by))
        self.run(lambda: self.office.escalations.answer(self.now.id, "So.", by))

    @rule(key=st.sampled_from(("a", "b")))
    def use(self, key: str) -> None:
        action, by = self.now.request.action, self.office.by(AGENT)
        self.run(lambda: self.office.escalations.consume(self.now.id, action, key, by))

    @rule()
    def take_back(self) -> None:
        self.run(lambda: self.office.escalations.cancel(self.now.id, self.office.by(ASKER)))

    @rule(hours=st.sampled_from((1, 2)))
    def wait(self, hours: int) -> None:
        async def pass_by() -> None:
            await self.office.age(self.now, timedelta(hours=hours))
            await self.office.tick()

        self.run(pass_by)

    @invariant()
    def a_rejection_stays(self) -> None:
        if self.one is None:
            return
        found = self.runner.run(self.office.now(self.one))
        if self.rejected:
            assert State.DENIED is found.state
            assert found.consumption is None
        self.rejected = self.rejected or found.state is State.DENIED
        self.one = found

    def teardown(self) -> None:
        if self.one is not None:
            self.runner.run(self.office.store.close())
        self.runner.close()


@pytest.fixture
def where(sqlite: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Where:
    """Where each play of the gestures gets a database of its own."""
    return {"files": sqlite, "folders": tmp_path_factory}


QUICK = settings(
    max_examples=8,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)


def machine(of: type[Escalations], where: Where) -> type[Gestures]:
    return type("Played", (Gestures,), {"service": of, **where})


def test_after_a_rejection_nothing_approves_in_any_order_of_gestures(where: Where) -> None:
    run_state_machine_as_test(machine(Escalations, where), settings=QUICK)


def test_the_machine_notices_a_service_that_forgets_a_rejection(where: Where) -> None:
    """The control: the same gestures against a service that decides once more."""
    with pytest.raises(AssertionError):
        run_state_machine_as_test(machine(Forgetful, where), settings=QUICK)
