"""Each limit of Slack is noticed, and no statement whatever can exceed one."""

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View

from bot.domain.framing.difference import changed
from bot.domain.framing.field import SECTIONS
from bot.domain.framing.statement import ProblemStatement
from bot.domain.spec.version import SpecVersion
from bot.slack.blocks import MessageView, Surface, check
from bot.slack.text import Data
from bot.slack.views import help as help_view
from bot.slack.views import home, notice
from bot.slack.views.framing import card as framing
from bot.slack.views.framing import edit, question
from bot.slack.views.framing.turn import turn
from bot.slack.views.spec.card import spec_card
from tests.unit.slack.statements import dental, hostile, hostile_text, spec, version


def messages(statement: ProblemStatement, drafted: SpecVersion, text: str) -> list[MessageView]:
    shown = version(statement)
    names = {"U0NADIA001": text, "U0LEO00001": text, "m1": text}

    def anywhere(message: str) -> str:
        return f"https://remit.slack.com/archives/C1/{message}?text={text}"

    return [
        framing.card(shown, names, anywhere, model=text),
        turn(changed(ProblemStatement(), statement), shown, names),
        turn((), shown, names),
        notice.opening(Data(text), Data(text)),
        spec_card(drafted, names, goal=f"https://example.com/{len(text)}"),
        home.listing([shown] * 30, [drafted] * 30),
        *[notice.notice(code, dict.fromkeys(FACTS, text)) for code in notice.NOTICES],
        notice.notice("leaf.of-a-domain", {"sentence": text}),
        *[help_view.help(role) for role in help_view.Role],
    ]


def views(
    statement: ProblemStatement, drafted: SpecVersion, text: str
) -> list[tuple[dict[str, Any], Surface]]:
    shown = version(statement)
    modals: list[dict[str, Any]] = [
        framing.document_modal(shown, {"m1": text}),
        framing.start_modal(text),
        edit.edit_modal(shown),
        *[edit.edit_modal(shown, section) for section in SECTIONS],
    ]
    if statement.questions:
        modals.append(question.answer_modal(shown))
    homes = [home.home([shown] * 30, [drafted] * 30, "U0NADIA001"), home.home([], [], "U")]
    return [*[(modal, "modal") for modal in modals], *[(one, "home") for one in homes]]


FACTS = ("what", "who", "when", "title", "channel", "reference")


@given(hostile_text, st.sampled_from([1, 1, 20, 500, 4000]))
@settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # a failing giant shrinks for minutes
)
def test_slack_accepts_every_view_of_any_statement(piece: str, times: int) -> None:
    text = ((piece or "x") * times)[:40_000]
    statement = hostile(text)
    drafted = spec(hostile(text[:1000]))

    for message in messages(statement, drafted, text):
        payload = {"text": message.text, "blocks": list(message.blocks)}
        assert check(payload, "message") == []
    for view, surface in views(statement, drafted, text):
        assert check(view, surface) == []


def test_slacks_own_models_accept_every_view() -> None:
    statement = dental()
    drafted = spec(statement)

    for message in messages(statement, drafted, "Nadia"):
        for block in message.blocks:
            parsed = Block.parse(block)
            assert parsed is not None
            assert parsed.to_dict()["type"] == block["type"]
    for view, _ in views(statement, drafted, "Nadia"):
        View(**view).validate_json()
        for block in view["blocks"]:
            parsed = Block.parse(block)
            assert parsed is not None
            parsed.to_dict()


@pytest.mark.parametrize("text", ["<!here> *x*", "\u202e\u200b"])
def test_every_message_can_be_read_aloud(text: str) -> None:
    for message in messages(hostile(text), spec(dental()), text):
        assert message.text.strip()
        assert "<" not in message.text


def with_blocks(*blocks: dict[str, Any]) -> dict[str, Any]:
    return {"text": "x", "blocks": list(blocks)}


DIVIDER: dict[str, Any] = {"type": "divider"}


def button(**changes: object) -> dict[str, Any]:
    text = {"type": "plain_text", "text": "Go"}
    return {"type": "button", "text": text, "action_id": "a", **changes}


def plain(length: int) -> dict[str, Any]:
    return {"type": "plain_text", "text": "x" * length}


