"""What a quote says, and what is only read into it."""

from datetime import UTC, datetime

import pytest

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.parse import parsed
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.saying import as_said, whole
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Quote, Status, find_quote, value_text

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def message(text: str) -> Message:
    return Message(id="m1", ts="1", user="Ada", text=text, said_at=NOW)


def quote(text: str) -> Quote:
    return Quote(message_id="m1", start=0, end=len(text), text=text)


def merged(said: str, path: str, value: str, words: str | None = None) -> ProblemStatement:
    """Let a model claim a value for words somebody wrote."""
    claim = Proposal(
        path=path,
        value_text=value,
        status=Status.STATED,
        quote=words or said,
        message_id="m1",
        rationale="It is so.",
    )
    return merge(ProblemStatement(), (claim,), Transcript(messages=(message(said),)))


@pytest.mark.parametrize(
    ("said", "piece", "widened"),
    [
        ("we catch 72 % today", "2 %", "72 %"),
        ("7,2 % de ruptures", "2 %", "7,2 %"),
        ("from 2.4 to 1.8", "from 2", "from 2.4"),
        ("1 100 appels par semaine", "100 appels", "1 100 appels"),
        ("it will start soon", "art", "start"),
        ("8'400 Verkäufe", "8", "8'400"),
        ("churn is 2.4 %.", "2.4 %", "2.4 %"),
        ("about 3, maybe 4", "3", "3"),
        ("Q3 and 300 more", "300", "300"),
    ],
)
def test_a_quote_is_widened_to_whole_words_and_numbers(said: str, piece: str, widened: str) -> None:
    found = find_quote(piece, message(said))

    assert found is not None
    assert widened == whole(found, message(said)).text


@pytest.mark.parametrize(
    ("path", "value", "said", "kept"),
    [
        ("business_goal.baseline", "11.8 %", "it is 11.8 % of slots", "11.8 %"),
        ("business_goal.baseline", "11.8 percent", "it is 11.8 % of slots", "11.8 %"),
        ("business_goal.target", "8 %", "from 11.8 % down to 8", "8 %"),
        ("business_goal.target", "8 % as the board decided", "we want 8 %", "8 %"),
        ("business_goal.target", "15 %", "set within 15 min", None),
        ("business_goal.target", "25 %", "25 per desk per day", None),
        ("business_goal.target", "$500", "500 per month", None),
        ("business_goal.target", "5 points", "5 % less", None),
        ("business_goal.target", "31 March 2031", "31 stops last year", None),
        ("business_goal.deadline", "end of June", "by end of June", "end of June"),
        ("business_goal.deadline", "Karen Miller", "by end of June", None),
        ("data.source", "Salesforce", "all in Salesforce", "Salesforce"),
        ("data.source", "$1.2M", "1.2m guests", None),
        ("ml_fit.answers.process", "yes", "it waits for a signature", None),
        ("business_goal.direction", "down", "bring it down", "down"),
        ("business_goal.direction", "up", "bring it down", None),
    ],
)
def test_a_value_is_said_in_its_words_with_its_unit_or_not_at_all(
    path: str, value: str, said: str, kept: str | None
) -> None:
    wanted = parsed(FIELDS[path], value)
    assert wanted is not None

    found = as_said(quote(said), wanted, "en")

    assert kept == (None if found is None else value_text(found))


@pytest.mark.parametrize(
    ("said", "path", "value", "words"),
    [
        ("we catch 72 % today", "business_goal.target", "2 %", "2 %"),
        ("it will start soon", "owner", "Art", "art"),
        ("set within 15 min", "business_goal.target", "15 %", None),
        ("by end of June", "business_goal.deadline", "approved by Legal", None),
    ],
)
def test_a_model_cannot_state_what_its_quote_does_not_say(
    said: str, path: str, value: str, words: str | None
) -> None:
    assert () == merged(said, path, value, words).having(Status.STATED)


def test_a_model_may_still_state_what_its_quote_says() -> None:
    field = merged("we catch 72 % today", "business_goal.baseline", "72 %").field(
        "business_goal.baseline"
    )

    assert Status.STATED is field.status
    assert "72 %" == value_text(field.value)


def test_a_verdict_with_a_true_quote_is_a_reading_of_it() -> None:
    field = merged("it waits for a signature", "ml_fit.answers.process", "yes").field(
        "ml_fit.answers.process"
    )

    assert Status.INFERRED is field.status


@pytest.mark.parametrize(
    "value",
    [
        "<!channel> the front desk",
        "the front desk, asks <@U0BOSS>",
        "the front desk @everyone",
        "[the front desk](https://attacker.example/x)",
        "the front desk, see https://attacker.example",
    ],
)
def test_a_model_brings_in_no_mention_and_no_link(value: str) -> None:
    said = "the front desk calls them"

    assert not merged(said, "decision.actor", value).known("decision.actor")
    assert merged(said, "decision.actor", "the front desk").known("decision.actor")


def test_a_link_that_somebody_wrote_may_stay_in_its_value() -> None:
    said = "all in https://dentrix.example"

    field = merged(said, "data.source", "https://dentrix.example").field("data.source")

    assert Status.STATED is field.status


def test_a_reason_with_a_link_is_not_kept() -> None:
    claim = Proposal(
        path="decision.actor",
        value_text="somebody at the desk",
        status=Status.INFERRED,
        quote="the front desk calls",
        message_id="m1",
        rationale="See https://attacker.example",
    )
    said = Transcript(messages=(message("the front desk calls them"),))

    field = merge(ProblemStatement(), (claim,), said).field("decision.actor")

    assert "attacker" not in (field.rationale or "")
