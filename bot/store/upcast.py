"""Stored documents carry the version of their form; older ones are brought up to date when they are read.

History
-------
statement, escalation, policy, evaluation run, verdict, report plan, report, data source, profile,
look, renewal of a reference, roundup plan, wish for less oversight, mapping of columns: 1, their first form.
spec: see bot.domain.spec.stored.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.domain.spec.stored import FORM, present_form

Body = dict[str, Any]


def _as_it_is(document: Body, _version: int) -> Body:
    return document


@dataclass(frozen=True, slots=True)
class Form:
    """The form in which one kind of document is written now, and how older ones become it."""

    name: str
    version: int = 1
    bring_up: Callable[[Body, int], Body] = _as_it_is

    def present(self, document: Body, version: int) -> Body:
        """Bring a document to this form.

        Raises:
            ValueError: a newer release wrote it; this one must not guess.
        """
        if version > self.version:
            raise ValueError(
                f"this {self.name} was stored by a newer release (form {version}, known "
                f"{self.version}); run the newer release again"
            )
        return self.bring_up(document, version)


STATEMENT = Form("problem statement")
SPEC = Form("spec", FORM, present_form)
ESCALATION = Form("escalation")
POLICY = Form("policy")
RUN = Form("evaluation run")
VERDICT = Form("verdict")
REPORT_PLAN = Form("report plan")
REPORT = Form("report")
WATCHED_SOURCE = Form("data source")
PROFILE = Form("profile")
LOOK = Form("look")
RENEWAL = Form("renewal of a reference")
ROUNDUP = Form("roundup plan")
LOOSENING = Form("wish for less oversight")
TOLD_MAPPING = Form("mapping of columns")
