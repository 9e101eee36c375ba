"""Text that a command is given: a file, or stdin where its name is `-`."""

import sys
from pathlib import Path

from bot.domain.errors import InvalidInputError, NotFoundError

STDIN = "-"


class InputFileMissingError(NotFoundError):
    """There is no file of that name."""

    code = "file.not-found"


class UnreadableTextError(InvalidInputError):
    """A file or stdin is not text we can read."""

    code = "file.unreadable"


def text_of(file: Path) -> str:
    """What a file holds.

    Raises:
        InputFileMissingError: There is none.
        UnreadableTextError: It is no text, or may not be read.
    """
    try:
        content = sys.stdin.buffer.read() if str(file) == STDIN else file.read_bytes()
        return content.decode("utf-8-sig")
    except FileNotFoundError:
        raise InputFileMissingError(
            f"There is no file {file}.", next_step="Check the name and the folder."
        ) from None
    except UnicodeDecodeError:
        raise UnreadableTextError(
            f"{'Stdin' if str(file) == STDIN else file} is not UTF-8 text.",
            next_step="Save it as UTF-8.",
        ) from None
    except OSError as error:
        raise UnreadableTextError(
            f"{file} cannot be read: {error.strerror}.", next_step="Check the file's permissions."
        ) from None
