"""Renewals: after an accepted change a source is compared with another reference; each is kept, none is changed."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from pydantic import AwareDatetime, ValidationError
from pydantic import Field as Declared

from bot.domain.drift.change import Change, Weight, differences, weight_of
from bot.domain.drift.declaration import Stretch, WatchedSource
from bot.domain.drift.look import Look
from bot.domain.drift.wish import LONGEST_WHY, unreadable
from bot.domain.provenance import Frozen

_DECIDES = ("accountable", "responsible")
_OPERATOR = "operator:"  # whoever has the database may do anything


class Reference(Frozen):
    """Which rows a source is compared with, and the version of the profile made of them."""

    profile: int
    days: Stretch = Stretch()
    place: str | None = None  # where they lie, if elsewhere


class Renewal(Frozen):
    """Somebody had a source compared with another reference from a moment on."""

    source: str
    number: int  # of the renewals of this source, from 1
    before: Reference
    after: Reference
    why: str = Declared(min_length=1, max_length=LONGEST_WHY)
    by: str
    made_at: AwareDatetime
    undoes: int | None = None  # the renewal that it takes back
    change: Change | None = None  # of the declaration, where more than the reference is another

    @property
    def weight(self) -> Weight:
        """What comes of it."""
        if self.change is None:
            return Weight.COUNTED
        return weight_of(self.change.before, self.change.after)

    @property
    def changed(self) -> tuple[str, ...]:
        """What is declared otherwise."""
        return differences(self.change.before, self.change.after) if self.change else ()


class RenewalWish(Frozen):
    """Which rows somebody wants to be the reference, and why."""

    days: Stretch = Stretch()
    place: str | None = None
    why: str = Declared(min_length=1, max_length=LONGEST_WHY)


def read_renewal(start: str | None, end: str | None, place: str | None, why: str) -> RenewalWish:
    """Read what somebody typed.

    Raises:
        UnreadableDeclarationError: A day is none, they run backward, or no reason is given.
    """
    days = {"start": start or None, "end": end or None}
    try:
        return RenewalWish.model_validate({"days": days, "place": place, "why": why.strip()})
    except ValidationError as error:
        raise unreadable(error) from None


def reference_of(source: WatchedSource, profile: int) -> Reference:
    """What a source is compared with now."""
    return Reference(profile=profile, days=source.reference, place=source.reference_at)


def renewed(source: WatchedSource, days: Stretch, place: str | None) -> WatchedSource:
    """The source with another reference.

    Raises:
        UnreadableDeclarationError: The rows cannot be told apart, or the place holds a credential.
    """
    kept = source.model_dump(exclude={"reference", "reference_at"})
    try:
        return WatchedSource(**kept, reference=days, reference_at=place)
    except ValidationError as error:
        raise unreadable(error) from None


def against(looks: Sequence[Look], profile: int) -> list[Look]:
    """The newest looks, as far back as all were compared with one reference; the oldest first.

    What moved against another reference says nothing about how long it has moved against this one.
    """
    found: list[Look] = []
    for look in reversed(looks):
        if look.profile != profile:
            break
        found.append(look)
    return found[::-1]


def lasting(looks: Sequence[Look]) -> Stretch:
    """The days in which something has moved for good: what may be the next reference; open where none.

    Broken data never are: they are to be repaired.
    """
    last = looks[-1] if looks else None
    alarms = last.alarms if last and not last.trouble else ()
    if last is None or not alarms or any(one.broken for one in alarms):
        return Stretch()
    start = min(date.fromisoformat(one.since) for one in alarms)
    return Stretch(start=start, end=last.days[1] + timedelta(days=1))


def may_change(actor: str, source: WatchedSource, *, renews: bool) -> bool:
    """Whether whoever cannot renew the reference may change a declaration all the same: their own, outside of it.

    Args:
        actor: Who wants to.
        source: As it is declared.
        renews: Whether the reference would be another one.
    """
    return actor == source.created_by and not renews


def may_renew(actor: str, owner: str, people: Mapping[str, Sequence[str]]) -> bool:
    """Whether somebody may decide what counts as usual from now on.

    Args:
        actor: Who wants to.
        owner: Whose spec it is.
        people: Who has which part in the decision to train again.
    """
    named = {owner, *(user for part in _DECIDES for user in people.get(part, ()))}
    return actor in named or actor.startswith(_OPERATOR)
