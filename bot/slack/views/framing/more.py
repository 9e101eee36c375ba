"""What else can be done with a statement: the small menu of its card."""

from bot.domain.framing.inquiry import Inquiry
from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Action
from bot.slack.blocks import Element, option, overflow
from bot.slack.views.framing.question import press_of
from bot.slack.views.word import word

_ENTRIES = (Inquiry.WHY, Inquiry.CHANGES)


def more_menu(version: StatementVersion) -> Element:
    """The menu; each entry says what was picked beside the version it was picked at."""
    press, language = press_of(version), version.statement.language
    return overflow(
        Action.MORE.at(),
        [option(word(one, language), press.asking(one).encode()) for one in _ENTRIES],
    )
