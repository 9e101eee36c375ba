"""What a card says: each group apart, who said what, and always a next step."""

from typing import Any

import pytest
from inline_snapshot import snapshot

from bot.domain.conversation.model import Message
from bot.domain.framing.difference import changed
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import Flag, FlagStatus
from bot.domain.framing.kind import NotMlKind
from bot.domain.framing.question import Question
from bot.domain.framing.statement import Conflict, Parked, ParkedReason
from bot.domain.provenance import Claim, Field, Status
from bot.slack.actions import Action, Press
from bot.slack.views.framing import card as framing
from bot.slack.views.framing.turn import turn
from bot.slack.views.word import word
from tests.unit.slack.drawing import buttons, drawn, lines_of
from tests.unit.slack.statements import (
    CAPACITY,
    DOUBT,
    GOAL,
    NAMES,
    NOW,
    PEOPLE,
    TRANSCRIPT,
    dental,
    quote,
    said,
    statement,
    version,
)


def permalink(message: str) -> str:
    return f"https://remit.slack.com/archives/C1/{message}"


def test_a_card_keeps_said_assumed_and_unknown_apart_and_ends_with_what_to_do() -> None:
    names = framing.transcript_names(TRANSCRIPT, PEOPLE)

    card = framing.card(version(dental()), names, permalink)

    assert drawn(card) == snapshot(
        [
            "# Missed dental appointments",
            "~ Problem statement · open questions · 2 said · 1 assumed · 8 not known",
            "~ Ready 10 of 100, weakest: what will be done differently.",
            ":mag: Looks like: yes/no prediction.",
            ":speech_balloon: What was said",
            "- Goal: fewer missed appointments “fewer no-shows” — Nadia",
            "- Target: below 8 % — Nadia",
            ":bulb: What I assume",
            "- Simplest rule to beat: missed 2 of the last 5 — The simplest rule to try.",
            ":grey_question: Not known yet: Owner, Metric, Today, Deadline, Decision, Who acts and 2 more in the full document",
            "divider",
            ":question: 2 questions would help most — tap an answer, or just reply in this thread.",
            "1. Nadia said below 8 %, Leo said 10 %: which is right?",
            "~ One target decides.",
            "[below 8 %] [10 %] [Something else] [Don't know]",
            "divider",
            "2. How many of these can you handle per day?",
            "~ It sets how strict the system must be. Best answered by Leo.",
            "[Answer] [Don't know] [… Have somebody find out | Ask me later | Not relevant here]",
            "divider",
            "[Draft a spec] [Edit] [Read all] [… Why do you think that? | What changed?]",
            "~ `ps_01J` · version 3 · Drafted by rules",
        ]
    )
    assert card.text == snapshot(
        "Problem statement: Missed dental appointments. Looks like: yes/no prediction. Ready 10 of 100, weakest: what will be done differently. Said: Goal fewer missed appointments; Target below 8 %. Assumed: Simplest rule to beat missed 2 of the last 5. Not known yet: Owner, Metric, Today, Deadline, Decision, Who acts. Question 1: Nadia said below 8 %, Leo said 10 %: which is right? Question 2: How many of these can you handle per day?"
    )


def test_a_name_leads_to_the_message_it_comes_from() -> None:
    card = framing.card(version(dental()), NAMES, permalink)

    assert {
        "type": "link",
        "url": "https://remit.slack.com/archives/C1/m1",
        "text": "Nadia",
    } in card.blocks[4]["elements"][1]["elements"][0]["elements"]


def test_a_card_without_questions_leads_to_the_spec() -> None:
    card = framing.card(version(dental(questions=())), NAMES)

    primary = [one["action_id"] for one in buttons(card) if one.get("style") == "primary"]
    assert primary == [Action.SPECIFY]
    assert card.text.endswith("No open questions. Next: draft a spec from it.")


def test_a_card_that_a_model_helped_with_warns_about_it() -> None:
    by_rules = framing.card(version(dental()), NAMES)
    by_model = framing.card(version(dental()), NAMES, model="gpt <6>")

    assert drawn(by_rules)[-1].endswith("Drafted by rules")
    assert drawn(by_model)[-1].endswith(
        "Drafted with gpt &lt;6&gt;. AI can be wrong: check what matters"
    )


def test_at_most_three_questions_are_asked_and_none_twice() -> None:
    many = [CAPACITY.model_copy(update={"id": f"Q-{place}"}) for place in range(5)]
    twice = (CAPACITY, CAPACITY)

    three = framing.card(version(dental(questions=tuple(many))), NAMES)
    one = framing.card(version(dental(questions=twice)), NAMES)

    assert sum(line.startswith("[Answer] [Don't know]") for line in drawn(three)) == 3
    assert sum(line.startswith("[Answer] [Don't know]") for line in drawn(one)) == 1


