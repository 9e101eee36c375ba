"""Labelled problem statements, built from messages so that every quote is really there."""

from datetime import UTC, datetime

from bot.domain.conversation.model import Message, Transcript
from bot.domain.conversation.thread import Thread
from bot.domain.framing.flag import Flag
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.question import Question
from bot.domain.framing.statement import ActionHint, Conflict, ProblemStatement
from bot.domain.provenance import (
    Claim,
    Field,
    Moment,
    Quantity,
    Quote,
    Status,
    Value,
    find_quote,
)
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.version import SpecVersion

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NAMES = {"U1": "Nadia", "U2": "Leo", "m1": "Nadia, 23 November", "m2": "Leo, 23 November"}


class Talk:
    """A conversation, and fields quoting it."""

    def __init__(self, *texts: str) -> None:
        self.messages = tuple(
            Message(id=f"m{n}", ts=str(n), user=f"U{n}", text=text, said_at=NOW)
            for n, text in enumerate(texts, start=1)
        )
        self.transcript = Transcript(messages=self.messages)
        self.fields: dict[str, Field] = {}

    def quote(self, words: str) -> Quote:
        found = [quote for message in self.messages if (quote := find_quote(words, message))]
        assert found, f"nobody said {words!r}"
        return found[0]

    def said(self, path: str, value: Value, words: str | None = None) -> None:
        text = words or (value if isinstance(value, str) else str(getattr(value, "text", value)))
        quotes = (self.quote(text),)
        self.fields[path] = Field(path=path, value=value, status=Status.STATED, quotes=quotes)

    def inferred(self, path: str, value: Value, words: str) -> None:
        self.fields[path] = Field(
            path=path,
            value=value,
            status=Status.INFERRED,
            quotes=(self.quote(words),),
            rationale="Follows from it.",
        )

    def assumed(self, path: str, value: Value, rationale: str) -> None:
        self.fields[path] = Field(
            path=path, value=value, status=Status.ASSUMED, rationale=rationale
        )

    def asked(self, path: str, ask: str) -> None:
        self.fields[path] = Field(path=path, ask=ask)


def brightsmile() -> ProblemStatement:
    """A chain of dental clinics with a target, and someone who disagrees about today's number."""
    talk = Talk(
        "We want fewer missed appointments. The no-show rate was 11.8 % of booked slots in the Q3 "
        "report and should be at most 8 % by the end of June, for adult check-ups in our 23 "
        "clinics. The front desk should know 48 hours before whom to call; each desk can make "
        "25 calls a day. Patients must never lose their slot without a call.",
        "I'm at the front desk. I call twenty people a day and most were coming anyway. Today "
        "everyone gets an SMS the day before. A wrong call costs us three minutes, a miss is an "
        "empty chair.",
    )
    talk.said("business_goal.statement", "fewer missed appointments")
    talk.said("business_goal.metric", "no-show rate")
    talk.said(
        "business_goal.baseline",
        Quantity(value=11.8, unit="%", text="11.8 % of booked slots", source="the Q3 report"),
        "11.8 % of booked slots",
    )
    talk.said(
        "business_goal.target",
        Quantity(value=8, unit="%", comparator="<=", text="at most 8 %"),
        "at most 8 %",
    )
    talk.said("business_goal.deadline", Moment(text="by the end of June"), "by the end of June")
    talk.said("business_goal.population", "adult check-ups in our 23 clinics")
    talk.inferred("business_goal.direction", "down", "fewer missed appointments")
    talk.inferred("user_problem.who", "the front desk", "I'm at the front desk")
    talk.said("user_problem.voice", "I call twenty people a day and most were coming anyway")
    talk.said("user_problem.current_process", "everyone gets an SMS the day before")
    talk.said("decision.supported", "whom to call")
    talk.inferred("decision.actor", "the front desk", "The front desk should know")
    talk.said("decision.moment", "48 hours before")
    talk.said(
        "decision.capacity", Quantity(value=25, unit="", text="25 calls a day"), "25 calls a day"
    )
    talk.assumed("decision.automation_level", "suggest", "A person makes the call.")
    talk.inferred("task.entity", "booked appointment", "booked slots")
    talk.inferred("task.output", "a list of the likeliest no-shows", "whom to call")
    talk.said("task.cost_fp", "three minutes", "A wrong call costs us three minutes")
    talk.said("task.cost_fn", "an empty chair")
    talk.asked("data.source", "Q-D01")
    return ProblemStatement(
        title="Missed dental appointments",
        fields=talk.fields,
        is_ml=True,
        kind=Kind.BINARY_CLASSIFICATION,
        flags=(
            Flag(
                flag="F-PERSONAL-DATA", trigger="patients", quote=talk.quote("Patients must never")
            ),
        ),
        actions=(
            ActionHint(
                action="cancel a slot",
                mode="refuse",
                quote=talk.quote("Patients must never lose their slot without a call"),
            ),
        ),
        questions=(
            Question(
                id="Q-D01",
                field="data.source",
                text="Where does the data live, who owns it, and do you have access?",
                why="Access takes longer than any model.",
                addressee="U2",
            ),
        ),
    )


