"""What the rules on whole documents look at, and what they report."""

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.framing.flag import FlagStatus
from bot.domain.framing.statement import ProblemStatement
from bot.domain.lint.model import Severity
from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Field, value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.section import OversightRow, Risk


@dataclass(frozen=True)
class Subject:
    """A spec with what it was drafted from; rules that need more than is given stay silent."""

    spec: AISpec
    statement: ProblemStatement | None = None
    today: date | None = None

    @property
    def flagged(self) -> tuple[Risk, ...]:
        """The risks whose flag nobody has dismissed."""
        return tuple(
            risk
            for risk in self.spec.risks
            if risk.flag is not None and risk.flag_status is not FlagStatus.DISMISSED
        )

    def flags(self, *names: str) -> tuple[Risk, ...]:
        """Those of some flags."""
        return tuple(risk for risk in self.flagged if risk.flag in names)

    @property
    def acts(self) -> bool:
        """Whether the system does something itself, with or without a person's yes."""
        automation = value_text(self.spec.intended_use.automation.value)
        return automation in {"act", "act_with_approval"} or any(
            mode_of(row) is not OversightMode.REFUSE for row in self.spec.oversight
        )

    def prose(self) -> tuple[Field, ...]:
        """What is written in the document itself: rules, refusals, guardrails, their tests."""
        spec = self.spec
        return (
            *(rule.text for rule in spec.behaviour),
            *(leaf for r in spec.refusals for leaf in (r.condition, r.response, *r.test_cases)),
            *(leaf for one in spec.guardrails for leaf in (one.invariant, one.test)),
        )


def mode_of(row: OversightRow) -> OversightMode | None:
    """The mode that counts for an action: what a person decided, else what policy asks for."""
    return row.mode or row.floor


def told(leaf: Field | None) -> str:
    """The words of a leaf; empty where it has no value."""
    return value_text(leaf.value) if leaf is not None and leaf.value is not None else ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Where a document falls short; `kind` picks the sentence, `values` fill it."""

    place: str
    kind: str = ""
    excerpt: str = ""
    values: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """One rule for documents."""

    id: str
    severity: Severity
    check: Callable[[Subject], Iterable[Fault]]
    source: str

    @property
    def page(self) -> str:
        """Its help page."""
        return inspect.cleandoc(self.check.__doc__ or "")

    @property
    def summary(self) -> str:
        """The first line of its page."""
        return self.page.split("\n", 1)[0]
