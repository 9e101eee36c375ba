"""Everything that can be pressed, submitted or shown is wired to something."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.app import build
from bot.settings import Settings
from bot.slack.actions import Action, Aside, Callback, Shortcut
from bot.slack.app import VALIDATORS
from bot.slack.command import Verb

ROOT = Path(__file__).parents[2]
# Answered with a form while Slack's request is open.
OPENED_AT_ONCE = {
    Action.ANSWER,
    Action.EDIT,
    Action.SECTION,
    Action.SHOW,
    Action.START,
    Action.REVIEW,
    Action.MAPPING,
    Action.SPEC_LOOSEN,
    Action.SPEC_COMPARE,
    Action.LOOSENING_DECLINE,
    Action.MORE,
    Action.WHY,
    Action.REASON,
    Action.HISTORY,
    Action.PAGE,
    Action.VERSION,
    Action.SINCE,
    Action.SPEC_EDIT,
    Action.SPEC_PART,
    Action.SPEC_SEND,
    Action.SPEC_CHANGES,
    Action.SPEC_COMMENT,
    Action.REJECT,
    Action.ASK,
    Action.REPLY,
    Action.FULL,
    Action.TAKE_BACK,
    Action.FIGURES,
    Action.BATCH,
    Action.DECIDE_MORE,
    Action.POLICY_RULE,
    Action.POLICY_ADD,
    Action.POLICY_EDIT,
    Action.POLICY_TRY,
    Action.POLICY_REVIEW,
    Action.POLICY_VERSION,
    Action.POLICY_DISCARD,
    Action.SPEC_CHECK,
    Action.SPEC_WAIVE,
    Action.ADVICE,
    Action.DATA_RENEW,
    Action.DATA_CHANGE,
    Action.DATA_UNDO,
}
READ_ONLY = {
    Callback.DOCUMENT,
    Callback.WHY,
    Callback.HISTORY,
    Callback.FULL_VIEW,
    Callback.SPEC_CHECK,
    Callback.POLICY,
    Callback.SPEC_COMPARED,
    Callback.ADVICE,
}
# Forms that are answered with what comes next while the request is open.
STEPS = {Callback.POLICY_RULE_SET, Callback.POLICY_TEXT, Callback.POLICY_TRIED}
OPENING_SHORTCUTS = {Shortcut.DECISION}
PAGES = {
    Verb.SHOW,
    Verb.HISTORY,
    Verb.ESCALATE,
    Verb.POLICY,
    Verb.ESCALATIONS,
    Verb.SCHEDULE,
    Verb.ROUNDUP,
    Verb.DATA,
}  # answered with a page while the request is open


@pytest.fixture
def kinds(tmp_path: Path) -> frozenset[str]:
    url = f"sqlite:///{tmp_path / 'remit.db'}"
    return build(Settings(slack_bot_token="xoxb-test", database_url=url)).slack.routes.kinds


def test_every_action_opens_a_form_or_has_a_listener(kinds: frozenset[str]) -> None:
    listened = {".".join(kind.split(".")[1:3]) for kind in kinds if kind.startswith("action.")}

    assert {action.value for action in Action} - OPENED_AT_ONCE == listened


def test_every_entry_of_the_menu_of_a_question_opens_a_form_or_has_a_listener(
    kinds: frozenset[str],
) -> None:
    picked = {f"action.{aside.kind}" for aside in Aside if aside is not Aside.ASSUME}

    assert picked <= kinds


def test_every_form_that_can_be_submitted_is_checked_and_has_a_listener(
    kinds: frozenset[str],
) -> None:
    submitted = set(Callback) - READ_ONLY - STEPS

    assert submitted == set(VALIDATORS)
    assert {f"view.{callback}" for callback in submitted} <= kinds


def test_every_shortcut_and_command_has_a_listener(kinds: frozenset[str]) -> None:
    typed = {f"command.{verb}" for verb in Verb if verb not in PAGES}

    listened = {f"shortcut.{one}" for one in Shortcut if one not in OPENING_SHORTCUTS}
    assert listened | typed <= kinds


def test_every_view_an_effect_names_can_be_rendered() -> None:
    from bot.slack.delivery.render import Renderer, Sources  # noqa: PLC0415

    named = set()
    for file in (ROOT / "bot" / "services").rglob("*.py"):
        named |= set(re.findall(r'view="([a-z.]+)"', file.read_text(encoding="utf-8")))
    renderer = Renderer(Sources(*[None] * 9), None, None)  # type: ignore[arg-type]  # only its table is asked for

    assert named
    assert named <= renderer.views


def test_the_clock_of_the_application_is_aware() -> None:
    from bot.app import SystemClock  # noqa: PLC0415

    assert UTC == SystemClock().now().tzinfo
    assert SystemClock().now() <= datetime.now(UTC)
