"""Declarations of data as YAML: where they lie and which column is what."""

import yaml

from bot.domain.drift.wish import SourceWish, UnreadableDeclarationError, read_wish

HEAVIEST = 256 * 1024


def load_wish(text: str) -> SourceWish:
    """Read a declaration.

    Every value is read as text first: `no` is a word and `2026-01-01` a day, whatever YAML thinks.

    Raises:
        UnreadableDeclarationError: It cannot be used.
    """
    if len(text) > HEAVIEST:
        raise _unreadable("this is too long for a declaration")
    try:
        written = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506  # it makes texts, lists and mappings
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f" in line {mark.line + 1}" if mark else ""
        raise _unreadable(f"{getattr(error, 'problem', None) or 'no YAML'}{line}") from None
    except RecursionError:
        raise _unreadable("this is nested too deeply") from None
    if not isinstance(written, dict):
        raise _unreadable("it holds no names with values")
    return read_wish({str(name): value for name, value in written.items() if value != ""})


def _unreadable(why: str) -> UnreadableDeclarationError:
    return UnreadableDeclarationError(
        f"This is no declaration of data: {why}.", next_step="docs/drift.md has an example."
    )
