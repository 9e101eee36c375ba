"""Drafts of a policy on both databases: kept before they are checked, one a person, proposed once."""

import pytest

from bot.domain.errors import ConflictError, ForbiddenError, InvalidInputError, NotFoundError
from bot.domain.escalation.action import Request
from bot.domain.escalation.model import State
from bot.domain.escalation.roster import Standing
from bot.domain.policy.reading import InvalidPolicyError
from bot.domain.policy.rule_fields import Group, RuleFields
from bot.services.policy.draft import PolicyDrafts
from bot.store.store import Store
from tests.contract.services.town import ANN, BEN, DAN, POLICY, REFUND, Office

one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
LARGE = RuleFields(id="large", action="refund.*", money="above 500 EUR",
                   first=Group(people=("U0CAT",)))  # fmt: skip


class Bureau(Office):
    """People write drafts."""

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.drafts = PolicyDrafts(self.policies)

    async def add(self, who: str, rule: RuleFields = LARGE) -> None:
        await self.drafts.save_rule(rule, self.by(who), instead_of=None, after=None)


@pytest.fixture
async def bureau(store: Store) -> Bureau:
    office = Bureau(store)
    await office.ready()
    return office


async def test_what_cannot_be_used_is_kept_with_what_is_wrong_and_goes_on_later(
    bureau: Bureau,
) -> None:
    broken = POLICY + "    mood: good\n"
    with pytest.raises(InvalidPolicyError):
        await bureau.drafts.save_text(broken, bureau.by(ANN))

    kept = await bureau.drafts.page(bureau.by(ANN))
    assert broken == kept.text
    assert "mood: this is not a setting I know" in kept.mistakes[0]
    with pytest.raises(InvalidPolicyError):
        await bureau.drafts.propose(bureau.by(ANN), seen=1, language="en")
    assert broken == (await bureau.drafts.page(bureau.by(ANN))).text  # still
    assert not (await bureau.drafts.page(bureau.by(BEN))).drafted  # nobody else's
    assert not (await bureau.drafts.throw_away(bureau.by(ANN))).drafted


async def test_rules_come_and_go_and_a_draft_is_decided_like_anything_else(bureau: Bureau) -> None:
    await bureau.add(ANN)
    await bureau.drafts.remove_rule("pairs", bureau.by(ANN))
    page = await bureau.drafts.page(bureau.by(ANN))
    assert ["- rules.pairs", "+ rules.large"] == [
        one.line.partition(":")[0] for one in page.changes
    ]

    asked = await bureau.drafts.propose(bureau.by(ANN), seen=1, language="de")

    assert not (await bureau.drafts.page(bureau.by(ANN))).drafted
    assert "de" == asked.request.language
    shown = asked.request.action.parameters["changes"]
    assert [one.line for one in page.changes] == shown
    with pytest.raises(InvalidInputError):  # another text is another proposal
        await bureau.escalations.edit(
            asked.id, 1, {"parameters": {**asked.request.action.parameters, "changes": []}},
            bureau.by(DAN),
        )  # fmt: skip
    with pytest.raises(NotFoundError):
        await bureau.drafts.propose(bureau.by(ANN), seen=1, language="de")
    await bureau.approve(DAN, asked)
    counts = await bureau.drafts.page(bureau.by(ANN))
    assert (2, "large") == (counts.version, counts.policy.rules[0].id)


@one_database
async def test_an_earlier_version_counts_again_only_after_a_decision(bureau: Bureau) -> None:
    await bureau.add(ANN)
    await bureau.approve(DAN, await bureau.drafts.propose(bureau.by(ANN), seen=1, language="en"))

    since = await bureau.drafts.compare(1, bureau.by(BEN))
    back = await bureau.drafts.go_back(1, bureau.by(BEN))
    assert "+ rules.large" == since.changes[0].line.partition(":")[0]
    assert "- rules.large" == back.changes[0].line.partition(":")[0]
    assert 2 == (await bureau.policies.show("T1"))[0]
    asked = await bureau.drafts.propose(bureau.by(BEN), seen=2, language="en")
    assert State.OPEN is asked.state
    await bureau.approve(DAN, asked)
    number, text = await bureau.policies.show("T1")
    assert 3 == number
    assert "large" not in text


@one_database
async def test_who_looked_at_an_older_policy_proposes_nothing_unseen(bureau: Bureau) -> None:
    await bureau.add(ANN)
    await bureau.add(BEN, RuleFields(id="other", mode="refuse", action="x.*"))
    first = await bureau.drafts.propose(bureau.by(BEN), seen=1, language="en")
    await bureau.approve(DAN, first)

    with pytest.raises(ConflictError, match="Version 2 counts by now; you saw version 1"):
        await bureau.drafts.propose(bureau.by(ANN), seen=1, language="en")

    page = await bureau.drafts.page(bureau.by(ANN))
    assert {"+ rules.large", "- rules.other"} == {
        one.line.partition(":")[0] for one in page.changes
    }  # what it would undo is seen before it is proposed


@one_database
async def test_trying_asks_nobody_and_tells_by_both_policies(bureau: Bureau) -> None:
    request = Request(action=REFUND, requester=BEN)
    before = await bureau.drafts.simulate(request, bureau.by(ANN))
    await bureau.add(ANN, RuleFields(id="all-mine", first=Group(people=("U0CAT",)), action="*"))
    trial = await bureau.drafts.simulate(request, bureau.by(ANN))

    assert before.drafted is None
    assert "refunds" == trial.counting.plan.rule
    assert trial.drafted is not None
    assert ("all-mine", ("user:U0CAT",)) == (
        trial.drafted.plan.rule, trial.drafted.plan.quorums[0].of,
    )  # fmt: skip
    assert [] == await bureau.escalations.listed("T1", everything=True)


@one_database
async def test_nothing_new_is_no_proposal_and_guests_see_no_policy(bureau: Bureau) -> None:
    with pytest.raises(InvalidInputError, match="does what the policy that counts does"):
        await bureau.drafts.save_text(POLICY + "\n# a remark\n", bureau.by(ANN))
    with pytest.raises(InvalidPolicyError, match="the workspace has no group:S0NONE"):
        await bureau.add(ANN, RuleFields(id="gone", action="x", first=Group(others="group:S0NONE")))
    bureau.town.people[BEN] = Standing.GUEST
    with pytest.raises(ForbiddenError):
        await bureau.drafts.page(bureau.by(BEN))
    with pytest.raises(ForbiddenError):
        await bureau.add(BEN)
