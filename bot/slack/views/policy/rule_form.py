"""The form of one rule of the policy: for which requests, who decides, by when, and how much passes."""

from collections.abc import Mapping, Sequence
from dataclasses import fields as fields_in
from typing import Any, NamedTuple

from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.check import Finding
from bot.domain.policy.history import PolicyPage
from bot.domain.policy.rule_fields import MOST_GROUPS, Group, RuleFields, fields_of
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    INPUT_TEXT,
    Block,
    ModalView,
    context,
    header,
    input_block,
    modal_view,
    multi_users_select,
    option,
    static_select,
    text_input,
)
from bot.slack.text import Data
from bot.slack.views.policy.words import policy_word

INPUT = "value"
_PLACE, _FIRST, _NO_HOURS = "place", "*", "*"
_BEYOND = (OversightMode.APPROVE, OversightMode.DUAL_APPROVE, OversightMode.REFUSE)
_HINTS = {
    "id": "id_hint",
    "action": "action_hint",
    "tags": "tags_hint",
    "money": "money_hint",
    "confidence": "confidence_hint",
    "veto": "sources_hint",
    "respond_within": "length_hint",
    "steps": "steps_hint",
}
_GROUPS = (("first", ""), ("second", "_second"))
# Where the way to a part of a rule does not end with the name of its field.
_BLOCKS = {"ask": "others", "per_hour": "per_hour", "when": "action"}
_MOST_RULES = 98


class ChosenRule(NamedTuple):
    """What somebody put into the form."""

    fields: RuleFields
    after: str | None


def rule_modal(
    page: PolicyPage, language: str, *, changed: str | None, after: str | None
) -> ModalView:
    """The form of a rule that is there, or of a new one behind another.

    Args:
        page: The policy it is in.
        language: Of the form.
        changed: The rule that is changed; none for a new one.
        after: Behind which one it is tried; none is before all others.
    """
    rule = next((one for one in page.policy.rules if one.id == changed), None)
    if rule is not None and len(rule.ask) > MOST_GROUPS:
        return modal_view(
            policy_word("rule_title", language),
            [context(policy_word("many_groups", language))],
            callback=Callback.POLICY,
            close=policy_word("back", language),
        )
    fields = fields_of(rule) if rule else RuleFields()
    others = [one.id for one in page.policy.rules if one.id != changed]
    press = Press(language, page.version, changed)
    return modal_view(
        policy_word("rule_title", language),
        [
            _text("id", fields.id, language, optional=False),
            _place(others, after, language),
            header(policy_word("for_which", language)),
            *(_text(name, getattr(fields, name), language)
              for name in ("action", "system", "row", "tags", "money", "confidence")),
            header(policy_word("who_decides", language)),
            _choice("mode", [(one.value, policy_word(f"mode_{one.value}", language))
                             for one in OversightMode], fields.mode, language),
            *_group(fields.first, "first", "", language),
            *_group(fields.second, "second", "_second", language),
            *(_text(name, getattr(fields, name), language)
              for name in ("veto", "hand_over_to", "tell")),
            header(policy_word("by_when", language)),
            *_hours(page, fields, language),
            _text("respond_within", fields.respond_within, language),
            _text("remind_after", fields.remind_after, language),
            _text("steps", fields.steps, language, multiline=True),
            _choice("on_silence", [(one.value, policy_word(f"silence_{one.value}", language))
                                   for one in Timeout], fields.on_silence, language),
            *(_text(name, getattr(fields, name), language)
              for name in ("instead", "expires_after", "approval_valid_for")),
            header(policy_word("limits", language)),
            *(_text(name, getattr(fields, name), language)
              for name in ("per_hour", "per_day", "money_per_day")),
            _choice("beyond", [(one.value, policy_word(f"beyond_{one.value}", language))
                               for one in _BEYOND], fields.beyond, language),
        ],
        callback=Callback.POLICY_RULE_SET,
        metadata=press.metadata(),
        submit=policy_word("next", language),
        close=policy_word("back", language),
    )  # fmt: skip


