"""Render what concerns a spec, from the rows as they are when it leaves."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace

from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect
from bot.domain.export.bundle import Audience, Source, documents
from bot.domain.export.canvas import LONGEST_TITLE, canvas_markdown
from bot.domain.spec.address import numbers_beside
from bot.domain.spec.cases import cases_needed
from bot.domain.spec.explained import explained
from bot.domain.spec.loosened import signers
from bot.services.delivery import Delivery
from bot.services.report.reports import Reports
from bot.services.spec.reading import SpecReading
from bot.slack.blocks import MessageView
from bot.slack.delivery.canvas import Canvas
from bot.slack.delivery.file import File, Files
from bot.slack.identity import People
from bot.slack.views.spec import card as spec
from bot.slack.views.spec import cases, item, loosening, open_items
from bot.slack.views.spec import review as spec_review
from bot.slack.views.spec import turn as spec_turn
from bot.slack.views.spec.words import spec_word


@dataclass(frozen=True, slots=True)
class SpecRenderer:
    """One method per view; nothing is rendered when what it is about is gone."""

    delivery: Delivery
    specs: SpecReading
    reports: Reports
    people: People

    @property
    def views(
        self,
    ) -> Mapping[str, Callable[[Effect], Awaitable[MessageView | Files | Canvas | None]]]:
        """What each view an effect names is rendered by."""
        return {
            "spec.card": self._card,
            "spec.files": self._files,
            "spec.canvas": self._canvas,
            "spec.open": self._open,
            "spec.item": self._item,
            "spec.cases": self._cases,
            "spec.turn": self._turn,
            "spec.asked": self._asked,
            "spec.review": self._review,
            "spec.decided": self._decided,
            "spec.comment": self._comment,
            "spec.loosening": self._loosening,
        }

    async def _card(self, effect: Effect) -> MessageView | None:
        content = await self.specs.newest(effect.subject or "")
        if content is None:
            return None
        found = content.decided
        speakers = await self.delivery.speakers(found.problem_statement)
        names = await self.people.names((found.owner, *speakers, *signers(found.spec)))
        return spec.spec_card(
            found,
            names,
            goal=await self._goal(found.place),
            readiness=content.readiness,
            lint=content.lint,
            wishes=content.wishes,
            signed=content.signed,
        )

    async def _open(self, effect: Effect) -> MessageView | None:
        content = await self.specs.newest(effect.subject or "")
        if content is None:
            return None
        found = content.decided
        speakers = await self.delivery.speakers(found.problem_statement)
        asked = (each.user for each in content.review.reviewers) if content.review else ()
        names = await self.people.names((found.owner, *speakers, *asked))
        return open_items.open_note(found, content.readiness, content.lint, content.review, names)

    async def _item(self, effect: Effect) -> MessageView | None:
        content = await self.specs.newest(effect.subject or "")
        if content is None:
            return None
        spec, about = content.decided.spec, effect.facts["about"]
        found = await asyncio.to_thread(explained, spec, about)
        if found is None:
            return item.no_item_note(about, numbers_beside(spec, about), spec.language)
        return item.item_note(found, spec.language)

    async def _cases(self, effect: Effect) -> MessageView | None:
        content = await self.specs.newest(effect.subject) if effect.subject else None
        spec = content.decided.spec if content else None
        about, n, language = (effect.facts[name] for name in ("about", "n", "language"))
        needed = await asyncio.to_thread(cases_needed, spec, about, n, language)
        return cases.cases_note(needed, language)

    async def _files(self, effect: Effect) -> Files | None:
        source = await self._source(effect)
        if source is None:
            return None
        audience = Audience(effect.facts.get("audience", Audience.EVERYBODY))
        if audience is Audience.AUDITORS:
            source = replace(source, cases=await self.reports.cases(source.version))
        return Files(
            spec_word(f"export_{audience.value}", source.version.spec.language),
            tuple(
                File(each.name, each.title, each.content) for each in documents(source, audience)
            ),
        )

    async def _canvas(self, effect: Effect) -> Canvas | None:
        source = await self._source(effect)
        if source is None:
            return None
        whole = documents(source, Audience.EVERYBODY)[0]
        return Canvas(whole.title[:LONGEST_TITLE], canvas_markdown(whole.content))

    async def _source(self, effect: Effect) -> Source | None:
        """Everything the documents of a version are made from."""
        content = await self.specs.version(effect.subject or "", effect.version)
        if content is None:
            return None
        found = content.decided
        speakers = await self.delivery.speakers(found.problem_statement)
        waiving = (each.waiver.by for each in content.lint.waived)
        reviewing = (who for review in content.reviews for who in review.people)
        names = await self.people.names(
            (found.owner, *speakers, *waiving, *signers(found.spec), *reviewing)
        )
        goal = await self._goal(found.place)
        return Source(found, names, goal, content.lint, content.readiness, content.reviews)

    async def _turn(self, effect: Effect) -> MessageView | None:
        step = await self.specs.step(effect.subject or "", effect.version)
        if step is None:
            return None
        who = await self.people.person(effect.user or "")
        clashes = effect.facts.get("clashes", ())
        return spec_turn.spec_turn(step, clashes, who.name)

    async def _asked(self, effect: Effect) -> MessageView | None:
        message = effect.facts["message"]
        found = await self.specs.heard(effect.subject or "", effect.version, message)
        if found is None:
            return None
        version, heard = found
        unclear, rest = effect.facts["unclear"], effect.facts["rest"]
        return spec_turn.spec_asked(version, message, heard, unclear, rest)

    async def _review(self, effect: Effect) -> MessageView | None:
        found = await self.specs.review(effect.subject or "", effect.facts["review"])
        if found is None:
            return None
        version, review = found
        return spec_review.review_card(version, review, await self.people.names(review.people))

    async def _decided(self, effect: Effect) -> MessageView | None:
        found = await self.specs.review(effect.subject or "", effect.facts["review"])
        if found is None:
            return None
        who = await self.people.person(effect.user or "")
        return spec_review.decided(*found, effect.user or "", who.name)

    async def _comment(self, effect: Effect) -> MessageView | None:
        found = await self.specs.comment(effect.subject or "", effect.facts["comment"])
        if found is None:
            return None
        version, said = found
        who = await self.people.person(said.user)
        by = (await self.people.person(said.resolved_by)).name if said.resolved_by else None
        return spec_review.commented(version, said, who.name, by)

    async def _loosening(self, effect: Effect) -> MessageView | None:
        content = await self.specs.newest(effect.subject or "")
        named = effect.facts["loosening"]
        wish = next((one for one in content.wishes if one.id == named), None) if content else None
        if content is None or wish is None:
            return None
        users = (wish.asked_by, wish.signer, *([wish.ended_by] if wish.ended_by else []))
        names = await self.people.names(users)
        return loosening.loosening_card(content.version, wish, names)

    async def _goal(self, place: Thread) -> str | None:
        """Where the message is that a statement began with."""
        return (await self.people.ourselves()).permalink(place.channel, place.thread, place.thread)
