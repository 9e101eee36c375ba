"""Whole messages, forms and home tabs, checked against Slack's limits before they leave."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.slack.blocks.block import Block
from bot.slack.blocks.element import plain_text
from bot.slack.blocks.fit import fitted, size, weight
from bot.slack.blocks.limit import (
    FALLBACK_TEXT,
    MESSAGE_TEXT,
    MODAL_WORD,
    VIEW_BYTES,
    LimitError,
    Surface,
    check,
)
from bot.slack.text import Data, Markup, Words, encode, units

_ROOM = VIEW_BYTES - 10_000  # for everything around the blocks


@dataclass(frozen=True, slots=True)
class MessageView:
    """A message: `text` is what a notification and a screen reader say, `blocks` what is seen."""

    text: str
    blocks: tuple[Block, ...]

    def arguments(self) -> dict[str, Any]:
        """What `chat.postMessage` and `chat.update` take; addresses in it are never unfolded."""
        unfurl = {"unfurl_links": False, "unfurl_media": False}
        return {"text": self.text, "blocks": list(self.blocks), **unfurl}


class ModalView(dict[str, Any]):
    """A form or a page over the conversation."""


class HomeView(dict[str, Any]):
    """The app's home tab."""


def message_view(spoken: Iterable[Words | Markup], blocks: Iterable[Block]) -> MessageView:
    """Make a message; `spoken` are the sentences of its plain-text form, in order."""
    view = MessageView(_spoken(spoken), tuple(fitted(list(blocks), MESSAGE_TEXT, size)))
    _refuse(check({"text": view.text, "blocks": list(view.blocks)}, "message"), "message")
    return view


def modal_view(  # noqa: PLR0913 - the parts of a form, as Slack names them
    title: Words,
    blocks: Iterable[Block],
    *,
    callback: str,
    metadata: str = "",
    submit: Words | None = None,
    close: Words = "Cancel",
) -> ModalView:
    """Make a form, or a page if there is nothing to submit."""
    view = ModalView(
        type="modal",
        callback_id=callback,
        title=plain_text(title, MODAL_WORD),
        close=plain_text(close, MODAL_WORD),
        blocks=fitted(list(blocks), _ROOM, weight),
        private_metadata=metadata,
    )
    if submit is not None:
        view["submit"] = plain_text(submit, MODAL_WORD)
    _refuse(check(view, "modal"), "modal")
    return view


def home_view(blocks: Iterable[Block]) -> HomeView:
    """Make a home tab."""
    view = HomeView(type="home", blocks=fitted(list(blocks), _ROOM, weight))
    _refuse(check(view, "home"), "home")
    return view


def _spoken(sentences: Iterable[Words | Markup]) -> str:
    """Join sentences while they fit; what is left out can be read in the message itself."""
    text = ""
    for sentence in sentences:
        shown = sentence.value if isinstance(sentence, Markup) else _said(sentence)
        if units(text) + units(shown) + 1 > FALLBACK_TEXT:
            break
        text = f"{text} {shown}".strip()
    return text


def _said(sentence: Words) -> str:
    return encode(sentence if isinstance(sentence, Data) else Data(sentence), FALLBACK_TEXT - 1)


def _refuse(problems: list[str], surface: Surface) -> None:
    if problems:
        raise LimitError(f"Slack would refuse this {surface}: {'; '.join(problems[:5])}")
