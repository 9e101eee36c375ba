"""How a verdict stands in a message: its sign, its criterion, its sentence.

The signs of no two outcomes look alike, in shape as in colour.
"""

from bot.domain.criterion.verdict import Outcome
from bot.slack.blocks import Piece, emoji, words
from bot.slack.text import Data

TEXT = 700  # one criterion
TITLE = 150

MARKS = {
    Outcome.FAIL: "x",
    Outcome.INVALID: "no_entry",
    Outcome.INCONCLUSIVE: "hourglass_flowing_sand",
    Outcome.NOT_RUN: "grey_question",
    Outcome.PASS: "white_check_mark",
}


def verdict_pieces(outcome: Outcome, title: str, said: str, *, limit: int = TEXT) -> list[Piece]:
    """One verdict in one line."""
    return [
        emoji(MARKS[outcome]),
        words(" "),
        words(Data(title.removesuffix(".")), bold=True, limit=TITLE),
        words(": "),
        words(Data(said), limit=limit),
    ]
