"""Going back to an earlier version, and pairs of statements, on both databases with no chat around."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.similarity import signature
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.provenance import value_text
from bot.llm.guide import OfflineGuide
from bot.services.delivery import Delivery
from bot.services.framing.drafting import Framing
from bot.services.framing.editing import Editing
from bot.services.framing.resemblance import Choice, Resemblances, compare
from bot.store.queues import outbox
from bot.store.store import Store
from bot.store.tables import audit_entries, resemblances
from tests.conftest import ToldClock

HERE = Thread(team="T1", channel="C1", thread="1.0")
ELSEWHERE = Thread(team="T1", channel="C2", thread="2.0")
ABROAD = Thread(team="T2", channel="C1", thread="1.0")
NADIA, LEO = Origin("T1", "U0NADIA"), Origin("T1", "U0LEO")
GOAL = "We lose money on no-shows: it's 11.8 % of booked slots, I want 8 % by end of June."
TARGET = "business_goal.target"


class Desk:
    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock = store, clock
        self.framing = Framing(store, clock, OfflineGuide(), improves=False)
        self.editing = Editing(store, self.framing)
        self.resemblances = Resemblances(store)

    async def say(self, text: str, place: Thread = HERE, user: str = "U0NADIA") -> StatementVersion:
        self.clock.advance(timedelta(minutes=1))
        ts = f"{self.clock.now().timestamp():.6f}"
        message = Message(id=ts, ts=ts, user=user, text=text, said_at=self.clock.now())
        await self.framing.begin(place, (message,), Origin(place.team, user))
        return await self.newest(place)

    async def newest(self, place: Thread = HERE) -> StatementVersion:
        async with self.store.reading() as tx:
            conversation = await tx.conversations.find(place)
            assert conversation
            found = await tx.statements.of_conversation(conversation.id)
        assert found
        return found

    async def target(self) -> str:
        return value_text((await self.newest()).statement.field(TARGET).value)

    async def column(self, column: object) -> list[object]:
        async with self.store.reading() as tx:
            return list((await tx.connection.execute(select(column))).scalars())  # type: ignore[call-overload]


@pytest.fixture
def desk(store: Store, clock: ToldClock) -> Desk:
    return Desk(store, clock)


async def test_going_back_makes_a_new_version_keeps_the_old_ones_and_is_audited(desk: Desk) -> None:
    first = await desk.say(GOAL)
    second = await desk.say("Sorry, make that 7 %.")
    desk.clock.advance(timedelta(minutes=1))

    await desk.editing.restore(first.id, first.version, LEO)

    assert "8 %" == await desk.target()
    assert second.version + 1 == (await desk.newest()).version
    content = await Delivery(desk.store).history(first.id, newest=None, count=10)
    assert content
    assert [3, 2, 1] == [step.version for step in content.steps]
    assert "problem_statement.restored" in await desk.column(audit_entries.c.verb)


async def test_undo_takes_going_back_back(desk: Desk) -> None:
    first = await desk.say(GOAL)
    await desk.say("Sorry, make that 7 % by end of July.")
    desk.clock.advance(timedelta(minutes=1))
    await desk.editing.restore(first.id, first.version, LEO)
    assert "8 %" == await desk.target()

    await desk.editing.undo(first.id, LEO)

    assert "7 %" == await desk.target()


async def test_there_must_be_something_to_go_back_to(desk: Desk) -> None:
    first = await desk.say(GOAL)

    with pytest.raises(ConflictError):
        await desk.editing.restore(first.id, first.version, LEO)
    with pytest.raises(NotFoundError):
        await desk.editing.restore(first.id, 99, LEO)


@pytest.mark.parametrize(
    "stranger", [Origin("T2", "U0NADIA"), Origin("T1", "U0MALLORY", channel="C9")]
)
async def test_who_is_elsewhere_can_restore_nothing(desk: Desk, stranger: Origin) -> None:
    first = await desk.say(GOAL)
    await desk.say("Sorry, make that 7 %.")

    with pytest.raises(NotFoundError):
        await desk.editing.restore(first.id, first.version, stranger)
    assert "7 %" == await desk.target()


async def notes(desk: Desk) -> list[object]:
    return [key for key in await desk.column(outbox.c.key) if str(key).startswith("resembling:")]


async def test_each_person_is_told_of_a_pair_once_however_often_it_is_found(desk: Desk) -> None:
    await desk.say(GOAL)
    await desk.say("Too many no-shows, 12 % today.", ELSEWHERE, "U0LEO")
    await desk.say("And I want 9 %.", ELSEWHERE, "U0LEO")
    await desk.say("By the end of May.")

    assert 2 == len(await notes(desk))
    assert {"U0NADIA", "U0LEO"} == set(await desk.column(resemblances.c.person))


async def test_a_version_that_is_about_the_same_is_compared_with_none(desk: Desk) -> None:
    here = await desk.say(GOAL)
    third = await desk.say("We want fewer returns, 9 % today.", ELSEWHERE, "U0PRIYA")
    async with desk.store.transaction() as tx:  # as if it had become like the first one unseen
        await tx.resemblances.sign(third.id, signature(here.statement))

    after = await desk.say("The front desk can call 25 patients a day.")

    assert after.version > here.version
    assert [] == await notes(desk)
    async with desk.store.transaction() as tx:
        await compare(tx, None, after)  # had it been about something else before
    assert 2 == len(await notes(desk))


async def test_who_joins_later_is_told_of_what_is_known_to_be_alike(desk: Desk) -> None:
    await desk.say(GOAL)
    await desk.say("Too many no-shows, 12 % today.", ELSEWHERE, "U0LEO")

    await desk.say("The front desk can call 25 patients a day.", user="U0SAM")

    assert 3 == len(await notes(desk))
    assert 1 == len([key for key in await notes(desk) if str(key).endswith(":U0SAM")])


async def test_who_works_on_one_more_like_several_is_told_of_the_closest_only(desk: Desk) -> None:
    for number in range(3):
        await desk.say(GOAL, Thread(team="T1", channel="C1", thread=f"{number}.0"))
    before = len(await notes(desk))

    await desk.say(GOAL, ELSEWHERE, "U0LEO")

    told = [each for each in await desk.column(resemblances.c.person) if each == "U0LEO"]
    assert ["U0LEO"] == told
    assert before + 2 == len(await notes(desk))  # Leo, and who works on the closest one


async def test_other_workspaces_are_never_compared(desk: Desk) -> None:
    await desk.say(GOAL)
    await desk.say(GOAL, ABROAD)

    assert [] == await notes(desk)


async def test_only_who_was_told_can_answer_for_a_pair(desk: Desk) -> None:
    here = await desk.say(GOAL)
    there = await desk.say("Too many no-shows, 12 % today.", ELSEWHERE, "U0LEO")

    for stranger in (Origin("T1", "U0MALLORY"), Origin("T2", "U0LEO")):
        with pytest.raises(NotFoundError):
            await desk.resemblances.answer(there.id, here.id, Choice.KEEP, stranger)
    await desk.resemblances.answer(there.id, here.id, Choice.KEEP, LEO)

    assert ["keep"] == [each for each in await desk.column(resemblances.c.answer) if each]
    assert "resemblance.answered" in await desk.column(audit_entries.c.verb)
