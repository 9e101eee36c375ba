"""What a language model calls stated says so in the words of its field, or is only inferred."""

import pytest

from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.placing import in_place, worded
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Policy, Status
from tests.unit.guide.conversations import said


def merged(path: str, value: str, quote: str, *lines: str) -> Field:
    claim = Proposal(
        path=path,
        value_text=value,
        status=Status.STATED,
        quote=quote,
        message_id=f"m{len(lines) - 1}",
        rationale="It is so.",
    )
    thread = said(*(("nadia", line) for line in lines))
    return merge(ProblemStatement(), [claim], thread).field(path)


@pytest.mark.parametrize(
    ("path", "value", "said_so", "said_else"),
    [
        ("owner", "Mallory Finch", "Mallory Finch is responsible.", "Mallory Finch likes tea."),
        ("business_goal.sponsor", "Ben", "Ben pays for it.", "Ben is on holiday."),
        ("task.approvers", "the desk", "Needs a yes from the desk.", "Look under the desk."),
        ("task.caps", "40 moves", "Not more than 40 moves.", "We had 40 moves."),
        ("data.rights", "the form", "They consent on the form.", "The form is blue."),
        ("owner", "Frau Keller", "Frau Keller ist zuständig.", "Frau Keller mag Tee."),
        ("owner", "Mme Petit", "Mme Petit est responsable.", "Mme Petit aime le thé."),
    ],
)
def test_rights_and_limits_are_stated_only_in_words_that_give_or_set_them(
    path: str, value: str, said_so: str, said_else: str
) -> None:
    assert Status.STATED is merged(path, value, said_so, said_so).status
    assert Status.UNKNOWN is merged(path, value, said_else, said_else).status


def test_the_words_may_stand_in_the_question_that_was_asked_right_before() -> None:
    assert Status.STATED is merged("owner", "Maria", "Maria", "Who is responsible?", "Maria").status
    assert Status.UNKNOWN is merged("owner", "Maria", "Maria", "Nice weather.", "Maria").status


def test_the_words_of_another_sentence_count_for_nothing() -> None:
    text = "Ben is responsible. Maria likes tea."

    assert Status.UNKNOWN is merged("owner", "Maria", "Maria", text).status
    assert Status.STATED is merged("owner", "Ben", "Ben", text).status


def test_which_field_words_belong_to_is_inferred_unless_it_is_about_the_world() -> None:
    who = merged("user_problem.who", "front desk", "front desk", "The front desk calls all day.")

    assert Status.INFERRED is who.status
    assert "front desk" == who.value
    assert who.rationale


def test_every_field_that_asks_for_its_own_words_is_about_the_world() -> None:
    assert {Policy.WORLD} == {FIELDS[path].policy for path in worded()}
    assert in_place("title", "anything")
