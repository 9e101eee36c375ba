"""Which clauses may apply, as a part of the document."""

from collections.abc import Iterator

from bot.domain.spec.inline import table
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.compliance import ComplianceRow


def clauses(spec: AISpec, _phrases: Phrases) -> Iterator[str]:
    """Which clauses may apply; Legal decides."""
    if not spec.compliance:
        return
    rows = [
        (row.id, f"{row.framework}, {row.clause}", row.about, row.section, _since(row))
        for row in spec.compliance
    ]
    yield from table(("Id", "Clause", "About", "Shown in", "From"), rows)
    as_of = max(row.as_of for row in spec.compliance)
    yield from ("", f"As of {as_of.isoformat()}. Not legal advice: check with Legal or Compliance.")


def _since(row: ComplianceRow) -> str:
    if row.from_day is None:
        return ""
    unsure = "" if row.certain else ", known from reports only"
    return f"{row.from_day.isoformat()}{unsure}"
