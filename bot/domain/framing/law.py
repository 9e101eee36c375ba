"""Dates of laws that a risk may concern: dated data with its sources, no legal advice."""

from dataclasses import dataclass
from datetime import date

AS_OF = date(2026, 11, 22)
_EU_ACT = "Regulation (EU) 2024/1689 (AI Act)"
_ANNEX_III = frozenset(
    {
        "F-EMPLOYMENT",
        "F-WORKER-MONITORING",
        "F-CREDIT",
        "F-INSURANCE-LIFE-HEALTH",
        "F-PUBLIC-BENEFIT",
        "F-EDUCATION",
        "F-BIOMETRIC",
        "F-EMOTION-RECOGNITION",
        "F-LAW-ENFORCEMENT",
        "F-MIGRATION",
        "F-JUSTICE",
        "F-CRITICAL-INFRA",
    }
)


@dataclass(frozen=True, slots=True)
class LegalDate:
    """One date, whom it may concern, and how sure it is."""

    flags: frozenset[str]
    jurisdiction: str
    source: str
    what: str
    from_day: date | None
    certain: bool  # seen in the law itself, not only in reports about it


DATES: tuple[LegalDate, ...] = (
    LegalDate(
        flags=frozenset({"F-PROHIBITED-PRACTICE", "F-EMOTION-RECOGNITION"}),
        jurisdiction="EU",
        source=f"{_EU_ACT}, Article 5",
        what="prohibited practices; not deferred by the Digital Omnibus on AI",
        from_day=None,
        certain=True,
    ),
    LegalDate(
        flags=_ANNEX_III,
        jurisdiction="EU",
        source=f"{_EU_ACT}, Annex III; Digital Omnibus on AI, adopted by the Council on 2026-06-29",
        what="duties for high-risk systems of Annex III",
        from_day=date(2027, 12, 2),
        certain=False,
    ),
    LegalDate(
        flags=frozenset({"F-SAFETY", "F-MEDICAL"}),
        jurisdiction="EU",
        source=f"{_EU_ACT}, Annex I; Digital Omnibus on AI, adopted by the Council on 2026-06-29",
        what="duties for high-risk systems in products of Annex I",
        from_day=date(2028, 8, 2),
        certain=False,
    ),
    LegalDate(
        flags=frozenset({"F-PUBLIC-OUTPUT"}),
        jurisdiction="EU",
        source=f"{_EU_ACT}, Article 50; Digital Omnibus on AI, adopted by the Council on 2026-06-29",
        what="marking of generated content; grace for systems already on the market ends",
        from_day=date(2026, 12, 2),
        certain=False,
    ),
)
_NOTES = {
    "en": (
        "{what} ({jurisdiction}): {day}. Source: {source}.",
        "from {day}",
        "applies already",
        "known from reports, not checked in the Official Journal",
        "As of {as_of}. Not legal advice: check with Legal or Compliance.",
    ),
    "fr": (
        "{what} ({jurisdiction}) : {day}. Source : {source}.",
        "à partir du {day}",
        "déjà applicable",
        "connu par des comptes rendus, non vérifié au Journal officiel",
        "État au {as_of}. Ceci n'est pas un avis juridique : à voir avec le service juridique.",
    ),
    "de": (
        "{what} ({jurisdiction}): {day}. Quelle: {source}.",
        "ab {day}",
        "gilt bereits",
        "aus Berichten bekannt, nicht im Amtsblatt geprüft",
        "Stand {as_of}. Keine Rechtsberatung: mit Rechtsabteilung oder Compliance klären.",
    ),
}


def dates_about(flag: str) -> tuple[LegalDate, ...]:
    """The dates that may concern a flag."""
    return tuple(one for one in DATES if flag in one.flags)


def date_words(one: LegalDate, language: str) -> str:
    """A date as a sentence, with its source and how sure it is."""
    sentence, since, already, unsure, _ = _NOTES.get(language, _NOTES["en"])
    day = since.format(day=one.from_day.isoformat()) if one.from_day else already
    told = day if one.certain else f"{day}; {unsure}"
    return sentence.format(
        what=one.what, jurisdiction=one.jurisdiction, day=told, source=one.source
    )


def caution(language: str) -> str:
    """What every list of dates ends with."""
    return _NOTES.get(language, _NOTES["en"])[-1].format(as_of=AS_OF.isoformat())
