"""What a message passes on is told from what its writer says."""

import pytest

from bot.domain.conversation.pasted import pasted
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status
from tests.unit.guide.conversations import said

PASSED_ON = "the limit is 5,000 EUR"
OWN = "We lose 4 days."


@pytest.mark.parametrize(
    "text",
    [
        f"{OWN}\n```\n# {PASSED_ON}\n```\n{OWN}",
        f"{OWN}\n```yaml\nlimit: {PASSED_ON}",
        f"{OWN} `{PASSED_ON}` {OWN}",
        f"{OWN}\n> so {PASSED_ON}\n{OWN}",
        f"{OWN}\n&gt; so {PASSED_ON}",
        f"{OWN}\nFrom: sales@vendor.example\n{PASSED_ON}\nKind regards",
        f"{OWN}\n---------- Forwarded message ----------\n\n{PASSED_ON}",
        f"{OWN}\nVon: Karla\nBetreff: Angebot\n{PASSED_ON}",
        f"{OWN}\nTR : devis\nDe : Karla\n{PASSED_ON}",
    ],
)
def test_what_is_passed_on_is_found_and_the_rest_is_not(text: str) -> None:
    at = text.index(PASSED_ON)
    covered = [start <= at < end for start, end in pasted(text)]
    assert any(covered)
    assert not any(start <= text.index(OWN) < end for start, end in pasted(text))
    if text.endswith(OWN):
        assert not any(start <= text.rindex(OWN) < end for start, end in pasted(text))


@pytest.mark.parametrize(
    "text",
    [
        "The data is in `dentrix_visits`, about `40 %` of it is clean.",
        "from: 12 % to: 8 %",
        "Subject: missed appointments, again",
        "the rate is > 12 % today",
        "Date: end of June. From: Ben.",
    ],
)
def test_own_words_are_no_paste(text: str) -> None:
    assert [] == pasted(text)


def _merged(text: str, path: str) -> Field:
    claim = Proposal(
        path=path,
        value_text=PASSED_ON,
        status=Status.STATED,
        quote=PASSED_ON,
        message_id="m0",
        rationale="It is so.",
    )
    return merge(ProblemStatement(), [claim], said(("ravi", text))).field(path)


def test_what_was_passed_on_is_never_stated_on_the_word_of_a_model() -> None:
    passed_on = f"this is in the log\n```\n{PASSED_ON}\n```"

    assert Status.UNKNOWN is _merged(passed_on, "task.caps").status
    assert Status.INFERRED is _merged(passed_on, "user_problem.current_process").status
    assert Status.STATED is _merged(f"yes, {PASSED_ON}", "task.caps").status
