"""The card of a decision: what is approved is all there to be seen, or nothing can be approved."""

import json
import re
from typing import Any

import pytest

from bot.domain.escalation.deciding import deny
from bot.domain.escalation.model import Escalation, Reason
from bot.slack.exact import exact, leaves
from bot.slack.views.escalation.card import card, full_view
from bot.slack.views.escalation.facts import Shown, holds, security
from bot.slack.views.escalation.words import ESCALATION_WORDS
from tests.unit.domain.escalation.cases import ANN, ASKER, REFUND, opened, present, request

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
