"""Notes, help, home and the first prompts: each says what to do next."""

import re
from pathlib import Path

import pytest
import yaml

from bot.domain.errors import NotFoundError
from bot.slack.actions import COMMAND, Action, Press, Shortcut
from bot.slack.text import Data
from bot.slack.views.help import Role, help, role_of  # noqa: A004 - the product's word
from bot.slack.views.home import home, listing
from bot.slack.views.notice import NOTICES, notice, notice_of, opening
from bot.slack.views.prompts import prompts
from tests.unit.slack.statements import dental, spec, version

ROOT = Path(__file__).parents[3]
SENT = re.compile(r"(?:\"code\": |spec_notice_of\(\w+, )\"([a-z-]+)\"")
MANIFEST = yaml.safe_load((ROOT / "deploy/slack/manifest.yaml").read_text(encoding="utf-8"))


def test_the_first_prompts_are_those_of_the_manifest() -> None:
    assert prompts() == MANIFEST["features"]["agent_view"]["suggested_prompts"]


def test_the_command_and_the_shortcut_are_those_of_the_manifest() -> None:
    assert [COMMAND] == [one["command"] for one in MANIFEST["features"]["slash_commands"]]
    assert list(Shortcut) == [one["callback_id"] for one in MANIFEST["features"]["shortcuts"]]


@pytest.mark.parametrize("code", sorted(NOTICES))
def test_every_note_says_what_to_do_next(code: str) -> None:
    said = notice(code, {"reference": "3f9c"})

    assert NOTICES[code].next_step.split("{")[0].strip().split()[0] in said.text
    assert "{" not in said.text


def test_every_note_that_is_sent_has_its_words() -> None:
    """The control is what comes of an unknown code: it reads as if something had broken."""
    sent = {
        code
        for file in (ROOT / "bot" / "services").rglob("*.py")
        for code in SENT.findall(file.read_text(encoding="utf-8"))
    }

    assert {"spec-retired", "spec-up-to-date", "case-added"} <= sent
    with_their_own_sentence = {"error", "case-added"}
    assert set() == sent - set(NOTICES) - with_their_own_sentence
    assert "broke" in notice("no-such-code").text


def test_a_fact_is_shown_but_never_followed() -> None:
    said = notice("already-exists", {"title": "<!here> *urgent*"})

    assert "<!here>" not in said.text
    assert "&lt;!" in said.text


def test_an_error_without_a_note_speaks_for_itself() -> None:
    said = notice("statement.too-old", {"sentence": "That draft is gone. Start a new one."})

    assert said.text == "That draft is gone. Start a new one."


def test_an_error_nobody_foresaw_gives_a_reference() -> None:
    assert "3f9c" in notice("no-such-code", {"reference": "3f9c"}).text


def test_an_error_always_comes_with_a_next_step() -> None:
    assert notice_of(NotFoundError("There is no such draft.")).text == (
        "There is no such draft. Type /remit help to see what I understand."
    )


def test_a_conversation_opens_with_who_wants_what() -> None:
    assert opening(Data("Nadia"), Data("fewer <b>no-shows</b>")).text.startswith(
        "Nadia wants to frame a goal: fewer &lt;b&gt;no-shows"
    )


@pytest.mark.parametrize("role", list(Role))
def test_help_speaks_to_the_role_and_offers_to_begin(role: Role) -> None:
    shown = help(role)

    assert f"As a {role.value}" in repr(shown.blocks)
    assert Action.START in repr(shown.blocks)
    assert len({help(other).text for other in Role}) == len(Role)


@pytest.mark.parametrize(
    ("typed", "role"),
    [("", Role.STAKEHOLDER), ("Product-Owner please", Role.PRODUCT_OWNER), ("x", Role.STAKEHOLDER)],
)
def test_help_understands_which_role_is_meant(typed: str, role: Role) -> None:
    assert role_of(typed) is role


def test_an_empty_home_tells_how_to_begin() -> None:
    page = repr(home([], [], "U0NADIA001")["blocks"])

    assert "Nothing here yet" in page
    assert Action.START in page


def test_home_puts_what_waits_for_you_first() -> None:
    mine, done = version(dental()), version(dental(questions=()))

    headings = [
        block["text"]["text"]
        for block in home([done, mine], [spec(dental())], "U0NADIA001")["blocks"]
        if block["type"] == "header"
    ]
    of_others = home([mine], [], "U0LEO00001")["blocks"]

    assert headings == ["Remit", "Waiting for your answer", "Problem statements", "Spec drafts"]
    assert "Waiting for your answer" not in repr(of_others)


def test_the_list_opens_each_draft() -> None:
    shown = listing([version(dental())], [])

    values = [block["accessory"]["value"] for block in shown.blocks if "accessory" in block]
    assert [Press.decode(value) for value in values] == [Press("ps_01J", 3)]
    assert "Missed dental appointments" in shown.text


def test_who_can_help_is_shown_by_name_and_what_was_typed_is_given_back_whole() -> None:
    error = NotFoundError(
        "<@U0SAM00001> Only the owner can.", next_step="Ask <@U0NADIA001>, or wait."
    )

    view = notice_of(error, kept={"Why": "b" * 3000, "What": "c" * 2900})

    first = view.blocks[0]["elements"]
    assert {"type": "user", "user_id": "U0NADIA001"} in first[1]["elements"]
    assert "U0SAM00001" in str(first[0])
    assert "'user'" not in str(first[0])  # words before the next step may be anybody's
    assert "b" * 3000 in str(view.blocks)
    assert "c" * 2900 in str(view.blocks)
