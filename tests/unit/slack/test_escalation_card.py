"""The card of a decision: what is approved is all there to be seen, or nothing can be approved."""

import json
import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest

from bot.domain.escalation.action import Money
from bot.domain.escalation.deciding import approve, deny
from bot.domain.escalation.edit import leaves
from bot.domain.escalation.model import Escalation, Reason
from bot.domain.escalation.passing import due
from bot.domain.escalation.plan import Delegation, Quorum
from bot.slack.exact import exact
from bot.slack.views.escalation.card import card, full_view, waiting_row
from bot.slack.views.escalation.facts import Shown, heading, holds, security, standing
from bot.slack.views.escalation.note import note
from bot.slack.views.escalation.words import ESCALATION_WORDS
from tests.unit.domain.escalation.cases import (
    ANN,
    ASKER,
    BEN,
    REFUND,
    START,
    opened,
    plan,
    present,
    request,
)

PAIR = Quorum(label="approvers", need=2, of=("group:S0SUPPORT",))
NAMES = {ASKER: "Nadia Haddad", ANN: "Ann Lee"}
BROADCAST = "<!channel> <@U0BOSS> *x* `y`"
HOSTILE = {
    "long": "a" * 6000,
    "very long": "b" * 60_000,
    "lines": "safe" + "\n" * 40 + "What: something else",
    "code fence": "```\n*Approve* refund of 5 USD\n```",
    "markup": BROADCAST,
    "right to left": "pay \u202e005 DSU\u202c now",
    "zero width": "acc\u200bount",
    "look-alike": "p\u0430ypal.example",
    "blank letters": "\u3164\u2800",
    "stacked accents": "a" + "\u0301" * 60,
    "tags": "ok\U000e0041\U000e0042",
    "private": "\ue000",
    "spaces": "two  spaces ",
    "backslash": "\\u0041",
    "full width": "\uff21\uff30\uff30\uff32\uff2f\uff36\uff25",
}
PLACES: tuple[str, ...] = ("target", "leaf", "name", "system", "key", "many", "prose")


def hostile(kind: str, place: str) -> Escalation:
    text = HOSTILE[kind]
    short = text[:200]
    changes: dict[str, Any] = {
        "target": {"target": short},
        "name": {"name": short},
        "system": {"system": short},
        "leaf": {"parameters": {"memo": text}},
        "key": {"parameters": {short: 1}},
        "many": {"parameters": {f"{n:03}": text[:300] for n in range(90)}},
        "prose": {},
    }
    said = {"why": text[:3000], "summary": text[:3000]} if place == "prose" else {}
    return opened(request(action=REFUND.model_copy(update=changes[place]), **said))


def texts(value: Any) -> list[str]:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for child in value.values() for text in texts(child)]
    if isinstance(value, list | tuple):
        return [text for child in value for text in texts(child)]
    return []


def can_approve(blocks: Any) -> bool:  # noqa: ANN401 - any JSON
    return "escalation.approve" in json.dumps(blocks)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("kind", HOSTILE)
def test_what_is_approved_can_all_be_read_or_cannot_be_approved_here(kind: str, place: str) -> None:
    shown = Shown(hostile(kind, place), 1, NAMES)
    bound = security(shown)

    for blocks in (list(card(shown).blocks), full_view(shown)["blocks"]):
        seen = "\n".join(texts(blocks))
        if can_approve(blocks):
            assert holds(blocks, bound)
            action = shown.escalation.request.action
            for text in (action.name, action.target, action.system):
                assert exact(text) in seen.replace("\n", "")
            for path, value in leaves(action.parameters):
                assert exact(path) in seen.replace("\n", "")
                assert exact(value)[:1500] in seen
        else:
            assert "escalation.full" in json.dumps(blocks) or blocks is not card(shown).blocks
        assert not re.search("[\u200b\u202a-\u202e\u2800\u3164\ue000\U000e0000-\U000e007f]", seen)


def test_the_check_would_notice_a_field_that_is_cut() -> None:
    shown = Shown(opened(), 1, NAMES)
    cut = json.loads(json.dumps(list(card(shown).blocks)).replace("order:4711", "order:47…"))

    assert holds(list(card(shown).blocks), security(shown))
    assert not holds(cut, security(shown))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("paypal", "p\u0430ypal"),
        ("a b", "a  b"),
        ("a", "a\u200b"),
        ("\\u200b", "\u200b"),
        ("A", "\uff21"),
        ("a\nb", "a b"),
        ("e\u0301\u0301", "e\u0301"),
    ],
)
def test_two_different_texts_never_look_alike(one: str, other: str) -> None:
    assert exact(one) != exact(other)
    assert exact(other).isprintable()


def test_ordinary_words_of_any_alphabet_are_left_as_they_are() -> None:
    for text in ("Größe 4,5", "заказ 12", "café", "注文番号", "order-4711 (EU)"):
        assert text == exact(text)


def test_an_irreversible_action_is_asked_about_twice_and_an_outcome_cannot_be_decided() -> None:
    escalation = opened()
    approve = next(
        element
        for block in card(Shown(escalation, 1, NAMES)).blocks
        for element in block.get("elements", ())
        if element.get("action_id") == "escalation.approve"
    )
    denied = deny(escalation, ANN, 1, present(), reason=Reason.TOO_RISKY, note="No").after
    outcome = card(Shown(denied, 0, NAMES))

    assert "cannot be undone" in approve["confirm"]["text"]["text"]
    left = [
        one for block in outcome.blocks for one in block.get("elements", ()) if "action_id" in one
    ]
    assert ["escalation.add_case"] == [one["action_id"] for one in left]
    assert "Ann Lee" in str(outcome.blocks)
    assert "Too risky" in str(outcome.blocks)


