"""What the thread reads when a spec was changed, or when a wish was not clear."""

from collections.abc import Mapping, Sequence

from bot.domain.spec.change import Operation
from bot.domain.spec.consequence import Consequence, Void
from bot.domain.spec.form import label_of
from bot.domain.spec.saying import Told, name_of
from bot.domain.spec.step import SpecStep
from bot.domain.spec.version import Cause, SpecVersion
from bot.domain.spec.wished import CHOICES, Heard
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    Piece,
    actions,
    bullets,
    button,
    context,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.evidence import NAME
from bot.slack.views.spec.buttons import compare_button
from bot.slack.views.spec.words import colon, spec_word

MOST = 8
VALUE = 160
MOST_CHOICES = 8
WISHES = 10  # of one message; what a press carries has room for so many
_HEADS = {
    Cause.DRAFTED: "changed",
    Cause.EDITED: "changed",
    Cause.FOLLOWED: "followed",
    Cause.UNDONE: "undone",
}


def spec_turn(step: SpecStep, clashes: Sequence[str], who: str) -> MessageView:
    """What a version changed, what it takes to show, what that makes void, and the way back."""
    version, changes = step.version, step.changes
    language = version.spec.language
    head = markup(
        spec_word(_HEADS[version.cause], language),
        who=Data(who),
        version=Data(str(version.version)),
        limit=300,
    )
    rows = [_row(change, language) for change in changes[:MOST]]
    left = len(changes) - MOST
    title = spec_word(_HEADS[version.cause], language)
    lead = title.format(who=who, version=version.version)
    lines = [line(emoji("pencil2"), words(" "), words(Data(lead), bold=True, limit=NAME + 120))]
    if rows:
        lines.append(bullets(rows))
    if left > 0:
        more = spec_word("more_changes", language).format(count=left)
        lines.append(line(words(more, italic=True)))
    blocks: list[Block] = [rich(*lines)]
    notes = [*step.advice[:MOST], *(_void(each, language) for each in step.void)]
    if clashes:
        places = ", ".join(label_of(address, language) for address in clashes[:MOST])
        notes.append(spec_word("kept", language).format(items=places))
    blocks += [context(Data(note)) for note in notes]
    press = Press(version.id, version.version).encode()
    buttons = [button(spec_word("edit", language), Action.SPEC_EDIT.at(), press)]
    if version.cause is Cause.EDITED:
        buttons.insert(0, button(spec_word("undo", language), Action.SPEC_UNDO.at(), press))
    if any(each.void is Void.SIGNATURES for each in step.void):
        buttons.append(compare_button(version))
    blocks.append(actions(*buttons))
    spoken = [head, *(_spoken(change, language) for change in changes[:MOST])]
    return message_view([*spoken, *(Data(note) for note in notes)], blocks)


def spec_asked(
    version: SpecVersion, message: str, heard: Heard, unclear: Sequence[int], rest: Sequence[str]
) -> MessageView:
    """Which part a sentence was about, with a button each; and the words nothing was made of."""
    language = version.spec.language
    blocks: list[Block] = []
    spoken: list[Markup | Data] = []
    for number in unclear:
        if number >= min(len(heard.wishes), WISHES):
            continue
        wished = heard.wishes[number]
        ask = spec_word("which", language).format(what=wished.text)
        blocks.append(rich(line(words(Data(ask), bold=True, limit=300))))
        press = Press(version.id, version.version)
        blocks.append(
            actions(
                *(
                    button(
                        Data(name_of(version.spec, path)),
                        Action.SPEC_CHOOSE.at(number, place),
                        press.asking(message, number * CHOICES + place).encode(),
                    )
                    for place, path in enumerate(wished.choices[:MOST_CHOICES])
                )
            )
        )
        spoken.append(Data(ask))
    for words_left in rest:
        note = spec_word("unread", language).format(what=words_left)
        blocks.append(context(Data(note)))
        spoken.append(Data(note))
    return message_view(spoken, blocks)


def _row(change: Told, language: str) -> list[Piece]:
    label = words(Data(f"{change.label}{colon(language)}"), bold=True, limit=120)
    if change.operation is Operation.ADD:
        return [label, words(" "), words(Data(_said("added", change.after, language)), limit=VALUE)]
    if change.operation is Operation.REMOVE:
        return [
            label,
            words(" "),
            words(Data(_said("removed", change.before, language)), limit=VALUE),
        ]
    none = spec_word("nothing", language)
    return [
        label,
        words(" "),
        words(Data(change.before or none), limit=VALUE),
        words(" → "),
        words(Data(change.after or none), bold=True, limit=VALUE),
    ]


def _said(name: str, what: str, language: str) -> str:
    return spec_word(name, language).format(what=what)


def _spoken(change: Told, language: str) -> Markup:
    none = spec_word("nothing", language)
    return markup(
        "{label}: {before} → {after}",
        label=Data(change.label),
        before=Data(change.before or none),
        after=Data(change.after or none),
        limit=300,
    )


_VOIDS: Mapping[Void, str] = {each: f"void_{each.value}" for each in Void}


def _void(consequence: Consequence, language: str) -> str:
    return spec_word(_VOIDS[consequence.void], language).format(items=", ".join(consequence.items))
