"""Requests, plans and rosters to test decisions with; a test states only what it is about."""

from datetime import UTC, datetime, timedelta

from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.escalation.plan import Plan, Quorum
from bot.domain.escalation.roster import Member, Present, Roster, Standing
from bot.domain.oversight.scale import OversightMode

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
ASKER, ANN, BEN, CAT, DAN, EVE = "U0ASKER", "U0ANN", "U0BEN", "U0CAT", "U0DAN", "U0EVE"
PEOPLE = (ASKER, ANN, BEN, CAT, DAN, EVE)
REFUND = Action(
    name="refund.create",
    target="order:4711",
    system="refund-agent",
    parameters={"amount": 501, "currency": "USD", "lines": [{"sku": "A-1", "count": 2}]},
)


def request(**changes: object) -> Request:
    return Request.model_validate({"action": REFUND, "requester": ASKER, **changes})


def plan(**changes: object) -> Plan:
    return Plan.model_validate(
        {
            "policy": "default",
            "policy_version": 3,
            "rule": "refunds",
            "mode": OversightMode.APPROVE,
            "quorums": (Quorum(label="approvers", need=1, of=("group:S0SUPPORT",)),),
            "deadline_at": START + 4 * HOUR,
            "expires_at": START + 24 * HOUR,
            **changes,
        }
    )


def roster(*, gone: tuple[str, ...] = (), **groups: tuple[str, ...]) -> Roster:
    members = {user: Member(user=user, standing=Standing.PERSON) for user in PEOPLE}
    for user in gone:
        members[user] = Member(user=user, standing=Standing.DEACTIVATED)
    named = {"S0SUPPORT": (ANN, BEN, CAT), **groups}
    return Roster(
        members=members,
        groups={f"group:{name}": frozenset(users) for name, users in named.items()},
    )


def present(who: Roster | None = None, after: timedelta = HOUR) -> Present:
    return Present(who or roster(), START + after)


def opened(what: Request | None = None, how: Plan | None = None) -> Escalation:
    identity = Identity(id="esc_1", team="T1")
    return open_escalation(identity, what or request(), how or plan(), START).after
