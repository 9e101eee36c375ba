"""Policies: read with the line of every mistake, and resolved to the plan they mean."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.escalation.action import Money, Request, SpecRow
from bot.domain.escalation.model import State
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.escalation.plan import Plan
from bot.domain.moment import as_text
from bot.domain.oversight.scale import OversightMode
from bot.domain.policy.duration import duration_text, parse_duration
from bot.domain.policy.hours import Day, Hours
from bot.domain.policy.model import Policy
from bot.domain.policy.reading import InvalidPolicyError
from bot.domain.policy.resolve import Resolved, resolve
from bot.domain.policy.telling import timeline
from bot.services.policy.file import dump_policy, load_policy
from tests.unit.domain.policy.policies import POLICY

FRIDAY = datetime(2026, 11, 27, 14, 0, tzinfo=UTC)  # 15:00 in Berlin


def request(name: str = "refund.create", **given: object) -> Request:
    action = {
        "name": name,
        "target": "order:1",
        "system": "agent",
        "money": given.pop("money", None),
    }
    return Request.model_validate({"action": action, "requester": "U0ASKER", **given})


def usd(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="USD")


def resolved(what: Request, policy: Policy | None = None) -> Resolved:
    return resolve(policy or load_policy(POLICY), what, FRIDAY, version=4)


def test_writing_a_policy_and_reading_it_gives_the_same() -> None:
    policy = load_policy(POLICY)

    assert policy == load_policy(dump_policy(policy))


@given(st.integers(1, 10**7))
def test_lengths_of_time_are_read_as_they_are_written(seconds: int) -> None:
    length = timedelta(seconds=seconds)

    assert length == parse_duration(duration_text(length))


# What is put in the place of what, and the line the mistake has to be told in.
MALFORMED: dict[str, tuple[str, str, int]] = {
    "nothing": (POLICY, "", 1),
    "no list": (POLICY, "rules: yes please\n", 1),
    "no rules": (POLICY, "name: default\nrules: []\n", 2),
    "not YAML": ("people:\n", "people: [\n", 4),
    "unknown setting": ("up_to: 500", "up_too: 500", 22),
    "setting twice": ("    mode: notify\n", "    mode: notify\n    mode: auto\n", 25),
    "approves on silence": ("on_silence: safe_default", "on_silence: approve", 40),
    "unknown mode": ("mode: notify", "mode: yolo", 24),
    "asks nobody": ("    ask: [{need: 2, of: on-call}]\n", "", 45),
    "dual asks for one": ("{need: 2, of: on-call}", "{need: 1, of: on-call}", 45),
    "needs nobody": ("need: 2", "need: 0", 48),
    "more than there are": ("of: finance}", "need: 3, of: finance}", 33),
    "empty group": ("[user:U0DAN, user:U0EVE]", "[]", 4),
    "unknown list": ("of: finance}", "of: finanz}", 33),
    "everyone": ("of: finance}", "of: '*'}", 33),
    "list of lists": ("on-call: group:S0ONCALL", "on-call: finance", 5),
    "unknown time zone": ("Europe/Berlin", "Europe/Berlln", 8),
    "backward day": ("starts: 09:00", "starts: 19:00", 7),
    "no length of time": ("respond_within: 8h", "respond_within: soon", 36),
    "reminder too late": ("remind_after: [2h]", "remind_after: [9h]", 37),
    "step too late": ("after: 6h", "after: 8h", 39),
    "unknown hours": ("hours: berlin\n    resp", "hours: paris\n    resp", 35),
    "two of one name": ("id: refunds", "id: small-refunds", 28),
    "lends to themselves": ("to: user:U0CAT", "to: user:U0DAN", 14),
    "delegation backward": ("ends: 2027-01-03", "ends: 2026-01-03", 14),
    "one breaks the glass": ("  of: on-call\n  tell", "  need: 1\n  of: on-call\n  tell", 16),
    "quietly breaks the glass": ("  tell: channel:C0OPS\n", "", 15),
    "says no default": ("    instead: Refund 500 USD and say that we call.\n", "", 40),
    "caps on people": ("    mode: dual_approve\n    ask:\n", "    mode: dual_approve\n    caps: {per_day: 1}\n    ask:\n", 31),
    "money without currency": ("{up_to: 500, currency: USD}", "{up_to: 500}", 22),
    "alias": ("  finance: [user:U0DAN, user:U0EVE]", "  finance: &a [user:U0DAN]\n  more: *a", 5),
}  # fmt: skip


@pytest.mark.parametrize("mistake", MALFORMED)
def test_a_policy_with_a_mistake_is_refused_and_the_line_is_named(mistake: str) -> None:
    old, new, line = MALFORMED[mistake]
    assert old in POLICY
    text = POLICY.replace(old, new, 1)

    with pytest.raises(InvalidPolicyError) as refused:
        load_policy(text)

    assert f"line {line}:" in refused.value.message, refused.value.message


def test_a_rule_behind_one_that_fits_everything_never_counts_and_is_refused() -> None:
    text = POLICY.replace("    when: {action: refund.*}\n    mode: dual", "    mode: dual")

    with pytest.raises(InvalidPolicyError, match="customer-writes never counts: refunds fits"):
        load_policy(text)


@pytest.mark.parametrize(
    ("what", "rule", "mode"),
    [
        (request(money=usd("500"), confidence=0.95), "small-refunds", "notify"),
        (request(money=usd("500.01"), confidence=0.95), "refunds", "dual_approve"),
        (request(money=usd("500"), confidence=0.89), "refunds", "dual_approve"),
        # What was not said counts as exceeded, whoever leaves it out.
        (request(confidence=0.95), "refunds", "dual_approve"),
        (request(money=usd("5")), "refunds", "dual_approve"),
        (
            request(money=Money(amount=Decimal(5), currency="EUR"), confidence=1),
            "refunds",
            "dual_approve",
        ),
        # A requester may only ask for more.
        (
            request(money=usd("5"), confidence=1, mode=OversightMode.APPROVE),
            "small-refunds",
            "approve",
        ),
        (request("mail.send", tags=("customer",)), "none", "approve"),
        (request("unheard.of"), "none", "approve"),
    ],
)
def test_the_first_rule_that_fits_counts(what: Request, rule: str, mode: str) -> None:
    plan = resolved(what).plan

    assert (rule, mode) == (plan.rule, plan.mode.value)


def said(found: Resolved, now: datetime) -> list[str]:
    return [as_text(one) for one in timeline(found, now)]


@pytest.mark.parametrize(
    "plan",
    [
        resolve(None, request(), FRIDAY).plan,
        resolved(request("unheard.of")).plan,
        # The rule asks whoever is accountable, and the spec names nobody.
        resolved(
            request("mail.send", tags=("customer",), row=SpecRow(spec="s", version=1, row="OV-1"))
        ).plan,
    ],
    ids=["no policy", "no rule", "role of nobody"],
)
def test_where_nobody_is_named_nobody_can_approve(plan: Plan) -> None:
    opened = open_escalation(Identity(id="esc_1", team="T1"), request(), plan, FRIDAY).after

    assert State.DENIED is opened.state
    assert any("Nobody could approve" in line for line in said(Resolved(plan=plan), FRIDAY))


def test_roles_of_the_spec_become_people() -> None:
    row = SpecRow(spec="spec_1", version=2, row="OV-02")
    what = request("mail.send", tags=("customer",), row=row, raci={"accountable": ("U0ANN",)})

    assert ("user:U0ANN",) == resolved(what).plan.quorums[0].of


def test_working_hours_count_only_while_people_work() -> None:
    plan = resolved(request(money=usd("501"))).plan

    remind, step = plan.stages
    assert FRIDAY + timedelta(hours=2) == remind.at
    assert datetime(2026, 11, 30, 11, 30, tzinfo=UTC) == step.at  # 2.5 h on Friday, 3.5 h on Monday
    assert datetime(2026, 11, 30, 13, 30, tzinfo=UTC) == plan.deadline_at


@pytest.mark.parametrize(
    ("start", "due"),
    [
        ("2026-03-27T17:00+01:00", "2026-03-30T09:30+02:00"),  # over the weekend clocks go forward
        ("2026-10-23T17:00+02:00", "2026-10-26T09:30+01:00"),  # and back
        ("2026-12-24T17:00+01:00", "2026-12-28T09:30+01:00"),  # a holiday
        ("2026-11-28T12:00+01:00", "2026-11-30T10:00+01:00"),  # asked on a Saturday
        ("2026-11-30T05:00+01:00", "2026-11-30T10:00+01:00"),  # asked at night
    ],
)
def test_an_hour_of_work_is_an_hour_of_work(start: str, due: str) -> None:
    hours = load_policy(POLICY).hours["berlin"]

    asked = datetime.fromisoformat(start)
    assert datetime.fromisoformat(due) == hours.after(asked, timedelta(hours=1))


@settings(max_examples=30)
@given(st.integers(0, 365 * 24), st.integers(1, 60))
def test_working_time_adds_up(start: int, hours: int) -> None:
    calendar = Hours.model_validate(
        {"timezone": "America/New_York", "starts": "08:00", "ends": "18:00", "days": list(Day)}
    )
    asked = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(hours=start)

    once = calendar.after(asked, timedelta(hours=hours))

    assert once == calendar.after(
        calendar.after(asked, timedelta(minutes=30)), timedelta(hours=hours, minutes=-30)
    )


def test_a_delegation_counts_on_the_days_it_names() -> None:
    (lent,) = resolved(request(money=usd("501"))).plan.delegations

    assert lent.holds(datetime(2027, 1, 3, 23, 59, tzinfo=UTC))
    assert not lent.holds(datetime(2027, 1, 4, tzinfo=UTC))
    assert not lent.holds(datetime(2026, 12, 19, 23, 59, tzinfo=UTC))


def test_the_timeline_says_who_is_asked_when_and_then() -> None:
    lines = said(resolved(request(money=usd("501"))), FRIDAY)

    assert [
        "Rule: refunds (policy default, version 4).",
        "Asked at once: 1 of group:S0SUPPORT (support) and 1 of user:U0DAN, user:U0EVE (finance).",
        "In an emergency 2 of group:S0ONCALL may approve it.",
        "2026-11-27 16:00 UTC (2h later): whoever was asked is reminded.",
        "2026-11-30 11:30 UTC (2d21h30m later): asked as well, and may decide: group:S0ONCALL.",
        (
            "2026-11-30 13:30 UTC (2d23h30m later): if nobody decided, it is denied, and this is "
            "done instead: Refund 500 USD and say that we call."
        ),
        "An approval counts once, within 15m.",
    ] == list(lines)


@pytest.mark.parametrize(
    ("amount", "rule", "groups"), [("80", "small", 1), ("300", "medium", 1), ("501", "large", 2)]
)
def test_the_example_that_is_handed_out_does_what_its_comments_say(
    amount: str, rule: str, groups: int
) -> None:
    file = Path(__file__).parents[4] / "deploy" / "examples" / "policy.yaml"
    policy = load_policy(file.read_text(encoding="utf-8"))

    money = Money(amount=Decimal(amount), currency="EUR")
    found = policy.rule_for(request(money=money, confidence=0.95))

    assert found is not None
    assert (rule, groups) == (found.id, len(found.ask))


@pytest.mark.parametrize(
    ("of", "need"), [("group:S0SUPPORT", 2), ("[user:U0DAN, user:U0EVE]", 2), ("user:U0DAN", 1)]
)
def test_a_request_that_needs_two_people_is_not_settled_by_a_rule_for_one(
    of: str, need: int
) -> None:
    policy = load_policy(f"name: p\nrules:\n  - id: all\n    ask: [{{of: {of}}}]\n")
    found = resolve(policy, request(mode="dual_approve"), FRIDAY).plan

    assert need == sum(quorum.need for quorum in found.quorums)
    assert found.decidable == (need == 2)


def test_where_a_rule_asks_nobody_those_who_answer_by_the_spec_are_asked_and_told() -> None:
    policy = load_policy("name: p\nrules:\n  - {id: all, mode: auto}\n")
    people = {"accountable": ("U0ANN",), "responsible": ("U0BEN",), "informed": ("U0CAT",)}

    def plan(mode: str, raci: object = people) -> Plan:
        return resolve(policy, request(mode=mode, raci=raci), FRIDAY).plan

    assert ("user:U0CAT",) == plan("approve").tell
    assert [("user:U0ANN",)] == [one.of for one in plan("approve").quorums]
    two = [one.of for one in plan("dual_approve").quorums]
    assert [("user:U0ANN",), ("user:U0BEN",)] == two
    assert not plan("approve", {}).decidable
    assert not plan("dual_approve", {"accountable": ("U0ANN",)}).decidable
