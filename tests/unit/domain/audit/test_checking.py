"""S26: whatever is done to a chain, an anchor of before shows it; without one, a cut end goes unseen."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from bot.domain.audit.anchor import Anchor, BadAnchorError
from bot.domain.audit.checking import check
from bot.domain.audit.model import GENESIS, AuditEntry, AuditEvent, chain

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONG = 24
Entries = list[AuditEntry]
KEY = "correct horse"


def written() -> Entries:
    return rewritten(
        [
            AuditEvent(actor=f"U{n % 5}", verb="escalation.vote", subject=f"esc_{n % 7}",
                       facts={"digest": f"{n:064x}", "version": n % 3})
            for n in range(LONG)
        ]
    )  # fmt: skip


def rewritten(events: list[AuditEvent] | Entries) -> Entries:
    """Chain events anew, as somebody with the whole database could."""
    entries: Entries = []
    for number, event in enumerate(events, start=1):
        previous = entries[-1].hash if entries else GENESIS
        at = START + timedelta(minutes=number)
        entries.append(chain(event, chain="T1", seq=number, at=at, previous=previous))
    return entries


WHOLE = written()
ANCHOR = Anchor(chain="T1", seq=LONG, hash=WHOLE[-1].hash)


def edited(chance: random.Random) -> Entries:
    found = list(WHOLE)
    at = chance.randrange(LONG)
    value: dict[str, object] = chance.choice(
        [
            {"actor": "U9"},
            {"verb": "escalation.approved"},
            {"subject": "esc_9"},
            {"facts": {**found[at].facts, "version": 9}},
            {"at": found[at].at + timedelta(microseconds=1)},
            {"previous": f"{chance.randrange(2**256):064x}"},
            {"hash": f"{chance.randrange(2**256):064x}"},
            {"seq": found[at].seq + 1},
        ]
    )
    found[at] = found[at].model_copy(update=value)
    return found


def forged(chance: random.Random) -> Entries:
    """Change an entry and compute every hash after it anew."""
    events = list(WHOLE)
    at = chance.randrange(LONG)
    events[at] = events[at].model_copy(update={"actor": "U9"})
    return rewritten(events)


def deleted(chance: random.Random) -> Entries:
    at = chance.randrange(LONG - 1)
    return [*WHOLE[:at], *WHOLE[at + 1 :]]


def swapped(chance: random.Random) -> Entries:
    first, second = sorted(chance.sample(range(LONG), 2))
    found = list(WHOLE)
    found[first], found[second] = found[second], found[first]
    return found if chance.random() < 0.5 else rewritten(found)


def doubled(chance: random.Random) -> Entries:
    at = chance.randrange(LONG)
    return [*WHOLE[: at + 1], WHOLE[at], *WHOLE[at + 1 :]]


def cut(chance: random.Random) -> Entries:
    return WHOLE[: chance.randrange(LONG)]


DEEDS: list[Callable[[random.Random], Entries]] = [edited, forged, deleted, swapped, doubled, cut]


def test_a_thousand_random_deeds_are_all_found_against_an_anchor() -> None:
    chance = random.Random(26)  # noqa: S311 - repeatable, no secret
    missed = []
    for number in range(1000):
        deed = DEEDS[number % len(DEEDS)]
        entries = deed(chance)
        end = entries[-1].hash if entries else GENESIS
        if check("T1", entries, (ANCHOR,), (len(entries), end)).holds:
            missed.append(deed.__name__)

    assert [] == missed
    assert check("T1", WHOLE, (ANCHOR,), (LONG, WHOLE[-1].hash)).holds


def test_without_an_anchor_a_cut_end_and_a_forged_chain_go_unseen() -> None:
    """The control: the head in the database is changed by whoever cuts the chain."""
    chance = random.Random(26)  # noqa: S311 - repeatable, no secret
    for deed in (cut, forged):
        entries = deed(chance)
        assert check("T1", entries, (), (len(entries), entries[-1].hash)).holds


def test_what_came_after_an_anchor_is_no_finding() -> None:
    early = Anchor(chain="T1", seq=5, hash=WHOLE[4].hash)
    elsewhere = Anchor(chain="T2", seq=5, hash=GENESIS)

    found = check("T1", WHOLE, (early, elsewhere), (LONG, WHOLE[-1].hash))

    assert (True, 1) == (found.holds, found.anchors)


def test_an_anchor_is_passed_on_as_a_word_and_read_back() -> None:
    assert ANCHOR == Anchor.from_short(f" {ANCHOR.short}\n")
    with pytest.raises(BadAnchorError):
        Anchor.from_short("T1:24:short")


@pytest.mark.parametrize("change", [{"seq": 23}, {"hash": GENESIS}, {"chain": "T2"}, {"at": START}])
def test_a_signed_anchor_that_was_changed_is_refused(change: dict[str, object]) -> None:
    signed = ANCHOR.signed(KEY, START + timedelta(days=1))
    signed.require_signed(KEY)

    with pytest.raises(BadAnchorError):
        signed.model_copy(update=change).require_signed(KEY)
    with pytest.raises(BadAnchorError):
        signed.require_signed("another key")
