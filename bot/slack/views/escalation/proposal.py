"""A question Remit itself asks: what failed, what is to be decided; what it rests on is one press away."""

import json
import re
from collections.abc import Iterator, Mapping

from pydantic import JsonValue

from bot.domain.escalation.edit import leaves
from bot.slack.blocks import Block, Piece, bullets, line, rich, words
from bot.slack.exact import pieces
from bot.slack.text import Data
from bot.slack.views.escalation.facts import Shown, policy_told, undo_told
from bot.slack.views.escalation.words import say

_NUMBER = re.compile(r"^\d+ ")  # keeps the order of what is approved; nobody reads it
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_SAID, _GROUND = 300, 2500


def proposal_bound(shown: Shown) -> list[list[Piece]]:
    """All an approval of it is bound to: each piece of it is on its card."""
    target = plainly(shown.escalation.request.action.target)
    return [target, *_choices(shown), *_fine_print(shown)]


def proposal_told(shown: Shown) -> list[Block]:
    """What failed, in counts, with the first of the cases; and what deciding means."""
    request = shown.escalation.request
    first = _SENTENCE.split(request.why, maxsplit=1)[0]
    said = [line(words(Data(one), limit=_SAID)) for one in (first, request.affected) if one]
    return [rich(*said, bullets(_choices(shown)))]


def fine_print(shown: Shown) -> Block:
    """The rest of what an approval is bound to, exactly, in one paragraph."""
    parts = [piece for part in _fine_print(shown) for piece in (words(" · "), *part)]
    return rich(line(*parts[1:]))


def grounds(shown: Shown) -> Iterator[Block]:
    """All it rests on: what was counted, the cases that went wrong, the rule with its conditions."""
    request, language = shown.escalation.request, shown.language
    said = [line(words(Data(request.why), limit=_GROUND))] if request.why else []
    if request.uncertain:
        label = words(f"{say('uncertain', language)}: ", bold=True)
        said.append(line(label, words(Data(request.uncertain), limit=_GROUND)))
    if said:
        yield rich(*said)
    for name, value in request.grounds.items():
        label = words(Data(_label(name)), bold=True)
        if isinstance(value, Mapping):
            yield rich(line(label), bullets([_condition(*each) for each in value.items()]))
        else:
            yield rich(line(label, words(": "), words(Data(_read(value)), limit=_GROUND)))


def plainly(text: str, *, bold: bool = False) -> list[Piece]:
    """A text exactly, and not as code: it is a sentence of ours."""
    style: Piece = {"style": {"bold": True}} if bold else {}
    return [{"type": "text", "text": one["text"], **style} for one in pieces(text)]


def _choices(shown: Shown) -> list[list[Piece]]:
    parameters = shown.escalation.request.action.parameters
    return [
        [*plainly(_label(name), bold=True), words(": "), *plainly(_told(value))]
        for name, value in leaves(parameters)
        if _NUMBER.match(name)
    ]


def _fine_print(shown: Shown) -> list[list[Piece]]:
    request, language = shown.escalation.request, shown.language
    action = request.action
    rest = [pair for pair in leaves(action.parameters) if pair[0] and not _NUMBER.match(pair[0])]
    return [
        pieces(action.name),
        *([*pieces(name), words(" = "), *pieces(_told(value))] for name, value in rest),
        [words(f"{say('asked_by', language)} "), *pieces(request.requester)],
        [words(f"{say('undo', language)} "), *undo_told(shown)],
        [words(f"{say('policy', language)}: "), words(Data(policy_told(shown)))],
    ]


def _condition(name: str, value: JsonValue) -> list[Piece]:
    return [words(Data(f"{name}:")), words(" "), words(Data(_read(value)), bold=True)]


def _read(value: JsonValue) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _label(name: str) -> str:
    plain = _NUMBER.sub("", name)
    return plain[:1].upper() + plain[1:]


def _told(value: str) -> str:
    """A text without what JSON puts around it; anything else as JSON writes it."""
    return str(json.loads(value)) if value[:1] == '"' else value
