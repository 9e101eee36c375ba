"""What was signed, criterion by criterion, against what a later version of the spec says."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.spec.canonical import canonical, line_digests
from bot.domain.spec.model import AISpec
from bot.domain.spec.review import Review
from bot.domain.spec.version import SpecVersion


class Standing(StrEnum):
    """What became of one criterion since it was signed."""

    SAME = "same"
    CHANGED = "changed"
    REMOVED = "removed"
    ADDED = "added"  # nobody has signed it
    READ_OTHERWISE = "read_otherwise"  # the same words mean something else to this release


@dataclass(frozen=True, slots=True)
class SignedCriterion:
    """One criterion, as it was signed and as it stands."""

    id: str
    title: str
    standing: Standing
    signed: str | None  # its line; none: it was not there
    now: str | None


@dataclass(frozen=True, slots=True)
class SignedContent:
    """The version that was signed last, and what became of each of its criteria."""

    review: Review
    signed: SpecVersion
    now: SpecVersion
    criteria: tuple[SignedCriterion, ...]

    @property
    def moved(self) -> tuple[SignedCriterion, ...]:
        """Those for which the signatures say nothing any more."""
        return tuple(one for one in self.criteria if one.standing is not Standing.SAME)


def since_signed(
    signed: AISpec, pinned: Mapping[str, str], now: AISpec
) -> tuple[SignedCriterion, ...]:
    """What became of every criterion.

    Args:
        signed: The version as it was signed.
        pinned: The digest of each criterion's line, as it was read on the day of the signature.
        now: The version that is asked about.
    """
    return tuple(_each(signed, pinned, now))


def _each(signed: AISpec, pinned: Mapping[str, str], now: AISpec) -> Iterator[SignedCriterion]:
    before, after = _lines(signed), _lines(now)
    digests = line_digests(signed)
    titles = {one.id: one.title for one in (*signed.acceptance, *now.acceptance)}
    for name in dict.fromkeys((*before, *after)):
        line, present = before.get(name), after.get(name)
        if line is None:
            standing = Standing.ADDED
        elif present is None:
            standing = Standing.REMOVED
        elif pinned.get(name, digests[name]) != digests[name]:
            standing = Standing.READ_OTHERWISE
        else:
            standing = Standing.SAME if line == present else Standing.CHANGED
        yield SignedCriterion(name, titles[name], standing, line, present)


def _lines(spec: AISpec) -> dict[str, str]:
    return {one.id: canonical(one, spec.language).line for one in spec.acceptance}
