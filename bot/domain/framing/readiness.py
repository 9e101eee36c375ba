"""How ready the framing is: a score, what holds it back, the weakest item, and the best next step.

Computed from a statement whenever it is shown, never stored and never asked of a model.
"""

from collections.abc import Iterator
from enum import StrEnum

from bot.domain.framing.bank import BANK, BankQuestion
from bot.domain.framing.flag import PROHIBITED, FlagStatus
from bot.domain.framing.kind import Kind
from bot.domain.framing.ranking import ABOUT_A_VALUE, CONDITIONS
from bot.domain.framing.stage import (
    AMBER_FROM,
    CAP_BLOCKED,
    CAP_UNSOUND,
    EARNED,
    EARNED_CONFIRMED,
    EARNED_SET_ASIDE,
    EFFORT,
    FLAGS,
    GREEN_FROM,
    ITEMS,
    Item,
    Part,
)
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Closing, Field, Frozen, Status

_IMPOSSIBLE = "impossible_target"
_ALMOST = 1e-9  # what adding up fractions may lose


class Colour(StrEnum):
    """The score at a glance."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Reason(StrEnum):
    """Why a score is held back."""

    MISSING = "missing"
    DISPUTED = "disputed"
    PROHIBITED = "prohibited"
    UNSOUND = "unsound"


class Hold(Frozen):
    """One thing that keeps the score from rising above a cap."""

    reason: Reason
    path: str
    cap: int


class Step(Frozen):
    """One thing a person could do next, and the points it would bring per effort."""

    path: str
    confirms: bool  # somebody says yes to what is there, where nothing new need be said
    value: float


class ItemScore(Frozen):
    """How much of its weight an item has earned; weights of one reading add up to a hundred."""

    name: str
    weight: float
    earned: float


class Readiness(Frozen):
    """The state of the first stage."""

    score: int
    colour: Colour
    items: tuple[ItemScore, ...]
    holds: tuple[Hold, ...]
    weakest: str
    steps: tuple[Step, ...]  # the best one first


def readiness(statement: ProblemStatement) -> Readiness:
    """Score the framing of a statement."""
    items = list(_items(statement))
    total = sum(weight for _, weight, _ in items)
    scores = tuple(
        ItemScore(
            name=item.name,
            weight=100 * weight / total,
            earned=sum(_earned(statement, part) for part in parts) / len(parts),
        )
        for item, weight, parts in items
    )
    holds = tuple(_holds(statement, items))
    full = sum(score.weight * score.earned for score in scores)
    score = min([int(full + _ALMOST), *(hold.cap for hold in holds)])
    return Readiness(
        score=score,
        colour=_colour(score),
        items=scores,
        holds=holds,
        weakest=min(scores, key=lambda one: (one.earned, -one.weight)).name,
        steps=_steps(statement, items, held=full > score + 1),
    )


_Counted = tuple[Item, float, tuple[Part, ...]]  # an item, its weight here, its parts that count


def _items(statement: ProblemStatement) -> Iterator[_Counted]:
    """What counts for this statement; an item that loses parts loses their share of its weight."""
    nothing_learned = statement.kind is Kind.NOT_ML
    for item in ITEMS:
        parts = tuple(
            part
            for part in item.parts
            if not (part.only_learned and nothing_learned)
            and (part.path != FLAGS or _risks(statement))
        )
        possible = tuple(part for part in item.parts if part.path != FLAGS or part in parts)
        if parts:
            yield item, item.weight * len(parts) / len(possible), parts


def _risks(statement: ProblemStatement) -> list[FlagStatus]:
    return [flag.status for flag in statement.flags if flag.flag.startswith("F-")]


def _earned(statement: ProblemStatement, part: Part) -> float:
    if part.path == FLAGS:
        risks = _risks(statement)
        open_ones = risks.count(FlagStatus.SUSPECTED)
        return (open_ones * EARNED[Status.ASSUMED] + len(risks) - open_ones) / len(risks)
    return max(_earned_by(statement.field(path), part) for path in part.paths)


def _earned_by(field: Field, part: Part) -> float:
    if field.conflicts:
        return 0.0
    if field.closing is Closing.NOT_RELEVANT and part.may_not_apply:
        return EARNED_SET_ASIDE
    if field.value is None:
        return 0.0
    return EARNED_CONFIRMED if field.confirmed else EARNED[field.status]


def _holds(statement: ProblemStatement, items: list[_Counted]) -> Iterator[Hold]:
    disputed = {conflict.path for conflict in statement.conflicts}
    for item, _, parts in items:
        for part in parts if item.blocks else ():
            if disputed & {*part.paths} or any(statement.field(p).conflicts for p in part.paths):
                yield Hold(reason=Reason.DISPUTED, path=part.path, cap=CAP_BLOCKED)
            elif _earned(statement, part) == 0:
                yield Hold(reason=Reason.MISSING, path=part.path, cap=CAP_BLOCKED)
    for flag in statement.flags:
        if flag.flag == PROHIBITED and flag.status is not FlagStatus.DISMISSED:
            yield Hold(reason=Reason.PROHIBITED, path=FLAGS, cap=CAP_BLOCKED)
    if CONDITIONS[_IMPOSSIBLE](statement):
        yield Hold(reason=Reason.UNSOUND, path="business_goal.target", cap=CAP_UNSOUND)


def _steps(statement: ProblemStatement, items: list[_Counted], *, held: bool) -> tuple[Step, ...]:
    """What could be done next: what is no use yet comes last, what holds a full score back first."""
    total = sum(weight for _, weight, _ in items)
    found: list[tuple[tuple[bool, bool, float, bool], Step]] = []
    for item, weight, parts in items:
        for part in parts:
            earned = _earned(statement, part)
            gain = 100 * weight / total / len(parts) * (1 - earned)
            if gain <= 0:
                continue
            question = _question(part)
            value = gain / (question.effort if question else EFFORT)
            confirms = earned > 0 and part.path != FLAGS
            blocks = item.blocks and earned == 0
            early = question is not None and not CONDITIONS[question.when](statement)
            step = Step(path=_shown_path(statement, part), confirms=confirms, value=value)
            found.append(
                ((early and not confirms, held and not blocks, -round(value, 6), not blocks), step)
            )
    return tuple(step for _, step in sorted(found, key=lambda one: one[0]))


def _shown_path(statement: ProblemStatement, part: Part) -> str:
    """The path of a part that has something, or the one it is named by."""
    return next((path for path in part.paths if statement.known(path)), part.path)


def _question(part: Part) -> BankQuestion | None:
    """The easiest question that asks for a part."""
    asking = (
        question
        for question in BANK.values()
        if question.field in part.paths and question.id not in ABOUT_A_VALUE
    )
    return min(asking, key=lambda question: question.effort, default=None)


def _colour(score: int) -> Colour:
    if score >= GREEN_FROM:
        return Colour.GREEN
    return Colour.AMBER if score >= AMBER_FROM else Colour.RED
