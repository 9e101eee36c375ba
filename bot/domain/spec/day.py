"""Days as people write them in English, French and German."""

import re
from datetime import date

_MONTHS = (
    "jan(?:uary|uar|vier|v)?", "feb(?:ruary|ruar)?|fév(?:rier|r)?|fevrier", "mar(?:ch|s)?|märz|mrz",
    "apr(?:il)?|avr(?:il)?", "may|mai", "june?|juin|juni", "july?|juil(?:let)?|juli", "aug(?:ust)?|août?",
    "sept?(?:ember|embre)?", "o[ck]t(?:ober|obre)?", "nov(?:ember|embre)?", "de[cz](?:ember)?|déc(?:embre)?",
)  # fmt: skip
DAY = re.compile(
    r"\b(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<d>\d{1,2})[./](?P<m>\d{1,2})[./](?P<y>\d{4})"
    r"|(?P<day>\d{1,2})\.?(?:er)?\s+(?P<month>[^\W\d_]{3,9})\.?\s+(?P<year>\d{4})"
    r"|(?P<month_first>[^\W\d_]{3,9})\.?\s+(?P<day_after>\d{1,2}),?\s+(?P<year_after>\d{4}))\b"
)


def day_in(words: str) -> str | None:
    """The first day some words name, as it is compared with others; None where they name none."""
    found = DAY.search(words)
    return dated(found) if found else None


def dated(found: re.Match[str]) -> str | None:
    """A day as it is compared with others; None where there is no such day."""
    word = (found["month"] or found["month_first"] or "").casefold()
    named = (rank for rank, names in enumerate(_MONTHS, 1) if re.fullmatch(names, word))
    year = found["y"] or found["year"] or found["year_after"]
    month = found["m"] or next(named, None)
    number = found["d"] or found["day"] or found["day_after"]
    try:
        if found["iso"]:
            return date.fromisoformat(found["iso"]).isoformat()
        return date(int(year), int(month or 0), int(number)).isoformat()
    except ValueError:
        return None
