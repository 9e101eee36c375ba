"""What programs get back for a file of results: what was read, and what it shows."""

from pydantic import BaseModel, ConfigDict, Field

from bot.domain.evaluation.document import reading_document
from bot.services.evaluation.results import Brought


class _View(BaseModel):
    model_config = ConfigDict(frozen=True)


class WarningView(_View):
    """One thing that is wrong with the data."""

    state: str = Field(examples=["missing"])
    text: str
    seen: int | None = None
    expected: int | None = None


class SliceView(_View):
    """The cases of one group, counted."""

    name: str
    value: str
    n: int | None
    passed: int | None
    mean: float | None


class CheckView(_View):
    """One check of one provider or model."""

    provider: str | None
    model: str | None
    check: str | None
    n: int | None = Field(description="Cases that were judged; null is unknown, never 0.")
    passed: int | None
    mean: float | None
    slices: tuple[SliceView, ...]
    warnings: tuple[WarningView, ...]


class VerdictView(_View):
    """What the results show of one criterion."""

    criterion: str
    check: str | None
    outcome: str = Field(examples=["inconclusive"])
    text: str


class EvaluationView(_View):
    """A file of results as it was read, kept and judged."""

    format: str = Field(examples=["promptfoo-json"])
    runs: tuple[CheckView, ...]
    spec: str
    spec_version: int
    kept: tuple[str, ...] = Field(description="The runs that are new; none for a file sent again.")
    known: int = Field(description="Runs of the file that had been brought before.")
    verdicts: tuple[VerdictView, ...] = Field(
        description="Of its new runs, and what is on record of those that had been brought before."
    )


def shown(brought: Brought) -> EvaluationView:
    """Show what became of a file."""
    kept = brought.kept
    document = reading_document(brought.reading)
    return EvaluationView.model_validate(
        {
            **document,
            "spec": kept.spec.id,
            "spec_version": kept.spec.version,
            "kept": tuple(run.id for run in kept.runs),
            "known": kept.known,
            "verdicts": [
                {
                    "criterion": one.basis.criterion,
                    "check": one.check,
                    "outcome": one.outcome.value,
                    "text": one.sentences.get("en", ""),
                }
                for one in (*kept.verdicts, *kept.standing)
            ],
        }
    )
