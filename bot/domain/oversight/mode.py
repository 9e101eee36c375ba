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


def compute_mode(facts: ActionFacts) -> Computed:
    """The mode an action needs by what is known about it now."""
    reversibility = facts.reversibility or WORST_REVERSIBILITY
    blast = facts.blast or facts.worst_blast
    base = matrix(reversibility, blast)
    raised = base.stricter(len(facts.step_ups))
    mode = strictest(raised, *(floor.mode for floor in facts.floors))
    return Computed(
        mode=mode,
        base=base,
        reversibility=reversibility,
        blast=blast,
        reversibility_known=facts.reversibility is not None,
        blast_known=facts.blast is not None,
        step_ups=tuple(step for step in StepUp if step in facts.step_ups),
        floors=_holding(facts.floors, raised, mode),
        least=strictest(*(floor.mode for floor in facts.floors)) if facts.floors else None,
    )


def one_step_looser(computed: Computed) -> OversightMode | None:
    """The mode a signed decision can bring; none where a floor or the end of the scale holds it."""
    free = computed.base.stricter(len(computed.step_ups)).stricter(-1)
    mode = strictest(free, computed.least) if computed.least else free
    return mode if mode.rank < computed.mode.rank else None


def lowered(computed: Computed, decision: StepDown, on: date) -> Computed:
    """What a signed decision makes of a mode on a day; it counts only with all of its evidence."""
    mode = one_step_looser(computed)
    if mode is None or lacks(decision, on):
        return computed
    return computed.model_copy(
        update={"mode": mode, "floors": (), "lowered_by": decision.signed_by}
    )


def _holding(
    floors: frozenset[Floor], free: OversightMode, mode: OversightMode
) -> tuple[Floor, ...]:
    """The floors but for which it would be looser."""
    if free is mode:
        return ()
    return tuple(floor for floor in Floor if floor in floors and floor.mode is mode)
