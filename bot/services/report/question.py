"""Which questions about watched data are open, and which people have answered, as a summary needs to know."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.advice.request import retraining_of
from bot.domain.breach.drift_alarm import alarms, source_of
from bot.domain.breach.request import BREACH_ASKER
from bot.domain.drift.look import Look
from bot.domain.escalation.model import Escalation, State
from bot.domain.spec.version import SpecVersion
from bot.services.look_history import counting
from bot.store.transaction import Transaction

_DECIDED = (State.APPROVED, State.DENIED, State.CONSUMED, State.FINISHED)


@dataclass(frozen=True, slots=True)
class Questions:
    """The open question about each source, and the sources about which the last one was answered."""

    asked: Mapping[str, Escalation]  # all of them, by their names
    waiting: dict[str, str]  # an escalation's id, by the source
    decided: frozenset[str]


async def questions(tx: Transaction, version: SpecVersion, names: str) -> Questions:
    """What people are asked about the data of a spec, under names that begin like this."""
    asked = await tx.escalations.asked_under(version.place.team, BREACH_ASKER, names)
    waiting = {source_of(key): one.id for key, one in asked.items() if one.state.is_pending}
    newest: dict[str, Escalation] = {}
    for key, one in asked.items():
        last = newest.get(source_of(key))
        if last is None or one.opened_at >= last.opened_at:
            newest[source_of(key)] = one
    decided = frozenset(name for name, one in newest.items() if _is_decided(one))
    return Questions(asked, waiting, decided - waiting.keys())


async def was_asked(tx: Transaction, look: Look, asked: Mapping[str, Escalation]) -> bool:
    """Whether people were asked about all a look shows, since it began; an earlier run was another question."""
    _, seen = await counting(tx, look.source)
    own = {key: one for key, one in asked.items() if source_of(key) == look.source}
    return alarms(seen, own).asking is None


def was_judged(look: Look, worse: Questions) -> bool:
    """Whether the run of worse windows a look tells of is the one people were asked about."""
    began = look.results.began if look.results else ""
    name = f"{retraining_of(look.spec, look.source)}{began}"
    return any(key.startswith(name) for key in worse.asked)


def _is_decided(one: Escalation) -> bool:
    """Whether people have decided; where nobody could be asked, it is still to be decided."""
    reason = one.decision.reason if one.decision else None
    by_people = one.decision is not None and (reason is None or reason.is_given_by_people)
    return one.state in _DECIDED and by_people
