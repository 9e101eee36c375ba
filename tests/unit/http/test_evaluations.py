"""Programs bring files of results over HTTP: read, kept, judged, and the same file only once."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import httpx
import pytest

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.intake.model import Origin
from bot.domain.token.model import Scope
from bot.llm.guide import OfflineGuide
from bot.services.framing.drafting import Framing
from bot.services.spec.specs import Specs
from tests.conftest import ToldClock
from tests.unit.http.office import Front

FILES = Path(__file__).parents[2] / "data" / "evaluations"
_GOAL = "We lose money on no-shows: it's 11.8 % of booked slots, I want 8 % by end of June."


@pytest.fixture
async def spec(front: Front, clock: ToldClock) -> str:
    """A spec in the workspace of the front."""
    store, team = front.office.store, front.office.team
    here, nadia = Thread(team=team, channel="C1", thread="1.0"), Origin(team, "U0NADIA")
    said = Message(id="1.0", ts="1.0", user="U0NADIA", text=_GOAL, said_at=clock.now())
    await Framing(store, clock, OfflineGuide(), improves=False).begin(here, (said,), nadia)
    await Specs(store).draft_here(here, nadia)
    async with store.reading() as tx:
        (version, *_) = await tx.specs.owned_by(team, "U0NADIA")
    return version.id


@pytest.fixture
async def evaluator(front: Front) -> AsyncIterator[httpx.AsyncClient]:
    """A program that may bring results and nothing else."""
    async with front.client(await front.token(Scope.EVALUATIONS_WRITE)) as client:
        yield client


async def _bring(client: httpx.AsyncClient, content: bytes, **query: object) -> httpx.Response:
    return await client.post(
        "/v1/evaluations", content=content, params={k: str(v) for k, v in query.items()}
    )


async def test_a_file_is_read_kept_and_shown_with_every_check_apart(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    answer = await _bring(evaluator, (FILES / "promptfoo.json").read_bytes(), spec=spec)

    assert 201 == answer.status_code
    seen = answer.json()
    assert ("promptfoo-json", spec, 3, 0) == (
        seen["format"],
        seen["spec"],
        len(seen["kept"]),
        seen["known"],
    )
    assert {("sums-a", 19, 16), ("sums-b", 19, 18), ("echo", 20, 0)} == {
        (run["provider"], run["n"], run["passed"])
        for run in seen["runs"]
        if run["check"] == "correct"
    }


async def test_the_same_file_again_changes_nothing_and_says_so(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    content = (FILES / "junit.xml").read_bytes()
    first = await _bring(evaluator, content, spec=spec)

    again = await _bring(evaluator, content, spec=spec)

    assert (201, 200) == (first.status_code, again.status_code)
    assert ([], 1) == (again.json()["kept"], again.json()["known"])


async def test_who_sends_a_file_again_is_told_what_it_showed(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    """An answer that got lost on its way is asked for again; silence about a failure would read as none."""
    rows = "".join(f"c{number},AC-01,no\n" for number in range(40))
    content = f"id,check,passed\n{rows}".encode()

    first, again = [await _bring(evaluator, content, spec=spec) for _ in range(2)]

    assert (201, 200) == (first.status_code, again.status_code)
    assert first.json()["verdicts"]
    assert first.json()["verdicts"] == again.json()["verdicts"]
    assert ([], 1) == (again.json()["kept"], again.json()["known"])


async def test_a_table_that_was_read_by_the_wrong_column_can_be_brought_again(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    """The newest reading stands; it is no further look, and a third time changes nothing."""
    rows = "".join(f"q{number},yes,no\n" for number in range(40))
    content = f"q,wrong,right\n{rows}".encode()
    told = [
        f"case=q,passed={column},about=AC-01" for column in ("wrong", "right", "right", "wrong")
    ]

    first, second, third, fourth = [
        await _bring(evaluator, content, spec=spec, map=each) for each in told
    ]

    answers = [first, second, third, fourth]
    assert [201, 201, 200, 200] == [one.status_code for one in answers]
    assert [40, 0, 0, 40] == [one.json()["runs"][0]["passed"] for one in answers]
    assert first.json()["verdicts"] == fourth.json()["verdicts"]
    assert second.json()["verdicts"] == third.json()["verdicts"]
    assert first.json()["verdicts"] != second.json()["verdicts"]
    assert "look" not in second.json()["verdicts"][0]["text"]


async def test_a_file_sent_as_a_form_is_told_how_it_is_sent(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    answer = await evaluator.post(
        "/v1/evaluations", params={"spec": spec}, files={"file": ("r.csv", b"id,passed\na,yes\n")}
    )

    assert 422 == answer.status_code
    assert "--data-binary" in answer.json()["message"]


async def test_that_results_come_late_is_in_the_answer(
    evaluator: httpx.AsyncClient, spec: str, clock: ToldClock
) -> None:
    clock.advance(timedelta(days=400))

    answer = await _bring(evaluator, (FILES / "junit.xml").read_bytes(), spec=spec)

    (run,) = answer.json()["runs"]
    assert "late" in {warning["state"] for warning in run["warnings"]}


async def test_a_file_of_no_known_form_is_refused_with_the_reason(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    answer = await _bring(evaluator, b'{"a": 1}', spec=spec)

    assert (422, "evaluation.unknown-format") == (answer.status_code, answer.json()["error"])


async def test_a_plain_table_is_read_by_the_mapping_that_is_sent(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    table = b"q,verdict\na,ok\nb,no\n"

    refused = await _bring(evaluator, table, spec=spec)
    read = await _bring(evaluator, table, spec=spec, map="case=q,passed=verdict", expect=3)

    assert (422, "evaluation.mapping-needed") == (refused.status_code, refused.json()["error"])
    (run,) = read.json()["runs"]
    assert (2, 1, ["missing"]) == (run["n"], run["passed"], [w["state"] for w in run["warnings"]])


async def test_a_spec_of_another_workspace_reads_like_none(front: Front, spec: str) -> None:
    async with front.client(await front.token(Scope.EVALUATIONS_WRITE)) as client:
        unknown = f"{spec[:-1]}{'0' if spec[-1] != '0' else '1'}"

        answer = await _bring(client, (FILES / "junit.xml").read_bytes(), spec=unknown)

    assert 404 == answer.status_code


async def test_a_token_for_something_else_brings_nothing(front: Front, spec: str) -> None:
    async with front.client(await front.token(Scope.ESCALATIONS_READ)) as client:
        answer = await _bring(client, (FILES / "junit.xml").read_bytes(), spec=spec)

    assert 403 == answer.status_code


async def test_what_columns_mean_is_said_once_for_a_spec_in_whatever_order_they_come(
    evaluator: httpx.AsyncClient, spec: str
) -> None:
    first, second = b"fall,gut\nt1,ja\nt2,nein\n", b"gut,fall\nja,t3\nja,t4\n"

    before = await _bring(evaluator, second, spec=spec)
    told = await _bring(evaluator, first, spec=spec, map="case=fall,passed=gut,about=AC-01")
    after = await _bring(evaluator, second, spec=spec)
    other = await _bring(evaluator, b"fall,gut,x\nt1,ja,1\n", spec=spec)

    assert [422, 201, 201, 422] == [one.status_code for one in (before, told, after, other)]
    assert "`fall`, `gut`, `x`" in other.text
    assert [("AC-01", 1, 2), ("AC-01", 2, 2)] == [
        (
            one.json()["runs"][0]["check"],
            one.json()["runs"][0]["passed"],
            one.json()["runs"][0]["n"],
        )
        for one in (told, after)
    ]
