"""S1: twelve people at six ways in under five policies; who may is written from the policies' words."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any

import httpx
import pytest

from bot.domain.errors import RemitError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import Choice, Escalation, State
from bot.domain.escalation.roster import Roster, Standing
from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope
from bot.services.escalation.escalations import Answer, Escalations
from bot.services.policy.policies import Policies
from tests.contract.services.town import ASKER, REFUND, Office, Town
from tests.security.gestures import Door, emergency, place, press, reject
from tests.unit.http.office import Front

SUE, ART, TWIN, ANN = "U0SUE", "U0ART", "U0TWIN", "U0ANN"
DAN, VIC, EVE = "U0DAN", "U0VIC", "U0EVE"
GUS, BOT, GONE, OUT = "U0GUS", "U0BOT", "U0GONE", "U0OUT"
ACTORS = (ASKER, SUE, ART, TWIN, ANN, DAN, VIC, EVE, GUS, BOT, GONE, OUT)
# Support is everybody who should not count, and Ann. Sue is whom it is about, Art wrote it, and
# Twin is the asker's second account.
SUPPORT = {ASKER, SUE, ART, TWIN, ANN, GUS, BOT, GONE}
NOBODY: set[str] = set()
RULE = "rules:\n  - id: all\n    ask: [{of: group:S0SUPPORT}]\n"
# The policy → who may approve, who may reject, and who may break the glass, by its words alone.
POLICIES: dict[str, tuple[str, set[str], set[str], set[str]]] = {
    "one of support": (RULE, {ANN}, {ANN}, NOBODY),
    "Ann lends hers to Dan, and the asker lends his to Vic": (
        "delegations:\n"
        "  - {of: user:U0ANN, to: user:U0DAN, starts: 2020-01-01, ends: 2099-01-01}\n"
        "  - {of: user:U0ASKER, to: user:U0VIC, starts: 2020-01-01, ends: 2099-01-01}\n" + RULE,
        {ANN, DAN}, {ANN, DAN}, NOBODY),
    "Vic can stop it": (RULE + "    veto: [user:U0VIC, user:U0SUE]\n", {ANN}, {ANN, VIC}, NOBODY),
    "Eve and others in an emergency": (
        "break_glass: {of: [user:U0EVE, user:U0VIC, user:U0ASKER, user:U0GUS],\n"
        "  tell: channel:C0OPS}\n" + RULE,
        {ANN}, {ANN}, {EVE, VIC}),
    "a group nobody is in": (
        RULE.replace("S0SUPPORT", "S0EMPTY"), NOBODY, NOBODY, NOBODY),
}  # fmt: skip


class City(Town):
    """Everybody is what they are; the asker has a second account with the same address."""

    def __init__(self) -> None:
        super().__init__()
        self.groups = {"group:S0SUPPORT": SUPPORT, "group:S0EMPTY": set(), "channel:C0OPS": set()}
        self.people = dict.fromkeys(ACTORS, Standing.PERSON) | {
            GUS: Standing.GUEST, BOT: Standing.BOT, GONE: Standing.DEACTIVATED
        }  # fmt: skip

    async def roster(self, team: str, users: frozenset[str], sources: frozenset[str]) -> Roster:
        found = await super().roster(team, users | {ASKER, TWIN}, sources)
        members = dict(found.members)
        for one, other in ((ASKER, TWIN), (TWIN, ASKER)):
            members[one] = members[one].model_copy(update={"same_as": frozenset({other})})
        return found.model_copy(update={"members": members})


class Ways:
    """The six ways in; each tells only whether it was refused."""

    def __init__(self, office: Office) -> None:
        self.office, self.door = office, Door(office)
        self.client: httpx.AsyncClient | None = None

    @property
    def all(self) -> dict[str, Callable[[str, Escalation], Awaitable[object]]]:
        return {
            "button on a card": lambda who, one: self.door.send(press(who, one)),
            "button on the home page": lambda who, one: self.door.send(press(who, one, where=None)),
            "rejection": lambda who, one: self.door.send(reject(who, one)),
            "emergency": lambda who, one: self.door.send(emergency(who, one)),
            "operator's command": self._operator,
            "program": self._program,
        }

    async def _operator(self, who: str, one: Escalation) -> RemitError | None:
        try:
            answer, origin = Answer(Choice.APPROVE, one.version), self.office.by(who)
            await self.office.escalations.decide(one.id, answer, origin, through="Kim")
        except RemitError as error:
            return error
        return None

    async def _program(self, who: str, one: Escalation) -> int:
        """Try everything a program could try in somebody's name."""
        assert self.client is not None
        headers, path = {"X-User": who, "Idempotency-Key": who}, f"/v1/escalations/{one.id}"
        action = one.request.action.model_dump(mode="json")
        bodies: list[tuple[str, dict[str, object]]] = [
            ("decide", {"decision": "approve", "by": who, "user": who}),
            ("approve", {"by": who}),
            ("consume", {"action": action, "by": who}),
            ("outcome", {"succeeded": True}),
        ]
        answers = [
            (await self.client.post(f"{path}/{name}", json=body, headers=headers)).status_code
            for name, body in bodies
        ]
        answers.append(
            (await self.client.patch(path, json={"state": "approved"}, headers=headers)).status_code
        )
        assert all(400 <= status < 500 for status in answers), answers
        return answers[0]


