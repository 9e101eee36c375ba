"""Several similar requests approved at once: each bound to what was listed, and what changed left out."""

import pytest

from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.roster import Standing
from bot.services.escalation.batch import Batches
from bot.store.store import Store
from tests.contract.services.town import ANN, ASKER, BEN, REFUND, Office

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


@pytest.fixture
async def office(store: Store) -> Office:
    return await Office(store).ready()


async def several(office: Office, count: int, reversibility: str = "R2") -> list[Escalation]:
    return [
        await office.open(
            action=REFUND.model_copy(update={"target": f"order:{number}"}),
            reversibility=reversibility,
        )
        for number in range(count)
    ]


def listed(found: list[Escalation]) -> list[tuple[str, int]]:
    return [(one.id, one.version) for one in found]


async def test_each_is_approved_alone_and_what_changed_meanwhile_is_left_out(
    office: Office,
) -> None:
    batches = Batches(office.escalations)
    found = await several(office, 3)
    shown = listed(found)
    assert sorted(shown) == sorted(listed(list(await batches.offered("T1", ANN))))
    await office.escalations.edit(
        found[1].id, 1, {"parameters": {"amount": 5000}}, office.by(ASKER)
    )

    await batches.approve(shown, office.by(ANN))
    await batches.approve(shown, office.by(ANN))  # once more changes nothing

    states = [(await office.now(one)).state for one in found]
    assert [State.APPROVED, State.OPEN, State.APPROVED] == states
    told = (await office.effects("escalation.batched"))[0]["facts"]
    assert ["order:0", "order:2"] == told["done"]
    assert "changed after you saw it" in told["left"][0]["why"]
    approved = [one for one in await office.record() if one.verb == "escalation.approved"]
    assert 2 == len({one.facts["digest"] for one in approved})


@one_database
async def test_final_ones_are_refused_even_if_somebody_makes_up_a_batch_of_them(
    office: Office,
) -> None:
    final = await several(office, 2, reversibility="R3")
    plain = await several(office, 2)

    offered = listed(list(await Batches(office.escalations).offered("T1", ANN)))
    assert sorted(listed(plain)) == sorted(offered)
    await Batches(office.escalations).approve(listed([*final, *plain]), office.by(ANN))

    states = [(await office.now(one)).state for one in (*final, *plain)]
    assert [State.OPEN, State.OPEN, State.APPROVED, State.APPROVED] == states


@one_database
@pytest.mark.parametrize("who", [ASKER, BEN, "U0NOBODY"])
async def test_nobody_approves_in_a_batch_what_they_could_not_approve_alone(
    office: Office, who: str
) -> None:
    found = await several(office, 2)
    office.town.people[BEN] = Standing.GUEST

    await Batches(office.escalations).approve(listed(found), office.by(who))

    assert {State.OPEN} == {(await office.now(one)).state for one in found}
