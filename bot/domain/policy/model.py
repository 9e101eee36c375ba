"""A policy as a value: rules from the top down, and the people, hours and delegations they name."""

from datetime import date, timedelta
from decimal import Decimal
from fnmatch import fnmatchcase
from itertools import takewhile
from typing import Annotated

from pydantic import BeforeValidator, Field

from bot.domain.escalation.action import Money, Request
from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.duration import Duration
from bot.domain.policy.hours import Hours
from bot.domain.provenance import Frozen

CHANGE = "policy.change"  # the action of changing the policy; rules may route it like any other
REMIT = "remit"  # the system of what Remit itself asks; nobody outside asks in its name


def _several(value: object) -> object:
    """One name may stand where several may."""
    return [value] if isinstance(value, str) else value


Label = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
# A name of the list `people`, or `user:…`, `group:…`, `channel:…`, `raci:…`.
Reference = Annotated[
    str,
    Field(
        pattern=r"^((user|group|channel):[A-Za-z0-9_-]{1,80}|raci:[a-z_ ]{1,40}|[a-z][a-z0-9_-]{0,39})$"
    ),
]
References = Annotated[tuple[Reference, ...], BeforeValidator(_several)]
Patterns = Annotated[tuple[str, ...], BeforeValidator(_several)]
User = Annotated[str, Field(pattern=r"^user:[A-Za-z0-9_-]{1,80}$")]


class Amount(Frozen):
    """A limit in money. No amount, or another currency, counts as above it."""

    above: Decimal | None = Field(None, ge=0)
    up_to: Decimal | None = Field(None, ge=0)
    currency: str = Field(pattern=r"^[A-Z]{3}$")

    def fits(self, money: Money | None) -> bool:
        """Whether an amount is within what the rule is for."""
        known = money.amount if money and money.currency == self.currency else None
        if self.above is not None and known is not None and known <= self.above:
            return False
        return self.up_to is None or (known is not None and known <= self.up_to)


class Confidence(Frozen):
    """A limit on how sure the system is. Not said counts as unsure."""

    below: float | None = Field(None, gt=0, le=1)
    at_least: float | None = Field(None, ge=0, le=1)

    def fits(self, confidence: float | None) -> bool:
        """Whether a confidence is within what the rule is for."""
        if self.below is not None and confidence is not None and confidence >= self.below:
            return False
        return self.at_least is None or (confidence is not None and confidence >= self.at_least)


class When(Frozen):
    """What a rule is for; what is not said fits everything."""

    action: Patterns = ()
    system: Patterns = ()
    row: Patterns = ()
    tags: Patterns = ()  # all of them must be there
    money: Amount | None = None
    confidence: Confidence | None = None

    @property
    def is_everything(self) -> bool:
        """Whether it says nothing, so that every request fits."""
        return self == When()

    def fits(self, request: Request) -> bool:
        """Whether a request is what the rule is for."""
        action = request.action
        row = request.row.row if request.row else ""
        return (
            _like(action.name, self.action)
            and _like(action.system, self.system)
            and _like(row, self.row)
            and set(self.tags) <= set(request.tags)
            and (self.money is None or self.money.fits(action.money))
            and (self.confidence is None or self.confidence.fits(request.confidence))
        )


class Ask(Frozen):
    """So many of these people have to approve."""

    label: Label = "approvers"
    need: int = Field(1, ge=1, le=20)
    of: References = Field(min_length=1)


class Step(Frozen):
    """Who is asked as well when nobody decided for so long."""

    after: Duration
    to: References = Field(min_length=1)
    label: Label | None = None


class Caps(Frozen):
    """How much may pass by itself; beyond it a person is asked."""

    per_hour: int | None = Field(None, ge=0)
    per_day: int | None = Field(None, ge=0)
    money_per_day: Decimal | None = Field(None, ge=0)
    beyond: OversightMode = (
        OversightMode.APPROVE
    )  # what happens then: people decide, or it is refused


class Rule(Frozen):
    """For such requests these people are asked, in this time."""

    id: Label
    when: When = When()
    mode: OversightMode = OversightMode.APPROVE
    ask: tuple[Ask, ...] = Field((), max_length=5)
    veto: References = ()
    hand_over_to: References = ()
    tell: References = ()
    hours: Label | None = None  # deadlines, reminders and steps count only these hours
    respond_within: Duration = timedelta(hours=8)
    remind_after: Annotated[tuple[Duration, ...], BeforeValidator(_several)] = Field(
        (), max_length=20
    )
    steps: tuple[Step, ...] = Field((), max_length=10)
    on_silence: Timeout = Timeout.HOLD
    instead: str = Field("", max_length=500)
    expires_after: Duration = timedelta(days=7)
    approval_valid_for: Duration = timedelta(minutes=15)
    caps: Caps | None = None


class Lending(Frozen):
    """Somebody decides in another's place, from one day to another, both included."""

    of: User
    to: User
    starts: date
    ends: date


class Emergency(Frozen):
    """Who may approve in an emergency, and who hears of it."""

    of: References = Field(min_length=1)
    need: int = Field(2, ge=2, le=5)
    tell: References = Field(min_length=1)


class Policy(Frozen):
    """Everything about who decides what. Rules are tried from the top; the first that fits counts."""

    name: Label
    people: dict[Label, References] = Field(default_factory=dict)
    hours: dict[Label, Hours] = Field(default_factory=dict)
    delegations: tuple[Lending, ...] = Field((), max_length=200)
    break_glass: Emergency | None = None
    rules: tuple[Rule, ...] = Field(min_length=1, max_length=200)

    @property
    def last_limited(self) -> str | None:
        """The last rule that is tried before one that fits everything: behind it a new one counts."""
        before = list(takewhile(lambda rule: not rule.when.is_everything, self.rules))
        return before[-1].id if before else None

    def rule_for(self, request: Request) -> Rule | None:
        """Find the rule for a request."""
        return next((rule for rule in self.rules if rule.when.fits(request)), None)


def _like(name: str, patterns: tuple[str, ...]) -> bool:
    return not patterns or any(fnmatchcase(name, pattern) for pattern in patterns)