def entitled(policy: str, way: str) -> set[str]:
    """Who may, by what the policy says."""
    _, may_approve, may_reject, may_break = POLICIES[policy]
    return {"rejection": may_reject, "emergency": may_break, "program": set()}.get(way, may_approve)


async def fresh(office: Office, door: Door) -> Escalation:
    """A new question about Sue, written by Art, asked by the asker."""
    request = Request(action=REFUND, requester="x", subjects=(SUE,), authors=(ART,))
    opened = await office.escalations.open(request, office.by(ASKER), place=place(office.team))
    await door.show(opened)
    return opened


@pytest.mark.parametrize("policy", POLICIES)
async def test_in_every_cell_exactly_those_the_policy_names_may(policy: str, empty: Office) -> None:
    office = await in_town(empty, City()).ready("name: default\n" + POLICIES[policy][0])
    ways, front = Ways(office), Front(office)
    token = await front.token(*Scope)
    wrong, cells = [], 0
    async with front.client(token) as ways.client:
        one = await fresh(office, ways.door)
        for way, attempt in ways.all.items():
            for who in ACTORS:
                await attempt(who, one)
                after = await office.now(one)
                counted = after.revision != one.revision
                if counted != (who in entitled(policy, way)):
                    wrong.append((way, who, counted))
                cells += 1
                if counted:
                    one = await fresh(office, ways.door)
    assert [] == wrong
    assert len(ACTORS) * 6 == cells


def in_town(office: Office, town: Town) -> Office:
    """The same office in another town."""
    office.town = town
    office.escalations = Escalations(office.store, town)
    office.policies = Policies(office.store, town, office.escalations)
    return office


class Credulous(Escalations):
    """A service that takes everybody for somebody entitled, as a constant yes would."""

    async def decide(self, id: str, given: Answer, origin: Origin, **more: Any) -> Escalation:  # noqa: ANN401
        return await super().decide(id, given, replace(origin, actor=ANN), **more)


async def test_the_matrix_notices_a_way_in_that_takes_everybody_for_entitled(empty: Office) -> None:
    """The control: the same cells against a service that looks at nobody find those it let through."""
    office = await in_town(empty, City()).ready("name: default\n" + POLICIES["one of support"][0])
    office.escalations = Credulous(office.store, office.town)
    ways = Ways(office)
    wrong = set()
    for way in ("button on a card", "button on the home page", "operator's command"):
        for who in ACTORS:
            one = await fresh(office, ways.door)
            await ways.all[way](who, one)
            counted = (await office.now(one)).revision != one.revision
            if counted != (who in entitled("one of support", way)):
                wrong.add((way, who))

    assert {(way, who) for way, who in wrong if who == GUS}
    assert len(wrong) >= 3 * (len(ACTORS) - 1)


async def test_a_constant_yes_would_be_noticed(office: Office, door: Door) -> None:
    """A row that is written past every way in counts as a wrong cell too."""
    one = await fresh(office, door)
    async with office.store.transaction() as tx:
        before = await tx.escalations.lock(one.id)
        assert before is not None
        careless = before.model_copy(
            update={"revision": before.revision + 1, "state": State.APPROVED}
        )
        await tx.escalations.advance(before, careless, await tx.escalations.now())

    after = await office.now(one)
    assert (after.revision != one.revision) != (ASKER in entitled("one of support", "program"))
