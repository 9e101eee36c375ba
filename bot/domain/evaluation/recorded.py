"""A verdict as it is kept: on which run, against which version of which criterion, by which formula."""

from pydantic import AwareDatetime, FiniteFloat

from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.evaluation.judging import Conditions, Judgement
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.provenance import Frozen


class Basis(Frozen):
    """What was judged by what; one verdict for each."""

    run: str
    spec: str
    spec_version: int
    criterion: str


class Circumstances(Frozen):
    """What a run was made with, as its tool told it; none is not known."""

    model: str | None = None
    prompt: str | None = None  # a hash
    dataset: str | None = None
    judge: str | None = None

    @classmethod
    def of(cls, run: EvaluationRun) -> "Circumstances":
        """Take them from a run."""
        name, version = run.dataset.name, run.dataset.version
        dataset = f"{name}@{version}" if name and version else name or version
        return cls(
            model=run.model or run.provider,
            prompt=run.prompt_hash,
            dataset=dataset,
            judge=run.judge.model if run.judge else None,
        )


class WorstSlice(Frozen):
    """The cases that share one attribute, counted."""

    name: str
    value: str
    hits: int
    n: int


class RecordedVerdict(Frozen):
    """One criterion judged on one run; kept as it was then and never changed."""

    basis: Basis
    line: str  # the criterion as it was
    critical: bool
    outcome: Outcome
    reason: Reason
    sentences: dict[str, str]  # what was said about it, by language
    hits: int | None = None  # what the metric counts: right answers for accuracy, errors for errors
    n: int | None = None
    value: FiniteFloat | None = None
    low: FiniteFloat | None = None
    high: FiniteFloat | None = None
    needed_n: int | None = None
    formula: str
    confidence: float
    look: int = 1
    looks: int = 1
    worst: WorstSlice | None = None
    circumstances: Circumstances = Circumstances()
    made_at: AwareDatetime  # of the run
    judged_at: AwareDatetime

    @property
    def is_settled(self) -> bool:
        """Whether it says yes or no."""
        return self.outcome in {Outcome.PASS, Outcome.FAIL}

    def sentence(self, language: str) -> str:
        """Say it in a language, or in English."""
        return self.sentences.get(language) or self.sentences.get("en", "")


def recorded(  # noqa: PLR0913  # everything a reader needs who wants to check it
    basis: Basis,
    judgement: Judgement,
    conditions: Conditions,
    *,
    line: str,
    critical: bool,
    sentences: dict[str, str],
    run: EvaluationRun,
    made_at: AwareDatetime,
    judged_at: AwareDatetime,
    worst: WorstSlice | None = None,
) -> RecordedVerdict:
    """Put a judgement on record."""
    verdict, seen = judgement.verdict, judgement.seen
    return RecordedVerdict(
        basis=basis,
        line=line,
        critical=critical,
        outcome=verdict.outcome,
        reason=verdict.reason,
        sentences=sentences,
        hits=seen.hits if seen else None,
        n=verdict.n if verdict.n is not None else (seen.n if seen else None),
        value=verdict.value,
        low=verdict.low,
        high=verdict.high,
        needed_n=judgement.needed_n,
        formula=judgement.formula.id,
        confidence=judgement.confidence,
        look=conditions.look.number,
        looks=conditions.look.looks,
        worst=worst,
        circumstances=Circumstances.of(run),
        made_at=made_at,
        judged_at=judged_at,
    )
