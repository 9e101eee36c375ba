"""Stored documents carry a version; older ones are brought up to date when they are read.

History
-------
statement 1: first form.
spec: see bot.domain.spec.stored.
escalation 1: first form.
policy 1: first form.
evaluation run 1, verdict 1, report plan 1, report 1: first forms.
"""

from typing import Any

from bot.domain.spec.stored import FORM, present_form

STATEMENT_VERSION = 1
SPEC_VERSION = FORM
ESCALATION_VERSION = 1
POLICY_VERSION = 1
RUN_VERSION = 1
VERDICT_VERSION = 1
REPORT_PLAN_VERSION = 1
REPORT_VERSION = 1


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


def upcast_escalation(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring an escalation to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("escalation", version, ESCALATION_VERSION)
    return document


def upcast_policy(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a policy to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("policy", version, POLICY_VERSION)
    return document


def upcast_run(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring an evaluation run to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("evaluation run", version, RUN_VERSION)
    return document


def upcast_verdict(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a verdict to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("verdict", version, VERDICT_VERSION)
    return document


def upcast_report_plan(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a report plan to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("report plan", version, REPORT_PLAN_VERSION)
    return document


def upcast_report(document: dict[str, Any], version: int) -> dict[str, Any]:
    """Bring a report to the present form.

    Raises:
        ValueError: a newer release wrote it; this one must not guess.
    """
    _refuse_newer("report", version, REPORT_VERSION)
    return document


def _refuse_newer(name: str, version: int, known: int) -> None:
    if version > known:
        raise ValueError(
            f"this {name} was stored by a newer release (form {version}, known {known}); "
            "run the newer release again"
        )
