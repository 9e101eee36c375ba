"""Answer questions about a problem statement or its spec: why, what changed, what is open, what was shown, and what to do."""

from dataclasses import dataclass

from bot.domain.conversation.model import Message
from bot.domain.conversation.thread import Thread
from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.framing.inquiry import DECISIONS, Asked, Inquiry, fields_meant
from bot.domain.framing.version import StatementVersion
from bot.domain.intake.model import Origin
from bot.domain.spec.cases import names_a_bar
from bot.domain.spec.version import SpecVersion
from bot.services.effect import history_of, noted_of, open_of, why_of
from bot.services.evaluation.again import CatchUp, judge_again, nothing_to_catch_up
from bot.services.evaluation.verdict import have_checked
from bot.services.framing.drafting import Framing
from bot.services.spec.effect import advice_of, cases_of, item_of, results_of, spec_open_of
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Inquiries:
    """Shows what is there; changes nothing in a statement or a spec."""

    store: Store
    framing: Framing
    catch_up: CatchUp = nothing_to_catch_up

    async def ask(self, place: Thread, asked: Asked, origin: Origin) -> bool:
        """Answer a question about what a thread has come to; False if it is about nothing here."""
        async with self.store.reading() as tx:
            draft = await tx.statements.in_thread(place)
            spec = await tx.specs.of_statement(draft.id) if draft else None
            if asked.inquiry in DECISIONS and draft is None:
                spec = await _told_of(tx, place)
        answer = _answer(place, draft, spec, asked, origin)
        if answer is None:
            return False
        if spec and asked.inquiry is Inquiry.RESULTS:
            await self.catch_up(spec.id, None)
        async with self.store.transaction(origin) as tx:
            if spec and asked.inquiry is Inquiry.RESULTS:  # of the spec as it reads now
                await have_checked(tx, spec, await judge_again(tx, spec, tx.now))
            await tx.outbox.add(answer)
        return True

    async def hear(self, place: Thread, message: Message, asked: Asked, origin: Origin) -> None:
        """Somebody asks "why?" in a thread: answered where Remit spoke last, else only heard.

        People ask each other the same; a thread does not say to whom a message is a reply.
        """
        async with self.store.reading() as tx:
            conversation = await tx.conversations.find(place)
            ours = await tx.outbox.last_shown(place.order_key) if conversation else None
            said = await tx.conversations.transcript(conversation.id) if conversation else ()
            theirs = max((one.ts for one in said if one.id != message.id), default="")
        if ours and ours > theirs and await self.ask(place, asked, origin):
            return
        await self.framing.hear(place, message, origin)

    async def thanked(self, place: Thread, message: Message, origin: Origin) -> None:
        """Somebody says thank you: seen, and nothing more is said."""
        async with self.store.transaction(origin) as tx:
            await tx.outbox.add(noted_of(place, message.id))


async def _told_of(tx: Transaction, place: Thread) -> SpecVersion | None:
    """The spec whose summary a thread is under."""
    details = f"{EffectKind.REPLY.value}:"
    key = await tx.outbox.newest_of(place.order_key, f"{details}rep_")
    report = await tx.reports.get(key.removeprefix(details)) if key else None
    return await tx.specs.newest(report.spec) if report else None


def _answer(
    place: Thread,
    draft: StatementVersion | None,
    spec: SpecVersion | None,
    asked: Asked,
    origin: Origin,
) -> Effect | None:
    """What is said; none where the question is about nothing that is here."""
    if asked.inquiry is Inquiry.CASES and (draft or names_a_bar(asked.about)):
        language = draft.statement.language if draft else asked.language
        return cases_of(place, spec, asked, language, origin)
    if asked.inquiry in DECISIONS and (spec or draft is None):
        return advice_of(place, spec, asked, origin)
    return _about_the_draft(draft, spec, asked, origin) if draft else None


def _about_the_draft(
    draft: StatementVersion, spec: SpecVersion | None, asked: Asked, origin: Origin
) -> Effect | None:
    match asked.inquiry:
        case Inquiry.OPEN if spec:
            return spec_open_of(spec, origin)
        case Inquiry.ITEM:
            return item_of(spec, asked.about, origin) if spec else None
        case Inquiry.RESULTS if spec:
            return results_of(spec, origin)
        case Inquiry.OPEN:
            return open_of(draft, origin, untested=False)
        case Inquiry.RESULTS | Inquiry.RETRAIN | Inquiry.ROLLBACK | Inquiry.PLATEAU:
            return open_of(draft, origin, untested=True)
        case _:
            return _about_the_statement(draft, asked, origin)


def _about_the_statement(draft: StatementVersion, asked: Asked, origin: Origin) -> Effect | None:
    if asked.inquiry is Inquiry.CHANGES:
        return history_of(draft, origin)
    meant = fields_meant(asked.about, draft.statement)
    if not asked.sure and not meant:
        return None
    paths = [field.path for field in meant]
    return why_of(draft, paths, origin, understood=not asked.about)
