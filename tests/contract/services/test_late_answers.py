"""Answers that come too late: told, kept, and given only when their author says so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.domain.conversation.model import FollowUp, Message
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.provenance import value_text
from bot.llm.guide import OfflineGuide
from bot.services.delivery import Delivery
from bot.services.framing.drafting import Framing
from bot.services.framing.editing import DONT_KNOW, Editing
from bot.services.framing.late_answer import LateAnswers
from bot.store.kept_answer import kept_answers
from bot.store.queues import outbox
from bot.store.store import Store
from tests.conftest import ToldClock

HERE = Thread(team="T1", channel="C1", thread="1.0")
NADIA, LEO, SAM = (Origin("T1", user) for user in ("U0NADIA", "U0LEO", "U0SAM"))
GOAL = "We lose money on no-shows: it's 11.8 % of booked slots, I want 8 % by end of June."


class Desk:
    def __init__(self, store: Store, clock: ToldClock) -> None:
        self.store, self.clock = store, clock
        self.framing = Framing(store, clock, OfflineGuide(), improves=False)
        self.editing = Editing(store, self.framing)
        self.late = LateAnswers(store, self.framing)
        self.delivery = Delivery(store)

    async def begin(self) -> StatementVersion:
        said = Message(id="1.0", ts="1.0", user="U0NADIA", text=GOAL, said_at=self.clock.now())
        await self.framing.begin(HERE, (said,), NADIA)
        return await self.newest()

    async def newest(self) -> StatementVersion:
        async with self.store.reading() as tx:
            conversation = await tx.conversations.find(HERE)
            assert conversation
            found = await tx.statements.of_conversation(conversation.id)
        assert found
        return found

    async def told(self, path: str) -> str:
        return value_text((await self.newest()).statement.field(path).value)

    async def kept(self) -> list[str]:
        async with self.store.reading() as tx:
            return list((await tx.connection.execute(select(kept_answers.c.id))).scalars())

    async def notes(self) -> list[str]:
        async with self.store.reading() as tx:
            keys = (await tx.connection.execute(select(outbox.c.key))).scalars()
            return [key for key in keys if key.startswith("overtaken:")]


@pytest.fixture
def desk(store: Store, clock: ToldClock) -> Desk:
    return Desk(store, clock)


async def answered_by_leo(desk: Desk) -> tuple[StatementVersion, str, str]:
    """A draft, the question Leo has answered since, and one that is still open."""
    first = await desk.begin()
    settled, still = [question.id for question in first.statement.questions][:2]
    desk.clock.advance(timedelta(minutes=1))
    await desk.editing.answer(first.id, first.version, {settled: "Leo Martins"}, LEO)
    return first, settled, still


async def test_what_was_typed_about_a_settled_question_is_kept_and_the_rest_counts(
    desk: Desk,
) -> None:
    first, settled, still = await answered_by_leo(desk)
    fields = {question.id: question.field for question in first.statement.questions}

    await desk.editing.answer(
        first.id, first.version, {settled: "Sam Okafor", still: "every morning"}, SAM
    )

    assert "Leo Martins" == await desk.told(fields[settled])
    assert "every morning" in await desk.told(fields[still])
    kept = await desk.kept()
    found = await desk.delivery.overtaken(first.id, kept, "U0SAM")
    assert found
    (late,) = found[1]
    assert ("Sam Okafor", "U0LEO") == (late.kept.text, late.by)
    assert 1 == len(await desk.notes())
    nobody_else = await desk.delivery.overtaken(first.id, kept, "U0NADIA")
    assert nobody_else
    assert () == nobody_else[1]


async def test_it_is_given_once_by_its_author_alone_and_undo_brings_the_other_one_back(
    desk: Desk,
) -> None:
    first, settled, _ = await answered_by_leo(desk)
    path = next(one.field for one in first.statement.questions if one.id == settled)
    await desk.editing.answer(first.id, first.version, {settled: "Sam Okafor"}, SAM)
    (kept,) = await desk.kept()

    with pytest.raises(NotFoundError):
        await desk.late.give(first.id, kept, NADIA)
    await desk.late.give(first.id, kept, SAM)

    assert "Sam Okafor" == await desk.told(path)
    with pytest.raises(NotFoundError):
        await desk.late.give(first.id, kept, SAM)
    await desk.editing.undo(first.id, SAM)
    assert "Leo Martins" == await desk.told(path)


@pytest.mark.parametrize("text", [DONT_KNOW, "leo martins."])
async def test_what_adds_nothing_to_what_stands_is_not_kept(desk: Desk, text: str) -> None:
    first, settled, _ = await answered_by_leo(desk)

    with pytest.raises(ConflictError):
        await desk.editing.answer(first.id, first.version, {settled: text}, SAM)

    assert [] == await desk.kept()


async def test_an_assumption_that_comes_too_late_is_given_back(desk: Desk) -> None:
    first, settled, _ = await answered_by_leo(desk)
    who = FollowUp(owner="U0SAM", due_on=desk.clock.now().date())

    with pytest.raises(ConflictError) as refused:
        await desk.editing.assume(first.id, first.version, {settled: "somebody"}, who, SAM)

    kept = refused.value.context["kept"]
    assert isinstance(kept, dict)
    assert ["somebody"] == list(kept.values())
