"""Precision and recall of the rules on the labelled sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.lint.catalogue import SENTENCE_RULES
from bot.domain.lint.engine import lint_text
from bot.domain.lint.model import Severity
from tests.lint.labelled import Labelled, labelled

RULES = {rule.id: rule.severity for rule in SENTENCE_RULES}


@dataclass
class Tally:
    """What was reported rightly, wrongly, and what was missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    notes: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """The share of what was reported that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of what should be reported that was."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def tally(half: str, by: str = "severity") -> dict[str, Tally]:
    """The tallies of one half, per severity or per rule; a rule counts once per sentence."""
    found: dict[str, Tally] = {}
    for entry in labelled(half):
        for rule, severity, kind in judged(entry):
            one = found.setdefault(severity.value if by == "severity" else rule, Tally())
            setattr(one, kind, getattr(one, kind) + 1)
            if kind != "right":
                one.notes.append(f"{rule} {kind}: {entry.text}")
    return found


def judged(entry: Labelled) -> Iterable[tuple[str, Severity, str]]:
    """What each rule did with one sentence. Notes are judged only where they are labelled."""
    reported: dict[str, Severity] = {}
    for finding in lint_text(entry.text, entry.language).findings:
        before = reported.get(finding.rule, finding.severity)
        reported[finding.rule] = min(before, finding.severity, key=lambda one: one.rank)
    for rule, severity in reported.items():
        if rule in entry.expect:
            yield rule, severity, "right"
        elif rule not in entry.may and (severity is not Severity.INFO or rule in entry.never):
            yield rule, severity, "wrong"
    for rule in sorted(entry.expect - reported.keys()):
        if rule in RULES:
            yield rule, RULES[rule], "missed"
