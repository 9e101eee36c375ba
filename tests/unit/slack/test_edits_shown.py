"""Who decides, and who reads the thread, sees what an edit changed; what others wrote stays data."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.escalation.action import Money
from bot.domain.escalation.deciding import approve
from bot.domain.escalation.handling import edit
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.plan import Quorum
from bot.slack.views.escalation.card import card, full_view
from bot.slack.views.escalation.facts import Shown, holds, security
from bot.slack.views.escalation.note import note
from tests.unit.domain.escalation.cases import ANN, BEN, REFUND, opened, plan, present, request
from tests.unit.slack.drawing import drawn, lines_of
from tests.unit.slack.test_escalation_card import HOSTILE, can_approve, texts

NAMES = {ANN: "Ann Lee"}
PAID = REFUND.model_copy(
    update={
        "money": Money(amount=Decimal("501.00"), currency="USD"),
        "parameters": {"amount": 501, "pay_at": "2026-11-27T13:30:00Z", "memo": "all of it"},
    }
)
HALF: dict[str, Any] = {
    "money": Money(amount=Decimal("250.00"), currency="USD"),
    "parameters": {"amount": 250, "pay_at": "2026-11-30T13:30:00Z", "memo": "half"},
}


def changed(asked: Escalation, by: str = ANN, **changes: Any) -> Escalation:  # noqa: ANN401 - any field
    action = asked.request.action.model_copy(update=changes)
    return edit(asked, by, asked.version, action, plan=plan(), present=present()).after


@pytest.mark.parametrize(
    ("language", "lead"),
    [
        ("en", "Changed by Ann Lee, 2026-11-23 10:00 UTC (version 2)"),
        ("fr", "Modifié par Ann Lee, 2026-11-23 10:00 UTC (version 2)"),
        ("de", "Geändert von Ann Lee, 2026-11-23 10:00 UTC (Version 2)"),
    ],
)
def test_card_and_thread_list_what_stood_there_and_what_stands_there(
    language: str, lead: str
) -> None:
    edited = changed(opened(request(action=PAID, language=language)), **HALF)
    shown = Shown(edited, 1, NAMES)
    money = {"en": "Money", "fr": "Montant", "de": "Betrag"}[language]
    rows = [
        f"- {money}: 501.00 USD → 250.00 USD",
        "- amount: 501 → 250",
        '- memo: "all of it" → "half"',
        "- pay_at: 2026-11-27 13:30 UTC → 2026-11-30 13:30 UTC",
    ]

    for seen in (drawn(card(shown)), lines_of(full_view(shown)["blocks"])):
        start = seen.index(lead)
        assert rows == seen[start + 1 : start + 5]
    told = drawn(note(shown, "edited", None))
    assert rows == [one for one in told if one.startswith("- ")]
    assert 'memo: "all of it" → "half"' in note(shown, "edited", None).text
    decided = approve(edited, BEN, 2, present()).after
    assert lead in drawn(card(Shown(decided, 0, NAMES)))


@pytest.mark.parametrize(
    ("of", "reader", "approves"),
    [
        (("user:U0ANN",), BEN, False),
        (("user:U0ANN",), ANN, True),
        (("user:U0ANN",), None, True),  # several read it
        (("group:S0SUPPORT",), BEN, True),  # who may be in it
    ],
)
def test_who_may_only_reject_is_not_offered_to_approve(
    of: tuple[str, ...],
    reader: str | None,
    approves: bool,  # noqa: FBT001
) -> None:
    named = plan(quorums=(Quorum(label="a", need=1, of=of),), veto=(f"user:{BEN}",))
    view = card(Shown(opened(how=named), 1, NAMES, reader=reader))

    assert approves == can_approve(view.blocks)
    assert "escalation.reject" in json.dumps(view.blocks)


def test_what_nobody_changed_has_no_list() -> None:
    assert "Changed by" not in "\n".join(drawn(card(Shown(opened(), 1, NAMES))))


def test_the_full_view_has_every_edit_and_a_card_the_last() -> None:
    first = changed(opened(), target="order:4712")
    second = changed(first, BEN, parameters={f"{number:02}": number for number in range(20)})
    shown = Shown(second, 1, NAMES)

    on_card, in_full = (
        "\n".join(drawn(card(shown))),
        "\n".join(lines_of(full_view(shown)["blocks"])),
    )

    assert "(version 3)" in on_card
    assert "(version 2)" not in on_card
    assert "- and 16 more" in on_card
    assert "(version 2)" in in_full
    assert "- 19: ∅ → 19" in in_full


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_values_stay_data_where_they_were_and_where_they_came(kind: str) -> None:
    text = HOSTILE[kind]
    asked = opened(request(action=REFUND.model_copy(update={"parameters": {"memo": text}})))
    edited = changed(asked, parameters={text[:100]: "ok", "memo": "ok"})
    shown = Shown(edited, 1, NAMES)

    for blocks in (list(card(shown).blocks), full_view(shown)["blocks"]):
        seen = "\n".join(texts(blocks))
        assert not can_approve(blocks) or holds(blocks, security(shown))
        assert not any(one in seen for one in "\u202e\u200b\U000e0041\ue000\u2800")
    told = note(shown, "edited", None)
    for live in ("<!channel>", "<@U0BOSS>"):
        assert live not in told.text
    assert "mrkdwn" not in json.dumps([one for one in told.blocks if one["type"] == "rich_text"])


@pytest.mark.parametrize("at", ["9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00+12:00"])
def test_a_moment_that_no_clock_tells_stands_as_it_was_written(at: str) -> None:
    edited = changed(opened(request(action=PAID)), parameters={**PAID.parameters, "pay_at": at})
    shown = Shown(edited, 1, NAMES)

    row = f'- pay_at: "2026-11-27T13:30:00Z" → "{at}"'
    assert row in drawn(card(shown))
    assert row in drawn(note(shown, "edited", None))


def test_a_request_that_can_be_undone_until_the_end_of_time_is_shown() -> None:
    until = datetime.fromisoformat("9999-12-31T23:59:59-12:00")

    assert "9999-12-31" in str(
        card(Shown(opened(request(action=PAID, undo_until=until)), 1, NAMES))
    )
