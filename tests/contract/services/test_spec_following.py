"""What people say after a spec was drafted reaches it by itself, and nobody's signature is lost over it."""

import pytest
from sqlalchemy import select

from bot.domain.provenance import value_text
from bot.domain.spec.model import SpecStatus
from bot.domain.spec.review import Role
from bot.domain.spec.version import Cause
from bot.store.queues import outbox
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_spec_editing import HERE, LEO, NADIA, Desk, owner


@pytest.fixture
def desk(store: Store, clock: ToldClock) -> Desk:
    return Desk(store, clock)


async def turns(desk: Desk) -> list[str]:
    async with desk.store.reading() as tx:
        keys = (await tx.connection.execute(select(outbox.c.key))).scalars()
        return [key for key in keys if key.startswith("spec-turn:")]


async def test_a_fact_told_after_drafting_is_in_the_spec_without_anybody_asking(
    desk: Desk,
) -> None:
    first = await desk.drafted()
    await desk.owns(NADIA, 1, "Ines")

    await desk.framing.hear(HERE, desk.message("Our budget is 20,000 €.", LEO), LEO)

    spec = await desk.spec()
    assert (first.id, 3, Cause.FOLLOWED, "Ines") == (spec.id, spec.version, spec.cause, owner(spec))
    assert "20,000 €" == value_text(spec.spec.cost.budget.value)
    assert 1 == len(await turns(desk))  # of the edit: the card is enough where nothing became void


async def test_what_makes_an_export_or_a_result_void_is_said_in_the_thread(desk: Desk) -> None:
    first = await desk.drafted()
    await desk.specs.export(first.id, NADIA)

    await desk.framing.hear(HERE, desk.message("Our budget is 20,000 €.", LEO), LEO)

    assert [f"spec-turn:{first.id}:1:2"] == await turns(desk)


async def test_words_that_change_nothing_make_no_version(desk: Desk) -> None:
    first = await desk.drafted()

    await desk.framing.hear(HERE, desk.message("Thanks, see you on Monday.", LEO), LEO)

    assert first.version == (await desk.spec()).version


async def test_a_spec_people_are_asked_to_sign_waits_until_somebody_brings_it_in(
    desk: Desk,
) -> None:
    await desk.drafted()
    sent = await desk.send((LEO.actor, Role.LEGAL))

    await desk.framing.hear(HERE, desk.message("Our budget is 20,000 €.", LEO), LEO)

    spec = await desk.spec()
    assert (sent.version, SpecStatus.IN_REVIEW) == (spec.version, spec.spec.status)
    await desk.specs.follow(spec.id, NADIA)
    assert "20,000 €" == value_text((await desk.spec()).spec.cost.budget.value)
