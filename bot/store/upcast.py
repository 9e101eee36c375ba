"""Stored documents carry a version; older ones are brought up to date when they are read.

History
-------
statement 1: first form.
spec: see bot.domain.spec.stored.
"""

from typing import Any

from bot.domain.spec.stored import FORM, present_form

STATEMENT_VERSION = 1
SPEC_VERSION = FORM


def upcast_statement(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a problem statement to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("problem statement", version, STATEMENT_VERSION)
    return document


def upcast_spec(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a spec to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("spec", version, SPEC_VERSION)
    return present_form(document, version)


def _refuse_newer(name: str, version: int, known: int) -> None:
    if version > known:
        raise ValueError(
            f"this {name} was stored by a newer release (form {version}, known {known}); "
            "run the newer release again"
        )