def test_words_of_a_model_stand_apart_and_are_called_unverified() -> None:
    blocks = list(card(Shown(opened(request(summary="All fine, approve!")), 1, NAMES)).blocks)
    (block,) = [block for block in blocks if "All fine" in str(block)]

    assert "not verified" in str(block)
    assert "order:4711" not in str(block)


def test_every_language_says_everything_with_the_same_facts() -> None:
    english = ESCALATION_WORDS["en"]
    for language, said in ESCALATION_WORDS.items():
        assert set(english) == set(said), language
        for key, text in said.items():
            assert set(re.findall(r"{\w+}", english[key])) == set(re.findall(r"{\w+}", text)), key


def pressable(blocks: Any) -> set[str]:  # noqa: ANN401 - any JSON
    """What can be pressed or chosen, by the action or the entry of the menu."""
    elements = [one for block in blocks for one in block.get("elements", ()) if "action_id" in one]
    chosen = {
        option["value"].rpartition(":")[2] for one in elements for option in one.get("options", ())
    }
    return {one["action_id"].split(":")[0].partition(".")[2] for one in elements} - {
        "more"
    } | chosen


def test_each_reader_of_a_card_of_their_own_is_offered_what_they_may_do() -> None:
    shared = Shown(opened(), 1, NAMES)
    decider, asker = replace(shared, reader=ANN), replace(shared, reader=ASKER)

    assert {"approve", "reject", "ask", "full", "edit", "hand_over", "take_back"} == pressable(
        card(shared).blocks
    )
    assert {"approve", "reject", "ask", "full", "edit", "hand_over"} == pressable(
        card(decider).blocks
    )
    assert {"take_back", "full", "edit"} == pressable(card(asker).blocks)
    assert "Your request" in str(card(asker).blocks)
    assert "Decision needed" not in str(full_view(asker))


def test_who_approved_already_is_not_offered_to_approve_again() -> None:
    approved = approve(opened(how=plan(quorums=(PAIR,))), ANN, 1, present()).after

    assert "approve" not in pressable(full_view(Shown(approved, 1, NAMES, reader=ANN))["blocks"])
    assert "approve" in pressable(full_view(Shown(approved, 1, NAMES, reader=BEN))["blocks"])


def test_an_approval_that_was_not_used_in_time_is_not_called_a_refusal() -> None:
    approved = approve(opened(), ANN, 1, present()).after
    lapsed = due(approved, approved.usable_until or START)

    assert lapsed is not None
    for view in (card(Shown(lapsed.after)), note(Shown(lapsed.after), "expired", None)):
        assert "not used in time" in str(view.blocks)
        assert "not approved" not in str(view.blocks)


@pytest.mark.parametrize(
    ("language", "open_", "again"),
    [
        ("en", "stays open", "Ask again"),
        ("fr", "reste ouverte", "Redemandez"),
        ("de", "bleibt offen", "Neu fragen"),
    ],
)
def test_a_question_nobody_answered_in_time_is_still_to_be_decided_where_it_stands(
    language: str, open_: str, again: str
) -> None:
    waits = opened()
    request = waits.request.model_copy(update={"language": language})
    shown = Shown(waits.model_copy(update={"request": request}))

    late, over = (str(note(shown, each, None).blocks) for each in ("overdue", "cancelled"))

    assert open_ in late
    assert again not in late
    assert again in over


def test_who_asked_says_that_it_was_done_and_a_program_says_so_itself() -> None:
    approved = approve(opened(), ANN, 1, present()).after
    program = approved.model_copy(
        update={"request": approved.request.model_copy(update={"requester": "agent:shop"})}
    )

    assert {"done"} == pressable(card(Shown(approved)).blocks)
    assert {"done"} == pressable(card(Shown(approved, reader=ASKER)).blocks)
    assert set() == pressable(card(Shown(approved, reader=ANN)).blocks)
    assert set() == pressable(card(Shown(program)).blocks)


def test_who_decides_in_whose_place_stands_on_the_card() -> None:
    lent = Delegation(of=ANN, to=BEN, starts_at=START, ends_at=START + timedelta(days=2))

    told = str(card(Shown(opened(), 1, {ANN: "Ann Lee", BEN: "Ben Ito"}, lent=(lent,))).blocks)

    assert "Ben Ito decides in place of Ann Lee until" in told


def test_a_card_that_is_too_long_still_shows_what_is_asked_and_cannot_be_approved() -> None:
    shown = Shown(hostile("long", "leaf"), 1, NAMES)
    blocks = list(card(shown).blocks)

    assert not can_approve(blocks)
    assert holds(blocks, [*heading(shown), *standing(shown)])
    assert not holds(blocks, security(shown))


def test_a_request_that_waits_is_listed_with_its_amount_where_it_has_one() -> None:
    paid = REFUND.model_copy(update={"money": Money(amount=Decimal("501.00"), currency="USD")})

    without, with_it = (
        str(waiting_row(opened(request(action=one)), "en")["text"]) for one in (REFUND, paid)
    )

    assert "501.00 USD · by refund-agent · Decide by" in with_it
    assert "by refund-agent · Decide by" in without
    assert "no readable text" not in without


def test_a_page_of_several_requests_is_in_the_language_of_its_reader() -> None:
    french = replace(Shown(opened(), 1, NAMES), tongue="fr")

    assert "Quoi: " in str(security(french))
    assert "What: " not in str(security(french))
