"""Where another version of the prompts comes from: a folder, or a revision of the repository."""

import io
import subprocess
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.errors import NotFoundError
from bot.llm.prompts import FORMAT_PARTIAL, PromptLibrary

_HOW = "Name a folder that holds prompts, or a Git revision such as `main` or `HEAD~1`."


@contextmanager
def prompts_at(where: str, installed: PromptLibrary) -> Iterator[PromptLibrary]:
    """Open the prompts of a folder or a revision for as long as they are needed.

    Raises:
        NotFoundError: There is neither, or it holds no prompts.
    """
    folder = Path(where)
    if folder.is_dir():
        for candidate in (folder, folder / "prompts"):
            if (candidate / FORMAT_PARTIAL).is_file():
                yield PromptLibrary(candidate)
                return
        raise NotFoundError(f"The folder {where} holds no prompts.", next_step=_HOW)
    with TemporaryDirectory(prefix="remit-prompts-") as copy:
        _unpack(_archive(where, installed.folder), Path(copy))
        if not (Path(copy) / FORMAT_PARTIAL).is_file():
            raise NotFoundError(f"The revision {where} holds no prompts.", next_step=_HOW)
        yield PromptLibrary(Path(copy))


def _archive(revision: str, folder: Path) -> bytes:
    commit = _git(folder, "rev-parse", "--verify", "--end-of-options", f"{revision}^{{commit}}")
    packed = (
        _git(folder, "archive", "--format=tar", commit.decode().strip(), ".") if commit else b""
    )
    if not packed:
        raise NotFoundError(f"There is no folder and no revision {revision}.", next_step=_HOW)
    return packed


def _git(folder: Path, *arguments: str) -> bytes:
    """Run Git in the prompts' folder; nothing if it has no answer or is not there."""
    try:
        done = subprocess.run(  # noqa: S603  # a fixed program; the revision was verified by Git
            ["git", "-C", str(folder), *arguments],  # noqa: S607  # whichever Git the user has
            capture_output=True,
            check=False,
        )
    except OSError:
        return b""
    return done.stdout if done.returncode == 0 else b""


def _unpack(packed: bytes, folder: Path) -> None:
    with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() else None
            target = (folder / member.name).resolve()
            if content is None or not target.is_relative_to(folder.resolve()):
                continue
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.read())
