"""Where an item is that somebody calls by its number: "AC-01", "ac 1", "RK-2"."""

import re

from bot.domain.spec.edit import part
from bot.domain.spec.listing import LISTINGS
from bot.domain.spec.model import AISpec

_SECTIONS = {prefix.casefold(): section for section, prefix in LISTINGS.items()}
_NUMBERED = re.compile(r"([a-z]{2})[\s-]?0*(\d{1,3})")


def address_of(spec: AISpec, number: str) -> str | None:
    """The address of an item, such as `acceptance.AC-01`; None where there is none of that number."""
    found = _NUMBERED.fullmatch(number.strip().casefold())
    section = _SECTIONS.get(found[1]) if found else None
    if found is None or section is None:
        return None
    for id in _ids(spec, section):  # noqa: A001  # every item has one
        prefix, _, rank = id.partition("-")
        if prefix.casefold() == found[1] and int(rank) == int(found[2]):
            return f"{section}.{id}"
    return None


def numbers_beside(spec: AISpec, number: str) -> tuple[str, ...]:
    """The numbers there are of the sort of one; those of the criteria for any other."""
    found = _NUMBERED.fullmatch(number.strip().casefold())
    return _ids(spec, _SECTIONS.get(found[1], "acceptance") if found else "acceptance")


def _ids(spec: AISpec, section: str) -> tuple[str, ...]:
    items = part(spec, section)
    return tuple(item.id for item in items) if isinstance(items, tuple) else ()
