"""The one Block Kit builder: typed constructors that cannot exceed a limit or leak markup."""

from bot.slack.blocks.block import (
    Block,
    actions,
    context,
    divider,
    header,
    input_block,
    section,
)
from bot.slack.blocks.element import (
    Element,
    button,
    datepicker,
    option,
    overflow,
    radio_buttons,
    static_select,
    text_input,
    users_select,
)
from bot.slack.blocks.limit import LimitError, Surface, check
from bot.slack.blocks.rich import Line, Piece, bullets, emoji, line, link, quotation, rich, words
from bot.slack.blocks.view import (
    HomeView,
    MessageView,
    ModalView,
    home_view,
    message_view,
    modal_view,
)

__all__ = [
    "Block",
    "Element",
    "HomeView",
    "LimitError",
    "Line",
    "MessageView",
    "ModalView",
    "Piece",
    "Surface",
    "actions",
    "bullets",
    "button",
    "check",
    "context",
    "datepicker",
    "divider",
    "emoji",
    "header",
    "home_view",
    "input_block",
    "line",
    "link",
    "message_view",
    "modal_view",
    "option",
    "overflow",
    "quotation",
    "radio_buttons",
    "rich",
    "section",
    "static_select",
    "text_input",
    "users_select",
    "words",
]
