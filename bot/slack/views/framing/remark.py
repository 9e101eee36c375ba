"""What stands beside the fields of a statement: disagreement, risks, actions, what was set aside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bot.domain.framing.flag import Flag, FlagStatus
from bot.domain.framing.participant import Participant
from bot.domain.framing.statement import Conflict, Parked, ProblemStatement
from bot.domain.framing.trap import Trap
from bot.slack.blocks import Block, Piece, words
from bot.slack.text import Data
from bot.slack.views.framing.evidence import NAME, Voices, claim_pieces, label_piece, quote_pieces
from bot.slack.views.group import DOCUMENT, EXPORT, group, more, one_line
from bot.slack.views.word import flag_name, oversight, parked_reason, told, word

MOST_CHECKS = 2


@dataclass(frozen=True, slots=True)
class _Room:
    """How many entries a list may have, and where the others are."""

    items: int
    where: str

    def rest(self, found: int, language: str) -> str:
        return more(found - self.items, self.where, language)


_ON_CARD = _Room(2, DOCUMENT)
_ON_PAGE = _Room(30, EXPORT)


def remarks(statement: ProblemStatement, voices: Voices) -> list[Block]:
    """Everything beside the fields: disagreement, risks, actions, what was set aside."""
    return [
        *_conflicts(statement.conflicts, voices, _ON_PAGE),
        *_traps(statement.traps, voices, _ON_PAGE),
        *_flags(statement.flags, voices, _ON_PAGE),
        *_dismissed(statement.flags, voices, _ON_PAGE),
        *_actions(statement, voices, _ON_PAGE),
        *_people(statement.participants, voices, _ON_PAGE),
        *_parked(statement.parking_lot, voices, _ON_PAGE),
    ]


def brief_remarks(statement: ProblemStatement, voices: Voices) -> list[Block]:
    """The same for a card: few of each, and the risks in one line."""
    return [
        *_conflicts(statement.conflicts, voices, _ON_CARD),
        *_traps(statement.traps, voices, _ON_CARD),
        *_actions(statement, voices, _ON_CARD),
        *_parked(statement.parking_lot, voices, _ON_CARD),
        *_checks(statement),
    ]


def _checks(statement: ProblemStatement) -> list[Block]:
    """What to check, in one line; the full document has the words that raised each."""
    live = _live(statement.flags)
    names = {flag.flag: flag_name(flag.flag, statement.language) for flag in live}
    sure = {names[flag.flag] for flag in live if flag.status is FlagStatus.CONFIRMED}
    high = any(flag.high_impact for flag in live)
    return touched(list(names.values()), DOCUMENT, statement.language, sure, high_impact=high)


def touched(
    areas: Sequence[str],
    where: str,
    language: str,
    sure: Collection[str] = (),
    *,
    high_impact: bool,
) -> list[Block]:
    """What a conversation may touch, in one line; a suspicion until a person says that it is so.

    Args:
        areas: What may be touched, the most serious first.
        where: What has all of them.
        language: The language of the words of ours.
        sure: Which of them people said it does touch.
        high_impact: Whether one of them is for Legal.
    """
    names = list(dict.fromkeys(areas))
    if not names:
        return []
    foremost = names[:MOST_CHECKS]
    parts = {
        "touches": [name for name in foremost if name in sure],
        "may_touch": [name for name in foremost if name not in sure],
    }
    shown = "; ".join(
        told(key, language, areas=", ".join(some)) for key, some in parts.items() if some
    )
    icon, key = ("warning", "flags") if high_impact else ("eyes", "notes")
    rest = more(len(names) - MOST_CHECKS, where, language)
    return [one_line(icon, word(key, language), Data(shown), rest)]


def _live(flags: Sequence[Flag]) -> list[Flag]:
    """What nobody has dismissed, the most serious first, and what people are sure of."""
    live = [flag for flag in flags if flag.status is not FlagStatus.DISMISSED]
    return sorted(
        live, key=lambda flag: (not flag.high_impact, flag.status is not FlagStatus.CONFIRMED)
    )


def _conflicts(conflicts: Sequence[Conflict], voices: Voices, room: _Room) -> list[Block]:
    items = []
    for conflict in conflicts[: room.items]:
        pieces = [label_piece(conflict.path, voices.language)]
        for place, claim in enumerate(conflict.claims[: room.items]):
            pieces += [words(", ")] if place else []
            pieces += claim_pieces(conflict.path, claim, voices)
        items.append(pieces)
    rest = room.rest(len(conflicts), voices.language)
    return group("scales", word("conflicts", voices.language), items, rest)


def _traps(traps: Sequence[Trap], voices: Voices, room: _Room) -> list[Block]:
    """What would mislead or cannot be had, each after the words that show it."""
    items = []
    for trap in traps[: room.items]:
        quoted = [*quote_pieces(trap.quote, voices, limit=80), words(": ")] if trap.quote else []
        items.append([*quoted, words(Data(trap.text), limit=300)])
    rest = room.rest(len(traps), voices.language)
    return group("construction", word("watch_out", voices.language), items, rest)


def _flags(flags: Sequence[Flag], voices: Voices, room: _Room) -> list[Block]:
    """What to check, as a suspicion: only a person can say that it is so."""
    live = _live(flags)
    serious = [_flag(flag, voices) for flag in live if flag.high_impact]
    others = [_flag(flag, voices) for flag in live if not flag.high_impact]
    return [
        block
        for icon, key, items in (("warning", "flags", serious), ("eyes", "notes", others))
        for block in group(
            icon,
            word(key, voices.language),
            items[: room.items],
            room.rest(len(items), voices.language),
        )
    ]


def _dismissed(flags: Sequence[Flag], voices: Voices, room: _Room) -> list[Block]:
    """What people said does not apply: it stays to be seen, with who said so and why."""
    gone = [flag for flag in flags if flag.status is FlagStatus.DISMISSED]
    items = [_gone(flag, voices) for flag in gone[: room.items]]
    return group(
        "heavy_minus_sign",
        word("dismissed", voices.language),
        items,
        room.rest(len(gone), voices.language),
    )


def _gone(flag: Flag, voices: Voices) -> list[Piece]:
    pieces = [words(Data(flag_name(flag.flag, voices.language)))]
    if flag.review:
        pieces += [words(" — "), words(voices.name(flag.review.by), limit=60)]
        pieces += [words(f", {flag.review.at:%Y-%m-%d}")]
        if flag.review.reason:
            pieces += [words(": "), words(Data(flag.review.reason), limit=200)]
    return pieces


def _flag(flag: Flag, voices: Voices) -> list[Piece]:
    key = "touches" if flag.status is FlagStatus.CONFIRMED else "may_touch"
    lead = told(key, voices.language, areas=flag_name(flag.flag, voices.language))
    pieces = [words(Data(lead[:1].upper() + lead[1:]))]
    if flag.review:
        pieces += [words(f" — {word('confirmed_by', voices.language)} ")]
        pieces += [words(voices.name(flag.review.by), limit=NAME)]
    if flag.quote:
        pieces += [words(" "), *quote_pieces(flag.quote, voices, limit=80)]
    return pieces


def _actions(statement: ProblemStatement, voices: Voices, room: _Room) -> list[Block]:
    items = []
    for hint in statement.actions[: room.items]:
        pieces = [words(Data(hint.action), limit=100)]
        if hint.mode:
            pieces += [words(" — "), words(Data(oversight(hint.mode, voices.language)))]
        items.append(pieces)
    rest = room.rest(len(statement.actions), voices.language)
    return group("gear", word("actions", voices.language), items, rest)


def _people(people: Sequence[Participant], voices: Voices, room: _Room) -> list[Block]:
    """Who takes a stance or names a role of their own; a role told in a message is a claim."""
    telling = [person for person in people if person.stance or person.claimed_role]
    items = [_person(person, voices) for person in telling[: room.items]]
    rest = room.rest(len(telling), voices.language)
    return group("busts_in_silhouette", word("people", voices.language), items, rest)


def _person(person: Participant, voices: Voices) -> list[Piece]:
    pieces = [words(voices.name(person.user), limit=NAME)]
    if person.role:
        pieces += [words(" ("), words(Data(person.role), limit=NAME), words(")")]
    if person.claimed_role:
        told = words(Data(person.claimed_role.text), italic=True, limit=80)
        pieces += [words(f": {word('says_to_be', voices.language)} “"), told, words("”")]
    if person.stance:
        pieces.append(words(f": {word(person.stance, voices.language)}"))
    if person.stance_quote:
        told = words(Data(person.stance_quote.text), italic=True, limit=80)
        pieces += [words(" “"), told, words("”")]
    return pieces


def _parked(parked: Sequence[Parked], voices: Voices, room: _Room) -> list[Block]:
    items = [
        [
            *quote_pieces(one.quote, voices, limit=80),
            words(f": {parked_reason(one.reason, voices.language)}"),
        ]
        for one in parked[: room.items]
    ]
    rest = room.rest(len(parked), voices.language)
    return group("paperclip", word("parked", voices.language), items, rest)
