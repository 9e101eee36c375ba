"""The time zone at the end of what somebody says, however it is written; an abbreviation is none."""

import re
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

from bot.domain.errors import InvalidInputError
from bot.domain.schedule.cadence_words import DAYS

_NAMED = re.compile(r"\b(UTC|GMT|[A-Z][a-z]+(?:/[A-Z0-9_+\-]+){1,2})\s*$", re.IGNORECASE)
# Several zones share most of these, and half of them hold for half a year.
_ABBREVIATED = re.compile(
    r"\b(?:CES?T|E[SD]T|C[SD]T|M[SD]T|P[SD]T|A[CE][SD]T|BST|IST|JST|MES?Z|WES?T|EES?T|HN?EC)\s*$"
)


def zone_in(text: str, usual: str) -> tuple[str, str]:
    """The zone that counts, and the text without it.

    Args:
        text: Such as "every Monday at 9:00 Europe/Berlin".
        usual: The zone that counts where the text names none.

    Raises:
        InvalidInputError: there is no zone of this name.
    """
    if found := _ABBREVIATED.search(text):
        raise _no_zone(found[0].strip())
    found = _NAMED.search(text)
    if found and found[1].partition("/")[0].casefold() not in DAYS:  # Monday/Thursday is none
        return _known(found[1]), text[: found.start()]
    return _known(usual), text


def _known(name: str) -> str:
    try:
        return ZoneInfo(name).key
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    written = {one.casefold(): one for one in available_timezones()}
    if name.casefold() not in written:
        raise _no_zone(name)
    return written[name.casefold()]


def _no_zone(name: str) -> InvalidInputError:
    return InvalidInputError(
        f"There is no time zone called {name}.",
        next_step="Name one such as Europe/Berlin or America/New_York.",
    )
