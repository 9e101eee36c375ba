"""A long thread costs work in proportion to its length: counted in calls, which no machine speeds up."""

import sys
from types import FrameType

from bot.domain.conversation.model import Transcript
from tests.unit.guide.conversations import read, said

FACTS = (
    ("nadia", "we lose so much money on no-shows, 11.8 % of booked slots, I want 8 by end of June"),
    ("leo", "Front desk calls 20 people a day, and each empty chair costs us 120 euros."),
    ("sam", "All appointments are stored in Dentrix since 2021, about 40k a year."),
    ("ute", "Verantwortlich ist Frau Dr. Albers, das Budget sind 60 T€, alles bleibt in der EU."),
    ("yann", "Un client perdu, c'est 180 € de marge, et la liste doit être prête chaque lundi."),
    ("kim", "ok thanks, I will look at it tomorrow with the others and then we will see"),
    ("pat", "the meeting was long, nobody said anything new, and the slides are in the folder"),
    ("ana", "lunch at 12?"),
)
CALLS_PER_MESSAGE = 3200  # some 2750 today


def thread(messages: int) -> Transcript:
    lines = [(who, f"{text} ({at})") for at, (who, text) in enumerate(FACTS * (messages // 8 + 1))]
    return said(*lines[:messages])


def calls(transcript: Transcript) -> int:
    """How many functions reading a thread calls, those of the standard library included."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += event in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        read(transcript)
    finally:
        sys.setprofile(before)
    return count


def test_a_thread_of_five_hundred_messages_costs_no_more_per_message_than_a_short_one() -> None:
    calls(thread(8))  # lexicons load once

    short, long = calls(thread(125)), calls(thread(500))

    assert long < 5 * short
    assert long < 500 * CALLS_PER_MESSAGE


def test_facts_are_found_at_the_end_of_a_long_thread() -> None:
    chat = [("kim", f"ok thanks, see point {at}") for at in range(499)]
    statement = read(said(*chat, ("nadia", "our churn is 9 %, I want 7 % by end of June")))
    assert statement.field("business_goal.target").quotes[0].message_id == "m499"
