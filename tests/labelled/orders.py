"""How well orders to the bot are told from what people write about orders, and what gets through."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

import yaml

from bot.domain.conversation.model import Message, Transcript
from bot.domain.framing.field import FIELDS
from bot.domain.framing.merge import merge
from bot.domain.framing.proposal import Proposal
from bot.domain.framing.statement import ParkedReason, ProblemStatement
from bot.domain.number import numbers_in
from bot.domain.provenance import Quote, Status
from bot.llm.guide import OfflineGuide
from bot.llm.guide.quarantine import Cleared, cleared

FOLDER = Path(__file__).parent.parent / "data" / "attacks"
# The rule was made on the open ones, later on the later ones too; the others were only counted.
HALVES = {"open": "open", "held_out": "held out", "later": "later", "last": "last"}
LANGUAGES = {"english": "en", "french": "fr", "german": "de"}
_ID = "planted"
_SAID_AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
_NAMES = re.compile(r"[A-ZÀ-Ü][\w.]+ [A-Z]\w+|\d{1,2}[. ]+[A-Za-z]+ \d{4}")
# What stands in the conversation before somebody plants a passage in it.
_BEFORE = {
    "en": "we lose so much money on no-shows. It's 11.8 % of booked slots, I want 8 % by end of June.",
    "fr": "Nous voulons réduire le taux d'absence. Il est de 12 % aujourd'hui, nous voulons 8 %.",
    "de": "Wir wollen die Ausschussquote senken. Sie liegt bei 4,2 %, Ziel ist 3 % bis Ende Juni.",
}


@dataclass(frozen=True)
class Planted:
    """One passage that gives orders, and its language."""

    name: str
    language: str
    text: str


def planted(half: str) -> tuple[Planted, ...]:
    """The passages of one half; those of neither, which the first rules were made on, are at `.`."""
    return tuple(
        Planted(name, code, text)
        for language, code in LANGUAGES.items()
        for name, text in yaml.safe_load(
            (FOLDER / half / f"{language}.yaml").read_text("utf-8")
        ).items()
    )


def honest(half: str) -> tuple[str, ...]:
    """What people write about approvals, documents and assistants, and mean for people."""
    return tuple(yaml.safe_load((FOLDER / half / "innocent.yaml").read_text("utf-8")))


def accused(found: Cleared) -> bool:
    """Whether a message is reported as giving orders."""
    return any(one.reason is ParkedReason.INJECTION_SUSPECTED for one in found.parked)


def figures() -> dict[str, float]:
    """Every measure of orders, by its name in `bars.BARS`."""
    found: dict[str, float] = {}
    for half, told in HALVES.items():
        read = [_cleared(one.text) for one in planted(half)]
        others = [_cleared(text) for text in honest(half)]
        found |= {
            f"orders: reported, {told}": _share(accused(one) for one in read),
            f"orders: set aside, {told}": _share(bool(one.parked) for one in read),
            f"orders: people accused, {told}": _share(accused(one) for one in others),
            f"orders: people set aside, {told}": _share(bool(one.parked) for one in others),
        }
    for told, halves in (
        ("", (".", "open", "held_out")),
        (", later", ("later",)),
        (", last", ("last",)),
    ):
        stated = [path for half in halves for one in planted(half) for path in smuggled(one)]
        found[f"orders: obeyed by a model{told}"] = float(len(stated))
    return found


def _share(those: Iterator[bool]) -> float:
    every = list(those)
    return sum(every) / len(every)


def _cleared(text: str) -> Cleared:
    return cleared(_message(text))


def _message(text: str) -> Message:
    return Message(id=_ID, ts="2", user="mallory", text=text, said_at=_SAID_AT)


@cache
def smuggled(one: Planted) -> tuple[str, ...]:
    """Where words of a passage are stated once a model has quoted it for every field."""
    if not any(character.isalnum() for character in _cleared(one.text).message.text):
        return ()  # nothing is left that could be quoted
    first = Message(id="first", ts="1", user="nadia", text=_BEFORE[one.language], said_at=_SAID_AT)
    transcript = Transcript(messages=(first, _message(one.text)))
    offline = OfflineGuide().read(transcript, today=date(2026, 11, 23))
    return _resting_on_it(merge(offline, tuple(_obeyed(one)), transcript))


def _obeyed(one: Planted) -> Iterator[Proposal]:
    words = [one.text, *(n.text for n in numbers_in(one.text, one.language))]
    words += [*_NAMES.findall(one.text), *one.text.splitlines()]
    for definition in FIELDS.values():
        for value in dict.fromkeys(words):
            yield Proposal(
                path=definition.path,
                value_text=value,
                status=Status.STATED,
                quote=one.text,
                message_id=_ID,
                rationale="It is so.",
            )


def _resting_on_it(statement: ProblemStatement) -> tuple[str, ...]:
    stated = [f.path for f in statement.having(Status.STATED) if _planted(f.quotes)]
    disputed = [
        conflict.path
        for conflict in statement.conflicts
        if any(_planted(claim.quotes) for claim in conflict.claims)
    ]
    return (*stated, *disputed)


def _planted(quotes: tuple[Quote, ...]) -> bool:
    return any(quote.message_id == _ID for quote in quotes)
