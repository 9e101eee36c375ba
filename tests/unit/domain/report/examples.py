"""A spec with three criteria, and what a run said about each of them."""

from datetime import UTC, datetime, timedelta
from functools import cache

from bot.domain.conversation.thread import Thread
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.judged import judged
from bot.domain.evaluation.recorded import RecordedVerdict, recorded
from bot.domain.evaluation.run import CheckResult, EvaluationRun, SliceResult
from bot.domain.evaluation.source import Dataset, Source
from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.model import Language
from bot.domain.provenance import Field, Quote, Status
from bot.domain.report.compiling import Setting
from bot.domain.report.reader import Reader
from bot.domain.spec.canonical import canonical
from bot.domain.spec.draft import draft_spec
from bot.domain.spec.version import SpecVersion

MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
WEEK = timedelta(days=7)
SAID = (
    "accuracy of at least 95 %, a critical error rate of at most 2 %, "
    "and p95 latency of at most 2 s"
)


@cache
def version(number: int = 1) -> SpecVersion:
    """The spec; its criteria are AC-01 accuracy, AC-02 critical errors, AC-03 latency."""
    quote = Quote(message_id="m1", start=0, end=len(SAID), text=SAID)
    field = Field(path="metrics.model", value=(SAID,), status=Status.STATED, quotes=(quote,))
    statement = ProblemStatement(fields={field.path: field})
    spec = draft_spec(statement, ps_id="ps_1", ps_version=1)
    read = tuple(one for one in spec.acceptance if one.text.status is Status.STATED)
    return SpecVersion(
        id="spec_1",
        version=number,
        problem_statement="ps_1",
        problem_statement_version=1,
        place=Thread(team="T1", channel="C1", thread="1.0"),
        owner="U1",
        created_by="U1",
        created_at=MONDAY - 10 * WEEK,
        spec=spec.model_copy(
            update={
                "title": "Refund answers",
                "acceptance": tuple(
                    one.model_copy(update={"id": f"AC-{rank:02d}"})
                    for rank, one in enumerate(read, start=1)
                ),
                "measures": (),
            }
        ),
    )


def run(made_at: datetime, model: str = "gpt-x-1") -> EvaluationRun:
    """A run of a model."""
    return EvaluationRun(
        id=f"run_{made_at:%m%d}",
        source=Source(format=Format.PROMPTFOO_JSON),
        model=model,
        dataset=Dataset(name="refunds", version="3"),
        made_at=made_at,
    )


def verdict(
    criterion: str,
    seen: CheckResult,
    made_at: datetime,
    *,
    model: str = "gpt-x-1",
) -> RecordedVerdict:
    """What a run said about one criterion of the spec."""
    one = next(each for each in version().spec.acceptance if each.id == criterion)
    made = run(made_at, model).model_copy(update={"checks": (seen,)})
    found = judged(canonical(one).criterion, made)
    return recorded(("spec_1", 1), found, made, made_at)


def check(name: str, passed: int, n: int, *slices: SliceResult) -> CheckResult:
    """So many of so many passed."""
    return CheckResult(name=name, passed=passed, n=n, slices=slices)


def setting(language: Language = "en", reader: Reader = Reader.TEAM) -> Setting:
    """The report of the week that ends on a Monday."""
    return Setting(
        id="rep_1",
        plan="plan_1",
        reader=reader,
        language=language,
        timezone="Europe/Berlin",
        since=MONDAY - WEEK,
        until=MONDAY,
    )