def churn() -> ProblemStatement:
    """A relative target, and two people who remember two baselines."""
    talk = Talk(
        "Churn is killing us, cut it by 15% this year. It stands at 3.1% a month.",
        "Finance says 2.4% a month, not 3.1%.",
    )
    talk.said("business_goal.statement", "Churn is killing us, cut it by 15% this year")
    talk.said("business_goal.metric", "Churn")
    talk.inferred("business_goal.direction", "down", "cut it")
    talk.said(
        "business_goal.target", Quantity(value=15, unit="%", kind="rel", text="by 15%"), "by 15%"
    )
    talk.said("business_goal.deadline", Moment(text="this year"), "this year")
    claims = (
        Claim(
            value=Quantity(value=3.1, unit="%", text="3.1% a month"),
            quotes=(talk.quote("3.1% a month"),),
            said_by="U1",
            said_at=NOW,
        ),
        Claim(
            value=Quantity(value=2.4, unit="%", text="2.4% a month"),
            quotes=(talk.quote("2.4% a month"),),
            said_by="U2",
            said_at=NOW,
        ),
    )
    talk.fields["business_goal.baseline"] = Field(path="business_goal.baseline", conflicts=claims)
    return ProblemStatement(
        title="Customers leaving",
        fields=talk.fields,
        is_ml=True,
        kind=Kind.BINARY_CLASSIFICATION,
        conflicts=(Conflict(path="business_goal.baseline", claims=claims),),
        questions=(
            Question(
                id="Q-C01",
                field="business_goal.baseline",
                text="@U1 said 3.1% a month, @U2 said 2.4% a month: which is right?",
                why="I don't choose between people.",
            ),
        ),
    )


def refund_agent() -> ProblemStatement:
    """An agent that moves money."""
    talk = Talk(
        "The support agent should answer refund requests and pay them out. It must never refund "
        "over $500 without approval. Legal questions go to a person. An answer may take at most "
        "10 seconds."
    )
    talk.said("business_goal.statement", "answer refund requests and pay them out")
    talk.said("task.refusals", ("Legal questions",), "Legal questions go to a person")
    talk.said(
        "constraints.latency",
        Quantity(value=10, unit="s", comparator="<=", text="at most 10 seconds"),
        "at most 10 seconds",
    )
    talk.said("decision.automation_level", "act_with_approval", "without approval")
    return ProblemStatement(
        title="Refund requests",
        fields=talk.fields,
        is_ml=True,
        kind=Kind.AGENT_ACTIONS,
        flags=(Flag(flag="F-MONEY-MOVE", trigger="refund", quote=talk.quote("pay them out")),),
        actions=(
            ActionHint(
                action="refund over $500",
                mode="approve",
                quote=talk.quote("never refund over $500 without approval"),
            ),
        ),
    )


def rule_instead() -> ProblemStatement:
    """Something a rule does."""
    talk = Talk(
        "Invoices under 50 euros wait for days. Anyone can tell: if there is an order with the "
        "same amount, pay it. Could AI do that?"
    )
    talk.said("business_goal.statement", "Invoices under 50 euros wait for days")
    talk.said("ml_fit.heuristic", "if there is an order with the same amount, pay it")
    talk.inferred("ml_fit.answers.rules", value=True, words="Anyone can tell")
    return ProblemStatement(
        title="Small invoices",
        fields=talk.fields,
        is_ml=False,
        kind=Kind.NOT_ML,
        not_ml_subkind=NotMlKind.RULES,
    )


EXAMPLES = {
    "brightsmile": brightsmile,
    "churn": churn,
    "refund_agent": refund_agent,
    "rule_instead": rule_instead,
    "empty": ProblemStatement,
}


def version_of(statement: ProblemStatement) -> SpecVersion:
    """The first version of the statement's spec."""
    return SpecVersion(
        id="spec_1",
        version=1,
        problem_statement="ps_1",
        problem_statement_version=2,
        place=Thread(team="T1", channel="C1", thread="1.0"),
        owner="U1",
        created_by="U1",
        created_at=NOW,
        spec=draft_spec(statement, ps_id="ps_1", ps_version=2),
    )
