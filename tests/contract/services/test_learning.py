"""What is learned from decisions: cases of the evaluation set, and checks that can never run."""

import json

import pytest
import yaml

from bot.domain.errors import InvalidInputError
from bot.domain.escalation.action import Action
from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.model import State
from bot.domain.escalation.roster import Standing
from bot.services.escalation.check import PlantedError
from bot.services.escalation.planted_check import Checks
from bot.services.escalation.queue_figures import Figures
from bot.services.evaluation.case import CollectedCases, EvalCases, NothingToLearnError
from bot.store.store import Store
from tests.contract.services.town import ANN, ASKER, BEN, DAN, REFUND, Office

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
PRIVATE = REFUND.model_copy(
    update={"parameters": {"amount": 501, "mail": "ann.person@example.com", "again": "order"}}
)


@pytest.fixture
async def office(store: Store) -> Office:
    return await Office(store).ready()


async def test_a_rejection_becomes_one_case_that_other_tools_read(office: Office) -> None:
    cases = EvalCases(office.store, office.town)
    denied = await office.deny(ANN, await office.open(action=PRIVATE))

    first, again = [await cases.add(denied.id, office.by(ANN)) for _ in range(2)]

    assert first == again
    [line] = [
        json.loads(one)
        for one in (await CollectedCases(office.store).export("T1", "jsonl")).splitlines()
    ]
    assert ("deny", 501) == (line["expected"]["decision"], line["input"]["parameters"]["amount"])
    assert "ann.person" not in json.dumps(line)
    [test] = yaml.safe_load(
        await CollectedCases(office.store).export("T1", "promptfoo", system="refund-agent")
    )
    assert line["input"] == test["vars"]
    assert "" == await CollectedCases(office.store).export("T1", "jsonl", system="another")
    assert "" == await CollectedCases(office.store).export("T2", "jsonl")
    assert 1 == sum(entry.verb == "case.added" for entry in await office.record())
    [told] = await office.effects("escalation.told")
    assert ("case-added", "1") == (told["facts"]["code"], told["facts"]["count"])


@one_database
async def test_who_did_not_decide_adds_nothing_and_agreement_teaches_nothing(
    office: Office,
) -> None:
    cases = EvalCases(office.store, office.town)
    denied = await office.deny(ANN, await office.open())
    approved = await office.approve(ANN, await office.open())

    await cases.add(denied.id, office.by(BEN))  # may decide such requests
    for stranger in (ASKER, DAN):
        with pytest.raises(NotYourDecisionError):
            await cases.add(denied.id, office.by(stranger))
    office.town.people[ANN] = Standing.GUEST
    with pytest.raises(NotYourDecisionError, match="Guests"):
        await cases.add(denied.id, office.by(ANN))
    with pytest.raises(NothingToLearnError):
        await cases.add(approved.id, office.by(BEN))


async def test_a_check_that_is_missed_is_told_kindly_and_nothing_runs_on_it(
    office: Office,
) -> None:
    checks = Checks(office.escalations)
    planted = await checks.plant(REFUND, "Paid back already", office.by("operator:kim"))
    noticed = await checks.plant(REFUND, "Twice the amount", office.by("operator:kim"))
    real = await office.approve(ANN, await office.open())

    await office.approve(ANN, planted)
    await office.deny(BEN, noticed)
    agent = office.by("agent:refund-agent")
    with pytest.raises(PlantedError):
        await office.escalations.consume(planted.id, REFUND, "run", agent)
    used = await office.escalations.consume(real.id, REFUND, "run", agent)  # the control

    assert State.CONSUMED is used.state
    told = {one["user"]: one["facts"] for one in await office.effects("escalation.told")}
    assert ("check-missed", "Paid back already") == (told[ANN]["code"], told[ANN]["wrong"])
    assert "check-caught" == told[BEN]["code"]
    verbs = [one.verb for one in await office.record() if one.subject == planted.id]
    assert "escalation.planted" in verbs
    assert not {"escalation.consumed"} & set(verbs)
    [queue] = await Figures(office.store, office.town).of("T1")
    assert (2, 1, 1) == (queue.checks, queue.caught, queue.decided)


@one_database
async def test_a_check_nobody_would_be_asked_about_is_not_planted(office: Office) -> None:
    nobody = Action(name="nothing.known", target="t", system="s")

    with pytest.raises(InvalidInputError, match="Nobody would be asked"):
        await Checks(office.escalations).plant(nobody, "wrong", office.by("operator:kim"))
    with pytest.raises(InvalidInputError, match="what is wrong"):
        await Checks(office.escalations).plant(REFUND, " ", office.by("operator:kim"))

    assert () == await Figures(office.store, office.town).of("T1")
