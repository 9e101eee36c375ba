"""What is said of a transaction when the database breaks: before the commit, and in its answer."""

from collections.abc import Callable

import pytest
from sqlalchemy import insert, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import PoolProxiedConnection

from bot.domain.errors import UnavailableError
from bot.slack.views.refusal_words import refusal
from bot.store.queues import cards
from bot.store.store import Store
from bot.store.transaction import Transaction


async def put(tx: Transaction) -> None:
    await tx.connection.execute(insert(cards), {"key": "a", "channel": "C1", "ts": "1", "shown": 0})


async def kept(store: Store) -> bool:
    async with store.reading() as tx:
        return await tx.connection.scalar(select(cards.c.key)) == "a"


def answers_lost(
    store: Store, commit: Callable[[PoolProxiedConnection], None]
) -> Callable[..., None]:
    """A commit that is done, and whose answer does not arrive."""

    def commit_unheard(connection: PoolProxiedConnection) -> None:
        commit(connection)
        raise store.engine.dialect.loaded_dbapi.OperationalError("the line is dead")

    return commit_unheard


async def test_where_the_answer_to_a_commit_is_lost_nobody_says_that_nothing_was_changed(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialect = store.engine.dialect
    with monkeypatch.context() as line:
        line.setattr(dialect, "do_commit", answers_lost(store, dialect.do_commit))
        with pytest.raises(UnavailableError) as caught:
            async with store.transaction() as tx:
                await put(tx)

    assert await kept(store)  # so that "nothing was changed" would be untrue
    assert "Nothing was changed" not in caught.value.sentence
    assert "may have been kept or not" in caught.value.sentence
    for language in ("fr", "de"):
        for sentence in (caught.value.message, caught.value.next_step):
            assert sentence != refusal(sentence, language)


async def test_what_breaks_before_the_commit_has_changed_nothing_and_says_so(store: Store) -> None:
    gone = OperationalError("SELECT 1", None, Exception("the line is dead"))

    with pytest.raises(UnavailableError) as caught:
        async with store.transaction() as tx:
            await put(tx)
            raise gone

    assert not await kept(store)
    assert "Nothing was changed" in caught.value.sentence
    for language in ("fr", "de"):
        assert caught.value.next_step != refusal(caught.value.next_step, language)
