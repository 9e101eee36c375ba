"""Statements, specs and hostile texts for the tests of what Slack shows."""

from datetime import UTC, datetime

from hypothesis import strategies as st

from bot.domain.conversation.model import Message, Transcript
from bot.domain.conversation.thread import Thread
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FLAGS, Flag
from bot.domain.framing.kind import Kind
from bot.domain.framing.question import Question
from bot.domain.framing.statement import (
    ActionHint,
    Conflict,
    Parked,
    ParkedReason,
    ProblemStatement,
    StatementStatus,
)
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Claim, Confirmation, Field, Quote, Status, Value
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.version import SpecVersion

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
PLACE = Thread(team="T1", channel="C1", thread="1.0")
GOAL = Message(
    id="m1",
    ts="1.0",
    user="U0NADIA001",
    text="We want fewer no-shows, below 8 % by end of June. Today it is 11.8 %.",
    said_at=NOW,
)
DOUBT = Message(id="m2", ts="2.0", user="U0LEO00001", text="10 % is realistic.", said_at=NOW)
TRANSCRIPT = Transcript(messages=(GOAL, DOUBT))
PEOPLE = {"U0NADIA001": "Nadia", "U0LEO00001": "Leo"}
NAMES = {**PEOPLE, "m1": "Nadia", "m2": "Leo"}
CAPACITY = Question(
    id="Q-X02",
    field="decision.capacity",
    text="How many of these can you handle per day?",
    why="It sets how strict the system must be.",
    addressee="Leo",
)
TARGET = Question(
    id="Q-C01",
    field="business_goal.target",
    text="@U0NADIA001 said below 8 %, @U0LEO00001 said 10 %: which is right?",
    why="One target decides.",
    options=("below 8 %", "10 %"),
)


def quote(message: Message, text: str) -> Quote:
    start = message.text.index(text)
    return Quote(message_id=message.id, start=start, end=start + len(text), text=text)


def said(path: str, value: Value, text: str, message: Message = GOAL) -> Field:
    return Field(path=path, value=value, status=Status.STATED, quotes=(quote(message, text),))


def statement(*fields: Field, questions: tuple[Question, ...] = ()) -> ProblemStatement:
    return ProblemStatement(
        title="Missed dental appointments",
        status=StatementStatus.CLARIFYING if questions else StatementStatus.READY,
        kind=Kind.BINARY_CLASSIFICATION,
        is_ml=True,
        fields={field.path: field for field in fields},
        questions=questions,
    )


def dental(questions: tuple[Question, ...] = (TARGET, CAPACITY)) -> ProblemStatement:
    heuristic = Field(
        path="ml_fit.heuristic",
        value="missed 2 of the last 5",
        status=Status.ASSUMED,
        rationale="The simplest rule to try.",
    )
    return statement(
        said("business_goal.statement", "fewer missed appointments", "fewer no-shows"),
        said("business_goal.target", "below 8 %", "below 8 %"),
        heuristic,
        Field(path="decision.capacity"),
        questions=questions,
    )


def version(of: ProblemStatement, number: int = 3) -> StatementVersion:
    return StatementVersion(
        id="ps_01J",
        version=number,
        conversation="cnv_01J",
        place=PLACE,
        owner="U0NADIA001",
        created_by="U0NADIA001",
        created_at=NOW,
        statement=of,
    )


def spec(of: ProblemStatement) -> SpecVersion:
    return SpecVersion(
        id="spec_01J",
        version=1,
        problem_statement="ps_01J",
        problem_statement_version=3,
        place=PLACE,
        owner="U0NADIA001",
        created_by="U0NADIA001",
        created_at=NOW,
        spec=draft_spec(of, ps_id="ps_01J", ps_version=3),
    )


LIVE = (
    "<!here>",
    "<!channel|x>",
    "<@U0LEO00001>",
    "<#C1|x>",
    "<https://evil.example|ok>",
    "<!date^1^{date}|x>",
    "*b*",
    "_i_",
    "~s~",
    "`c`",
    "```x```",
    ":white_check_mark:",
    "&lt;!here&gt;",
    "@channel",
    "\n> ",
    "\u202e",
    "\u200b",
    "\u2028",
    "\x00",
    "\ud800",
    "\U000e0041",
    "👨‍👩‍👧",
    "e\u0301\u0301\u0301\u0301\u0301\u0301",
)
hostile_text = st.lists(
    st.one_of(st.sampled_from(LIVE), st.text(max_size=12), st.text("<>&|!@#*_~`: \n", max_size=8)),
    max_size=10,
).map("".join)


def hostile(text: str) -> ProblemStatement:
    """A statement with every field, list and option filled with one text."""
    words = Quote(message_id="m1", start=0, end=len(text), text=text)
    claim = Claim(value=text, quotes=(words,), said_by="U0NADIA001", said_at=NOW)
    statuses = (Status.STATED, Status.INFERRED, Status.ASSUMED)
    fields = {
        path: Field(
            path=path,
            value=(text, text) if place % 7 == 0 else text,
            status=statuses[place % 3],
            quotes=(words, words),
            rationale=text,
            risk_if_wrong=text,
            confirmed=Confirmation(by="U0LEO00001", at=NOW, message_id="m2"),
            superseded=(claim,),
        )
        for place, path in enumerate(FIELDS)
    }
    questions = tuple(
        Question(
            id=f"Q-{place}",
            field="owner",
            text=text,
            why=text,
            options=(text,) * 12,
            addressee=text,
        )
        for place in range(6)
    )
    return ProblemStatement(
        title=text,
        status=StatementStatus.CLARIFYING,
        fields=fields,
        flags=tuple(Flag(flag=flag, trigger=text, quote=words) for flag in FLAGS),
        actions=(ActionHint(action=text, mode="approve", quote=words),) * 9,
        conflicts=(Conflict(path="business_goal.target", claims=(claim,) * 9),) * 9,
        parking_lot=tuple(
            Parked(reason=reason, said_by="U0LEO00001", quote=words) for reason in ParkedReason
        )
        * 4,
        questions=questions,
    )
