"""A declaration changed: what is different, and what of that was counted or judged no longer holds."""

from enum import IntEnum

from bot.domain.drift.declaration import Proposed, WatchedSource
from bot.domain.drift.role import Role
from bot.domain.provenance import Frozen

IN_THE_FORM = (
    "name",
    "where",
    "time",
    "keys",
    "prediction",
    "label",
    "labels_at",
    "slices",
    "roles",
    "reference",
    "reference_at",
    "cadence",
)
TOLD = (*IN_THE_FORM, "score", "positive", "columns", "weights", "label_days", "days")


class Change(Frozen):
    """One declaration in the place of another."""

    before: WatchedSource
    after: WatchedSource

    @property
    def back(self) -> "Change":
        """The way back from it."""
        return Change(before=self.after, after=self.before)


class Weight(IntEnum):
    """What a change does to what is on record."""

    NOTHING = 0  # nothing is different
    OUTSIDE = 1  # it is called otherwise, or looked at at other times
    JUDGED = 2  # later windows are judged otherwise; the reference stays
    COUNTED = 3  # the reference has to be counted anew


def differences(before: WatchedSource, after: WatchedSource) -> tuple[str, ...]:
    """Name what is declared otherwise."""
    return tuple(name for name in TOLD if getattr(before, name) != getattr(after, name))


def weight_of(before: WatchedSource, after: WatchedSource) -> Weight:
    """What comes of a change."""
    if not differences(before, after):
        return Weight.NOTHING
    if _counted(before) != _counted(after):
        return Weight.COUNTED
    return Weight.JUDGED if _judged(before) != _judged(after) else Weight.OUTSIDE


def changed(before: WatchedSource, told: WatchedSource, *, whole: bool) -> WatchedSource:
    """The declaration as somebody wants it.

    Args:
        before: As it is.
        told: What was written.
        whole: All of it was written, as in a file; else only what the form asks for, and the rest stays.
    """
    names = (*TOLD, "channel") if whole else IN_THE_FORM
    fields = {name: getattr(told, name) for name in names}
    if not whole and _same_reference(before, told):  # the form has one line for days and place
        fields |= {"reference": before.reference, "reference_at": before.reference_at}
    return before.model_copy(update=fields)


def proposed(after: WatchedSource, source: str, known: int | None, why: str) -> WatchedSource:
    """The same declaration, as a proposal to change another one."""
    return after.model_copy(update={"proposes": Proposed(source=source, known=known, why=why)})


def in_place_of(before: WatchedSource, proposal: WatchedSource) -> WatchedSource:
    """What is kept of a proposal under the name of the source it changes."""
    fields = {name: getattr(proposal, name) for name in (*TOLD, "channel", "dry_run")}
    return before.model_copy(update=fields)


def _same_reference(before: WatchedSource, told: WatchedSource) -> bool:
    """Whether the line about the reference reads as the form showed it."""
    if before.reference_at is not None:
        return told.reference_at == before.reference_at
    return told.reference_at is None and told.reference == before.reference


def _counted(source: WatchedSource) -> tuple[object, ...]:
    """What the profile of a reference depends on."""
    bounded = bool(source.reference.start or source.reference.end)
    lengths = {name for name, role in source.roles.items() if role is Role.LENGTH}
    return (
        source.reference_at or source.where,
        source.reference,
        (source.time, source.cadence.timezone) if bounded else (),
        source.set_apart,
        frozenset(source.columns),
        source.slices,
        lengths,
    )


def _judged(source: WatchedSource) -> tuple[object, ...]:
    """What a window is judged by beside its profile."""
    return (
        source.where,
        source.all_roles,
        source.labels_at,
        source.score,
        source.positive,
        source.weights,
        source.label_days,
        source.days,
    )
