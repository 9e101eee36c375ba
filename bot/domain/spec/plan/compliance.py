"""Which clauses may apply, with the part of the spec that could show them; no legal advice."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.framing.flag import HIGH_IMPACT, PROHIBITED
from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.law import AS_OF, dates_about
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.leaf import unknown


class ClauseStatus(StrEnum):
    """What people have said about a clause."""

    OPEN = "open"
    SHOWN = "shown"
    DOES_NOT_APPLY = "does_not_apply"


class ComplianceRow(Frozen):
    """One clause that may apply. Only people say that it does, or that it is met."""

    id: str
    framework: str
    clause: str
    about: str
    section: str  # the part of the spec that could show it
    as_of: date
    from_day: date | None = None
    certain: bool = True
    status: ClauseStatus = ClauseStatus.OPEN
    evidence: Field


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause as dated data: what it is about, in our words, and what may make it apply."""

    framework: str
    clause: str
    about: str
    section: str
    flags: frozenset[str] = frozenset()  # any of these; none: every system of its kind
    kinds: frozenset[Kind] = frozenset()
    dated: str = ""  # what the source of its date names


_ACT = "Regulation (EU) 2024/1689 (AI Act)"
_GDPR = "Regulation (EU) 2016/679 (GDPR)"
_PRIVACY = frozenset({"F-PERSONAL-DATA", "F-SPECIAL-CATEGORY", "F-CHILDREN", "F-BIOMETRIC"})
_HIGH_RISK = (
    ("Article 9", "managing risks over the whole life", "risks"),
    ("Article 10", "data that fits its purpose and its people", "data"),
    ("Article 11, Annex IV", "technical documentation", "document"),
    ("Article 12", "records of what it did", "operation"),
    ("Article 13", "instructions for those who use it", "limitations"),
    ("Article 14", "people who can understand and stop it", "oversight"),
    ("Article 15", "declared accuracy, robustness and security", "acceptance"),
)
CLAUSES: tuple[Clause, ...] = (
    Clause(_ACT, "Article 5", "forbidden practices", "risks", frozenset({PROHIBITED})),
    *(
        Clause(_ACT, clause, about, section, HIGH_IMPACT, dated="Annex")
        for clause, about, section in _HIGH_RISK
    ),
    Clause(
        _ACT,
        "Article 50",
        "telling people that it is a machine",
        "operation",
        frozenset({"F-PUBLIC-OUTPUT"}),
        dated="Article 50",
    ),
    Clause(
        _GDPR,
        "Article 22",
        "a person behind decisions that weigh on people",
        "oversight",
        frozenset({"F-SOLELY-AUTOMATED"}),
    ),
    Clause(
        _GDPR,
        "Articles 6 and 35",
        "a legal basis, and an assessment before it starts",
        "data",
        _PRIVACY,
    ),
    Clause(
        "ISO/IEC 42001",
        "Annex A",
        "impact, data, records and roles in an organisation",
        "document",
        HIGH_IMPACT,
    ),
    Clause(
        "NIST AI 600-1",
        "the twelve risks",
        "risks of generative AI, gone through one by one",
        "risks",
        kinds=LANGUAGE_MODEL_KINDS,
    ),
)


def compliance_map(statement: ProblemStatement) -> tuple[ComplianceRow, ...]:
    """The clauses the suspected risks may bring in, in the order of the frameworks."""
    if statement.kind is Kind.NOT_ML or statement.is_ml is False:
        return ()
    live = {flag.flag for flag in statement.flags if flag.live}
    found = [clause for clause in CLAUSES if clause.flags & live or statement.kind in clause.kinds]
    return tuple(_row(rank, clause, live) for rank, clause in enumerate(found, start=1))


def _row(rank: int, clause: Clause, live: set[str]) -> ComplianceRow:
    dates = [one for flag in sorted(live & clause.flags) for one in dates_about(flag)]
    known = next((one for one in dates if clause.dated and clause.dated in one.source), None)
    return ComplianceRow(
        id=f"CL-{rank:02d}",
        framework=clause.framework,
        clause=clause.clause,
        about=clause.about,
        section=clause.section,
        as_of=AS_OF,
        from_day=known.from_day if known else None,
        certain=known.certain if known else True,
        evidence=unknown(f"compliance.CL-{rank:02d}.evidence", "P-L01"),
    )
