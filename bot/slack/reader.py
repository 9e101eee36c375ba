"""Reads drafts for people who are in the channel a draft belongs to, and lays out their pages."""

from dataclasses import dataclass
from typing import Any

from bot.domain.conversation.thread import Thread
from bot.domain.errors import NotFoundError
from bot.domain.framing.history import as_remembered, steps
from bot.services.delivery import Delivery
from bot.services.framing.content import StatementContent
from bot.slack.actions import Press
from bot.slack.blocks import ModalView
from bot.slack.identity import People
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.evidence import Voices, transcript_names
from bot.slack.views.framing.history import PAGE, history_modal, version_modal
from bot.slack.views.framing.linking import link_blocks, since_modal
from bot.slack.views.framing.why import why_modal

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads drafts for people who are in the channel a draft belongs to."""

    delivery: Delivery
    people: People
    rooms: Rooms

    async def read(self, press: Press, body: Body) -> tuple[StatementContent, dict[str, str]]:
        content = await self.delivery.statement(press.id)
        if content is None or not await self._may_see(content.version.place, body):
            raise _nothing()
        names = await self.people.names(content.transcript.users)
        return content, transcript_names(content.transcript, names)

    async def heard(self, press: Press, body: Body) -> tuple[StatementContent, Voices]:
        """A draft with who said what in it, and where each message is."""
        content, names = await self.read(press, body)
        ourselves, place = await self.people.ourselves(), content.version.place
        voices = Voices(
            names,
            lambda message: ourselves.permalink(place.channel, place.thread, message),
            content.version.statement.language,
        )
        return content, voices

    async def document(self, press: Press, body: Body) -> ModalView:
        """The whole statement, with what it comes from and what was made of it."""
        content, voices = await self.heard(press, body)
        links = await self.delivery.links(press.id)
        specs, behind = (links.specs, links.moved_on) if links else ((), None)
        return document_modal(
            content.version,
            voices.names,
            voices.permalink,
            link_blocks(content.version, specs, behind, voices.permalink),
        )

    async def why(self, press: Press, body: Body, path: str | None = None) -> ModalView:
        """What can be asked about, and what one field rests on."""
        content, voices = await self.heard(press, body)
        return why_modal(content.version, voices, path)

    async def since(self, press: Press, body: Body) -> ModalView:
        """What changed since the version a spec was made from."""
        now, voices = await self.heard(press, body)
        then = await self.delivery.statement(press.id, version=press.version)
        if then is None:
            raise _nothing()
        (step, *_) = steps((now.version, then.version), now.transcript)
        return since_modal(now.version, press.version, step, voices)

    async def history(self, press: Press, body: Body, newest: int | None = None) -> ModalView:
        """A page of what changed, from a version on downwards."""
        await self.read(press, body)
        content = await self.delivery.history(press.id, newest=newest, count=PAGE + 1)
        if content is None:
            raise _nothing()
        names = await self.people.names(content.people)
        return history_modal(content.newest, content.steps, names)

    async def version(self, press: Press, body: Body) -> ModalView:
        """An earlier version to read."""
        now, voices = await self.heard(press, body)
        then = await self.delivery.statement(press.id, version=press.version)
        if then is None:
            raise _nothing()
        statement = as_remembered(then.version.statement, now.transcript)
        earlier = then.version.model_copy(update={"statement": statement})
        return version_modal(earlier, now.version.version, voices)

    async def latest(self, body: Body) -> str:
        """The draft a person changed last.

        Raises:
            NotFoundError: they have none.
        """
        own = (await self.delivery.home(team_of(body), actor_of(body))).statements
        if not own:
            raise NotFoundError(
                "You have no drafts yet, so there is no history.",
                next_step="Tell me a goal in your own words to start one: /remit new.",
            )
        return own[0].id

    async def _may_see(self, place: Thread, body: Body) -> bool:
        same_team = place.team == team_of(body)
        return same_team and await self.rooms.has(actor_of(body), place.channel)


def _nothing() -> NotFoundError:
    return NotFoundError(
        "I cannot find that draft, or it is not yours to see.",
        next_step="Type /remit list to see your drafts.",
    )
