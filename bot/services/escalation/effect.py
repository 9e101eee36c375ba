"""What people see of an escalation: its cards, and what is said about it in threads."""

from bot.domain.delivery.model import Effect, EffectKind
from bot.domain.escalation.authority import barred, lent
from bot.domain.escalation.model import Change, Escalation, Spot, State
from bot.domain.escalation.roster import Present, Standing, is_program
from bot.services.effect import home_of

_MOST_DIRECT = 15  # people who get a card of their own; the others find it on their home page
_NOTED = frozenset({State.APPROVED, State.DENIED, State.CANCELLED, State.EXPIRED, State.FINISHED})


def spots_of(escalation: Escalation, present: Present) -> tuple[Spot, ...]:
    """List where the card belongs: the thread it was asked in, channels, and people by name."""
    place = escalation.place
    spots = [Spot(channel=place.channel, thread=place.thread)] if place else []
    asked = sorted(escalation.named)
    spots += [Spot(channel=one.removeprefix("channel:")) for one in asked if one[:2] == "ch"]
    sources = tuple(one for one in asked if one[:2] != "ch")
    close = barred(escalation, present.roster, present.now)
    stand_ins = {one.to for one in lent(escalation, present.roster, present.now)}
    members = present.roster.members
    people = sorted(
        user
        for user in (present.roster.anyone_of(sources) | stand_ins) - close
        if user in members and members[user].standing is Standing.PERSON
    )
    spots += [Spot(user=person) for person in people[:_MOST_DIRECT]]
    asker = escalation.request.requester
    if place is None and not is_program(asker):
        spots.append(Spot(user=asker))  # there is no thread in which they see what becomes of it
    return tuple(dict.fromkeys((*escalation.spots, *spots)))


def card_key(escalation: Escalation, spot: Spot) -> str:
    """Name the message that shows an escalation in one place."""
    return f"{escalation.id}:{spot.name}"


def cards_of(escalation: Escalation) -> list[Effect]:
    """Show the present state everywhere its card is."""
    return [
        Effect(
            key=f"card:{card_key(escalation, spot)}:{escalation.revision}",
            kind=EffectKind.CARD,
            team=escalation.team,
            view="escalation.card",
            channel=spot.channel,
            thread=spot.thread,
            user=spot.user,
            subject=escalation.id,
            card=card_key(escalation, spot),
            version=escalation.revision,
        )
        for spot in escalation.spots
    ]


def effects_of(before: Escalation | None, change: Change, present: Present) -> list[Effect]:
    """List everything to be shown after a change."""
    after = change.after
    effects = cards_of(after) if after.spots else []
    event = change.verb.partition(".")[2]
    if (before is None or before.state is not after.state) and after.state in _NOTED:
        effects += _notes(after, str(change.facts.get("why", "")))
    if event in {"asked", "answered", "handed_over", "edited", "glass_touched"}:
        effects += _said(after, event)
    if event in {"reminded", "stepped_up", "overdue"}:
        effects += _reminders(after, event)
    if event in {"glass_touched", "glass_broken"} and after.plan.break_glass:
        effects += _told(after, after.plan.break_glass.tell, event)
    return effects + _homes(before, after, present)


def _notes(escalation: Escalation, why: str) -> list[Effect]:
    """Tell the asker how it ended, and why, and whoever else the policy names."""
    request, ended = escalation.request, escalation.state.value
    notes = [_said_in(escalation, place, ended, why) for place in _threads(escalation)]
    if not notes:
        notes = [
            _said_in(escalation, Spot(user=person), ended)
            for person in dict.fromkeys((request.requester, *request.on_behalf_of))
            if not is_program(person)
        ]
    return notes + _told(escalation, escalation.plan.tell, ended)


def _said(escalation: Escalation, event: str) -> list[Effect]:
    """Say something where it was asked, or to who asked."""
    places = _threads(escalation) or [
        Spot(user=person) for person in (escalation.request.requester,) if not is_program(person)
    ]
    return [_said_in(escalation, place, event) for place in places]


def _reminders(escalation: Escalation, event: str) -> list[Effect]:
    asker = escalation.request.requester
    reminded = event == "reminded"  # which is for those who decide
    return [
        _said_in(escalation, spot, event)
        for spot in escalation.spots
        if not (reminded and spot.user == asker)
    ]


def _told(escalation: Escalation, sources: tuple[str, ...], event: str) -> list[Effect]:
    places = []
    for source in sources:
        kind, _, name = source.partition(":")
        if kind != "group":
            places.append(Spot(channel=name) if kind == "channel" else Spot(user=name))
    return [_said_in(escalation, place, event) for place in places]


def _threads(escalation: Escalation) -> list[Spot]:
    place = escalation.place
    return [Spot(channel=place.channel, thread=place.thread)] if place else []


def _said_in(escalation: Escalation, spot: Spot, event: str, why: str = "") -> Effect:
    return Effect(
        key=f"said:{escalation.id}:{event}:{escalation.revision}:{spot.name}",
        kind=EffectKind.REPLY,
        team=escalation.team,
        view="escalation.note",
        channel=spot.channel,
        thread=spot.thread,
        user=spot.user,
        subject=escalation.id,
        version=escalation.revision,
        facts={"event": event, **({"why": why} if why else {})},
    )


def _homes(before: Escalation | None, after: Escalation, present: Present) -> list[Effect]:
    """Bring home pages up to date when it begins or ends to wait for somebody."""
    answered = {vote.by for vote in after.votes}
    people: set[str] = answered - {vote.by for vote in before.votes} if before else set()
    if before is None or before.state.is_pending != after.state.is_pending:
        people |= {*after.request.involved, *(after.decision.by if after.decision else ())}
        people |= {spot.user for spot in after.spots if spot.user}
    people &= {*present.roster.members, *(spot.user for spot in after.spots if spot.user)}
    return [home_of(after.team, one, f"{after.id}:{after.revision}") for one in sorted(people)]
