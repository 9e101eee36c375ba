"""Notes, refusals, help and forms in French and German: complete, and with the same facts in them."""

import ast
import re
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import pytest

from bot.domain.errors import ConflictError, InvalidInputError, NotFoundError
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.model import Escalation, State
from bot.domain.escalation.plan import Plan
from bot.domain.evaluation.timeliness import received
from bot.domain.oversight.scale import OversightMode
from bot.evidence.reading import read_file
from bot.slack.text import Data
from bot.slack.views.form_words import FORM_WORDS
from bot.slack.views.framing.edit import edit_modal
from bot.slack.views.framing.overtaken import OVERTAKEN_WORDS
from bot.slack.views.framing.start import start_modal
from bot.slack.views.help import Role, help  # noqa: A004 - the product's word
from bot.slack.views.help_words import HELP
from bot.slack.views.home import home, listing
from bot.slack.views.home_words import home_word
from bot.slack.views.notice import NOTICES, notice, notice_of, opening
from bot.slack.views.notice_words import NOTE_WORDS, NOTICE_WORDS
from bot.slack.views.refusal_words import refusal
from tests.unit.slack.drawing import drawn, lines_of
from tests.unit.slack.statements import dental, version

OTHERS = ("fr", "de")
NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)
GAP = re.compile(r"\{\w*\}")
BOT = Path(__file__).parents[3] / "bot"
RESULTS = Path(__file__).parents[2] / "data" / "evaluations"
# Where refusals about framing and decisions are worded; those about specs have tables of their own.
WORDED_IN = [
    *(BOT / "domain" / "escalation" / f"{name}.py" for name in ("authority", "deciding", "guard")),
    *(BOT / "services" / f"{name}.py" for name in (
        "escalation/batch", "escalation/card", "escalation/queue_figures", "escalation/roundup",
        "policy/draft", "drift/renewal", "drift/watched_source",
    )),
    *(BOT / "services" / f"{name}.py" for name in (
        "delivery", "framing/drafting", "framing/editing", "framing/late_answer",
        "framing/resemblance", "framing/review", "gesture",
    )),
    *(BOT / "slack" / f"{name}.py" for name in ("actions", "history", "outcome", "reader")),
    *(BOT / "slack" / "views" / "framing" / f"{name}.py" for name in (
        "assume", "edit", "question", "review", "start",
    )),
    BOT / "store" / "framing.py",
    *(BOT / "evidence" / "drift" / f"{name}.py" for name in ("declared", "objects")),
    *(BOT / "evidence" / f"{name}.py" for name in ("archive", "csv_rows", "glimpse", "json_pieces")),
    *(BOT / "evidence" / "formats" / f"{name}.py" for name in ("inspect_archive", "junit")),
    BOT / "domain" / "evaluation" / "told_mapping.py",
    BOT / "services" / "evaluation" / "mapping.py",
]  # fmt: skip


@pytest.mark.parametrize("language", OTHERS)
def test_every_note_has_its_words_and_the_same_facts(language: str) -> None:
    ours = NOTICE_WORDS[language]

    assert NOTICES.keys() == ours.keys()
    for code, english in NOTICES.items():
        for one, other in zip((english.happened, english.next_step), ours[code], strict=True):
            assert set(GAP.findall(one)) == set(GAP.findall(other)), code
            assert one != other, code


def sentences_raised() -> set[str]:
    """What the errors of these modules say: first argument and next step, gaps where values go."""
    found = set()
    for file in WORDED_IN:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            name = str(getattr(getattr(node, "func", None), "id", ""))
            told = name.endswith("Error") and name not in {"TypeError", "ValueError"}
            if told and isinstance(node, ast.Call):
                steps = [key.value for key in node.keywords if key.arg == "next_step"]
                found |= {text for one in [*node.args[:1], *steps] if (text := _text(one))}
    return {text for text in found if " " in text}


def _text(node: ast.expr) -> str:
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(_text(part) or "7" for part in parts)
        case _:
            return ""


@pytest.mark.parametrize("language", OTHERS)
def test_every_refusal_about_framing_and_decisions_is_said_in_the_language(language: str) -> None:
    raised = sentences_raised()

    assert len(raised) > 30
    assert [] == sorted(one for one in raised if refusal(one, language) == one)


def warnings_of_fixtures() -> set[str]:
    """What is said about the data of files other tools wrote, and about files that were cut off."""
    said = set()
    for file in sorted(RESULTS.iterdir()):
        if file.suffix == ".md":
            continue
        runs = [received(run, NOW + timedelta(days=400)) for run in read_file(file).runs]
        said |= {one.text for run in runs for one in run.warnings}
    assert any("days before it arrived" in one for one in said)
    return said


