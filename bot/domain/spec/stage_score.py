"""What is told about the readiness of a spec: stages, what holds them back, and what comes next."""

from enum import StrEnum

from bot.domain.framing.readiness import Colour, ItemScore, Reason
from bot.domain.provenance import Frozen
from bot.domain.spec.stage import Stage


class Next(StrEnum):
    """What an item waits for."""

    SAY = "say"
    CONFIRM = "confirm"  # it is there; somebody has to say yes to it
    SHOW = "show"  # it is said; a run, a document or a date has to show it


class StageHold(Frozen):
    """One thing that keeps a stage from rising above a cap: an item, or a rule of the linter."""

    reason: Reason
    name: str
    cap: int


class StageScore(Frozen):
    """The state of one stage; `next_item` is what brings most for the least effort."""

    stage: Stage
    score: int
    colour: Colour
    items: tuple[ItemScore, ...] = ()
    holds: tuple[StageHold, ...] = ()
    weakest: str
    next_item: str | None = None
    next_is: Next = Next.SAY


class SpecReadiness(Frozen):
    """All stages; the score is that of the weakest one up to the target."""

    stages: tuple[StageScore, ...]
    target: Stage
    score: int
    weakest: StageScore

    def stage(self, stage: Stage) -> StageScore | None:
        """One stage, where it counts for this kind of task."""
        return next((one for one in self.stages if one.stage is stage), None)
