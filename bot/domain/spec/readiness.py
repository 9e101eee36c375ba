"""How ready a spec is, stage by stage: a score, what holds it back, and the next best step.

Computed whenever it is shown, never stored, and never asked of a model. A chain is as strong as its
weakest link: what counts is the lowest stage, not an average.
"""

from collections.abc import Collection, Iterator, Mapping
from functools import cached_property

from bot.domain.framing.flag import PROHIBITED
from bot.domain.framing.kind import Kind
from bot.domain.framing.readiness import Colour, ItemScore, Reason
from bot.domain.framing.readiness import readiness as framing_readiness
from bot.domain.framing.stage import (
    AMBER_FROM,
    CAP_BLOCKED,
    CAP_UNSOUND,
    EARNED,
    EARNED_CONFIRMED,
    EARNED_SET_ASIDE,
    GREEN_FROM,
)
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Closing, Field, Status, value_text
from bot.domain.spec.criterion import AcceptanceCriterion
from bot.domain.spec.model import AISpec, SpecStatus
from bot.domain.spec.stage import (
    NOT_ML_STAGES,
    STAGE_ITEMS,
    UNSHOWN,
    Address,
    Stage,
    StageItem,
    StagePart,
    stage_of,
)
from bot.domain.spec.stage_score import Next, SpecReadiness, StageHold, StageScore

_CRITERIA = 3  # the fewest that say anything together
_NO_ACTION = EARNED[Status.ASSUMED]  # nobody named one; that there is none is only assumed
_ALONE = frozenset({"inform", "suggest"})  # it does nothing itself
_ALMOST = 1e-9  # what adding up fractions may lose


def spec_readiness(
    spec: AISpec,
    statement: ProblemStatement,
    *,
    findings: Collection[str] = (),
    evidence: Mapping[str, str] | None = None,
    target: Stage | None = None,
) -> SpecReadiness:
    """Score every stage of a spec.

    Args:
        spec: The document as it is now.
        statement: What it was drafted from.
        findings: The rules of the linter that report an error which nobody has waived.
        evidence: What shows an item, by its name: the id of a run, an address, a date.
        target: The stage people want to reach; by the status of the spec where none is given.
    """
    reading = _Reading(spec, statement, evidence or {})
    nothing_learned = spec.is_ml is False or spec.kind is Kind.NOT_ML
    wanted = NOT_ML_STAGES if nothing_learned else tuple(Stage)
    stages = tuple(_stage(reading, stage, findings) for stage in wanted)
    aim = target or _target(spec, nothing_learned=nothing_learned)
    counted = [one for one in stages if one.stage <= aim]
    weakest = min(counted, key=lambda one: (one.score, one.stage))
    return SpecReadiness(stages=stages, target=aim, score=weakest.score, weakest=weakest)


def _target(spec: AISpec, *, nothing_learned: bool) -> Stage:
    """A draft is on its way to being built; an approved spec, to being run."""
    if spec.status in {SpecStatus.DRAFT, SpecStatus.IN_REVIEW}:
        return Stage.FRAMING if nothing_learned else Stage.OVERSIGHT
    return Stage.OPERATION


class _Reading:
    """A spec and its statement, with the leaves of lists together."""

    def __init__(
        self, spec: AISpec, statement: ProblemStatement, evidence: Mapping[str, str]
    ) -> None:
        self.spec = spec
        self.statement = statement
        self.evidence = evidence

    @cached_property
    def leaves(self) -> dict[str, list[Field]]:
        """The leaves by address, with a star for the id of an item."""
        found: dict[str, list[Field]] = {}
        for leaf in self.spec.leaves():
            names = ("*" if _is_id(name) else name for name in leaf.path.split("."))
            found.setdefault(".".join(names), []).append(leaf)
        return found

    def at(self, address: Address) -> list[Field]:
        """The leaves an address names."""
        if address.of_statement:
            return [self.statement.field(address.path)]
        return self.leaves.get(address.path, [])

    @cached_property
    def does_nothing_alone(self) -> float:
        """How sure it is that it only informs or suggests."""
        leaf = self.spec.intended_use.automation
        return _earned(leaf) if value_text(leaf.value) in _ALONE else 0.0


def _is_id(name: str) -> bool:
    head, _, tail = name.partition("-")
    return head.isupper() and tail.isdigit()


def _stage(reading: _Reading, stage: Stage, findings: Collection[str]) -> StageScore:
    unsound = tuple(
        StageHold(reason=Reason.UNSOUND, name=rule, cap=CAP_UNSOUND)
        for rule in sorted(set(findings))
        if stage_of(rule) is stage
    )
    if stage is Stage.FRAMING:
        return _framing(reading.statement, unsound)
    items = [item for item in STAGE_ITEMS[stage] if item.counts_for(reading.spec.kind)]
    total = sum(item.weight for item in items)
    scores = tuple(
        ItemScore(
            name=item.name, weight=100 * item.weight / total, earned=_item_earned(reading, item)
        )
        for item in items
    )
    holds = (*_blocked(reading, items), *unsound)
    full = sum(score.weight * score.earned for score in scores)
    score = min([int(full + _ALMOST), *(hold.cap for hold in holds)])
    step = _best_step(items, scores, {hold.name for hold in holds})
    return StageScore(
        stage=stage,
        score=score,
        colour=_colour(score),
        items=scores,
        holds=holds,
        weakest=min(scores, key=lambda one: (one.earned, -one.weight)).name,
        next_item=step.name if step else None,
        next_is=_kind_of_step(reading, step),
    )


