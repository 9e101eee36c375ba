"""Files read whole or not at all: what broke off, or changed while it was read, is told and never counted by half."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.domain.errors import UnavailableError
from bot.evidence.drift.files import DataFileMissingError, files_of, is_packed
from bot.evidence.drift.objects import is_object, name_in, objects_of, size_of
from bot.evidence.drift.source import UnreadableDataError

_LATER = "Nothing is judged by half of a file. Look again once it is written; a file that is written elsewhere and then renamed never changes halfway."  # fmt: skip

_BROKEN = (  # what Arrow begins such failures with
    "AWS Error",
    "google::cloud",
    "Truncated compressed stream",
)

State = tuple[int | None, ...]  # of which the size is the first


class DataChangedError(UnavailableError):
    """A file was written, replaced or removed while it was read."""

    code = "drift.data-changed"


class ReadingBrokenOffError(UnavailableError):
    """A file came to an end before its end, or its store let go in between."""

    code = "drift.reading-broken-off"


@contextmanager
def steady(*places: str) -> Iterator[int]:
    """Read files that stay as they are; what is handed out is how many bytes they have together.

    Raises:
        DataChangedError: One of them did not.
        ReadingBrokenOffError: It could not be read to its end.
    """
    before = _states(places)
    try:
        yield sum(state[0] or 0 for state in before.values())
    except (OSError, UnreadableDataError) as error:
        _need_same(places, before)
        broken = error if isinstance(error, OSError) else _beneath(error)
        if broken is None:
            raise
        raise ReadingBrokenOffError(
            f"Reading {_called(places)} broke off: {_first(broken)}.",
            next_step="Nothing is judged by half of a file. Look again; if it happens again, check the disk or the store.",
        ) from error
    _need_same(places, before)


def need_whole(path: str, read: int) -> None:
    """Hold that a stream that said it was over gave all that the file has; what is compressed knows its own end.

    Raises:
        ReadingBrokenOffError: It gave less.
    """
    if is_packed(path):
        return
    there = size_of(path) if is_object(path) else Path(path).stat().st_size
    if read < there:
        raise ReadingBrokenOffError(
            f"Reading {name_in(path)} broke off after {read:,} of {there:,} bytes.",
            next_step=_LATER,
        )


def _need_same(places: tuple[str, ...], before: dict[str, State]) -> None:
    now = _objects(places) | {path: _state(path) for path in before if not is_object(path)}
    changed = [path for path, state in before.items() if now.get(path) != state]
    if changed:
        raise DataChangedError(f"{_called(changed)} changed while it was read.", next_step=_LATER)


def _states(places: tuple[str, ...]) -> dict[str, State]:
    found: dict[str, State] = dict(_objects(places))
    for place in places:
        if not is_object(place):
            with suppress(DataFileMissingError):  # whoever opens it says so
                found |= {path: _state(path) for path in files_of(place)}
    return found


def _objects(places: tuple[str, ...]) -> dict[str, State]:
    return {
        path: state
        for place in places
        if is_object(place)
        for path, state in objects_of(place).items()
    }


def _state(path: str) -> State:
    """What is different once a file was written to: its size, its moment, and whether it is another one."""
    try:
        found = Path(path).stat()
    except OSError:
        return ()
    return found.st_size, found.st_mtime_ns, found.st_ino


def _beneath(error: BaseException) -> OSError | None:
    """The failure of a disk or a store that an unreadable file comes from; a damaged one has none."""
    cause = error.__cause__
    if not isinstance(cause, OSError) or isinstance(cause, FileNotFoundError):
        return None
    failed = cause.errno is not None or any(sign in str(cause) for sign in _BROKEN)
    return cause if failed else None


def _called(places: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(places) - 1} more" if len(places) > 1 else ""
    return f"{name_in(places[0])}{more}"


def _first(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
