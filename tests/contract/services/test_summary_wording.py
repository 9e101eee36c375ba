"""A model that lies, hangs or dies costs a summary nothing but its words."""

import asyncio
import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from structlog.testing import capture_logs

from bot.domain.report.plan import ReportPlan
from bot.domain.report.report import Report, Wording
from bot.domain.report.telling import told
from bot.llm import errors
from bot.llm.client import ChatMessage, Endpoint, Reply
from bot.llm.summary_words import SummaryWording
from bot.services.budget import Budget
from bot.services.report.reports import Reports
from bot.services.report.wording import Openings
from bot.slack.views.report.summary import report_post
from bot.store.store import Store
from tests.conftest import ToldClock
from tests.contract.services.test_report import WEEK, Bureau
from tests.contract.services.test_spec_editing import NADIA

DUE = datetime(2030, 1, 7, 8, tzinfo=UTC)
TRUE = "At 40 of 400, ⟦name-1⟧ is not valid."
ROOMY = Budget(12, 60_000, 400_000, 1_000_000)
LIES = {
    "number": "At 4 of 400, ⟦name-1⟧ is not valid.",
    "date": "On Tuesday ⟦name-1⟧ is not valid.",
    "name": "As Bob feared, ⟦name-1⟧ is not valid.",
    "link": "⟦name-1⟧ is not valid, see https://evil.example <!channel>.",
    "outcome": "⟦name-1⟧ is valid.",
    "mark": "The criterion is not valid.",
}


class Liar:
    """A model that says what it is told to say, and remembers what it was shown."""

    endpoint = Endpoint(base_url="http://127.0.0.1:9/v1", model="scripted-model")

    def __init__(self, says: str) -> None:
        self.says, self.shown, self.error = says, "", None
        self.meanwhile: asyncio.Event | None = None
        self.asked = asyncio.Event()

    async def prepare(self) -> None:
        return

    async def complete(
        self,
        messages: Sequence[ChatMessage],
        *,
        response_format: Mapping[str, Any] | None,
        max_output_tokens: int,
    ) -> Reply:
        self.shown += "\n".join(message.text for message in messages)
        self.asked.set()
        if self.meanwhile:
            await self.meanwhile.wait()
        if self.error:
            raise self.error
        fact = self.shown.partition("\n- now-")[2].partition(" ")[0]
        reply = {"sentences": [{"fact": f"now-{fact}", "text": self.says}]}
        return Reply(json.dumps(reply), "stop", None, 100, 20, 5, "scripted-model")


class Trusting(Openings):
    """The control: what the model says is said."""

    async def of(self, report: Report, team: str) -> Wording | None:
        return (await super().of(report, team)) or _trusted(self.model.client.says)  # type: ignore[attr-defined]


def _trusted(text: str) -> Wording:
    return Wording(text=text, model="m", prompt="p", prompt_version=1, prompt_sha256="0")


class Room(Bureau):
    """A bureau with a model that words how summaries open."""

    def having(self, model: Liar, kind: type[Openings] = Openings, seconds: float = 20.0) -> None:
        wording = SummaryWording.of(model)  # type: ignore[arg-type]
        opening = kind(self.store, wording, seconds, ROOMY).of
        self.reports = Reports(self.store, lambda _: b"", opening=opening)

    async def posted(self, weeks: int = 0, plan: ReportPlan | None = None) -> Report:
        """The summary of a week in which 40 of 400 cases had critical errors."""
        plan, before, due = plan or await self.planned(), await self.posts(), DUE + weeks * WEEK
        await self.measured(plan.spec, 40, due - WEEK / 2)
        await self.due(plan, due)
        async with self.store.reading() as tx:
            made = await tx.reports.last_of(plan.id, due + WEEK)
        assert made
        assert before + 1 == await self.posts()
        return made.report


@pytest.fixture
def room(store: Store, clock: ToldClock) -> Room:
    return Room(store, clock)


async def test_true_words_open_the_summary_and_say_whose_they_are(room: Room) -> None:
    model = Liar(TRUE)
    room.having(model)

    report = await room.posted()

    shown = str(report_post(report).blocks)
    assert "At 40 of 400, “" in told(report).opening
    assert told(report).opening in shown
    assert "worded by scripted-model" in shown
    async with room.store.reading() as tx:
        assert await tx.model_calls.spending(NADIA.team, DUE - 600 * WEEK)


async def test_each_lie_leaves_the_templates_words_and_a_line_that_says_why(room: Room) -> None:
    plan = await room.planned()
    for week, (flaw, lie) in enumerate(LIES.items()):
        room.having(Liar(lie))

        with capture_logs() as lines:
            report = await room.posted(week, plan)

        (line,) = [one for one in lines if one["event"] == "wording.refused"]
        assert report.wording is None
        assert flaw in line["flaws"]
        assert not any(lie in str(value) for value in line.values())


async def test_without_tracing_the_lie_would_be_posted(room: Room) -> None:
    room.having(Liar(LIES["number"]), Trusting)

    assert "4 of 400" in str(report_post(await room.posted()).blocks)


async def test_a_model_that_hangs_holds_no_transaction_and_no_summary(room: Room) -> None:
    model = Liar(TRUE)
    model.meanwhile = asyncio.Event()  # never set
    room.having(model, seconds=0.2)

    with capture_logs() as lines:
        making = asyncio.create_task(room.posted())
        await model.asked.wait()
        async with asyncio.timeout(30), room.store.transaction() as tx:  # while it thinks
            assert tx.now
        report = await making

    assert report.wording is None
    assert ["model.deadline-passed"] == [
        one["code"] for one in lines if one["event"] == "wording.failed"
    ]


async def test_a_model_that_is_away_costs_its_words(room: Room) -> None:
    model = Liar(TRUE)
    model.error = errors.deadline_passed(1.0)  # type: ignore[assignment]
    room.having(model)

    assert (await room.posted()).wording is None


async def test_what_came_in_while_the_model_thought_is_told_by_the_templates(room: Room) -> None:
    model = Liar(TRUE)
    model.meanwhile = asyncio.Event()
    room.having(model)
    plan = await room.planned()
    await room.measured(plan.spec, 40, DUE - WEEK / 2)

    making = asyncio.create_task(room.due(plan, DUE))
    await model.asked.wait()
    await room.measured(plan.spec, 0, DUE - WEEK / 4)
    model.meanwhile.set()
    await making

    async with room.store.reading() as tx:
        made = await tx.reports.last_of(plan.id, DUE + WEEK)
    assert made
    assert made.report.wording is None
