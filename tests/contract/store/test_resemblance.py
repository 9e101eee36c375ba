"""What is remembered of statements that are alike, on both databases."""

from datetime import UTC, datetime

from bot.domain.conversation.thread import Conversation, Thread
from bot.domain.framing.similarity import Signature
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.version import StatementVersion
from bot.store.store import Store
from bot.store.transaction import Transaction

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
ANY = ("churn", "returns")
SIGNATURE = Signature(words={"churn": 3.0}, direction="down")


async def keep(tx: Transaction, name: str, team: str = "T1") -> str:
    place = Thread(team=team, channel="C1", thread=f"{name}.0")
    await tx.conversations.open(
        Conversation(id=f"cnv_{name}", place=place, created_by="U1", created_at=NOW)
    )
    version = StatementVersion(
        id=f"ps_{name}",
        version=1,
        conversation=f"cnv_{name}",
        place=place,
        owner="U1",
        created_by="U1",
        created_at=NOW,
        statement=ProblemStatement(title=name),
    )
    await tx.statements.add(version)
    return version.id


async def test_only_the_other_statements_of_the_same_workspace_are_compared(store: Store) -> None:
    async with store.transaction() as tx:
        one, other = await keep(tx, "1"), await keep(tx, "2")
        elsewhere = await keep(tx, "3", team="T2")
        for each in (one, other, elsewhere):
            await tx.resemblances.sign(each, SIGNATURE)

        assert {other: SIGNATURE} == await tx.resemblances.others("T1", one, sharing=ANY, limit=10)


async def test_a_statement_is_signed_anew_but_never_by_catching_up(store: Store) -> None:
    newer = Signature(words={"returns": 3.0})
    async with store.transaction() as tx:
        one, other = await keep(tx, "1"), await keep(tx, "2")
        assert [one, other] == await tx.resemblances.unsigned("T1", limit=10)

        await tx.resemblances.sign(one, newer, first=True)
        await tx.resemblances.sign(one, SIGNATURE, first=True)
        assert {one: newer} == await tx.resemblances.others("T1", other, sharing=ANY, limit=10)
        await tx.resemblances.sign(one, SIGNATURE)

        assert {one: SIGNATURE} == await tx.resemblances.others("T1", other, sharing=ANY, limit=10)
        assert [other] == await tx.resemblances.unsigned("T1", limit=10)


async def test_a_person_is_told_once_whichever_statement_is_named_first(store: Store) -> None:
    async with store.transaction() as tx:
        assert await tx.resemblances.tell(("ps_1", "ps_2"), "U1", NOW)
        assert not await tx.resemblances.tell(("ps_2", "ps_1"), "U1", NOW)
        assert await tx.resemblances.tell(("ps_2", "ps_1"), "U2", NOW)


async def test_only_who_was_told_can_answer_and_it_holds_for_the_pair(store: Store) -> None:
    async with store.transaction() as tx:
        await tx.resemblances.tell(("ps_1", "ps_2"), "U1", NOW)

        assert not await tx.resemblances.answer(("ps_1", "ps_2"), "U9", "keep", NOW)
        assert not await tx.resemblances.is_answered(("ps_1", "ps_2"))
        assert await tx.resemblances.answer(("ps_2", "ps_1"), "U1", "keep", NOW)
        assert await tx.resemblances.is_answered(("ps_1", "ps_2"))
        assert not await tx.resemblances.is_answered(("ps_1", "ps_3"))
