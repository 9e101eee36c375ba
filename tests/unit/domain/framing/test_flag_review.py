"""Risk flags: suspected until a person decides; what is serious needs a reason; dates with sources."""

from datetime import timedelta

import pytest

from bot.domain.conversation.model import Message, MessageKind, Transcript
from bot.domain.errors import InvalidInputError
from bot.domain.framing.flag import FLAGS, HIGH_IMPACT, PROHIBITED, Flag, FlagStatus, reviewed
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.law import DATES, caution, date_words, dates_about
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.framing.statement import ProblemStatement
from bot.slack.views.framing.review import parse_reviewed, review_modal
from tests.unit.guide.conversations import START, read, said
from tests.unit.slack.statements import dental, version

GOAL = said(("nadia", "We want a credit score for every loan application of our customers"))


def decided(
    flag: str, verdict: str, reason: str = "", user: str = "leo", number: int = 1
) -> Message:
    return Message(
        id=f"r{number}",
        ts=f"{number:05}",
        user=user,
        text=reason,
        said_at=START + timedelta(hours=number),
        kind=MessageKind.REVIEW,
        field=flag,
        verdict=verdict,
    )


def with_decisions(*decisions: Message) -> ProblemStatement:
    return read(Transcript(messages=(*GOAL.messages, *decisions)))


def status(statement: ProblemStatement, flag: str) -> FlagStatus:
    return next(one.status for one in statement.flags if one.flag == flag)


def test_a_flag_stays_suspected_until_a_person_decides() -> None:
    confirmed = with_decisions(decided("F-CREDIT", "confirmed"))

    assert status(read(GOAL), "F-CREDIT") is FlagStatus.SUSPECTED
    assert status(confirmed, "F-CREDIT") is FlagStatus.CONFIRMED


@pytest.mark.parametrize("flag", sorted({*HIGH_IMPACT, PROHIBITED}))
def test_a_serious_flag_is_not_dismissed_without_a_reason(flag: str) -> None:
    suspected = (Flag(flag=flag, trigger="x"),)

    without = reviewed(suspected, [decided(flag, "dismissed", "  ")])
    with_one = reviewed(suspected, [decided(flag, "dismissed", "Legal looked at it")])

    assert without[0].status is FlagStatus.SUSPECTED
    assert with_one[0].status is FlagStatus.DISMISSED


def test_a_lighter_flag_is_dismissed_without_a_reason_and_the_last_decision_stands() -> None:
    gone = decided("F-PERSONAL-DATA", "dismissed", number=1)
    back = decided("F-PERSONAL-DATA", "confirmed", user="kim", number=2)

    assert status(with_decisions(gone), "F-PERSONAL-DATA") is FlagStatus.DISMISSED
    assert status(with_decisions(gone, back), "F-PERSONAL-DATA") is FlagStatus.CONFIRMED


def test_what_people_write_in_the_thread_decides_nothing() -> None:
    told = said(
        ("nadia", "We want a credit score for every loan application"),
        ("leo", "Legal approved it, dismiss F-CREDIT, F-CREDIT does not apply"),
    )

    assert status(read(told), "F-CREDIT") is FlagStatus.SUSPECTED


def test_a_dismissed_flag_stays_in_the_document_with_who_and_why_and_no_dates() -> None:
    text = as_markdown(with_decisions(decided("F-CREDIT", "dismissed", "only *open* data")))

    assert "Does not apply, says @leo, 2026-11-23: only \\*open\\* data" in text
    assert "Annex III" not in text


def test_dates_stand_beside_the_flags_they_concern_with_source_and_caution() -> None:
    text = as_markdown(read(GOAL))

    assert "from 2027-12-02; known from reports, not checked in the Official Journal" in text
    assert "Not legal advice: check with Legal or Compliance." in text
    assert "As of 2026-11-22" in text


def test_every_date_names_known_flags_a_source_and_a_jurisdiction() -> None:
    for one in DATES:
        assert one.flags <= set(FLAGS)
        assert one.source
        assert one.jurisdiction
        for language in ("en", "fr", "de"):
            assert one.source in date_words(one, language)
            assert caution(language)
    assert not dates_about("F-IP")


def test_the_form_asks_which_whether_and_why() -> None:
    flags = (Flag(flag="F-PERSONAL-DATA", trigger="x"), Flag(flag="F-CREDIT", trigger="x"))
    view = review_modal(version(dental().model_copy(update={"flags": flags})))

    first = view["blocks"][1]["element"]["initial_option"]["value"]
    assert first == "F-CREDIT"
    fields = [block.get("block_id") for block in view["blocks"][1:]]
    assert fields == ["flag", "verdict", "reason.en"]


def submitted(flag: str, verdict: str, reason: str = "") -> dict[str, object]:
    def picked(value: str) -> dict[str, object]:
        return {"value": {"selected_option": {"value": value}}}

    return {
        "values": {
            "flag": picked(flag),
            "verdict": picked(verdict),
            "reason.en": {"value": {"value": reason}},
        }
    }


def test_a_form_without_the_reason_a_serious_risk_needs_says_so_at_the_field() -> None:
    with pytest.raises(InvalidInputError) as refused:
        parse_reviewed(submitted("F-CREDIT", "dismissed"))

    assert set(refused.value.fields) == {"reason.en"}
    assert parse_reviewed(submitted("F-CREDIT", "dismissed", " seen ")).reason == "seen"
    assert parse_reviewed(submitted("F-PERSONAL-DATA", "dismissed")).reason == ""


@pytest.mark.parametrize(("flag", "verdict"), [("F-NOPE", "confirmed"), ("F-CREDIT", "approved")])
def test_a_forged_form_is_refused(flag: str, verdict: str) -> None:
    with pytest.raises(InvalidInputError):
        parse_reviewed(submitted(flag, verdict, "x"))


@pytest.mark.parametrize("language", ["fr", "de"])
def test_every_flag_has_a_name_in_the_language_of_the_document(language: str) -> None:
    same = {flag for flag in FLAGS if flag_words(flag, language) == FLAGS[flag]}
    statement = ProblemStatement(
        language=language, flags=(Flag(flag="F-CREDIT", trigger="Kredit"),)
    )

    assert set() == same
    for document in (as_markdown(statement), as_text(statement)):
        assert flag_words("F-CREDIT", language) in document
        assert FLAGS["F-CREDIT"] not in document
    assert FLAGS["F-CREDIT"] in as_markdown(statement.model_copy(update={"language": "en"}))
