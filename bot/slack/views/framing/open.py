"""What nobody has said yet of a problem statement, as somebody asked in its thread."""

from collections.abc import Mapping

from bot.domain.framing.readiness import readiness
from bot.domain.framing.readiness_wording import brief_line
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action
from bot.slack.blocks import MessageView, line, words
from bot.slack.text import Data, markup
from bot.slack.views.framing.part import unknown_labels
from bot.slack.views.framing.turn import with_next
from bot.slack.views.word import told, word

MOST = 8
LONGEST = 400


def open_note(
    version: StatementVersion, names: Mapping[str, str], *, untested: bool = False
) -> MessageView:
    """How ready it is, what is not known, and the next question with its buttons.

    Args:
        version: The newest statement.
        names: Names by user id and by message id.
        untested: Whether somebody asked for results, which there are none of without a spec.
    """
    statement = version.statement
    language = statement.language
    ready = brief_line(readiness(statement), language, asking=bool(statement.questions))
    unknown = unknown_labels(statement)
    lines, spoken = [], []
    if untested:
        lines.append(line(words(word("untested", language))))
        spoken.append(markup("{said}", said=Data(word("untested", language))))
    lines.append(line(words(Data(ready), bold=True, limit=LONGEST)))
    spoken.append(markup("{ready}", ready=Data(ready), limit=LONGEST))
    if unknown:
        rest = len(unknown) - MOST
        listed = ", ".join(unknown[:MOST])
        if rest > 0:
            listed += f" {told('more_in_document', language, count=rest)}"
        said = f"{word('unknown', language)}: {listed}"
        lines.append(line(words(Data(said), limit=LONGEST)))
        spoken.append(markup("{said}", said=Data(said), limit=LONGEST))
    return with_next(version, names, lines, spoken, [Action.SPECIFY])
