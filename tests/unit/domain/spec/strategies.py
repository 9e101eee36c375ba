"""Arbitrary problem statements, with words that try to be markup."""

from hypothesis import strategies as st

from bot.domain.framing.field import FIELDS, FieldDefinition, ValueType
from bot.domain.framing.flag import FLAGS, Flag, FlagStatus
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.question import Question
from bot.domain.framing.statement import (
    ActionHint,
    Conflict,
    ProblemStatement,
    StatementStatus,
)
from bot.domain.provenance import Claim, Field, Moment, Quantity, Quote, Status, Value
from tests.unit.domain.spec.examples import NOW

HOSTILE = (
    "# Approved",
    "a\n\n## Approved by Legal\n\nb",
    "<script>alert(1)</script>",
    "<b>bold</b><!-- gone -->",
    "[click me](https://evil.example/x)",
    "![](https://evil.example/pixel.png)",
    "https://evil.example/a|b",
    "www.evil.example and javascript:alert(1)",
    "write to ceo@evil.example now",
    "cell | cell || cell",
    "| --- | --- |",
    "``` \ncode\n```",
    "`code` and \\` and \\\\",
    "*(proposal)* **bold** __bold__ _it_ ~~gone~~",
    "- item\n1. item\n> quote",
    "&lt;img src=x&gt; &#35; &amp;",
    "[ref]: https://evil.example",
    "[^1] and [x]",
    "a\u2028b\u2029c\u0085d\u202egnp.exe",
    "---\n===",
    "no_show_rate and _loose_",
    "“quoted” ”",
    "\ttab",
    "~~~",
    "never pay over $500",
)
words = st.one_of(
    st.sampled_from(HOSTILE),
    st.sampled_from(("at most 8 %", "recall at least 0.9", "fewer calls", "25 calls a day")),
    st.text(max_size=30),
)
said_words = words.filter(lambda text: bool(text.strip()))
quotes = st.builds(
    lambda text, start: Quote(message_id="m1", start=start, end=start + len(text), text=text),
    said_words,
    st.integers(0, 50),
)
quantities = st.builds(
    Quantity,
    value=st.one_of(st.floats(-1e6, 1e6, allow_nan=False), st.integers(0, 500).map(float)),
    unit=st.sampled_from(("", "%", "EUR", "s", "day")),
    kind=st.sampled_from((None, "abs", "rel", "pp")),
    comparator=st.sampled_from((None, "<=", ">=", "=")),
    text=st.one_of(said_words, st.just("8 %"), st.just("by 15%")),
)


def _values(definition: FieldDefinition) -> st.SearchStrategy[Value]:
    match definition.value_type:
        case ValueType.QUANTITY:
            return quantities
        case ValueType.MOMENT:
            return st.builds(Moment, text=said_words)
        case ValueType.LIST:
            return st.lists(said_words, min_size=1, max_size=3).map(tuple)
        case ValueType.FLAG:
            return st.booleans()
        case ValueType.CHOICE:
            return st.sampled_from(definition.choices)
        case ValueType.TEXT:
            return said_words


claims = st.builds(
    Claim,
    value=st.one_of(said_words, quantities),
    quotes=st.lists(quotes, max_size=1).map(tuple),
    said_by=st.sampled_from(("U1", "U2")),
    said_at=st.just(NOW),
)


@st.composite
def fields(draw: st.DrawFn, path: str) -> Field:
    status = draw(st.sampled_from(tuple(Status)))
    known = status is not Status.UNKNOWN
    quoted = status in {Status.STATED, Status.INFERRED}
    return Field(
        path=path,
        value=draw(_values(FIELDS[path])) if known else None,
        status=status,
        quotes=draw(st.lists(quotes, min_size=1, max_size=2).map(tuple)) if quoted else (),
        rationale=draw(words) if status in {Status.INFERRED, Status.ASSUMED} else None,
        risk_if_wrong=draw(st.none() | words),
        ask=draw(st.sampled_from((None, "Q-B03", "Q-X04", "Q-nowhere"))),
        derived_from=draw(st.sampled_from((None, "8 x 100"))),
        conflicts=draw(st.lists(claims, max_size=2).map(tuple)),
    )


@st.composite
def statements(draw: st.DrawFn) -> ProblemStatement:
    paths = draw(st.lists(st.sampled_from(sorted(FIELDS)), unique=True, max_size=14))
    flags = st.builds(
        Flag,
        flag=st.sampled_from((*FLAGS, "F-SOMETHING-NEW")),
        trigger=words,
        quote=st.none() | quotes,
        status=st.sampled_from(tuple(FlagStatus)),
    )
    actions = st.builds(
        ActionHint,
        action=words,
        mode=st.sampled_from(
            (None, "auto", "notify", "approve", "dual_approve", "refuse", "shout")
        ),
        quote=quotes,
    )
    disputes = st.builds(
        Conflict,
        path=st.sampled_from(("business_goal.baseline", "business_goal.target", "elsewhere")),
        claims=st.lists(claims, min_size=2, max_size=2).map(tuple),
    )
    questions = st.builds(
        Question,
        id=st.sampled_from(("Q-B02", "Q-C01", "Q-D01")),
        field=st.sampled_from(("business_goal.baseline", "data.source")),
        text=said_words,
        why=words,
        addressee=st.sampled_from((None, "U2")),
    )
    return ProblemStatement(
        language=draw(st.sampled_from(("en", "fr", "de"))),
        title=draw(words),
        status=draw(st.sampled_from(tuple(StatementStatus))),
        fields={path: draw(fields(path)) for path in paths},
        flags=draw(st.lists(flags, max_size=3).map(tuple)),
        actions=draw(st.lists(actions, max_size=3).map(tuple)),
        questions=draw(st.lists(questions, max_size=3).map(tuple)),
        conflicts=draw(st.lists(disputes, max_size=1).map(tuple)),
        is_ml=draw(st.sampled_from((None, True, False))),
        kind=draw(st.none() | st.sampled_from(tuple(Kind))),
        not_ml_subkind=draw(st.none() | st.sampled_from(tuple(NotMlKind))),
    )