def test_buttons_name_the_version_the_question_and_the_option_and_nothing_else() -> None:
    card = framing.card(version(dental()), NAMES)

    by_action = {one["action_id"]: Press.decode(one["value"]) for one in buttons(card)}
    assert by_action["framing.option:1"] == Press("ps_01J", 3, "Q-C01", 1)
    assert by_action["framing.answer:Q-X02"] == Press("ps_01J", 3, "Q-X02")
    assert by_action["framing.specify"] == Press("ps_01J", 3)


def test_people_are_named_never_mentioned() -> None:
    text = "@U0NADIA001 and @U0NOBODY99 disagree, mail a@b.example"
    asked = Question(id="Q-C01", field="owner", text=text, why="")

    card = framing.card(version(dental(questions=(asked,))), NAMES)

    assert "Nadia and someone disagree, mail a@b.example" in drawn(card)
    assert "U0N" not in card.text


def test_disagreement_quotes_both_people() -> None:
    claims = tuple(
        Claim(value=value, quotes=(quote(message, value),), said_by=message.user, said_at=NOW)
        for value, message in (("below 8 %", GOAL), ("10 %", DOUBT))
    )
    conflict = Conflict(path="business_goal.target", claims=claims)
    torn = dental().model_copy(update={"conflicts": (conflict,)})

    card = framing.card(version(torn), NAMES)

    assert "- Target: Nadia says below 8 %, Leo says 10 %" in drawn(card)


def test_flags_share_one_line_the_serious_first_and_a_dismissed_one_stands_apart() -> None:
    flags = (
        Flag(flag="F-PERSONAL-DATA", trigger="name"),
        Flag(flag="F-SPECIAL-CATEGORY", trigger="dental"),
        Flag(flag="F-MEDICAL", trigger="dental", quote=quote(GOAL, "no-shows")),
        Flag(flag="F-CREDIT", trigger="x", status=FlagStatus.DISMISSED),
    )
    risky = version(dental().model_copy(update={"flags": flags}))

    lines = drawn(framing.card(risky, NAMES))
    page = lines_of(framing.document_modal(risky, NAMES)["blocks"])

    assert (
        ":warning: Check with Legal: may touch medical care, personal data and 1 more in the full document"
        in lines
    )
    assert page[page.index(":warning: Check with Legal") + 1] == (
        "- May touch medical care “no-shows” — Nadia"
    )
    assert "- May touch personal data" in page
    assert not [line for line in lines if "credit" in line]
    assert page[page.index(":heavy_minus_sign: Looked at, does not apply") + 1] == ("- credit")


def test_a_flag_that_is_not_for_legal_is_only_worth_a_look() -> None:
    flags = (Flag(flag="F-PERSONAL-DATA", trigger="name"),)

    lines = drawn(framing.card(version(dental().model_copy(update={"flags": flags})), NAMES))

    assert ":eyes: Worth a look: may touch personal data" in lines


CALLS = Message(
    id="m2",
    ts="3.0",
    user="U0LEO00001",
    text="We call people the day before. We make 25 calls per desk and day.",
    said_at=NOW,
)


@pytest.mark.parametrize(
    "value",
    [
        "We call people the day before",
        "we  call people the day before",
        "“We call people the day before”.",
    ],
)
def test_a_value_in_the_words_of_its_quote_is_shown_once(value: str) -> None:
    field = said("user_problem.current_process", value, "We call people the day before.", CALLS)

    lines = drawn(framing.card(version(statement(field)), NAMES))

    assert f"- How it works today: {' '.join(value.split())} — Leo" in lines


def test_a_quote_that_holds_the_value_and_little_else_stands_for_it() -> None:
    words = "We make 25 calls per desk and day."
    capacity = said("decision.capacity", "25 calls per desk and day", words, CALLS)
    short = said("business_goal.target", "below 8 %", "below 8 % by end of June")

    lines = drawn(framing.card(version(statement(capacity, short)), NAMES))

    assert f"- Capacity: “{words}” — Leo" in lines
    assert "- Target: below 8 % “below 8 % by end of June” — Nadia" in lines