@pytest.mark.parametrize("language", OTHERS)
def test_what_is_wrong_with_a_file_of_results_is_said_in_the_language(language: str) -> None:
    said = warnings_of_fixtures()

    assert len(said) > 3
    assert [] == sorted(one for one in said if refusal(one, language) == one)


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"hello there",
        b'{"scores": [{"a": 1}]}',
        b'{"notes": 1}',
        b"PK\x03\x04cut",
        b"<!DOCTYPE x><testsuites/>",
    ],
)
def test_a_file_that_is_refused_is_refused_in_the_language(
    content: bytes, language: str, tmp_path: Path
) -> None:
    file = tmp_path / "results"
    file.write_bytes(content)

    with pytest.raises(InvalidInputError) as caught:
        read_file(file)

    assert refusal(str(caught.value), language) != str(caught.value)
    assert refusal(caught.value.next_step, language) != caught.value.next_step
    assert "--map" not in caught.value.next_step


def test_a_refusal_keeps_what_is_in_its_gaps_and_an_unknown_one_stays() -> None:
    told = refusal("Whatever people had said in version 12 stands in the draft already.", "de")

    assert "Version 12" in told
    assert refusal("Nobody has translated this.", "de") == "Nobody has translated this."
    assert refusal("I cannot find that draft.", "en") == "I cannot find that draft."


def test_a_refusal_is_said_in_the_language_and_gives_back_what_was_typed() -> None:
    error = ConflictError(
        "This question is settled by now.",
        next_step="The draft in the thread shows what is still open.",
    )
    view = notice_of(error, kept={"Ziel": "<!here> 8 %"}, language="de")

    assert view.text.startswith("Diese Frage ist inzwischen geklärt.")
    assert "<!here>" not in view.text
    assert "8 %" in view.text
    assert notice_of(NotFoundError("x"), language="fr").text.endswith("ce que je comprends.")


@pytest.mark.parametrize("language", OTHERS)
def test_help_opening_and_forms_speak_the_language(language: str) -> None:
    role = Role.REVIEWER
    english, ours = drawn(help(role)), drawn(help(role, language))
    kept = {line for line in english if line in ours}

    assert kept <= {"rich_text", "actions"}
    assert len(english) == len(ours)
    assert NOTE_WORDS[language]["promise"] in opening(Data("Léa"), Data("x"), language).text
    for table in (FORM_WORDS, NOTE_WORDS, OVERTAKEN_WORDS):
        assert table["en"].keys() == table[language].keys()
    assert HELP[language].steps.keys() == HELP["en"].steps.keys()
    assert FORM_WORDS[language]["start_what"] in str(start_modal(language=language))
    form = edit_modal(version(dental().model_copy(update={"language": language})))
    assert f"~ {FORM_WORDS[language]['as_said']}" in lines_of(
        [block for block in form["blocks"] if block["type"] == "context"]
    )


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_a_spent_allowance_says_until_when_in_any_language(language: str) -> None:
    assert (
        "2026-11-27 00:00 UTC"
        in notice("budget-spent", {"when": "2026-11-27 00:00 UTC"}, language).text
    )


@pytest.mark.parametrize("language", OTHERS)
def test_the_home_page_and_the_list_speak_the_language_of_whoever_reads(language: str) -> None:
    waiting = [version(dental())] * 2
    asked = [decision(number) for number in range(20)]

    for view in (home, partial(home, decisions=asked)):
        english = lines_of(view(waiting, [], "U0X")["blocks"])
        ours = lines_of(view(waiting, [], "U0X", language=language)["blocks"])
        assert len(english) == len(ours)
        kept = {line for line in english if line in ours}
        assert not [line for line in kept if "Waiting" in line or "open question" in line], kept
        assert "Frame a goal" not in str(ours)
    assert "open question" not in str(listing(waiting, [], language=language))
    assert home_word("decisions_more", language).format(count=15) in str(
        home([], [], "U0X", decisions=asked, language=language)
    )


def decision(number: int) -> Escalation:
    plan = Plan(policy="p", policy_version=1, rule="r", mode=OversightMode.APPROVE,
                deadline_at=NOW, expires_at=NOW)  # fmt: skip
    action = Action(name="refund.create", target=f"order:{number}", system="shop")
    return Escalation(id=f"esc_{number}", team="T1", state=State.OPEN, opened_at=NOW, plan=plan,
                      request=Request(action=action, requester="U0X"))  # fmt: skip
