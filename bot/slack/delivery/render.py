"""Render an effect at the moment it leaves, from the rows as they are then."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect
from bot.domain.errors import RemitError
from bot.domain.framing.difference import changed
from bot.domain.framing.flag import FlagStatus
from bot.domain.framing.history import as_remembered
from bot.domain.framing.render import as_markdown as statement_markdown
from bot.services.delivery import Delivery
from bot.services.drift.advising import Advising
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.roundup import Roundups
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.framing.content import StatementContent
from bot.services.report.reports import Reports
from bot.services.spec.reading import SpecReading
from bot.slack.blocks import HomeView, MessageView
from bot.slack.delivery.canvas import Canvas
from bot.slack.delivery.decision import DecisionRenderer
from bot.slack.delivery.desk import DeskRenderer
from bot.slack.delivery.file import Files, documents
from bot.slack.delivery.render_report import ReportRenderer
from bot.slack.delivery.render_spec import SpecRenderer
from bot.slack.identity import People
from bot.slack.rooms import Rooms
from bot.slack.text import Data
from bot.slack.tongue import Tongues
from bot.slack.views import (
    help,  # noqa: A004 - the product's word
    home,
    notice,
)
from bot.slack.views.framing import card as framing
from bot.slack.views.framing import history, overtaken, resembling, review, turn, why
from bot.slack.views.framing.evidence import Voices
from bot.slack.views.framing.open import open_note


@dataclass(frozen=True, slots=True)
class Withheld:
    """Not for this person to see: nothing is shown, and nothing is said about it."""


Rendered = MessageView | HomeView | Files | Canvas


@dataclass(frozen=True, slots=True)
class Sources:
    """Where what is shown is read."""

    delivery: Delivery
    specs: SpecReading
    escalations: Escalations
    reports: Reports
    verdicts: Verdicts
    data: WatchedSources
    advising: Advising
    evaluations: Evaluations
    roundups: Roundups


class Renderer:
    """One method per view; nothing is rendered when what it is about is gone."""

    def __init__(self, sources: Sources, people: People, rooms: Rooms) -> None:
        """Know where things are read, what people are called, and who is in which channel."""
        self._delivery = delivery = sources.delivery
        self._specs = specs = sources.specs
        self._people = people
        self._rooms = rooms
        self._tongues = Tongues(delivery, people)
        self._escalations = escalations = sources.escalations
        decisions = DecisionRenderer(escalations, people)
        reports = ReportRenderer(
            sources.reports,
            sources.verdicts,
            sources.data,
            sources.advising,
            sources.evaluations,
            people,
            decisions.link_to,
        )
        self._views: dict[str, Callable[[Effect], Awaitable[Rendered | Withheld | None]]] = {
            "framing.card": self._card,
            "framing.turn": self._turn,
            "framing.open": self._open,
            "framing.resembling": self._resembling,
            "framing.overtaken": self._overtaken,
            "framing.why": self._why,
            "framing.history": self._history,
            "framing.reviewed": self._reviewed,
            "framing.files": self._statement_files,
            "escalation.card": decisions.card,
            "escalation.note": decisions.note,
            "home": self._home,
            "help": self._help,
            "list": self._list,
            "opening": self._opening,
            "notice": self._notice,
            "refusal": self._refusal,
            **DeskRenderer(sources.roundups).views,
            **SpecRenderer(delivery, specs, sources.reports, people).views,
            **reports.views,
        }

    @property
    def views(self) -> frozenset[str]:
        """Every view an effect may name; `status` and `reaction` have no words of their own."""
        return frozenset(self._views) | {"status", "reaction"}

    async def render(self, effect: Effect) -> Rendered | Withheld | None:
        """Render an effect; None when there is nothing to show any more."""
        return await self._views[effect.view](effect)

    async def _card(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(effect.subject or "")
        if content is None:
            return None
        names = await self._people.names(content.transcript.users)
        ourselves, place = await self._people.ourselves(), content.version.place
        return framing.card(
            content.version,
            framing.transcript_names(content.transcript, names),
            lambda message: ourselves.permalink(place.channel, place.thread, message),
            model=content.model,
            gap=content.gap,
        )

    async def _turn(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(
            effect.subject or "", version=effect.facts["after"], before=effect.facts["before"]
        )
        if content is None or content.before is None:
            return None
        names = await self._people.names(content.transcript.users)
        before = as_remembered(content.before.statement, content.transcript)
        after = as_remembered(content.version.statement, content.transcript)
        return turn.turn(
            changed(before, after),
            content.version,
            framing.transcript_names(content.transcript, names),
            settled=bool(effect.facts.get("settled")),
            spec=turn.Beside(**effect.facts["spec"]) if "spec" in effect.facts else None,
        )

    async def _open(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(effect.subject or "")
        if content is None:
            return None
        names = await self._people.names(content.transcript.users)
        return open_note(
            content.version,
            framing.transcript_names(content.transcript, names),
            untested=effect.facts["untested"],
        )

    async def _resembling(self, effect: Effect) -> Rendered | Withheld | None:
        here = await self._delivery.statement(effect.subject or "")
        other = await self._delivery.statement(effect.facts["other"])
        if here is None or other is None:
            return Withheld()
        place, person = other.version.place, effect.user or ""
        for channel in (here.version.place.channel, place.channel):
            if not await self._rooms.surely_has(person, channel):
                return Withheld()
        return resembling.resembling(here.version, other.version, await self._goal(place))

    async def _overtaken(self, effect: Effect) -> Rendered | Withheld | None:
        found = await self._delivery.overtaken(
            effect.subject or "", effect.facts["kept"], effect.user or ""
        )
        if found is None or not found[1]:
            return Withheld()  # given meanwhile
        content, late = found
        names = await self._people.names((*content.transcript.users, *(one.by for one in late)))
        return overtaken.overtaken(content.version, late, names)

    async def _why(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(effect.subject or "", version=effect.version)
        if content is None:
            return None
        paths = effect.facts["paths"]
        if len(paths) == 1:
            return why.why_message(content.version, paths[0], await self._voices(content))
        return why.why_menu(content.version, paths, understood=effect.facts["understood"])

    async def _history(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.history(
            effect.subject or "", newest=effect.version, count=history.IN_THREAD
        )
        if content is None:
            return None
        names = await self._people.names(content.people)
        return history.history_message(content.newest, content.steps, names)

    async def _reviewed(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(effect.subject or "", version=effect.version)
        if content is None:
            return None
        person = await self._people.person(effect.user or "")
        return review.review_notice(
            content.version,
            effect.facts["flag"],
            FlagStatus(effect.facts["verdict"]),
            person.name,
        )

    async def _voices(self, content: StatementContent) -> Voices:
        """Who said what in a conversation, and where each message is."""
        names = await self._people.names(content.transcript.users)
        ourselves, place = await self._people.ourselves(), content.version.place
        return Voices(
            framing.transcript_names(content.transcript, names),
            lambda message: ourselves.permalink(place.channel, place.thread, message),
            content.version.statement.language,
        )

    async def _statement_files(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.statement(effect.subject or "", version=effect.version)
        if content is None:
            return None
        names = await self._people.names(content.transcript.users)
        stem = f"{content.version.id}-v{content.version.version}"
        title = content.version.statement.title or "Problem statement"
        document = content.version.statement.model_dump(mode="json")
        return documents(
            stem,
            title,
            statement_markdown(content.version.statement, names),
            {
                "id": content.version.id,
                "version": content.version.version,
                "goal": await self._goal(content.version.place),
                "statement": document,
            },
            content.version.statement.language,
        )

    async def _goal(self, place: Thread) -> str | None:
        """Where the message is that a statement began with."""
        return (await self._people.ourselves()).permalink(place.channel, place.thread, place.thread)

    async def _home(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.home(effect.team, effect.user or "")
        ourselves = await self._people.ourselves()
        return home.home(
            content.statements,
            content.specs,
            effect.user or "",
            newest=content.newest,
            permalink=ourselves.permalink,
            decisions=await self._escalations.waiting_for(effect.team, effect.user or ""),
            to_sign=content.to_sign,
            language=await self._language(effect),
        )

    async def _help(self, effect: Effect) -> Rendered | None:
        role = help.role_of(str(effect.facts.get("about", "")))
        return help.help(role, await self._language(effect))

    async def _list(self, effect: Effect) -> Rendered | None:
        content = await self._delivery.home(effect.team, effect.user or "")
        if not content.statements and not content.specs:
            return notice.notice("empty-list", language=await self._language(effect))
        ourselves = await self._people.ourselves()
        return home.listing(
            content.statements,
            content.specs,
            newest=content.newest,
            permalink=ourselves.permalink,
            language=await self._language(effect),
        )

    async def _opening(self, effect: Effect) -> Rendered | None:
        person = await self._people.person(effect.user or "")
        goal = Data(str(effect.facts["text"]))
        return notice.opening(Data(person.name), goal, await self._language(effect))

    async def _notice(self, effect: Effect) -> Rendered | None:
        return notice.notice(effect.facts["code"], effect.facts, await self._language(effect))

    async def _refusal(self, effect: Effect) -> Rendered | None:
        error = RemitError(effect.facts["message"], next_step=effect.facts["next_step"])
        kept = effect.facts.get("kept") or {}
        language, file = await self._language(effect), str(effect.facts.get("file") or "")
        return notice.notice_of(error, kept=kept, file=file, language=language)

    async def _language(self, effect: Effect) -> str:
        """The language somebody wrote in, where that is known; else the thread's or the reader's."""
        if told := effect.facts.get("language"):
            return str(told)
        where = {"channel": effect.channel, "thread": effect.thread, "user": effect.user}
        return await self._tongues.of(effect.team, **where)
