"""Reading a file of results: recognised by what is in it, counted, and refused with a reason."""

from pathlib import Path

from bot.domain.evaluation.errors import UnknownFormatError, UnreadableFileError
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import Mapping
from bot.domain.evaluation.run import EvaluationRun, FileReading
from bot.domain.evaluation.warning import WarningState
from bot.evidence.bounds import BOUNDS, Bounds
from bot.evidence.digest import Digest
from bot.evidence.findings import Findings
from bot.evidence.formats import IMPORTERS
from bot.evidence.glimpse import Glimpse, Shape, look_at
from bot.evidence.importer import Importer, OpenFile
from bot.evidence.values import one_line

TOOLS = (
    "promptfoo, pytest (JUnit XML), Inspect AI, lm-evaluation-harness, DeepEval, pydantic-evals, "
    "MLflow, Braintrust, OpenTelemetry or scikit-learn"
)


def read_file(  # noqa: PLR0913  # what may be told about a file
    path: Path,
    *,
    name: str | None = None,
    format: Format | None = None,
    mapping: Mapping | None = None,
    expected: int | None = None,
    cases: Path | None = None,
    bounds: Bounds = BOUNDS,
) -> FileReading:
    """Read a file of results.

    Args:
        path: Where it is.
        name: What its sender calls it, for labels alone.
        format: Which form it has, where its content shall not decide.
        mapping: Which column holds what, for a plain table.
        expected: How many cases there should be.
        cases: Where the rows of the single cases are written; none: they are only counted.
        bounds: How large it may be.

    Raises:
        UnknownFormatError: nobody's files look like this.
        UnreadableFileError: it is damaged.
        FileLimitError: it is larger or deeper than allowed.
        MappingNeededError: somebody has to say which column holds what.
    """
    glimpse = look_at(path, bounds)
    importer = _named(format) if format else _recognised(glimpse)
    found = Findings(importer.format, bounds=bounds, case_path=cases, expected=expected)
    try:
        with Digest(path, bounds) as digest:
            if glimpse.shape is Shape.ZIP:
                digest.read_beside()
            file = OpenFile(path, glimpse, bounds, name or path.name, mapping, digest)
            importer.read(file, found)
            runs = found.finish(*digest.finish(), None if cases is None else cases.name)
    except (ValueError, TypeError, LookupError, ArithmeticError, RecursionError) as error:
        # Whatever a stranger wrote is a file with a reason, never a fault of ours that is tried again.
        raise UnreadableFileError(
            f"The file could not be read as {importer.format}: {one_line(error, 120).rstrip('.')}.",
            next_step="Export it again, or name its form with --format.",
        ) from error
    finally:
        found.abandon()
    if not runs or (not any(run.checks for run in runs) and not _told_why(runs)):
        if found.unread:
            raise UnreadableFileError(
                "Its only row does not say whether the case passed."
                if found.unread == 1
                else f"None of its {found.unread} rows says whether the case passed.",
                next_step="Choose a column that holds yes or no, pass or fail, 1 or 0.",
            )
        raise UnreadableFileError(
            f"The file is {importer.format}, and there is no result in it.",
            next_step="Check that the evaluation ran to its end: no result is no pass.",
        )
    return FileReading(source=runs[0].source, runs=runs)


def _told_why(runs: tuple[EvaluationRun, ...]) -> bool:
    states = {warning.state for run in runs for warning in run.warnings}
    return WarningState.TRUNCATED in states


def _named(format: Format) -> Importer:
    return next(importer for importer in IMPORTERS if importer.format is format)


def _recognised(glimpse: Glimpse) -> Importer:
    found = next((each for each in IMPORTERS if each.recognises(glimpse)), None)
    if found is not None:
        return found
    nearest = max(IMPORTERS, key=lambda importer: importer.likeness(glimpse))
    likeness = nearest.likeness(glimpse)
    told = f"This is {glimpse.told}, which no known evaluation tool writes."
    if glimpse.shape is Shape.OTHER:
        told = (
            "This is neither JSON nor XML nor a table: no known evaluation tool writes such a file."
        )
    if likeness > 0:
        lacking = " and ".join(nearest.missing(glimpse))
        told += f" The nearest known form is {nearest.format}; for that it lacks {lacking}."
    raise UnknownFormatError(
        told,
        next_step=f"Send what {TOOLS} wrote, or a table (CSV, JSON lines) with a column that says "
        "whether a case passed.",
        nearest=str(nearest.format),
    )
