"""The note to whoever answered a question that somebody else settled meanwhile."""

from collections.abc import Mapping, Sequence

from bot.domain.framing.overtaken import Overtaken
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action
from bot.slack.blocks import (
    Block,
    MessageView,
    actions,
    button,
    context,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.evidence import NAME, open_words, shown_value
from bot.slack.views.framing.question import QUESTION, named, press_of
from bot.slack.views.word import word

OVERTAKEN_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "by": " answered this meanwhile: ",
        "wrote": "You wrote: ",
        "replace": "Use my answer instead",
        "kept": "Your answer is kept, and counts for nothing unless you press the button.",
    },
    "fr": {
        "by": " y a répondu entre-temps : ",
        "wrote": "Vous avez écrit : ",
        "replace": "Prendre ma réponse",
        "kept": "Votre réponse est conservée ; elle ne compte que si vous touchez le bouton.",
    },
    "de": {
        "by": " hat das inzwischen beantwortet: ",
        "wrote": "Sie haben geschrieben: ",
        "replace": "Meine Antwort nehmen",
        "kept": "Ihre Antwort ist aufbewahrt und zählt nur, wenn Sie die Taste drücken.",
    },
}
VALUE = 300
TEXT = 1200


def overtaken(
    version: StatementVersion, late: Sequence[Overtaken], names: Mapping[str, str]
) -> MessageView:
    """What stands by now, what the person typed, and the way to put it in its place.

    Args:
        version: The statement as it is.
        late: What came too late.
        names: Names by user id.
    """
    language = version.statement.language
    told = OVERTAKEN_WORDS.get(language, OVERTAKEN_WORDS["en"])
    blocks: list[Block] = []
    spoken: list[Markup] = []
    for one in late:
        asks = named(one.kept.asks, names)
        who = Data(names.get(one.by) or word("someone", language))
        value = _stands(version, one, names)
        typed = Data(one.kept.text)
        press = press_of(version).asking(one.kept.id).encode()
        blocks += [
            rich(
                line(words(asks, bold=True, limit=QUESTION)),
                line(words(who, limit=NAME), words(told["by"]), words(value, limit=VALUE)),
                line(words(told["wrote"]), words(typed, italic=True, limit=TEXT)),
            ),
            actions(button(told["replace"], Action.REPLACE.at(one.kept.id), press)),
        ]
        spoken += [
            markup(
                f"{{asks}} {{who}}{told['by']}{{value}}.",
                asks=asks,
                who=who,
                value=value,
                limit=QUESTION,
            ),
            markup(f"{told['wrote']}{{typed}}", typed=typed, limit=TEXT),
        ]
    return message_view([*spoken, Markup(told["kept"])], [*blocks, context(told["kept"])])


def _stands(version: StatementVersion, one: Overtaken, names: Mapping[str, str]) -> Data:
    """What the field of a question says now, or why it says nothing."""
    statement = version.statement
    field = statement.field(one.kept.path)
    if field.value is not None:
        return shown_value(field.path, field.value, statement.language)
    waits = open_words(field, names, statement.language)
    return waits or Data(word("left_open", statement.language))
