"""A rule as the fields of a form, and back: lists by commas, a step a line, limits in plain words."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from bot.domain.policy.duration import duration_text
from bot.domain.policy.model import Amount, Confidence, Policy, Rule, Step

MOST_GROUPS = 2  # that a form shows; more are changed in the text
_USER = "user:"
_NUMBER = r"(\d[\d.]*)"
_MONEY = re.compile(
    rf"(?:(?:above|over|plus de|über|>)\s*{_NUMBER})?\s*,?\s*"
    rf"(?:(?:up to|jusqu.à|bis|<=|≤)\s*{_NUMBER})?\s*([A-Za-z]{{3}})",
    re.IGNORECASE,
)
_SURE = re.compile(
    rf"(?:(?:at least|au moins|mindestens|>=|≥)\s*{_NUMBER})?\s*,?\s*"
    rf"(?:(?:below|moins de|unter|<)\s*{_NUMBER})?",
    re.IGNORECASE,
)
_STEP = re.compile(r"(\S+?)\s*:\s+(.+?)(?:\s*\(([^()]*)\))?\s*")


class UnreadableFieldError(ValueError):
    """What stands in a field cannot be read; it names the field."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field


@dataclass(frozen=True, slots=True)
class Group:
    """So many of these people: those picked from a list, and groups, roles and names beside them."""

    need: str = "1"
    people: tuple[str, ...] = ()
    others: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class RuleFields:
    """What stands in a form, as text; empty is not said."""

    id: str = ""
    action: str = ""
    system: str = ""
    row: str = ""
    tags: str = ""
    money: str = ""
    confidence: str = ""
    mode: str = "approve"
    first: Group = Group()
    second: Group = Group()
    veto: str = ""
    hand_over_to: str = ""
    tell: str = ""
    hours: str = ""
    respond_within: str = "8h"
    remind_after: str = ""
    steps: str = ""
    on_silence: str = "hold"
    instead: str = ""
    expires_after: str = "7d"
    approval_valid_for: str = "15m"
    per_hour: str = ""
    per_day: str = ""
    money_per_day: str = ""
    beyond: str = "approve"


def fields_of(rule: Rule) -> RuleFields:
    """Write a rule into the fields; of more than two groups only two have room."""
    groups = [
        Group(
            str(ask.need),
            tuple(one.removeprefix(_USER) for one in ask.of if one.startswith(_USER)),
            ", ".join(one for one in ask.of if not one.startswith(_USER)),
            ask.label,
        )
        for ask in rule.ask
    ]
    first, second, *_ = (*groups, Group(), Group())
    caps = rule.caps
    return RuleFields(
        id=rule.id,
        action=", ".join(rule.when.action),
        system=", ".join(rule.when.system),
        row=", ".join(rule.when.row),
        tags=", ".join(rule.when.tags),
        money=_money_text(rule.when.money),
        confidence=_sure_text(rule.when.confidence),
        mode=rule.mode.value,
        first=first,
        second=second,
        veto=", ".join(rule.veto),
        hand_over_to=", ".join(rule.hand_over_to),
        tell=", ".join(rule.tell),
        hours=rule.hours or "",
        respond_within=duration_text(rule.respond_within),
        remind_after=", ".join(map(duration_text, rule.remind_after)),
        steps="\n".join(map(_step_text, rule.steps)),
        on_silence=rule.on_silence.value,
        instead=rule.instead,
        expires_after=duration_text(rule.expires_after),
        approval_valid_for=duration_text(rule.approval_valid_for),
        per_hour=_number(caps.per_hour if caps else None),
        per_day=_number(caps.per_day if caps else None),
        money_per_day=_number(caps.money_per_day if caps else None),
        beyond=caps.beyond.value if caps else "approve",
    )


