"""The command line's table of error kinds, and how an error is told to a person at a terminal."""

import sys
import traceback
from pathlib import Path

from bot.domain.errors import (
    BudgetError,
    ConflictError,
    ForbiddenError,
    InvalidInputError,
    ModelOutputError,
    NotFoundError,
    RemitError,
    UnauthenticatedError,
    UnavailableError,
)

BUG = 1
EXITS: dict[type[RemitError], int] = {
    InvalidInputError: 2,
    NotFoundError: 3,
    ForbiddenError: 4,
    ConflictError: 5,
    BudgetError: 6,
    ModelOutputError: 7,
    UnavailableError: 8,
    UnauthenticatedError: 9,
}


def exit_code(error: RemitError | type[RemitError]) -> int:
    """Map an error by its kind; leaves are unknown here."""
    found = error if isinstance(error, type) else type(error)
    return next((code for kind, code in EXITS.items() if issubclass(found, kind)), BUG)


def tell(error: Exception) -> int:
    """Write one sentence and the next step to stderr; return the exit code."""
    if isinstance(error, RemitError):
        print(error.sentence, file=sys.stderr)  # noqa: T201  # a command line speaks by printing
        return exit_code(error)
    from secrets import token_hex  # noqa: PLC0415  # only when something broke

    reference = token_hex(4)
    kept = _keep(error, reference)
    where = f"The details are in {kept}." if kept else f"It was a {type(error).__name__}."
    told = f"Something broke, reference {reference}. {where} Please report both."
    print(told, file=sys.stderr)  # noqa: T201
    return BUG


def _keep(error: Exception, reference: str) -> Path | None:
    """Keep the traceback in a file of the user's own, without values people typed."""
    from platformdirs import user_log_path  # noqa: PLC0415  # only when something broke

    from bot.logs import told  # noqa: PLC0415

    facts = told(error)
    trace = "".join(traceback.format_list(traceback.extract_tb(error.__traceback__)))
    file = user_log_path("remit") / f"{reference}.txt"
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(f"{facts['type']}: {facts['says']}\n{trace}", encoding="utf-8")
    except OSError:
        return None
    return file
