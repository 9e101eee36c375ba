"""Objects of a store (`s3://`, `gs://`): found by an address or a pattern, with the credentials of the environment."""

from collections.abc import Callable
from fnmatch import fnmatchcase
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot.domain.errors import InvalidInputError, UnavailableError

if TYPE_CHECKING:
    from pyarrow.fs import FileInfo, FileSystem

_WILD = "*["  # a question mark begins what is asked of the store, such as its region
_Answer = TypeVar("_Answer")

State = tuple[int | None, int | None]
"""What is different once an object was written anew: its size, and when that was."""


class UnreadableAddressError(InvalidInputError):
    """An address is none that any object store has."""

    code = "drift.address-unreadable"


class ObjectStoreUnreachableError(UnavailableError):
    """An object store does not answer, or lets nobody in with these credentials."""

    code = "drift.object-store-unreachable"


def is_object(where: str) -> bool:
    """Whether a place is an address, and no path of this machine."""
    return "://" in where


def name_in(where: str) -> str:
    """An address without what is asked of its store."""
    return where.partition("?")[0] if is_object(where) else where


def opened(where: str) -> tuple["FileSystem", str]:
    """The store of an address, and the object's name in it.

    Raises:
        UnreadableAddressError: There is no such kind of store.
        ObjectStoreUnreachableError: It does not answer.
    """
    from pyarrow import ArrowException  # noqa: PLC0415  # only where files are read
    from pyarrow.fs import FileSystem  # noqa: PLC0415

    try:
        system, name = asked(where, partial(FileSystem.from_uri, where))
    except (ArrowException, ValueError) as error:
        raise UnreadableAddressError(
            f"{name_in(where)} is no address that can be opened: {_first(error)}",
            next_step="Write s3://bucket/folder/file.parquet, or gs:// for Google's.",
        ) from error
    return system, str(name)


def objects_of(where: str) -> dict[str, State]:
    """The objects that an address or a pattern names, in the order of their names, and how each is now.

    A store is asked once, however many there are: what it lists says how each of them is.

    Raises:
        UnreadableAddressError: There is no such kind of store.
        ObjectStoreUnreachableError: It does not answer.
    """
    address, mark, more = where.partition("?")
    place = next((at for at, sign in enumerate(address) if sign in _WILD), None)
    if place is None:
        system, name = opened(where)
        found = asked(where, partial(system.get_file_info, name))
        return {where: _state(found)} if _is_file(found) else {}
    folder, _, pattern = _parted(address, place)
    system, base = opened(f"{folder}{mark}{more}")
    listing = asked(where, partial(_below, system, base, deep="/" in pattern))
    named = {one.path.removeprefix(base).strip("/"): one for one in listing if _is_file(one)}
    return {
        f"{folder}/{name}{mark}{more}": _state(named[name])
        for name in sorted(named)
        if _matches(name, pattern)
    }


def size_of(where: str) -> int:
    """How many bytes an object has."""
    system, name = opened(where)
    return int(asked(where, partial(system.get_file_info, name)).size or 0)


def asked(where: str, answer: Callable[[], _Answer]) -> _Answer:
    """What a store answers.

    Raises:
        ObjectStoreUnreachableError: It does not, or refuses.
    """
    try:
        return answer()
    except FileNotFoundError:
        raise
    except OSError as error:
        store = "/".join(name_in(where).split("/")[:3])
        raise ObjectStoreUnreachableError(
            f"{store} does not answer, or refuses: {_first(error)}",
            next_step="Check the address, and the store's credentials in the environment.",
        ) from error


def _below(system: "FileSystem", base: str, *, deep: bool) -> list["FileInfo"]:
    from pyarrow.fs import FileSelector  # noqa: PLC0415

    found: list[FileInfo] = system.get_file_info(
        FileSelector(base, allow_not_found=True, recursive=deep)
    )
    return found


def _parted(address: str, place: int) -> tuple[str, str, str]:
    """The folder above the first sign of a pattern, and the pattern below it."""
    folder, slash, begun = address[:place].rpartition("/")
    return folder, slash, begun + address[place:]


def _is_file(found: "FileInfo") -> bool:
    return bool(found.is_file)


def _state(found: "FileInfo") -> State:
    return found.size, found.mtime_ns


def _matches(name: str, pattern: str) -> bool:
    parts, wanted = name.split("/"), pattern.split("/")
    return len(parts) == len(wanted) and all(map(fnmatchcase, parts, wanted))


def _first(error: BaseException) -> str:
    return (str(error).splitlines() or [type(error).__name__])[0][:200]