def document_of(fields: RuleFields) -> dict[str, Any]:
    """Write the fields as a rule of a policy's document; whether it can be used is said elsewhere.

    Raises:
        UnreadableFieldError: a field cannot be read at all.
    """
    when: dict[str, Any] = {
        **{name: _list(getattr(fields, name)) for name in ("action", "system", "row", "tags")},
        "money": _money(fields.money),
        "confidence": _sure(fields.confidence),
    }
    names = ("per_hour", "per_day", "money_per_day")
    caps = {name: text for name in names if (text := str(getattr(fields, name)).strip())}
    found: dict[str, Any] = {
        "id": fields.id.strip(),
        "when": {name: one for name, one in when.items() if one},
        "mode": fields.mode,
        "ask": [one for one in map(_group, (fields.first, fields.second)) if one["of"]],
        **{name: _list(getattr(fields, name)) for name in ("veto", "hand_over_to", "tell")},
        "hours": fields.hours.strip(),
        "respond_within": fields.respond_within.strip(),
        "remind_after": _list(fields.remind_after),
        "steps": [_step(line) for line in fields.steps.splitlines() if line.strip()],
        "on_silence": fields.on_silence,
        "instead": fields.instead.strip(),
        "expires_after": fields.expires_after.strip(),
        "approval_valid_for": fields.approval_valid_for.strip(),
        "caps": {**caps, "beyond": fields.beyond} if caps else {},
    }
    return {name: one for name, one in found.items() if one}


def with_rule(
    policy: Policy, rule: dict[str, Any], *, instead_of: str | None, after: str | None
) -> dict[str, Any]:
    """Put a rule into a policy, in the place of another of its name, or after one.

    Args:
        policy: The policy.
        rule: The rule, as a document.
        instead_of: The rule it takes the place of, if one.
        after: Behind which rule it is tried; none is before all others.
    """
    document = policy.model_dump(mode="json", exclude_defaults=True)
    rules = [one for one in document["rules"] if one["id"] != instead_of]
    place = next((at + 1 for at, one in enumerate(rules) if one["id"] == after), 0)
    return {**document, "rules": [*rules[:place], rule, *rules[place:]]}


def without_rule(policy: Policy, id: str) -> dict[str, Any]:
    """Take a rule out of a policy."""
    document = policy.model_dump(mode="json", exclude_defaults=True)
    return {**document, "rules": [one for one in document["rules"] if one["id"] != id]}


def _list(text: str) -> list[str]:
    return [part for each in text.replace("\n", ",").split(",") if (part := each.strip())]


def _number(value: float | Decimal | None) -> str:
    return "" if value is None else _plain(value)


def _plain(value: float | Decimal) -> str:
    """A number without an exponent, as people write it."""
    return format(Decimal(str(value)), "f")


def _group(group: Group) -> dict[str, Any]:
    of = [*(f"{_USER}{one}" for one in group.people), *_list(group.others)]
    labelled = {"label": group.label} if group.label else {}
    return {**labelled, "need": group.need, "of": of}


def _money_text(amount: Amount | None) -> str:
    if amount is None:
        return ""
    above = f"above {_plain(amount.above)} " if amount.above is not None else ""
    up_to = f"up to {_plain(amount.up_to)} " if amount.up_to is not None else ""
    return f"{above}{up_to}{amount.currency}"


def _money(text: str) -> dict[str, str] | None:
    if not text.strip():
        return None
    found = _MONEY.fullmatch(text.strip())
    if found is None:
        raise UnreadableFieldError("money")
    given = {"above": found[1], "up_to": found[2], "currency": found[3].upper()}
    return {name: one for name, one in given.items() if one}


def _sure_text(confidence: Confidence | None) -> str:
    if confidence is None:
        return ""
    least = f"at least {_plain(confidence.at_least)}" if confidence.at_least is not None else ""
    below = f"below {_plain(confidence.below)}" if confidence.below is not None else ""
    return f"{least} {below}".strip()


def _sure(text: str) -> dict[str, str] | None:
    if not text.strip():
        return None
    found = _SURE.fullmatch(text.strip())
    if found is None:
        raise UnreadableFieldError("confidence")
    given = {"at_least": found[1], "below": found[2]}
    return {name: one for name, one in given.items() if one}


def _step_text(step: Step) -> str:
    label = f" ({step.label})" if step.label else ""
    return f"{duration_text(step.after)}: {', '.join(step.to)}{label}"


def _step(line: str) -> dict[str, Any]:
    found = _STEP.fullmatch(line.strip())
    if found is None:
        raise UnreadableFieldError("steps")
    labelled = {"label": found[3].strip()} if found[3] else {}
    return {"after": found[1], "to": _list(found[2]), **labelled}
