"""Pages about a version that are only read, and messages that are nothing but sentences."""

from collections.abc import Iterable, Sequence

from bot.domain.framing.version import StatementVersion
from bot.slack.actions import Callback
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    line,
    message_view,
    modal_view,
    rich,
    words,
)
from bot.slack.views.framing.question import press_of
from bot.slack.views.word import word


def page(
    title: str, blocks: Iterable[Block], callback: Callback, version: StatementVersion
) -> ModalView:
    """A page that can only be closed."""
    return modal_view(
        title,
        blocks,
        callback=callback,
        metadata=press_of(version).metadata(),
        close=word("close", version.statement.language),
    )


def in_sentences(sentences: Sequence[str]) -> MessageView:
    """A message of a sentence a line."""
    return message_view(sentences, [rich(*(line(words(one)) for one in sentences))])
