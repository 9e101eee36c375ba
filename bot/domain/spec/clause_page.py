"""Which clauses may apply, as a part of the document."""

from collections.abc import Iterator

from bot.domain.spec.inline import table
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrase import Phrases
from bot.domain.spec.plan.compliance import ComplianceRow

_NO_ADVICE = "As of {0}. Not legal advice: check with Legal or Compliance."


def clauses(spec: AISpec, phrases: Phrases) -> Iterator[str]:
    """Which clauses may apply; Legal decides."""
    if not spec.compliance:
        return
    rows = [
        (
            row.id,
            f"{row.framework}, {row.clause}",
            row.about,
            phrases.say(row.section),
            _since(row, phrases),
        )
        for row in spec.compliance
    ]
    yield from table(phrases.all("Id", "Clause", "About", "Shown in", "From"), rows)
    as_of = max(row.as_of for row in spec.compliance)
    yield from ("", phrases.say(_NO_ADVICE, as_of.isoformat()))


def _since(row: ComplianceRow, phrases: Phrases) -> str:
    if row.from_day is None:
        return ""
    unsure = "" if row.certain else f", {phrases.say('known from reports only')}"
    return f"{row.from_day.isoformat()}{unsure}"
