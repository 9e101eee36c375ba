"""How hard an action is to undo, whom it reaches, and how much of a person that asks for."""

from enum import StrEnum


class Ranked(StrEnum):
    """A scale from mild to severe."""

    @property
    def rank(self) -> int:
        """Higher is stricter."""
        return tuple(type(self)).index(self)


class Reversibility(Ranked):
    """How hard it is to undo."""

    R0 = "R0"  # no side effect: it reads, or drafts for whoever asked
    R1 = "R1"  # one click undoes all of it, and nobody outside noticed
    R2 = "R2"  # undone with effort, cost or an apology, or only within a short time
    R3 = "R3"  # not undone: money gone, data deleted, published, done to a body


class Blast(Ranked):
    """Whom and how much it reaches."""

    B0 = "B0"  # whoever asked, or one internal record
    B1 = "B1"  # one person or record outside, or a small sum
    B2 = "B2"  # many records, a large sum, or one person's job, health, housing, credit or liberty
    B3 = "B3"  # a whole population or site, a regulator, life, or a sum beyond every limit


class OversightMode(Ranked):
    """How much a person is involved in an action, from least to most."""

    AUTO = "auto"
    NOTIFY = "notify"
    APPROVE = "approve"
    DUAL_APPROVE = "dual_approve"
    REFUSE = "refuse"  # the system may prepare it; a person acts

    def stricter(self, steps: int) -> "OversightMode":
        """So many steps further; it ends at both ends of the scale."""
        modes = tuple(OversightMode)
        return modes[min(max(self.rank + steps, 0), len(modes) - 1)]


_AUTO, _NOTIFY, _APPROVE, _DUAL, _REFUSE = OversightMode
_MATRIX = {
    Reversibility.R0: (_AUTO, _AUTO, _NOTIFY, _APPROVE),
    Reversibility.R1: (_AUTO, _NOTIFY, _APPROVE, _APPROVE),
    Reversibility.R2: (_NOTIFY, _APPROVE, _APPROVE, _DUAL),
    Reversibility.R3: (_APPROVE, _APPROVE, _DUAL, _REFUSE),
}


def matrix(reversibility: Reversibility, blast: Blast) -> OversightMode:
    """The mode the two scales ask for, before anything makes it stricter."""
    return _MATRIX[reversibility][blast.rank]


def strictest(*modes: OversightMode) -> OversightMode:
    """The one that involves people most."""
    return max(modes, key=lambda mode: mode.rank)