def parse_rule(state: Mapping[str, Any], labels: Sequence[str]) -> ChosenRule:
    """Read the form.

    Args:
        state: What is filled in.
        labels: What the groups of the rule are called, which a form does not show.
    """
    values = state.get("values", state)
    names = {one.name for one in fields_in(RuleFields)} - {"first", "second"}
    held: dict[str, Any] = {name: _value(values, name) for name in names if name in values}
    if held.get("hours") == _NO_HOURS:
        held["hours"] = ""
    for place, (group, suffix) in enumerate(_GROUPS):
        label = labels[place] if place < len(labels) else ("" if not place else "second")
        held[group] = Group(
            need=_value(values, f"need{suffix}") or "1",
            people=tuple(_entry(values, f"people{suffix}").get("selected_users") or ()),
            others=_value(values, f"others{suffix}"),
            label=label,
        )
    place_of = _value(values, _PLACE)
    return ChosenRule(RuleFields(**held), None if place_of in {"", _FIRST} else place_of)


def beside_fields(found: Sequence[Finding], state: Mapping[str, Any]) -> dict[str, str]:
    """Put what is wrong with a policy beside the fields of the rule it is about."""
    values = state.get("values", state)
    told: dict[str, list[str]] = {}
    for finding in found:
        parts = [part for part in finding.where if isinstance(part, str)]
        named = [_BLOCKS.get(part, part) for part in reversed(parts)]
        block = next((one for one in named if one in values), "id")
        told.setdefault(block, []).append(finding.what)
    return {block: "; ".join(dict.fromkeys(each)) for block, each in told.items()}


def _text(
    name: str, value: str, language: str, *, multiline: bool = False, optional: bool = True
) -> Block:
    hint = _HINTS.get(name)
    return input_block(
        name,
        policy_word(name, language),
        text_input(
            INPUT, initial=Data(value) if value else None, multiline=multiline, longest=INPUT_TEXT
        ),
        hint=policy_word(hint, language) if hint else None,
        optional=optional,
    )


def _choice(name: str, entries: list[tuple[str, str]], chosen: str, language: str) -> Block:
    options = [option(Data(told), value) for value, told in entries]
    label = policy_word(name, language)
    return input_block(name, label, static_select(INPUT, options, chosen=chosen), optional=False)


def _place(others: list[str], after: str | None, language: str) -> Block:
    entries = [(_FIRST, policy_word("first", language))]
    told = policy_word("after", language)
    entries += [(one, told.format(rule=one)) for one in others[:_MOST_RULES]]
    return _choice(_PLACE, entries, after or _FIRST, language)


def _group(group: Group, name: str, suffix: str, language: str) -> list[Block]:
    counts = [(str(count), str(count)) for count in range(1, 6)]
    if group.need not in {value for value, _ in counts}:
        counts.append((group.need, group.need))
    pick = multi_users_select(INPUT, placeholder=policy_word("pick", language), chosen=group.people)
    others = text_input(
        INPUT, initial=Data(group.others) if group.others else None, longest=INPUT_TEXT
    )
    hint = policy_word("others_hint", language) if name == "first" else None
    return [
        _choice(f"need{suffix}", counts, group.need, language),
        input_block(f"people{suffix}", policy_word(f"people{suffix}", language), pick),
        input_block(f"others{suffix}", policy_word(f"others{suffix}", language), others, hint=hint),
    ]


def _hours(page: PolicyPage, fields: RuleFields, language: str) -> list[Block]:
    if not page.policy.hours:
        return []
    entries = [(_NO_HOURS, policy_word("hours_none", language))]
    entries += [(one, one) for one in page.policy.hours]
    return [_choice("hours", entries, fields.hours or _NO_HOURS, language)]


def _entry(values: Mapping[str, Any], block: str) -> Mapping[str, Any]:
    found: Mapping[str, Any] = (values.get(block) or {}).get(INPUT) or {}
    return found


def _value(values: Mapping[str, Any], block: str) -> str:
    held = _entry(values, block)
    chosen = held.get("selected_option") or {}
    return str(held.get("value") or chosen.get("value") or "")
