"""Render what is shown of a decision, from the row as it is when it leaves."""

from bot.domain.delivery.model import Effect
from bot.domain.escalation.model import Escalation
from bot.services.escalation.escalations import Escalations
from bot.services.framing.content import EscalationContent
from bot.slack.blocks import MessageView
from bot.slack.identity import People
from bot.slack.views.escalation.card import card
from bot.slack.views.escalation.facts import AGENT, Shown
from bot.slack.views.escalation.note import note


class DecisionRenderer:
    """Cards and notes of decisions."""

    def __init__(self, escalations: Escalations, people: People) -> None:
        """Know where they are read, and what people are called."""
        self._escalations = escalations
        self._people = people

    async def card(self, effect: Effect) -> MessageView | None:
        """The card, as it stands now."""
        content = await self._escalations.content(effect.subject or "", reader=effect.user)
        return card(await shown_of(content, self._people, effect.user)) if content else None

    async def note(self, effect: Effect) -> MessageView | None:
        """What is said in a thread, with the way to the card."""
        content = await self._escalations.content(effect.subject or "", reader=effect.user)
        if content is None:
            return None
        shown = await shown_of(content, self._people, effect.user)
        event, why = str(effect.facts["event"]), str(effect.facts.get("why", ""))
        return note(shown, event, await self._permalink(content), why)

    async def link_to(self, id: str) -> str | None:
        """Where the card of an open question is, or its thread while it is on its way; none where it is settled."""
        content = await self._escalations.content(id)
        if content is None or not content.escalation.state.is_pending:
            return None
        place = content.escalation.place
        if content.card is None and place is not None:
            ourselves = await self._people.ourselves()
            return ourselves.permalink(place.channel, place.thread, place.thread)
        return await self._permalink(content)

    async def _permalink(self, content: EscalationContent) -> str | None:
        if content.card is None:
            return None
        place = content.escalation.place
        ourselves = await self._people.ourselves()
        thread = place.thread if place else content.card.ts
        return ourselves.permalink(content.card.channel, thread, content.card.ts)


async def shown_of(content: EscalationContent, people: People, reader: str | None = None) -> Shown:
    """Look up what everybody in it is called; `reader` is who alone sees it."""
    lent = [user for one in content.lent for user in (one.of, one.to)]
    known = dict.fromkeys([*_named(content.escalation), *lent])
    named = tuple(one for one in known if not one.startswith(AGENT))
    names = await people.names(named)
    return Shown(content.escalation, content.missing, names, lent=content.lent, reader=reader)


def _named(escalation: Escalation) -> list[str]:
    people = [*sorted(escalation.request.involved), *(vote.by for vote in escalation.votes)]
    people += [vote.by for vote in escalation.breaking]
    people += [user for one in escalation.handovers for user in (one.by, one.to)]
    people += [user for one in escalation.questions for user in (one.by, one.answered_by) if user]
    people += [one.partition(":")[2] for one in escalation.asked if one.startswith("user:")]
    people += escalation.decision.by if escalation.decision else ()
    return [one for one in dict.fromkeys(people) if one[:1] in {"U", "W"}]
