"""A failure somebody lives with until a day, as people say it: 'live with AC-02 until 2027-01-31 because …'."""

import re
from datetime import date

from bot.domain.errors import InvalidInputError
from bot.domain.provenance import Confirmation
from bot.domain.spec.criterion import Waiver
from bot.domain.spec.model import AISpec

WAIVES = (
    r"waive|live with|tolerate|accept|accepte[rz]?|tolère[rz]?|tolérez"
    r"|leb\w* mit|akzeptier\w*|toler\w*|nimm|nehmt"
)
_UNTIL = re.compile(
    rf"^(?:{WAIVES})\b.*?\b(?:until|till|jusqu.au|bis(?: zum)?)\s+"
    r"(?P<day>\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4})"
    r"(?:\s*(?:hin)?\s*[:,]?\s*(?:because|since|as|car|parce que?|weil|denn|da)?\s*(?P<why>.*))?$",
    re.IGNORECASE | re.DOTALL,
)


def waived_until(words: str) -> str | None:
    """The last day and why, as `2026-12-31 the reason`; None where the words ask for nothing of it."""
    found = _UNTIL.search(words)
    if found is None:
        return None
    parts = re.split(r"[-./]", found["day"])
    year, month, day = parts if "-" in found["day"] else reversed(parts)
    return f"{year}-{month:0>2}-{day:0>2} {(found['why'] or '').strip()}"


def with_waiver(spec: AISpec, item: str, text: str, by: Confirmation) -> AISpec:
    """The spec with a failure somebody lives with; it counts once that version is signed.

    Raises:
        InvalidInputError: the day is over, or there is none like it.
    """
    said, _, why = text.partition(" ")
    try:
        until = date.fromisoformat(said)
    except ValueError:
        until = date.min
    if until < by.at.date():
        raise InvalidInputError(
            f"{said} is no day to come.",
            next_step="Name the last day on which it is lived with, such as 2027-01-31.",
        )
    waiver = Waiver(by=by.by, until=until, reason=why)
    _, _, number = item.partition(".")
    acceptance = tuple(
        one.model_copy(update={"waiver": waiver}) if one.id == number else one
        for one in spec.acceptance
    )
    return spec.model_copy(update={"acceptance": acceptance})