def _framing(statement: ProblemStatement, unsound: tuple[StageHold, ...]) -> StageScore:
    """The first stage, as the statement has it."""
    state = framing_readiness(statement)
    holds = tuple(
        StageHold(reason=hold.reason, name=hold.path, cap=hold.cap) for hold in state.holds
    )
    score = min([state.score, *(hold.cap for hold in unsound)])
    step = state.steps[0] if state.steps else None
    return StageScore(
        stage=Stage.FRAMING,
        score=score,
        colour=_colour(score),
        items=state.items,
        holds=(*holds, *unsound),
        weakest=state.weakest,
        next_item=step.path if step else None,
        next_is=Next.CONFIRM if step and step.confirms else Next.SAY,
    )


def _blocked(reading: _Reading, items: list[StageItem]) -> Iterator[StageHold]:
    for item in items:
        if not item.blocks:
            continue
        leaves = [
            leaf
            for part in item.parts
            for address in part.addresses
            for leaf in reading.at(address)
        ]
        if any(leaf.conflicts for leaf in leaves):
            yield StageHold(reason=Reason.DISPUTED, name=item.name, cap=CAP_BLOCKED)
        elif any(_part_earned(reading, part) == 0 for part in item.parts):
            yield StageHold(reason=Reason.MISSING, name=item.name, cap=CAP_BLOCKED)
    if any(flag.flag == PROHIBITED and flag.live for flag in reading.statement.flags):
        yield StageHold(reason=Reason.PROHIBITED, name=PROHIBITED, cap=CAP_BLOCKED)


def _item_earned(reading: _Reading, item: StageItem) -> float:
    earned = sum(_part_earned(reading, part) for part in item.parts) / len(item.parts)
    return earned if _is_shown(reading, item) else min(earned, UNSHOWN)


def _is_shown(reading: _Reading, item: StageItem) -> bool:
    """Whether what has to be shown is: by a link that was given, or by a value in the spec."""
    if item.shown_by is None or reading.evidence.get(item.name):
        return True
    shown = (leaf for path in item.shown_by for leaf in reading.leaves.get(path, []))
    return any(leaf.value is not None and leaf.status is Status.STATED for leaf in shown)


def _part_earned(reading: _Reading, part: StagePart) -> float:
    return max(_address_earned(reading, address, part) for address in part.addresses)


def _address_earned(reading: _Reading, address: Address, part: StagePart) -> float:
    if address.path == "criteria":
        return _criteria(reading.spec.acceptance)
    if address.path == "actions":
        return _actions(reading)
    earned = [_earned(leaf, may_not_apply=part.may_not_apply) for leaf in reading.at(address)]
    alone = reading.does_nothing_alone if address.computed else 0.0
    if address.best is None:
        return max(alone, sum(earned) / len(earned) if earned else 0.0)
    return max(alone, sum(sorted(earned, reverse=True)[: address.best]) / address.best)


def _criteria(criteria: tuple[AcceptanceCriterion, ...]) -> float:
    """The best three criteria; one without its number is none yet."""
    earned = [0.0 if one.to_be_agreed else _earned(one.threshold or one.text) for one in criteria]
    return sum(sorted(earned, reverse=True)[:_CRITERIA]) / _CRITERIA


def _actions(reading: _Reading) -> float:
    """Every action has its row; how sure that is depends on the surest of them."""
    rows = [_earned(row.action) for row in reading.spec.oversight]
    agent = reading.spec.kind is Kind.AGENT_ACTIONS
    none_named = 0.0 if agent or reading.spec.kind is None else _NO_ACTION
    return max([none_named, reading.does_nothing_alone, *rows])


def _earned(leaf: Field, *, may_not_apply: bool = False) -> float:
    if leaf.conflicts:
        return 0.0
    if leaf.closing is Closing.NOT_RELEVANT and may_not_apply:
        return EARNED_SET_ASIDE
    if leaf.value is None:
        return 0.0
    return EARNED_CONFIRMED if leaf.confirmed else EARNED[leaf.status]


def _best_step(
    items: list[StageItem], scores: tuple[ItemScore, ...], held: set[str]
) -> StageItem | None:
    """What brings most for its effort; what holds the stage back comes first."""
    gains = [
        (item.name in held, score.weight * (1 - score.earned) / item.effort, item)
        for item, score in zip(items, scores, strict=True)
        if score.earned < 1
    ]
    best = max(gains, key=lambda gain: (gain[0], round(gain[1], 6)), default=None)
    return best[2] if best else None


def _kind_of_step(reading: _Reading, item: StageItem | None) -> Next:
    """Whether something has to be said, only confirmed, or shown."""
    if item is None:
        return Next.SAY
    parts = [_part_earned(reading, part) for part in item.parts]
    if min(parts) == 0:
        return Next.SAY
    earned = sum(parts) / len(parts)
    return Next.SHOW if earned > UNSHOWN and not _is_shown(reading, item) else Next.CONFIRM


def _colour(score: int) -> Colour:
    if score >= GREEN_FROM:
        return Colour.GREEN
    return Colour.AMBER if score >= AMBER_FROM else Colour.RED
