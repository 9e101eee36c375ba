"""The oversight an action needs: from how final it is and whom it reaches, step by step."""

from datetime import date

from bot.domain.oversight.scale import Blast, OversightMode, Reversibility, matrix, strictest
from bot.domain.oversight.step import Floor, StepDown, StepUp, lacks
from bot.domain.provenance import Frozen

WORST_REVERSIBILITY = Reversibility.R3
WORST_BLAST = Blast.B2  # more than this takes a sign: a sum, a site, a danger to life


class ActionFacts(Frozen):
    """What is known about an action. What is not known counts as the worst that is plausible."""

    reversibility: Reversibility | None = None
    blast: Blast | None = None
    worst_blast: Blast = WORST_BLAST
    step_ups: frozenset[StepUp] = frozenset()
    floors: frozenset[Floor] = frozenset()


class Computed(Frozen):
    """A mode and everything it follows from, so that it can be explained and checked."""

    mode: OversightMode
    base: OversightMode
    reversibility: Reversibility
    blast: Blast
    reversibility_known: bool
    blast_known: bool
    step_ups: tuple[StepUp, ...] = ()
    floors: tuple[Floor, ...] = ()  # those that hold it where it is
    least: OversightMode | None = None  # the strictest floor there is, whether it holds it or not
    lowered_by: tuple[str, ...] = ()

    @property
    def complete(self) -> bool:
        """Whether nothing had to be taken for the worst."""
        return self.reversibility_known and self.blast_known


def compute_mode(
    facts: ActionFacts, step_down: StepDown | None = None, on: date | None = None
) -> Computed:
    """The mode an action needs.

    Args:
        facts: What is known about the action now.
        step_down: A signed decision to loosen it; it counts only with all of its evidence.
        on: The day it is asked; without one no decision counts.
    """
    reversibility = facts.reversibility or WORST_REVERSIBILITY
    blast = facts.blast or facts.worst_blast
    base = matrix(reversibility, blast)
    raised = base.stricter(len(facts.step_ups))
    signed = step_down is not None and on is not None and not lacks(step_down, on)
    free = raised.stricter(-1) if signed else raised
    mode = strictest(free, *(floor.mode for floor in facts.floors))
    return Computed(
        mode=mode,
        base=base,
        reversibility=reversibility,
        blast=blast,
        reversibility_known=facts.reversibility is not None,
        blast_known=facts.blast is not None,
        step_ups=tuple(step for step in StepUp if step in facts.step_ups),
        floors=_holding(facts.floors, free, mode),
        least=strictest(*(floor.mode for floor in facts.floors)) if facts.floors else None,
        lowered_by=step_down.signed_by if step_down and mode.rank < raised.rank else (),
    )


def _holding(
    floors: frozenset[Floor], free: OversightMode, mode: OversightMode
) -> tuple[Floor, ...]:
    """The floors but for which it would be looser."""
    if free is mode:
        return ()
    return tuple(floor for floor in Floor if floor in floors and floor.mode is mode)
