"""S11: forty timelines of lending, leaving and coming back, against a second opinion on each vote."""

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from bot.domain.errors import RemitError
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.plan import Delegation, Quorum
from bot.domain.escalation.roster import Member, Present, Roster, Standing
from tests.unit.domain.escalation.cases import (
    ANN,
    ASKER,
    BEN,
    CAT,
    DAN,
    EVE,
    HOUR,
    PEOPLE,
    START,
    opened,
    plan,
)

TIMELINES, MOMENTS, NEED = 40, 16, 2
GROUP = "group:S0SUPPORT"


@dataclass
class Life:
    """Who is in the group, who has left the company, and what was voted, as a diary."""

    lends: tuple[Delegation, ...]
    members: set[str] = field(default_factory=lambda: {ANN, BEN, CAT})
    left: set[str] = field(default_factory=set)

    def may(self, who: str, at: datetime) -> set[str]:
        """Whose places somebody can take at a moment, by the words of the policy.

        Their own while they are in the group and in the company; that of somebody who lends it to
        them now, is in the group and in the company, and did not get it from another.
        """
        if who in self.left or who == ASKER:
            return set()
        places = {who} & self.members
        for one in self.lends:
            if (
                one.to == who
                and one.starts_at <= at < one.ends_at
                and one.of in self.members - self.left
            ):
                places.add(one.of)
        return places

    @property
    def roster(self) -> Roster:
        """What the rule that is tested is told."""
        return self.as_it_is

    @property
    def as_it_is(self) -> Roster:
        standing = dict.fromkeys(self.left, Standing.DEACTIVATED)
        return Roster(
            members={one: Member(user=one, standing=standing.get(one, Standing.PERSON))
                     for one in PEOPLE},
            groups={GROUP: frozenset(self.members)},
        )  # fmt: skip


def enough(life: Life, voters: set[str], at: datetime) -> bool:
    """Whether two of the voters can sit in two different places now, nobody twice."""
    able = {who: life.may(who, at) for who in voters}
    return any(
        a != b and one != other
        for one, places in able.items()
        for other, more in able.items()
        for a in places
        for b in more
    )


def lending(chance: random.Random) -> Delegation:
    of, to = chance.sample([ANN, BEN, CAT, DAN, EVE], 2)
    begins = START + chance.randint(0, 8) * HOUR
    ends = begins + chance.randint(1, 8) * HOUR
    return Delegation(of=of, to=to, starts_at=begins, ends_at=ends)


def lived(seed: int) -> tuple[int, int]:
    """Live through one timeline; how many votes counted, and how many were refused."""
    chance = random.Random(seed)  # noqa: S311 - repeatable, no secret
    lends = tuple(lending(chance) for _ in range(chance.randint(0, 3)))
    life, now = Life(lends), START
    how = plan(
        quorums=(Quorum(label="approvers", need=NEED, of=(GROUP,)),),
        delegations=lends,
        deadline_at=START + 48 * HOUR,
        expires_at=START + 48 * HOUR,
    )
    one: Escalation = opened(how=how)
    voters: set[str] = set()
    counted = refused = 0
    for _ in range(MOMENTS):
        now += timedelta(minutes=chance.randint(10, 90))
        who = chance.choice([*PEOPLE, ANN, BEN, CAT])
        match chance.choice(["vote", "vote", "vote", "leave group", "join", "leave company"]):
            case "leave group":
                life.members.discard(who)
            case "join":
                life.members |= {who} & {ANN, BEN, CAT}
            case "leave company" if chance.random() < 0.4:
                life.left.add(who)
            case "vote":
                try:
                    one = approve(one, who, 1, Present(life.roster, now)).after
                except RemitError:
                    refused += 1
                    assert not life.may(who, now), (seed, who)
                    continue
                counted += 1
                voters.add(who)
                assert life.may(who, now), (seed, who)
                assert enough(life, voters, now) == (one.state is State.APPROVED), seed
            case _:
                pass
        if one.state is State.APPROVED:
            break
    return counted, refused


def test_forty_timelines_agree_with_the_second_opinion_on_every_vote() -> None:
    found = [lived(seed) for seed in range(TIMELINES)]

    assert sum(counted for counted, _ in found) > TIMELINES
    assert sum(refused for _, refused in found) > TIMELINES


def test_counting_whoever_once_had_the_right_would_be_noticed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The control: the same timelines against a rule that looks at the first day alone."""
    monkeypatch.setattr(Life, "roster", property(lambda _: Life(()).as_it_is))
    noticed = 0
    for seed in range(TIMELINES):
        try:
            lived(seed)
        except AssertionError:
            noticed += 1

    assert noticed > TIMELINES // 4
