"""What is wrong with a policy beyond its form, and with what of it."""

from collections.abc import Iterator
from typing import NamedTuple

from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.model import Policy, Rule

Path = tuple[str | int, ...]
_BY_ITSELF = (OversightMode.AUTO, OversightMode.NOTIFY)


class Finding(NamedTuple):
    """One thing that is wrong, and where: the way to it from the top of the document."""

    where: Path
    what: str


def findings(policy: Policy) -> tuple[Finding, ...]:
    """List what makes a policy unusable; a usable one has none."""
    return (
        *_people(policy),
        *_delegations(policy),
        *(found for place, rule in enumerate(policy.rules) for found in _rule(policy, place, rule)),
        *_order(policy),
    )


def _people(policy: Policy) -> Iterator[Finding]:
    for name, references in policy.people.items():
        where: Path = ("people", name)
        if not references:
            yield Finding(where, f"{name} names nobody")
        for reference in references:
            if ":" not in reference:
                yield Finding(where, f"{name} may not name another list ({reference})")
            if reference.startswith("raci:"):
                yield Finding(where, "roles of a spec belong into a rule, not into a list")
    if policy.break_glass:
        yield from _known(policy, ("break_glass", "of"), policy.break_glass.of)
        yield from _known(policy, ("break_glass", "tell"), policy.break_glass.tell)


def _delegations(policy: Policy) -> Iterator[Finding]:
    for place, one in enumerate(policy.delegations):
        where: Path = ("delegations", place)
        if one.of == one.to:
            yield Finding(where, "somebody cannot stand in for themselves")
        if one.ends < one.starts:
            yield Finding((*where, "ends"), "it ends before it starts")


def _rule(policy: Policy, place: int, rule: Rule) -> Iterator[Finding]:
    where: Path = ("rules", place)
    yield from _asked(policy, where, rule)
    for name in ("veto", "hand_over_to", "tell"):
        yield from _known(policy, (*where, name), getattr(rule, name))
    yield from _times(where, rule)
    if rule.hours is not None and rule.hours not in policy.hours:
        yield Finding((*where, "hours"), f"there are no hours named {rule.hours}")
    if rule.on_silence is Timeout.SAFE_DEFAULT and not rule.instead.strip():
        yield Finding((*where, "on_silence"), "say in `instead` what is done by default")
    if rule.caps and rule.caps.beyond in _BY_ITSELF:
        yield Finding((*where, "caps", "beyond"), "beyond a cap people decide, or it is refused")
    if rule.caps and rule.mode not in _BY_ITSELF:
        yield Finding((*where, "caps"), "caps are for what passes by itself (auto, notify)")
    if rule.caps and rule.caps.money_per_day is not None and rule.when.money is None:
        yield Finding((*where, "caps", "money_per_day"), "say in `when: money` in which currency")


def _asked(policy: Policy, where: Path, rule: Rule) -> Iterator[Finding]:
    labels = [ask.label for ask in rule.ask]
    for place, ask in enumerate(rule.ask):
        yield from _known(policy, (*where, "ask", place, "of"), ask.of)
        if labels.count(ask.label) > 1:
            yield Finding((*where, "ask", place), f"two groups are labelled {ask.label}")
        if ask.need > _most(policy, ask.of):
            yield Finding((*where, "ask", place, "need"), "more people are needed than are named")
    need = sum(ask.need for ask in rule.ask)
    if rule.mode is OversightMode.APPROVE and not need:
        yield Finding(where, f"{rule.id} asks nobody, so nobody could approve")
    if rule.mode is OversightMode.DUAL_APPROVE and need < 2:  # noqa: PLR2004 - dual
        yield Finding(where, f"{rule.id} is dual_approve: it has to ask for two people")
    if rule.caps and not need and rule.caps.beyond is not OversightMode.REFUSE:
        yield Finding(where, f"beyond its caps {rule.id} has to ask somebody")
    for place, step in enumerate(rule.steps):
        yield from _known(policy, (*where, "steps", place, "to"), step.to)
        if step.label is not None and step.label not in labels:
            yield Finding((*where, "steps", place, "label"), f"no group is labelled {step.label}")


def _times(where: Path, rule: Rule) -> Iterator[Finding]:
    for place, after in enumerate(rule.remind_after):
        if after >= rule.respond_within:
            yield Finding((*where, "remind_after", place), "this is not before the deadline")
    for place, step in enumerate(rule.steps):
        if step.after >= rule.respond_within:
            yield Finding((*where, "steps", place, "after"), "this is not before the deadline")
    if rule.expires_after < rule.respond_within:
        yield Finding((*where, "expires_after"), "it expires before the deadline")
    for name in ("respond_within", "remind_after"):
        given = getattr(rule, name)
        lengths = given if isinstance(given, tuple) else (given,)
        if rule.hours and any(length.days for length in lengths):
            yield Finding((*where, name), "count working time in hours, not in days")


def _order(policy: Policy) -> Iterator[Finding]:
    seen: set[str] = set()
    everything: str | None = None
    for place, rule in enumerate(policy.rules):
        if rule.id in seen:
            yield Finding(("rules", place, "id"), f"two rules are called {rule.id}")
        if everything:
            yield Finding(("rules", place), f"{rule.id} never counts: {everything} fits everything")
        seen.add(rule.id)
        if rule.when.is_everything:
            everything = rule.id


def _known(policy: Policy, where: Path, references: tuple[str, ...]) -> Iterator[Finding]:
    for reference in references:
        if ":" not in reference and reference not in policy.people:
            yield Finding(where, f"nobody is called {reference} under `people`")


def _most(policy: Policy, references: tuple[str, ...]) -> float:
    """Count how many people are named at most; a group may hold any number."""
    named = {one for each in references for one in policy.people.get(each, (each,))}
    return len(named) if all(one.startswith("user:") for one in named) else float("inf")
