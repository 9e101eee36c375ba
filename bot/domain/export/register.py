"""Lists for whoever checks: who answers for what, and which clauses may apply."""

import csv
import io
from collections.abc import Iterable, Mapping

from bot.domain.provenance import value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.phrasebook.book import filled
from bot.domain.spec.plan.raci import Letter, RaciRow, Role
from bot.domain.spec.raci_page import ROLES

# A sheet runs what begins like this (OWASP, CSV injection); full-width forms count too.
_RUNS = frozenset("=+-@\t\r＝＋－＠")  # noqa: RUF001 - these are meant


def raci_csv(spec: AISpec, names: Mapping[str, str]) -> str:
    """One row per task, and who answers for, does, is asked about and told of it."""
    language = spec.language
    holders = {
        one.role: names.get(value_text(one.person.value), value_text(one.person.value))
        for one in spec.raci.holders
        if one.person.value is not None
    }

    def people(roles: Iterable[Role]) -> str:
        return "; ".join(
            f"{filled(ROLES[role], language)} ({holders[role]})"
            if role in holders
            else filled(ROLES[role], language)
            for role in roles
        )

    def everybody(row: RaciRow, letter: Letter) -> str:
        named = [one.strip() for one in row.named(letter).split(",") if one.strip()]
        instead = named and letter in {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}
        roles = "" if instead else people(row.having(letter))
        return "; ".join(filter(None, (*(names.get(one, one) for one in named), roles)))

    plan = spec.raci
    whole = [value_text(getattr(plan, letter.name.lower()).value) for letter in Letter]
    rows = [(row.id, row.what, *(everybody(row, letter) for letter in Letter)) for row in plan.rows]
    if any(whole):
        rows.insert(0, ("", filled("all of it, unless a row says otherwise", language), *whole))
    names_of_columns = ("Id", "Task", "Accountable", "Responsible", "Consulted", "Informed")
    return _sheet(names_of_columns, rows, language)


def clauses_csv(spec: AISpec) -> str:
    """Clauses that may apply, with the day the list is from. Legal decides, not this list."""
    language = spec.language
    rows = [
        (
            row.id,
            row.framework,
            row.clause,
            row.about,
            filled(row.section, language),
            row.from_day.isoformat() if row.from_day else "",
            row.as_of.isoformat(),
            filled(row.status.value.replace("_", " "), language),
            value_text(row.evidence.value),
            filled("check with Legal or Compliance", language),
        )
        for row in spec.compliance
    ]
    names = (
        "Id",
        "Framework",
        "Clause",
        "About",
        "Section",
        "From",
        "As of",
        "Status",
        "Evidence",
        "Note",
    )
    return _sheet(names, rows, language)


def _sheet(names: Iterable[str], rows: Iterable[Iterable[str]], language: str) -> str:
    written = io.StringIO()
    sheet = csv.writer(written, lineterminator="\r\n")
    sheet.writerow([filled(name, language) for name in names])
    sheet.writerows([_inert(cell) for cell in row] for row in rows)
    return written.getvalue()


def _inert(cell: str) -> str:
    first = cell.lstrip()[:1]
    return f"'{cell}" if first in _RUNS and first else cell
