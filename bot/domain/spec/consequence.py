"""What a change of a spec makes void: signatures, results, exports, approvals."""

from collections.abc import Sequence
from enum import StrEnum

from bot.domain.provenance import Frozen
from bot.domain.spec.change import Change
from bot.domain.spec.review import Review, ReviewState
from bot.domain.spec.version import SpecVersion

_NOT_MEASURED = frozenset(
    {"text", "owner", "on_fail", "waiver", "user_impact", "proposed", "target", "cadence"}
)

_OF_DATASET = frozenset({"name", "version"})


class Void(StrEnum):
    """What does not hold any more."""

    SIGNATURES = "signatures"  # of the version before
    REVIEW = "review"  # it was open; reviewers are to be asked again
    RESULTS = "results"  # of criteria that are measured otherwise now
    PARTS = "parts"  # what results were measured with
    EXPORTS = "exports"  # they show an earlier version
    OVERSIGHT = "oversight"  # who decides about actions


class Consequence(Frozen):
    """One thing that does not hold any more, and what of it."""

    void: Void
    items: tuple[str, ...] = ()


def consequences(
    changes: Sequence[Change], before: SpecVersion, review: Review | None
) -> tuple[Consequence, ...]:
    """What follows from changes of a version.

    Args:
        changes: From the version to the next one.
        before: The version that was changed.
        review: The last review of the spec, as it is by now.
    """
    found: list[Consequence] = []
    if not changes:
        return ()
    if review is not None and review.version == before.version:
        signed = tuple(each.user for each in review.reviewers if each.decision is not None)
        if review.state is ReviewState.SIGNED:
            found.append(Consequence(void=Void.SIGNATURES, items=signed))
        elif review.state is ReviewState.OVERTAKEN:
            waiting = tuple(each.user for each in review.reviewers)
            found.append(Consequence(void=Void.REVIEW, items=waiting))
    measured = dict.fromkeys(
        change.path[1]
        for change in changes
        if change.section == "acceptance" and len(change.path) > 1 and _measures(change)
    )
    if measured:
        found.append(Consequence(void=Void.RESULTS, items=tuple(measured)))
    parts = dict.fromkeys(
        change.path[1] if change.section == "components" else change.path[-1]
        for change in changes
        if (change.section == "components" and len(change.path) > 1)
        or (change.path[:2] == ("evaluation", "dataset") and change.path[-1] in _OF_DATASET)
    )
    if parts:
        found.append(Consequence(void=Void.PARTS, items=tuple(parts)))
    actions = dict.fromkeys(
        change.path[1]
        for change in changes
        if change.section == "oversight" and len(change.path) > 1
    )
    if actions:
        found.append(Consequence(void=Void.OVERSIGHT, items=tuple(actions)))
    if before.exported == before.version:
        found.append(Consequence(void=Void.EXPORTS, items=(str(before.version),)))
    return tuple(found)


def _measures(change: Change) -> bool:
    return len(change.path) < 3 or change.path[2] not in _NOT_MEASURED  # noqa: PLR2004
