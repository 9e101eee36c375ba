"""Commands: typed after `/remit`, or said to Remit in a thread."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.intake.model import Origin
from bot.services.framing.drafting import Framing
from bot.services.framing.editing import Editing
from bot.services.guidance import Guidance
from bot.services.inquiry import Inquiries
from bot.services.spec.editing import SpecEditing
from bot.services.spec.specs import Specs
from bot.slack.command import Command, Verb, spoken, typed
from bot.slack.history import Threads
from bot.slack.routes import Routes

Body = Mapping[str, Any]
IN_THREADS = (Verb.SPEC, Verb.EXPORT, Verb.UNDO, Verb.WHY, Verb.ASK, Verb.THANKS)


@dataclass(frozen=True, slots=True)
class Commands:
    """Carries out a command said in a thread."""

    framing: Framing
    editing: Editing
    specs: Specs
    spec_editing: SpecEditing
    guidance: Guidance
    inquiries: Inquiries
    threads: Threads

    async def run(self, command: Command, place: Thread, message: Message, origin: Origin) -> None:
        """Call the one service the command names."""
        match command.verb:
            case Verb.HELP:
                await self.guidance.help(command.words, origin, place=place)
            case Verb.LIST:
                await self.guidance.list(origin, channel=place.channel)
            case Verb.SPEC:
                await self.specs.draft_here(place, origin)
            case Verb.EXPORT:
                await self.specs.export_here(place, origin, command.audience)
            case Verb.UNDO if await self.spec_editing.undo_here(place, origin):
                return
            case Verb.UNDO:
                await self.editing.undo_here(place, origin)
            case Verb.WHY | Verb.HISTORY | Verb.ASK if await self._is_answered(
                command, place, origin
            ):
                return
            case Verb.THANKS:
                await self.inquiries.thanked(place, message, origin)
            case Verb.NEW if await self.spec_editing.hear(place, message, origin, sure=True):
                return
            case _:
                said = _about_the_goal(await self.threads.read(place), message)
                await self.framing.begin(place, said, origin)

    async def overhear(self, place: Thread, message: Message, origin: Origin) -> None:
        """People talk among themselves: a clear change of the spec is made, the rest is heard."""
        if not await self.spec_editing.hear(place, message, origin, sure=False):
            await self.framing.hear(place, message, origin)

    async def _is_answered(self, command: Command, place: Thread, origin: Origin) -> bool:
        asked = command.asked
        return asked is not None and await self.inquiries.ask(place, asked, origin)


def _about_the_goal(said: Sequence[Message], message: Message) -> tuple[Message, ...]:
    """What was said, without what Remit was asked or told to do about its own draft."""
    others = [one for one in said if one.id == message.id or not _is_command(one)]
    known = any(one.id == message.id for one in others)
    return tuple(others if known else [*others, message])


def _is_command(message: Message) -> bool:
    command = spoken(message.text)
    if command.asked is not None:
        return command.asked.sure
    return command.verb is not Verb.NEW


def register(routes: Routes, framing: Framing, guidance: Guidance) -> None:
    """Listen to `/remit`; what is answered with a form never gets here."""

    @routes.on(f"command.{Verb.NEW}")
    async def on_new(body: Body, origin: Origin) -> None:
        await framing.propose(body["channel_id"], typed(body["text"]).words, origin)

    @routes.on(f"command.{Verb.LIST}")
    async def on_list(body: Body, origin: Origin) -> None:
        await guidance.list(origin, channel=body["channel_id"])

    @routes.on(f"command.{Verb.HELP}")
    async def on_help(body: Body, origin: Origin) -> None:
        about = typed(body.get("text", "")).words
        await guidance.help(about, origin, channel=body["channel_id"])

    @routes.on(*(f"command.{verb}" for verb in IN_THREADS))
    async def on_thread_command(body: Body, origin: Origin) -> None:
        verb = typed(body["text"]).verb
        await guidance.only_in_threads(verb, origin, channel=body["channel_id"])

    @routes.on(f"command.{Verb.UNKNOWN}")
    async def on_unknown(body: Body, origin: Origin) -> None:
        await guidance.unknown(typed(body["text"]).words, origin, channel=body["channel_id"])
