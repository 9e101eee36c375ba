"""What advice is told in: its facts as questions, what its rows say to do, and the sentences around them."""

from dataclasses import dataclass

from bot.domain.advice.table import Decision, Do, Fact, Standing


@dataclass(frozen=True, slots=True)
class AdviceWords:
    """What a language says."""

    titles: dict[Decision, str]
    facts: dict[Fact, str]
    denied: dict[Fact, str]  # how a row says that it needs something not to be so
    do: dict[Do, str]
    yes_no: dict[bool, str]
    unknown: str
    standings: dict[Standing, str]
    lead: str
    also: str
    open: str
    missing: str
    unmet: str
    table: str
    evidence: str
    before: str
    drift_alone: str
    never_one_figure: str
    bought: str  # rows before and after, more right of 1,000
    worth: str
    price: str
    people_decide: str
    not_advised: str
    ask_first: str
    action: str
    if_approved: str
    if_rejected: str
    go_on: str
    rule: str
    drift_alone_key: str
    before_key: str
    over: str