def mrkdwn(length: int) -> dict[str, Any]:
    return {"type": "mrkdwn", "text": "x" * length}


def row(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


REFUSED: dict[str, dict[str, Any]] = {
    "no blocks": with_blocks(),
    "51 blocks": with_blocks(*[DIVIDER] * 51),
    "no fallback text": {"text": " ", "blocks": [DIVIDER]},
    "long fallback text": {"text": "x" * 4001, "blocks": [DIVIDER]},
    "long header": with_blocks({"type": "header", "text": plain(151)}),
    "header with markup": with_blocks({"type": "header", "text": mrkdwn(5)}),
    "empty header": with_blocks({"type": "header", "text": plain(0)}),
    "long section": with_blocks({"type": "section", "text": mrkdwn(3001)}),
    "button with long text": with_blocks(row(button(text=plain(76)))),
    "button with long value": with_blocks(row(button(value="x" * 2001))),
    "button with markup": with_blocks(row(button(text=mrkdwn(3)))),
    "26 buttons": with_blocks(row(*[button(action_id=str(place)) for place in range(26)])),
    "empty row": with_blocks(row()),
    "one action twice in a row": with_blocks(row(button(), button())),
    "one block id twice": with_blocks(*[{**DIVIDER, "block_id": "a"}] * 2),
    "11 texts in a context": with_blocks({"type": "context", "elements": [mrkdwn(1)] * 11}),
    "input in a message": with_blocks({"type": "input", "label": plain(1), "element": {}}),
    "too much in all": with_blocks(*[{"type": "section", "text": mrkdwn(2900)}] * 5),
}


@pytest.mark.parametrize("payload", REFUSED.values(), ids=REFUSED.keys())
def test_what_slack_refuses_is_noticed_before_it_is_sent(payload: dict[str, Any]) -> None:
    assert check(payload, "message")


def modal(**changes: object) -> dict[str, Any]:
    made = {"type": "modal", "title": plain(5), "blocks": [DIVIDER]}
    return {**made, **changes}


INPUT = {"type": "input", "label": plain(3), "element": {"type": "plain_text_input"}}


@pytest.mark.parametrize(
    "payload",
    [
        modal(title=plain(25)),
        modal(submit=plain(25)),
        modal(blocks=[DIVIDER] * 101),
        modal(private_metadata="x" * 3001),
        modal(blocks=[INPUT]),
        modal(
            blocks=[{"type": "section", "text": mrkdwn(2500)}] * 99 + [DIVIDER] * 1, x="x" * 9000
        ),
    ],
)
def test_a_form_that_slack_refuses_is_noticed(payload: dict[str, Any]) -> None:
    assert check(payload, "modal")


@pytest.mark.parametrize("payload", [modal(), modal(blocks=[INPUT], submit=plain(4))])
def test_a_form_within_the_limits_is_fine(payload: dict[str, Any]) -> None:
    assert check(payload, "modal") == []


def test_a_link_is_dropped_where_its_address_is_not_a_web_address() -> None:
    card = framing.card(version(dental()), {"m1": "Nadia"}, lambda _: "javascript:alert(1)")

    assert "javascript" not in repr(card.blocks)
    assert "Nadia" in repr(card.blocks)


def test_foreign_data_never_reaches_a_block_unwrapped() -> None:
    assert "Data(" not in repr([m.blocks for m in messages(dental(), spec(dental()), "x")])
    assert Data("x") == Data("x")


def test_a_card_that_is_too_long_is_told_in_fewer_words_with_its_buttons_intact() -> None:
    long = hostile("word " * 2000)
    card = framing.card(version(long), {}, lambda _: "https://remit.slack.com/" + "a" * 2000)

    passages = [text for text in _passages(list(card.blocks)) if text.startswith("word")]
    assert passages
    assert all("…" in text for text in passages)
    buttons = [one for block in card.blocks for one in block.get("elements", [])]
    assert {"framing.specify", "framing.edit", "framing.show"} <= {
        one.get("action_id") for one in buttons
    }


def _passages(value: object) -> list[str]:
    if isinstance(value, dict):
        own = [value["text"]] if isinstance(value.get("text"), str) else []
        return own + [text for child in value.values() for text in _passages(child)]
    if isinstance(value, list):
        return [text for child in value for text in _passages(child)]
    return []
