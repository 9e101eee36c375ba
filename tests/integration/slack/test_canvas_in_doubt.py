"""A canvas whose making nobody knows the outcome of: looked for, taken over, or made once more."""

import copy
from datetime import datetime

import pytest

from bot.domain.delivery.model import Effect, EffectKind, SentCard
from bot.domain.intake.model import Queue
from bot.manifest import read_manifest
from bot.playground.manifest import parse_manifest
from bot.playground.workspace import BOT_USER_ID
from bot.services.delivery import TRIES
from bot.slack.delivery.canvas import Canvas
from bot.slack.delivery.deliver import Deliverer
from bot.slack.delivery.render import Rendered, Renderer, Withheld
from bot.slack.delivery.send import Sender
from tests.integration.slack.desk import NADIA, NO_SHOWS
from tests.integration.slack.outgoing import Outgoing

TITLE = "Fewer no-shows"


class Documents(Renderer):
    """Every effect is a document with the same title."""

    def __init__(self) -> None:
        """Read nothing."""

    async def render(self, effect: Effect) -> Rendered | Withheld | None:
        return Canvas(TITLE, f"{effect.card}, version {effect.version}")


class Repeating(Sender):
    """As if one need not look: whatever may not have been made is made again."""

    async def find_canvases(
        self, effect: Effect, canvas: Canvas, since: datetime
    ) -> tuple[str, ...] | None:
        return ()


class GivingUp(Sender):
    """As if nothing told whether it was made."""

    async def find_canvases(
        self, effect: Effect, canvas: Canvas, since: datetime
    ) -> tuple[str, ...] | None:
        return None


def of_spec(name: str, version: int = 1, *, is_new: bool = True) -> Effect:
    return Effect(
        key=f"canvas:{name}:{version}:{is_new}",
        kind=EffectKind.CANVAS,
        team="T0PLAYGRND",
        view="spec.canvas",
        channel=NO_SHOWS,
        thread="1.0",
        card=f"canvas:{name}",
        version=version,
        facts={"only_where_shown": not is_new},
    )


class Papers:
    """The way out of canvases, and those of the channel."""

    def __init__(self, way: Outgoing) -> None:
        self.way = way
        self.workspace = way.playground.platform.workspace
        self.deliver_by(Sender)

    def deliver_by(self, kind: type[Sender]) -> None:
        way = self.way
        parts = (way.delivery, Documents(), kind(way.client), way.pace)
        way.sender = Deliverer(*parts, calm_after=0.0)

    async def export(self, name: str, fault: str | None = None) -> None:
        """Queue a canvas and let its making end as it may."""
        if fault:
            self.way.fault(fault, "canvases.create")
        await self.way.queue(of_spec(name))
        await self.way.send()

    async def again(self) -> None:
        await self.way.later(61)
        await self.way.send()

    def texts(self) -> list[str]:
        channel = self.workspace.channels[NO_SHOWS]
        return [self.workspace.contents[one].decode() for one in channel.canvases]

    async def card(self, name: str) -> SentCard | None:
        async with self.way.store.reading() as tx:
            return await tx.outbox.card(f"canvas:{name}")


@pytest.fixture
def papers(outgoing: Outgoing) -> Papers:
    return Papers(outgoing)


@pytest.mark.parametrize("fault", ["dropped_answer", "500"], ids=["made", "not made"])
async def test_there_is_one_canvas_whatever_became_of_the_answer(
    papers: Papers, fault: str
) -> None:
    await papers.export("A", fault)
    await papers.again()
    await papers.way.queue(of_spec("A", 2, is_new=False))
    await papers.way.send()

    assert ["canvas:A, version 2"] == papers.texts()
    assert {"done": 2} == {state: n for state, n in (await papers.way.states()).items() if n}


async def test_who_repeats_without_a_look_makes_two_and_who_gives_up_has_none(
    papers: Papers,
) -> None:
    papers.deliver_by(Repeating)
    await papers.export("A", "dropped_answer")
    await papers.again()
    assert ["canvas:A, version 1"] * 2 == papers.texts()

    papers.workspace.channels[NO_SHOWS].canvases.clear()
    papers.deliver_by(GivingUp)
    await papers.export("B", "500")
    await papers.again()
    assert [] == papers.texts()


async def test_an_end_between_the_mark_and_the_call_costs_no_canvas(papers: Papers) -> None:
    way = papers.way
    await way.queue(of_spec("A"))
    dispatch = await way.delivery.next()
    assert dispatch is not None
    await way.delivery.attempt(dispatch)  # and here the process ends
    async with way.store.transaction() as tx:
        await tx.upkeep(Queue.OUTBOX).release_all()

    await way.send()
    assert [] == papers.texts()

    await papers.again()
    assert ["canvas:A, version 1"] == papers.texts()


@pytest.mark.parametrize("fault", ["dropped_answer", "500"], ids=["made", "not made"])
async def test_a_canvas_of_another_spec_with_the_same_title_is_not_taken_for_it(
    papers: Papers, fault: str
) -> None:
    await papers.export("A")
    await papers.export("B", fault)
    await papers.again()

    assert ["canvas:A, version 1", "canvas:B, version 1"] == papers.texts()
    first, second = await papers.card("A"), await papers.card("B")
    assert first is not None
    assert second is not None
    assert [first.ts, second.ts] == list(papers.workspace.channels[NO_SHOWS].canvases)


async def test_a_canvas_somebody_else_made_meanwhile_is_left_to_them(papers: Papers) -> None:
    await papers.export("A", "dropped_answer")
    (made,) = papers.workspace.channels[NO_SHOWS].canvases
    papers.workspace.files[made] |= {"user": NADIA, "canvas_creator_id": NADIA}

    await papers.again()

    assert 2 == len(papers.texts())
    card = await papers.card("A")
    assert card is not None
    assert made != card.ts
    assert BOT_USER_ID == papers.workspace.files[card.ts]["user"]


async def test_an_outage_while_looking_costs_no_canvas(papers: Papers) -> None:
    await papers.export("A", "dropped_answer")
    papers.way.fault("500", "files.list", times=TRIES + 3)
    for _ in range(TRIES + 3):
        await papers.way.later(400)
        await papers.way.send()
    await papers.way.later(400)
    await papers.way.send()

    assert ["canvas:A, version 1"] == papers.texts()
    assert await papers.card("A")


async def test_where_nobody_may_look_a_canvas_in_doubt_is_not_made_twice(papers: Papers) -> None:
    manifest = copy.deepcopy(read_manifest())
    scopes = manifest["oauth_config"]["scopes"]
    scopes["bot"] = [scope for scope in scopes["bot"] if scope != "files:read"]
    papers.way.playground.platform.manifest = parse_manifest(manifest)

    await papers.export("A", "dropped_answer")
    await papers.again()

    assert ["canvas:A, version 1"] == papers.texts()
    assert {"done": 1} == {state: n for state, n in (await papers.way.states()).items() if n}
