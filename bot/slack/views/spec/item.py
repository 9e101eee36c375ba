"""One item of a spec, as somebody asked about it in the thread: what it says, what counts, what is open."""

from collections.abc import Sequence

from bot.domain.spec.explained import Explained
from bot.slack.blocks import Block, MessageView, bullets, context, line, message_view, rich, words
from bot.slack.text import Data, Markup, markup
from bot.slack.views.spec.words import spec_word

MOST = 14
TITLE, TEXT, NOTE = 200, 400, 900
_QUOTES = 3


def item_note(found: Explained, language: str) -> MessageView:
    """Its title, each thing it says under its label; then the words it rests on and what it takes."""
    blocks: list[Block] = [rich(line(words(Data(found.title), bold=True, limit=TITLE)))]
    spoken = [Data(found.title), *(Data(f"{name}: {text}") for name, text in found.said)]
    if found.said:
        rows = [
            [words(Data(name), bold=True), words(": "), words(Data(text), limit=TEXT)]
            for name, text in found.said[:MOST]
        ]
        blocks.append(rich(bullets(rows)))
    notes = _notes(found, language)
    blocks += [context(markup("{note}", note=Data(note), limit=NOTE)) for note in notes]
    return message_view([*spoken, *map(Data, notes)], blocks)


def no_item_note(about: str, numbers: Sequence[str], language: str) -> MessageView:
    """There is no such item: which there are."""
    name = "item_none" if numbers else "item_none_at_all"
    told = Data(spec_word(name, language).format(id=about.upper(), ids=", ".join(numbers)))
    following = Markup(spec_word("item_list", language))
    blocks = [rich(line(words(told, limit=TEXT))), context(following)]
    return message_view([told, following], blocks)


def _notes(found: Explained, language: str) -> list[str]:
    notes: list[str] = []
    if found.quotes:
        said = " … ".join(found.quotes[:_QUOTES])
        notes.append(spec_word("item_rests_on", language).format(quotes=said))
    if found.needed:
        notes.append(" ".join(found.needed))
    notes += found.cost
    if found.assumed:
        told = "; ".join(f"{name}: {text}" for name, text in found.assumed)
        notes.append(spec_word("item_assumed", language).format(assumed=told))
    if found.empty:
        notes.append(spec_word("item_open", language).format(open=", ".join(found.empty)))
    id = found.title.split()[0]  # noqa: A001  # every title begins with it
    notes.append(spec_word("item_next", language).format(id=id, field=found.example))
    return notes
