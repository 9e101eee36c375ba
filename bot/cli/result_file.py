"""A file of results that a command is given, with its single cases; one run of it where it holds several."""

from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.text_file import InputFileMissingError
from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.compared import Measured
from bot.domain.evaluation.run import EvaluationRun

MOST_ROWS = 500_000  # with more, only counts are used


class SeveralRunsError(InvalidInputError):
    """A file holds the results of several models or providers."""

    code = "evaluation.several-runs"


def measured(file: Path, provider: str | None = None, *, option: str = "--provider") -> Measured:
    """Read one run of a file with its cases; `option` is how a run of this file is named.

    Raises:
        InputFileMissingError: There is none.
        SeveralRunsError: It holds several runs, and none or an unknown one was named.
        RemitError: It cannot be read, with the reason and what to do.
    """
    from bot.evidence.case_rows import read_cases  # noqa: PLC0415  # loads pyarrow

    if not file.is_file():
        raise InputFileMissingError(
            f"There is no file {file}.", next_step="Check the name and the folder."
        )
    with TemporaryDirectory(prefix="remit-") as folder:
        rows = Path(folder) / "cases.parquet"
        runs = _named_where_refused(file, rows)
        part = _chosen(file, runs, provider, option)
        run = runs[part]
        known = rows.exists() and run.rows is not None and 0 < run.rows.rows <= MOST_ROWS
        return Measured(run, tuple(read_cases(rows, part)) if known else ())


def _named_where_refused(file: Path, rows: Path) -> tuple[EvaluationRun, ...]:
    """Read a file; a command may be given several, so a refusal says which of them it is about."""
    from bot.evidence.reading import read_file  # noqa: PLC0415

    try:
        return read_file(file, cases=rows).runs
    except InvalidInputError as error:
        error.message = f"{file}: {error.message}"
        raise


def _chosen(file: Path, runs: tuple[EvaluationRun, ...], provider: str | None, option: str) -> int:
    named = [run.subject or run.name or f"run {place}" for place, run in enumerate(runs, 1)]
    if provider is None and len(runs) == 1:
        return 0
    if provider in named:
        return named.index(provider)
    told = "several runs" if provider is None else f"no run of {provider}"
    raise SeveralRunsError(
        f"{file} holds {told}.", next_step=f"Name one of them ({option}): {', '.join(named)}."
    )
