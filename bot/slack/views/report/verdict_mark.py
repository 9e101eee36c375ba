"""The sign of each outcome: no two look alike, in shape as in colour."""

from bot.domain.criterion.verdict import Outcome

MARKS = {
    Outcome.FAIL: "x",
    Outcome.INVALID: "no_entry",
    Outcome.INCONCLUSIVE: "hourglass_flowing_sand",
    Outcome.NOT_RUN: "grey_question",
    Outcome.PASS: "white_check_mark",
}
