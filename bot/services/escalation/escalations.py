"""Escalations as people and programs use them: open, decide, ask, edit, hand over, use, record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from bot.domain.audit.model import digest
from bot.domain.conversation.thread import Thread
from bot.domain.errors import ForbiddenError
from bot.domain.escalation.action import Action, Request
from bot.domain.escalation.deciding import approve, break_glass, deny
from bot.domain.escalation.handling import answer, ask, cancel, edit, hand_over
from bot.domain.escalation.model import Change, Choice, Escalation, Reason
from bot.domain.escalation.passing import consume, did, record
from bot.domain.escalation.roster import Present, Roster
from bot.domain.intake.model import Origin
from bot.domain.policy.model import REMIT
from bot.services.escalation.again import asked_before
from bot.services.escalation.card import Pressed, known, require_shown
from bot.services.escalation.check import mark, require_real
from bot.services.escalation.reading import EscalationReading
from bot.services.escalation.record import begun, keep, planned
from bot.services.escalation.roster import policy_of, roster_by, roster_for, roster_of
from bot.services.escalation.spec import asked_by_spec
from bot.services.remembered import Remembered
from bot.store.escalation import Asked
from bot.store.policy import PolicyVersion


class _OutdatedError(Exception):
    """What was remembered is no longer so; nothing is kept, and all of it is done again."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person decides, about which version, and why."""

    choice: Choice
    seen: int
    reason: Reason = Reason.OTHER
    note: str = ""