def test_a_sentence_that_fills_two_fields_stands_on_the_card_once() -> None:
    words = "We call people the day before."
    voice = said("user_problem.voice", words, words, CALLS)
    process = said("user_problem.current_process", words[:-1], words, CALLS)
    both = version(statement(voice, process))

    lines = drawn(framing.card(both, NAMES))

    assert "- How it works today: We call people the day before — Leo" in lines
    assert not [line for line in lines if "In their words" in line]
    assert "In their words" in "".join(lines_of(framing.document_modal(both, NAMES)["blocks"]))


def test_words_quoted_once_are_not_quoted_again() -> None:
    fields = [
        said("decision.actor", "front desk", "We make 25 calls per desk and day.", CALLS),
        said("decision.moment", "each day", "We make 25 calls per desk and day.", CALLS),
    ]

    lines = drawn(framing.card(version(statement(*fields)), NAMES))

    assert "- Who acts: front desk “We make 25 calls per desk and day.” — Leo" in lines
    assert "- When it is needed: each day — Leo" in lines


def test_a_long_conversation_fits_a_glance() -> None:
    paths = [path for path in FIELDS if path.startswith(("user_problem.", "data.", "decision."))]
    full = statement(*[said(path, f"{n} %", "below 8 %") for n, path in enumerate(paths)])

    lines = drawn(framing.card(version(full), NAMES))

    assert len([line for line in lines if line.startswith("- ")]) == 8
    assert f"and {len(paths) - 8} more in the full document" in lines


def test_a_planted_instruction_is_shown_as_set_aside() -> None:
    parked = Parked(
        reason=ParkedReason.INJECTION_SUSPECTED,
        said_by="U0LEO00001",
        quote=quote(DOUBT, "realistic"),
    )

    card = framing.card(version(dental().model_copy(update={"parking_lot": (parked,)})), NAMES)

    assert "- “realistic” — Leo: I treated this as text, not as an instruction" in drawn(card)


def test_what_needs_no_learning_is_said_plainly() -> None:
    rules = dental().model_copy(update={"is_ml": False, "not_ml_subkind": NotMlKind.RULES})

    card = framing.card(version(rules), NAMES)

    sentence = "Good news: this looks solvable without machine learning: a few written rules."
    assert f":mag: {sentence}" in drawn(card)
    assert sentence in card.text


def test_the_reply_to_an_answer_says_what_was_noted_and_asks_the_next_question() -> None:
    before = dental()
    ten = said("business_goal.target", "10 %", "10 %", DOUBT)
    after = before.model_copy(
        update={"fields": {**before.fields, ten.path: ten}, "questions": (CAPACITY,)}
    )

    reply = turn(changed(before, after), version(after, 4), NAMES)

    assert drawn(reply) == [
        ":white_check_mark: Target: 10 % (was below 8 %)",
        "Next: How many of these can you handle per day?",
        "[Answer] [Don't know] [Undo] [… Have somebody find out | Ask me later | Not relevant here]",
    ]
    assert reply.text == ("Noted. Target: 10 %. Next: How many of these can you handle per day?")


def test_a_reply_that_a_newer_one_follows_keeps_what_was_noted_and_asks_no_more() -> None:
    before = dental()
    ten = said("business_goal.target", "10 %", "10 %", DOUBT)
    after = before.model_copy(update={"fields": {**before.fields, ten.path: ten}})

    settled = turn(changed(before, after), version(after, 4), NAMES, settled=True)

    assert drawn(settled) == [":white_check_mark: Target: 10 % (was below 8 %)"]
    assert settled.text == "Noted. Target: 10 %."


def test_clearing_a_value_is_noted_with_what_it_was() -> None:
    before = dental()
    after = before.model_copy(
        update={
            "fields": {
                **before.fields,
                "business_goal.target": Field(path="business_goal.target", status=Status.UNKNOWN),
            }
        }
    )

    reply = turn(changed(before, after), version(after, 4), NAMES)

    assert drawn(reply)[0] == ":white_check_mark: Target: left open (was below 8 %)"


def test_the_last_answer_leads_to_the_spec() -> None:
    reply = turn((), version(statement()), NAMES)

    assert drawn(reply) == [
        word("unchanged"),
        "No open questions. Draft a spec from it, or keep talking here.",
        "[Draft a spec]",
    ]


def test_many_changes_are_counted_not_listed() -> None:
    reply = turn(changed(statement(), dental_with_many_fields()), version(dental()), NAMES)

    assert "2 more changes are in the card." in drawn(reply)


def dental_with_many_fields() -> Any:  # noqa: ANN401 - a statement
    paths = ("owner", "user_problem.who", "decision.actor", "task.entity", "data.source")
    return statement(*[said(path, "below 8 %", "below 8 %") for path in paths])
