"""Stories of escalations as the record would tell them, and the same stories with something wrong."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.domain.audit.model import GENESIS, AuditEntry, AuditEvent, chain
from bot.domain.audit.story import Story, by_digest
from bot.domain.escalation.deciding import approve, break_glass, deny
from bot.domain.escalation.handling import answer, ask, cancel, edit
from bot.domain.escalation.model import CLOCK, Change, Escalation, Reason
from bot.domain.escalation.opening import Identity, open_escalation
from bot.domain.escalation.passing import consume, due, record
from bot.domain.escalation.plan import BreakGlass, Plan, Quorum
from bot.domain.escalation.roster import Present
from bot.domain.oversight.scale import OversightMode
from bot.services.escalation.record import event_of
from tests.unit.domain.escalation.cases import (
    ANN,
    ASKER,
    BEN,
    DAN,
    EVE,
    HOUR,
    REFUND,
    START,
    plan,
    request,
    roster,
)

MINUTE = timedelta(minutes=1)
CHEAPER = REFUND.model_copy(update={"parameters": {**REFUND.parameters, "amount": 400}})
Event = tuple[AuditEvent, datetime]


class Writing:
    """Plays gestures on one escalation and keeps what the record would say of each."""

    def __init__(self, how: Plan | None = None, id: str = "esc_1") -> None:
        self.now = START
        change = open_escalation(Identity(id=id, team="T1"), request(), how or plan(), START)
        self.one = change.after
        self.events: list[Event] = [(event_of(change, ASKER), START)]
        self.documents = [self.one.bound_to(self.one.request)]

    @property
    def present(self) -> Present:
        return Present(roster(), self.now)

    def then(
        self, actor: str, gesture: Callable[[Escalation, Present], Change | None]
    ) -> "Writing":
        self.now += MINUTE
        change = gesture(self.one, self.present)
        assert change is not None
        self.one = change.after
        self.events.append((event_of(change, actor), self.now))
        self.documents.append(self.one.bound_to(self.one.request))
        return self

    def approved(self, who: str = ANN) -> "Writing":
        return self.then(who, lambda one, now: approve(one, who, one.version, now, note="Fine"))

    def denied(self, who: str = BEN) -> "Writing":
        return self.then(
            who, lambda one, now: deny(one, who, one.version, now, reason=Reason.TOO_RISKY)
        )

    def edited(self, who: str = ASKER) -> "Writing":
        return self.then(
            who, lambda one, now: edit(one, who, one.version, CHEAPER, plan=plan(), present=now)
        )

    def used(self) -> "Writing":
        by = "agent:refunds"
        return self.then(
            by, lambda one, now: consume(one, one.request.action, by, "run-1", now.now)
        ).then(by, lambda one, now: record(one, by, now.now, succeeded=True))

    def cancelled(self) -> "Writing":
        return self.then(ASKER, lambda one, now: cancel(one, ASKER, now.now))

    def waited(self, for_how_long: timedelta) -> "Writing":
        self.now += for_how_long
        return self.then(CLOCK, lambda one, now: due(one, now.now))

    def asked(self) -> "Writing":
        return self.then(ANN, lambda one, now: ask(one, ANN, "Which order?", now)).then(
            ASKER, lambda one, now: answer(one, ASKER, "Today's.", now.now)
        )

    def broken(self) -> "Writing":
        for who in (DAN, EVE):
            self.then(who, lambda one, now, who=who: break_glass(one, who, 1, "Down", now))  # type: ignore[misc]
        return self

    @property
    def story(self) -> Story:
        return story_of(self.events, self.documents, self.one.id)


def story_of(events: Sequence[Event], documents: Sequence[dict[str, Any]], id: str) -> Story:
    return Story(id=id, entries=tuple(chained(events)), documents=by_digest(documents))


def chained(events: Sequence[Event], team: str = "T1") -> list[AuditEntry]:
    entries: list[AuditEntry] = []
    for number, (event, at) in enumerate(events, start=1):
        previous = entries[-1].hash if entries else GENESIS
        entries.append(chain(event, chain=team, seq=number, at=at, previous=previous))
    return entries


TWO = (Quorum(label="approvers", need=2, of=("group:S0SUPPORT",)),)
GLASS = plan(break_glass=BreakGlass(of=("user:U0DAN", "user:U0EVE")))

HONEST: dict[str, Callable[[], Writing]] = {
    "approved and used": lambda: Writing().approved().used(),
    "two people": lambda: Writing(plan(quorums=TWO)).approved(ANN).approved(BEN).used(),
    "asked and answered": lambda: Writing().asked().approved().used(),
    "rejected": lambda: Writing().denied(),
    "changed before": lambda: Writing().edited().approved(BEN).used(),
    "changed after an approval": lambda: Writing().approved().edited().approved(BEN).used(),
    "changed and rejected": lambda: Writing().edited().denied(),
    "taken back": lambda: Writing().cancelled(),
    "taken back when approved": lambda: Writing().approved().cancelled(),
    "nobody answered": lambda: Writing().waited(24 * HOUR),
    "approved and not used": lambda: Writing().approved().waited(HOUR),
    "in an emergency": lambda: Writing(GLASS).broken().used(),
    "let pass": lambda: Writing(plan(mode=OversightMode.AUTO, quorums=())).used(),
    "refused": lambda: Writing(plan(mode=OversightMode.REFUSE)),
    "nobody named": lambda: Writing(plan(quorums=())),
}
UNFINISHED: dict[str, Callable[[], Writing]] = {
    "waiting": Writing,
    "approved, not used yet": lambda: Writing().approved(),
}
