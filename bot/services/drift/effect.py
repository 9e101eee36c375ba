"""The messages about a data source: one that says how it stands, and what is told when its reference is renewed."""

from datetime import datetime

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.renewal import Renewal
from bot.domain.report.plan import language_in
from bot.domain.schedule.cadence import say_cadence
from bot.domain.spec.version import SpecVersion
from bot.services.effect import in_thread
from bot.store.drift import Declared
from bot.store.transaction import Transaction

_PEOPLE = ("U", "W")  # how the ids of people begin


def card_of(
    source: WatchedSource, state: str, code: str, next_at: datetime | None, version: int
) -> Effect:
    """One message that says what was seen and where it stands, and follows it."""
    language = language_in(code)
    return Effect(
        key=f"data-source:{source.id}:{version}",
        kind=EffectKind.CARD,
        team=source.team,
        view="drift.source",
        channel=source.channel,
        subject=source.id,
        card=f"data-source:{source.id}",
        version=version,
        facts={
            "state": state,
            "language": language,
            "when": say_cadence(source.cadence, language),
            "next": next_at.isoformat() if next_at else "-",
        },
    )


async def standing_of(tx: Transaction, source: WatchedSource, code: str) -> Effect:
    """The same message, of a source that is watched or held, as it stands now."""
    schedule = await tx.schedules.get(source.schedule)
    renewals = len(await tx.drift.renewals(source.id))
    held = schedule is not None and schedule.paused
    version = (schedule.version if schedule else 1) + renewals + 1  # each of them shows it anew
    next_at = schedule.next_at if schedule else None
    return card_of(source, "held" if held else "watched", code, next_at, version)


async def ending_of(tx: Transaction, found: Declared, code: str) -> Effect:
    """The same message, of a source that is looked at no more, or was never watched; made once it is held."""
    state = "ended" if found.state is SourceState.WATCHED else "discarded"
    if found.source.would_change is not None:
        state = "dropped"
    before = await standing_of(tx, found.source, code)
    return card_of(found.source, state, code, None, before.version)


def renewal_of(renewal: Renewal, spec: SpecVersion, channel: str, taken_back: int) -> list[Effect]:
    """Say in the thread of the spec that another reference counts; and at once to whoever did it."""
    key = f"drift-renewed:{renewal.source}:{renewal.number}"
    facts = {"number": renewal.number, "taken_back": taken_back}
    told = in_thread(
        spec.place,
        key=key,
        kind=EffectKind.REPLY,
        view="drift.renewed",
        subject=renewal.source,
        facts=facts,
    )
    if renewal.by[:1] not in _PEOPLE:
        return [told]
    alone = Effect(
        key=f"{key}:alone",
        kind=EffectKind.PRIVATE,
        team=told.team,
        view="drift.renewed",
        channel=channel,
        user=renewal.by,
        subject=renewal.source,
        facts=facts,
    )
    return [told, alone]
