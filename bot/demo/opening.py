"""What a newcomer finds: people talking about a goal without the bot, and where to begin."""

from dataclasses import dataclass
from typing import Any

from bot.playground.blocks.stored import short_id
from bot.playground.server import Playground
from bot.playground.typed_text import rich_text_block

NADIA, LEO, PRIYA, SAM = "U0NADIA001", "U0LEO00001", "U0PRIYA001", "U0SAM00001"
CHANNEL = "C0NOSHOWS1"
FIRST_MENTION = "@Remit what should we build here?"
_SECONDS = 60
_ROOT = "Third Monday in a row with empty chairs. What do we do about these no-shows?"


@dataclass(frozen=True, slots=True)
class _Said:
    minutes_ago: int
    user: str
    text: str
    in_thread: bool = True


_CONVERSATION = (
    _Said(38, SAM, _ROOT, in_thread=False),
    _Said(
        33,
        LEO,
        "We call people the day before. Most of them were coming anyway, "
        "and we can make 25 calls per desk per day.",
    ),
    _Said(
        21,
        PRIYA,
        "11.8 % of booked slots were missed last quarter, according to the booking export.",
    ),
    _Said(12, NADIA, "Can AI fix that? I want no-shows down to 8 % by the end of June."),
    _Said(
        4,
        NADIA,
        "I'd like to start on the no-shows next sprint. I just don't know what to ask "
        "the data team for.",
        in_thread=False,
    ),
)


def begin_conversation(playground: Playground) -> None:
    """Let people have talked already, while the app was not listening, and say where to begin."""
    platform = playground.platform
    channel = platform.workspace.channels[CHANNEL]
    now = playground.settings.clock()
    root = ""
    for said in _CONVERSATION:
        fields: dict[str, Any] = {
            "ts": f"{now - said.minutes_ago * _SECONDS:.6f}",
            "client_msg_id": short_id(),
            "blocks": [rich_text_block(said.text, short_id())],
        }
        thread_ts = root if said.in_thread else None
        message = platform.postings.post(
            channel, said.user, said.text, thread_ts=thread_ts, silent=True, **fields
        )
        root = root or message["ts"]
    platform.workspace.guide = _things_to_try(root)


def _things_to_try(thread_ts: str) -> list[dict[str, str]]:
    """The three ways in; the page can prepare the first."""
    return [
        {
            "text": f"In Sam's thread, reply: {FIRST_MENTION}",
            "channel": CHANNEL,
            "thread_ts": thread_ts,
            "message": FIRST_MENTION,
        },
        {
            "text": "Then act as Leo (top left) and answer one of Remit's questions in the thread.",
        },
        {
            "text": "Or open the menu (⋯) of any message: Turn into a problem statement.",
        },
    ]
