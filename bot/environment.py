"""This process's environment, where more of it is needed than the settings."""

import os
import sys


def tracing_variables() -> tuple[str, ...]:
    """Name the variables that ask LangSmith to record model calls; Remit does not obey them."""
    names = ("LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING_V2")
    return tuple(name for name in names if os.environ.get(name, "").lower() in {"true", "1"})  # noqa: TID251


def environment_with(**values: str) -> dict[str, str]:
    """Copy this process's environment with some variables replaced, for a process it starts."""
    return {**os.environ, **values}  # noqa: TID251


def all_variables() -> dict[str, str]:
    """This process's environment, for what an operator names variables of their own for."""
    return dict(os.environ)  # noqa: TID251


def has_display() -> bool:
    """Whether a browser window can appear here."""
    if sys.platform in {"darwin", "win32"}:
        return True
    return any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))  # noqa: TID251
