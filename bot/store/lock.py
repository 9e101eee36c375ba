"""One process per SQLite file: a lock beside the file, and the sentence for whoever comes second."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout
from sqlalchemy.engine import make_url

from bot.domain.errors import ConflictError, UnavailableError


class DatabaseInUseError(ConflictError):
    """Another process works on this SQLite file."""

    code = "database.in-use"


class DatabaseFolderError(UnavailableError):
    """The folder of the SQLite file cannot be made or written to."""

    code = "database.folder-unusable"


def sqlite_file(url: str) -> Path | None:
    """Name the file behind a SQLite URL; None for a database in memory or on a server."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or parsed.database in {None, "", ":memory:"}:
        return None
    return Path(str(parsed.database)).absolute()


@contextmanager
def sole_use(url: str) -> Iterator[None]:
    """Keep every other process off a SQLite file; does nothing for other databases.

    Two processes that write one SQLite file wait for each other for seconds, and before SQLite
    3.51.3 may damage its write-ahead log. The same process may enter more than once.

    Raises:
        DatabaseInUseError: Another process has the file.
        DatabaseFolderError: The lock cannot be written.
    """
    file = sqlite_file(url)
    if file is None:
        yield
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        lock = FileLock(f"{file}.lock", is_singleton=True)
        lock.acquire(timeout=0)
    except Timeout:
        raise _in_use(file) from None
    except OSError as error:
        raise DatabaseFolderError(
            f"The folder {file.parent} cannot be written to.",
            next_step="Give the user that runs Remit write access, or set REMIT_DATABASE_URL.",
            cause=type(error).__name__,
        ) from error
    try:
        yield
    finally:
        lock.release()


def _in_use(file: Path) -> DatabaseInUseError:
    return DatabaseInUseError(
        f"Another Remit process is using {file}.",
        next_step="Stop it first, or set REMIT_DATABASE_URL to PostgreSQL to run several.",
    )
