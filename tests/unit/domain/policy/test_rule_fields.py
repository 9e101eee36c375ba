"""A rule goes into the fields of a form and comes back as it was; and what differs is told."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.oversight.scale import OversightMode
from bot.domain.oversight.timeout import Timeout
from bot.domain.policy.difference import Turn, differences
from bot.domain.policy.model import Amount, Ask, Caps, Confidence, Policy, Rule, Step, When
from bot.domain.policy.rule_fields import (
    RuleFields,
    UnreadableFieldError,
    document_of,
    fields_of,
    with_rule,
    without_rule,
)
from bot.services.policy.file import load_policy
from tests.unit.domain.policy.policies import POLICY

LABELS = st.sampled_from(("small", "x1", "a-b_c", "finance"))
IDS = st.sampled_from(("first", "second", "third", "fourth", "fifth", "sixth"))
SOURCES = st.builds(
    lambda kind, name: f"{kind}:{name}",
    st.sampled_from(("user", "group", "channel")),
    st.sampled_from(("U0ANN", "S0LEADS", "C0OPS")),
)
# People first, then the others: the order in which a form holds them.
REFERENCES = st.lists(SOURCES | LABELS, min_size=1, max_size=4, unique=True).map(
    lambda found: tuple(sorted(found, key=lambda one: not one.startswith("user:")))
)
LISTS = REFERENCES | st.just(())
NAMES = st.lists(st.sampled_from(("refund.*", "*", "export-all")), max_size=2).map(tuple)
LENGTHS = st.integers(1, 10**6).map(lambda seconds: timedelta(seconds=seconds))
DECIMALS = st.integers(0, 10**6).map(lambda cents: Decimal(cents) / 100) | st.just(Decimal("1E+3"))
SHARES = st.integers(1, 99).map(lambda share: share / 100)
RULES = st.builds(
    Rule,
    id=IDS,
    when=st.builds(
        When,
        action=NAMES,
        system=NAMES,
        row=NAMES,
        tags=NAMES,
        money=st.none()
        | st.builds(
            Amount, above=st.none() | DECIMALS, up_to=st.none() | DECIMALS, currency=st.just("EUR")
        ),
        confidence=st.none()
        | st.builds(Confidence, below=SHARES, at_least=st.none() | SHARES)
        | st.builds(Confidence, at_least=SHARES),
    ),
    mode=st.sampled_from(OversightMode),
    ask=st.lists(st.builds(Ask, label=LABELS, need=st.integers(1, 5), of=REFERENCES), max_size=2).map(
        tuple
    ),
    veto=LISTS,
    hand_over_to=LISTS,
    tell=LISTS,
    hours=st.none() | LABELS,
    respond_within=LENGTHS,
    remind_after=st.lists(LENGTHS, max_size=3).map(tuple),
    steps=st.lists(
        st.builds(Step, after=LENGTHS, to=REFERENCES, label=st.none() | LABELS), max_size=2
    ).map(tuple),
    on_silence=st.sampled_from(Timeout),
    instead=st.sampled_from(("", "Pay the usual amount.")),
    expires_after=LENGTHS,
    approval_valid_for=LENGTHS,
    caps=st.none()
    | st.builds(
        Caps,
        per_hour=st.integers(0, 99),
        per_day=st.none() | st.integers(0, 99),
        money_per_day=st.none() | DECIMALS,
        beyond=st.sampled_from((OversightMode.APPROVE, OversightMode.REFUSE)),
    ),
)  # fmt: skip


@settings(max_examples=40)
@given(RULES)
def test_a_rule_that_goes_through_a_form_untouched_is_the_same_rule(rule: Rule) -> None:
    assert rule == Rule.model_validate(document_of(fields_of(rule)))


def filled(name: str, text: str) -> RuleFields:
    given: dict[str, Any] = {name: text}
    return RuleFields(**given)


@pytest.mark.parametrize(
    ("name", "text", "held"),
    [
        ("money", "über 100 bis 500 eur", {"above": "100", "up_to": "500", "currency": "EUR"}),
        ("money", "jusqu'à 99.50 EUR", {"up_to": "99.50", "currency": "EUR"}),
        ("confidence", "mindestens 0.9", {"at_least": "0.9"}),
        ("confidence", "au moins 0.5, moins de 0.9", {"at_least": "0.5", "below": "0.9"}),
    ],
)
def test_limits_are_read_as_people_write_them(name: str, text: str, held: dict[str, str]) -> None:
    assert held == document_of(filled(name, text))["when"][name]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("money", "a lot"),
        ("confidence", "rather sure"),
        ("steps", "then ask Dan"),
        ("money", "500"),
    ],
)
def test_what_cannot_be_read_names_its_field(name: str, text: str) -> None:
    with pytest.raises(UnreadableFieldError) as found:
        document_of(filled(name, text))

    assert name == found.value.field


def policy(*rules: Rule) -> Policy:
    return Policy(name="default", rules=rules)


@settings(max_examples=20)
@given(st.lists(RULES, min_size=1, max_size=4, unique_by=lambda one: one.id))
def test_what_is_the_same_has_no_differences_and_anything_else_has(rules: list[Rule]) -> None:
    one = policy(*rules)
    fewer = (
        policy(*rules[:-1]) if len(rules) > 1 else policy(rules[0].model_copy(update={"id": "x1"}))
    )

    assert () == differences(one, Policy.model_validate(one.model_dump(mode="json")))
    assert differences(one, fewer)
    if len(rules) > 1:
        assert {Turn.MOVED} == {each.turn for each in differences(one, policy(*reversed(rules)))}


def test_differences_are_told_field_by_field_in_signs_everybody_reads() -> None:
    before = load_policy(POLICY)
    first, *_ = before.rules
    changed = first.model_copy(update={"respond_within": timedelta(hours=2)})
    after = before.model_copy(update={"rules": (changed, *before.rules[1:])})
    (one,) = differences(before, after)

    assert one.line.startswith(f"rules.{first.id}.respond_within: ") or one.line.startswith(
        f"+ rules.{first.id}.respond_within: 2h"
    )
    gone = Policy.model_validate(without_rule(before, first.id))
    assert f"- rules.{first.id}: " in differences(before, gone)[0].line
    new = {"id": "newest", "mode": "refuse"}
    added = Policy.model_validate(with_rule(before, new, instead_of=None, after=first.id))
    assert "newest" == added.rules[1].id
    assert "+ rules.newest: {id: newest, mode: refuse}" in [
        each.line for each in differences(before, added)
    ]