@dataclass(frozen=True, slots=True)
class Escalations(EscalationReading):
    """Every gesture asks the directory who is who, and then changes one row, or nothing."""

    remembered: Remembered = field(default_factory=Remembered)

    async def open(
        self,
        request: Request,
        origin: Origin,
        *,
        key: str | None = None,
        place: Thread | None = None,
    ) -> Escalation:
        """Ask for a decision in the name of whoever calls.

        Args:
            request: What is asked for; who asks is taken from `origin`, roles from no caller.
            origin: Who calls, as the entry point has made sure.
            key: The same key asks once; with another request it is refused.
            place: The thread it is asked in.

        Raises:
            ForbiddenError: it is asked in Remit's own name.
            KeyReusedError: the key was used for something else.
        """
        if request.action.system == REMIT:
            raise ForbiddenError(
                "Nobody asks in Remit's own name.", next_step="Name the system that will act."
            )
        request = request.model_copy(update={"requester": origin.actor, "raci": {}})
        return await self.begin(request, origin, key=key, place=place)

    async def begin(
        self,
        request: Request,
        origin: Origin,
        *,
        key: str | None = None,
        place: Thread | None = None,
        wrong: str | None = None,
    ) -> Escalation:
        """Ask for a decision; only for callers inside the bot, who answer for what they say.

        `wrong` says what is wrong with it: then it is a check, and nothing ever runs on it.

        Raises:
            KeyReusedError: the key was used for something else.
            UnknownRowError: it names a spec or a row there is none of.
            NotInForceError: it names a version that does not count.
        """
        asked = Asked(by=origin.actor, key=key, fingerprint=digest(
            {"request": request.bound(), "place": place and place.order_key}
        ))  # fmt: skip
        of_spec = await asked_by_spec(self.store, origin.team, request)
        request = of_spec.request
        while True:
            policy = await self._policy(origin.team)
            now = self.store.now()
            roster = await roster_by(policy, self.directory, origin.team, request, now)
            try:
                async with self.store.transaction(origin) as tx:
                    if found := await asked_before(tx, origin.team, asked):
                        return found
                    counts = await tx.policies.look_ahead(origin.team)
                    _require_same(counts, policy.version if policy else 0)
                    present = Present(roster, await tx.escalations.now())
                    opened = await begun(tx, origin, of_spec, asked, present, place)
                    if wrong is not None:
                        await mark(tx, opened, wrong, origin)
            except _OutdatedError:
                self.remembered.forget_policy(origin.team)  # another counts by now
            else:
                return self.remembered.keep(opened)

    async def _policy(self, team: str) -> PolicyVersion | None:
        """Tell which policy counted when it was last looked; whoever goes by it checks that."""
        if not self.remembered.has_policy(team):
            self.remembered.keep_policy(team, await policy_of(self.store, team))
        return self.remembered.policy(team)

    async def decide(
        self,
        id: str,
        given: Answer,
        origin: Origin,
        *,
        pressed: Pressed | None = None,
        through: str | None = None,
    ) -> Escalation:
        """Record one person's answer to the version they were shown.

        Raises:
            UnknownEscalationError: no such escalation here, or not in that message.
            NotYourDecisionError: it is not theirs.
            ConflictError: it is decided, over, or has changed.
        """

        def gesture(escalation: Escalation, present: Present) -> Change:
            who, seen = origin.actor, given.seen
            if given.choice is Choice.APPROVE:
                change = approve(escalation, who, seen, present, note=given.note)
            else:
                change = deny(escalation, who, seen, present, reason=given.reason, note=given.note)
            facts = {**change.facts, "through_operator": through} if through else change.facts
            return change.model_copy(update={"facts": facts})

        return await self._gesture(id, origin, gesture, pressed=pressed)

    async def ask(self, id: str, text: str, origin: Origin) -> Escalation:
        """Ask something before deciding."""
        return await self._gesture(
            id, origin, lambda one, present: ask(one, origin.actor, text, present)
        )

    async def answer(self, id: str, text: str, origin: Origin) -> Escalation:
        """Answer what was asked last."""
        return await self._gesture(
            id, origin, lambda one, present: answer(one, origin.actor, text, present.now)
        )

    async def hand_over(self, id: str, to: str, origin: Origin) -> Escalation:
        """Have somebody else decide."""
        return await self._gesture(
            id, origin, lambda one, present: hand_over(one, origin.actor, to, present), also=to
        )

    async def cancel(self, id: str, origin: Origin) -> Escalation:
        """Take the request back."""
        return await self._gesture(
            id, origin, lambda one, present: cancel(one, origin.actor, present.now)
        )

    async def break_glass(self, id: str, seen: int, reason: str, origin: Origin) -> Escalation:
        """Approve the version they were shown in an emergency, together with others."""
        return await self._gesture(
            id, origin, lambda one, present: break_glass(one, origin.actor, seen, reason, present)
        )

    async def edit(
        self, id: str, seen: int, changes: Mapping[str, object], origin: Origin
    ) -> Escalation:
        """Change target, parameters or amount; who decides is then resolved anew."""
        before = await self.get(id, origin)
        action = before.request.action.model_copy(update=dict(changes))
        edited = before.request.model_copy(update={"action": action})
        of_spec = await asked_by_spec(self.store, origin.team, edited)
        request = of_spec.request
        old = await roster_of(self.directory, before, origin.actor)
        new = await roster_for(self.store, self.directory, origin.team, request)
        roster = Roster(members={**old.members, **new.members}, groups={**old.groups, **new.groups})
        async with self.store.transaction(origin) as tx:
            before = known(await tx.escalations.lock(id), origin)
            present = Present(roster, await tx.escalations.now())
            plan = await planned(tx, origin.team, of_spec, present)
            change = edit(before, origin.actor, seen, action, plan=plan, present=present)
            return await keep(tx, before, change, origin.actor, present)

    async def consume(self, id: str, action: Action, key: str, origin: Origin) -> Escalation:
        """Use an approval, once, for exactly this action; asking again with the key repeats the answer.

        Raises:
            ConflictError: it may not run.
        """
        async with self.store.transaction(origin) as tx:
            before = known(await tx.escalations.lock(id), origin)
            await require_real(tx, before)
            present = Present(Roster(), await tx.escalations.now())
            change = consume(before, action, origin.actor, key, present.now)
            if change is None:
                return before
            return await keep(tx, before, change, origin.actor, present)

    async def done(self, id: str, origin: Origin, *, pressed: Pressed | None = None) -> Escalation:
        """Say that what was approved was done, by the person who asked; it uses the approval up.

        Raises:
            NotYourDecisionError: somebody else asked.
            ConflictError: it is not approved, was used before, or the approval ran out.
        """
        async with self.store.transaction(origin) as tx:
            before = known(await tx.escalations.lock(id), origin)
            await require_shown(tx, before, pressed)
            await require_real(tx, before)
            present = Present(Roster(), await tx.escalations.now())
            used, told = did(before, origin.actor, present.now)
            await keep(tx, before, used, origin.actor, present)
            return await keep(tx, used.after, told, origin.actor, present)

    async def record(
        self, id: str, origin: Origin, *, succeeded: bool, note: str = ""
    ) -> Escalation:
        """Say what came of the action."""
        async with self.store.transaction(origin) as tx:
            before = known(await tx.escalations.lock(id), origin)
            present = Present(Roster(), await tx.escalations.now())
            change = record(before, origin.actor, present.now, succeeded=succeeded, note=note)
            return await keep(tx, before, change, origin.actor, present)

    async def _gesture(
        self,
        id: str,
        origin: Origin,
        gesture: Callable[[Escalation, Present], Change],
        *,
        pressed: Pressed | None = None,
        also: str | None = None,
    ) -> Escalation:
        while True:
            seen = known(self.remembered.escalation(id) or await self.get(id, origin), origin)
            roster = await roster_of(self.directory, seen, origin.actor, *((also,) if also else ()))
            try:
                async with self.store.transaction(origin) as tx:
                    before = known(await tx.escalations.lock(id), origin)
                    _require_same(before.revision, seen.revision)
                    await require_shown(tx, before, pressed)
                    present = Present(roster, await tx.escalations.now())
                    change = gesture(before, present)
                    after = await keep(tx, before, change, origin.actor, present)
            except _OutdatedError:
                self.remembered.keep(before)  # moved on: others may have to be read
            else:
                return self.remembered.keep(after)


def _require_same(found: int, remembered: int) -> None:
    """End a transaction that began with something outdated; a commit would use up its claim.

    Raises:
        _OutdatedError: it did.
    """
    if found != remembered:
        raise _OutdatedError
