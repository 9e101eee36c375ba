"""The first stage as data: what framing must settle, what each part weighs, and what holds it back."""

from dataclasses import dataclass

from bot.domain.provenance import Status

# How much of its weight a part earns, by how sure it is.
EARNED = {Status.UNKNOWN: 0.0, Status.ASSUMED: 0.4, Status.INFERRED: 0.6, Status.STATED: 0.8}
EARNED_CONFIRMED = 1.0
EARNED_SET_ASIDE = 0.8  # a person said that it does not apply
CAP_BLOCKED = 49
CAP_UNSOUND = 69
GREEN_FROM = 80
AMBER_FROM = 50
FLAGS = "flags"  # the part that is no field: whether a person looked at each risk
EFFORT = 2  # a sentence, where no question of the bank says how hard a part is to answer
# item | weight | part, part; "+" after a weight: nothing works without it; "/": either will do;
# "*": only where something is learned; "?": a person may say that it does not apply
_TABLE = """
goal | 15+ | business_goal.statement, business_goal.metric, business_goal.direction
measure | 15+ | business_goal.baseline, business_goal.target, business_goal.deadline?
problem | 10 | user_problem.voice?, user_problem.evidence?
decision | 15+ | decision.supported, decision.actor, decision.capacity*?
fit | 15 | ml_fit.verdict, ml_fit.heuristic*?, ml_fit.non_ml_alternatives?
hypothesis | 10 | hypothesis.statement*, hypothesis.chain*?, hypothesis.kill_criteria*?
metrics | 15 | metrics.model*, metrics.business/business_goal.metric*, metrics.guardrails?
risk | 5 | risk.affected_people?, risk.effect_on_person?, flags
"""


@dataclass(frozen=True, slots=True)
class Part:
    """One thing an item needs; any of its paths will do."""

    paths: tuple[str, ...]
    only_learned: bool
    may_not_apply: bool

    @property
    def path(self) -> str:
        """The path it is named by."""
        return self.paths[0]


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the stage: its parts share its weight."""

    name: str
    weight: int
    blocks: bool
    parts: tuple[Part, ...]


def _part(cell: str) -> Part:
    paths = tuple(path.strip() for path in cell.strip().rstrip("*?").split("/"))
    return Part(paths, only_learned="*" in cell, may_not_apply="?" in cell)


def _item(line: str) -> Item:
    name, weight, parts = (cell.strip() for cell in line.split("|"))
    return Item(
        name=name,
        weight=int(weight.rstrip("+")),
        blocks=weight.endswith("+"),
        parts=tuple(_part(cell) for cell in parts.split(",")),
    )


ITEMS: tuple[Item, ...] = tuple(_item(line) for line in _TABLE.strip().splitlines())
# What the stage cannot do without.
BLOCKERS = frozenset(
    path for item in ITEMS if item.blocks for part in item.parts for path in part.paths
)
