"""What the linter reports: findings, what was waived and why, and the result as a whole."""

from collections import Counter
from enum import StrEnum
from typing import Literal

from bot.domain.provenance import Frozen

Language = Literal["en", "fr", "de"]
LANGUAGES: tuple[Language, ...] = ("en", "fr", "de")


class Severity(StrEnum):
    """How much a finding weighs: E keeps a document from being ready, W is shown, I on request."""

    ERROR = "E"
    WARNING = "W"
    INFO = "I"

    @property
    def rank(self) -> int:
        """Lower weighs more."""
        return tuple(Severity).index(self)


class Span(Frozen):
    """Where it is: characters of the text that was read, or of the leaf at `place`."""

    start: int
    end: int
    line: int = 1
    place: str | None = None  # the leaf of a spec, such as `acceptance.AC-01.text`


class Finding(Frozen):
    """One thing that is not testable as it stands."""

    rule: str
    severity: Severity
    span: Span
    sentence: str
    excerpt: str
    message: str
    rewrite: str | None = None  # with slots such as `<value?>`, never a number of ours
    source: str


class Waiver(Frozen):
    """A person lives with what a rule reports, and says why."""

    rule: str
    because: str
    by: str
    place: str | None = None  # only for this leaf; everywhere if none


class Waived(Frozen):
    """A finding that a person has waived; kept so that nobody has to search for it."""

    finding: Finding
    waiver: Waiver


class LintResult(Frozen):
    """Everything the linter found in one text or one spec, in the order of the document."""

    language: Language
    sentences: int  # how many were read as requirements
    findings: tuple[Finding, ...] = ()
    waived: tuple[Waived, ...] = ()

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """What keeps the document from being ready."""
        return tuple(found for found in self.findings if found.severity is Severity.ERROR)

    @property
    def blockers(self) -> tuple[str, ...]:
        """The same in a sentence each."""
        return tuple(found.message for found in self.blocking)

    def counts(self) -> dict[Severity, int]:
        """How many there are of each severity."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in Severity}


def top_findings(findings: tuple[Finding, ...], n: int = 5) -> tuple[Finding, ...]:
    """The few worth showing first: what blocks, then what is new, each rule and sentence once.

    A second finding of the same rule or in the same sentence comes only when everything else has
    been shown, so that five lines say five things.
    """
    ordered = sorted(findings, key=_weight)
    chosen: list[Finding] = []
    for limit in (1, 2, len(ordered)):
        for finding in ordered:
            if finding not in chosen and _repeats(finding, chosen) < limit:
                chosen.append(finding)
        if len(chosen) >= n:
            break
    return tuple(sorted(chosen[:n], key=_weight))


def _weight(finding: Finding) -> tuple[int, str, int, str]:
    return (finding.severity.rank, finding.span.place or "", finding.span.start, finding.rule)


def _repeats(finding: Finding, chosen: list[Finding]) -> int:
    same = (
        other.rule == finding.rule
        or (other.sentence, other.span.place) == (finding.sentence, finding.span.place)
        for other in chosen
    )
    return sum(same)
