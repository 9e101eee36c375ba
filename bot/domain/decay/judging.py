"""Whether a system got worse: cohorts whose truth is known against the reference, and against the bar."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from functools import reduce

from bot.domain.criterion.interval import exact_lower, exact_upper
from bot.domain.criterion.plan import further
from bot.domain.criterion.verdict import Counts, Outcome
from bot.domain.decay.estimating import Checked, Guess, Unusable, check, estimate
from bot.domain.decay.model import Calibration, Cohort, Counted, DecayAskedError, Metric, counted
from bot.domain.drift.chance import holm, same_rate
from bot.domain.evaluation.estimate import Estimate, Sure
from bot.domain.evaluation.rate import of_counts

REFERENCE = 4  # cohorts, where nobody says which
VISIBLE = 0.02  # points: less is true and of no use
NOTED, SURE = 0.05, 0.005  # the luck that is allowed: for a note, and before somebody is called
IN_A_ROW = 2
LATE = 0.5  # of the share that usually has a label: with fewer, they are late, not missing


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody wants to know about the labels of a system."""

    metric: Metric = Metric.ACCURACY
    floor: float | None = None  # what the spec asks for
    delay: int | None = None  # days until labels are known
    reference: int = REFERENCE  # how many cohorts, from the first
    as_of: date | None = None  # the last day of the data where nobody says


class Standing(StrEnum):
    """What is known of a cohort."""

    REFERENCE = "reference"
    KNOWN = "known"  # its labels have had the time to come
    YOUNG = "young"  # too early: what came first need not be like the rest
    EMPTY = "empty"  # no row


@dataclass(frozen=True, slots=True)
class Judged:
    """A cohort: what is known, what that shows, and what is guessed."""

    cohort: Cohort
    standing: Standing
    counted: Counted
    seen: Estimate | None = None  # with exact bounds; of labels that have had their time
    whatever: tuple[float, float] | None = (
        None  # bounds that hold whatever labels are still to come
    )
    outcome: Outcome | None = None  # against the floor
    more: int | None = None  # cases with a label that would settle it, at the rate seen
    change: float | None = None  # from the reference
    chance: float = 1.0  # of so much by luck, as it counts among all cohorts
    guess: Guess | None = None

    @property
    def worse(self) -> bool:
        """Whether it is worse than the reference, by more than luck and by more than nothing."""
        return self.change is not None and self.change <= -VISIBLE and self.chance <= SURE

    @property
    def perhaps_worse(self) -> bool:
        """Whether it may be worse: luck would show as much, but not often."""
        return self.change is not None and self.change <= -VISIBLE and self.chance <= NOTED

    @property
    def better(self) -> bool:
        """Whether it is better, likewise."""
        return self.change is not None and self.change >= VISIBLE and self.chance <= SURE

    @property
    def failed(self) -> bool:
        """Whether the floor is missed for sure."""
        return self.outcome is Outcome.FAIL


@dataclass(frozen=True, slots=True)
class Decay:
    """Every cohort, the oldest first, and what they were held against."""

    asked: Asked
    as_of: date
    reference: Estimate | None
    checked: Checked
    cohorts: tuple[Judged, ...]

    @property
    def known(self) -> tuple[Judged, ...]:
        """Cohorts after the reference whose labels have had their time."""
        return tuple(one for one in self.cohorts if one.standing is Standing.KNOWN and one.seen)

    @property
    def young(self) -> tuple[Judged, ...]:
        """Cohorts whose labels are still to come."""
        return tuple(one for one in self.cohorts if one.standing is Standing.YOUNG)

    @property
    def run(self) -> tuple[Judged, ...]:
        """The newest known cohorts that are all worse, or all miss the floor for sure."""
        found: list[Judged] = []
        for one in reversed(self.known):
            if not (one.worse or one.failed):
                break
            found.append(one)
        return tuple(reversed(found))

    @property
    def calls(self) -> bool:
        """Whether somebody has to decide: it lasts, or the floor is missed for sure."""
        run = self.run
        return len(run) >= IN_A_ROW or any(one.failed for one in (*run[-1:], *self.young))

    @property
    def held(self) -> tuple[int, int]:
        """How many estimates agreed with the labels that came, and how many could be held against any."""
        both = [one for one in self.known if one.guess and one.seen]
        agreed = [o for o in both if o.guess and o.seen and o.guess.holds(o.seen.low, o.seen.high)]
        return len(agreed), len(both)


def judged(cohorts: Sequence[Cohort], asked: Asked) -> Decay:
    """Judge cohorts in the order of time.

    Raises:
        DecayAskedError: There is no cohort, or none whose labels are known to compare with.
    """
    ordered = sorted(cohorts, key=lambda one: one.start)
    if not any(one.rows for one in ordered):
        raise DecayAskedError(
            "There are no rows to judge.", next_step="Check the file and its time column."
        )
    as_of = asked.as_of or max(one.end for one in ordered if one.rows) - timedelta(days=1)
    grown = [one for one in ordered if one.mature(as_of, asked.delay) and one.labelled]
    first = grown[: asked.reference]
    if not first:
        raise DecayAskedError(
            "No cohort has its labels yet, so there is nothing to compare with.",
            next_step="Give a longer stretch of time, or the days labels take with --label-days.",
        )
    whole = [counted(one, asked.metric) for one in first]
    right, n = sum(one.right for one in whole), sum(one.n for one in whole)
    scored = any(one.yes.scored + one.no.scored for one in ordered)
    start = Calibration()
    checked = check(
        reduce(lambda a, b: a + b, (o.calibration for o in first), start), scored=scored
    )
    usual = sum(one.labelled for one in first) / sum(one.rows for one in first)
    ripe = [
        one
        for one in ordered
        if one.mature(as_of, asked.delay) and one.labelled >= LATE * usual * one.rows
    ]
    found = [
        _judged(one, _standing(one, first, ripe), asked, estimate(one, asked.metric, checked))
        for one in ordered
    ]
    found = _against(found, right, n)
    decay = Decay(
        asked, as_of, of_counts(Counts(right, n), Sure()) if n else None, checked, tuple(found)
    )
    return _believed(decay)


def _standing(cohort: Cohort, first: Sequence[Cohort], ripe: Sequence[Cohort]) -> Standing:
    if not cohort.rows:
        return Standing.EMPTY
    if cohort in first:
        return Standing.REFERENCE
    return Standing.KNOWN if cohort in ripe else Standing.YOUNG


def _judged(cohort: Cohort, standing: Standing, asked: Asked, guess: Guess | None) -> Judged:
    of_it = counted(cohort, asked.metric)
    if standing is Standing.EMPTY:
        return Judged(cohort, standing, of_it)
    if standing is Standing.YOUNG:
        whatever = _whatever(of_it)
        # Before labels have had their time only what no label can change is a verdict.
        sure = _outcome(*whatever, asked.floor) if whatever else None
        decided = None if sure is Outcome.INCONCLUSIVE else sure
        return Judged(cohort, standing, of_it, None, whatever, decided, guess=guess)
    if not of_it.n:
        return Judged(cohort, standing, of_it, guess=guess)
    seen = of_counts(Counts(of_it.right, of_it.n), Sure())
    outcome = _outcome(seen.low, seen.high, asked.floor)
    more = None
    if outcome is Outcome.INCONCLUSIVE and asked.floor is not None:
        more = further(of_it.right, of_it.n, asked.floor).alike
    return Judged(cohort, standing, of_it, seen, None, outcome, more, guess=guess)


def _whatever(of_it: Counted) -> tuple[float, float] | None:
    """Between every missing label wrong and every one right, each with its exact bound."""
    if of_it.pending is None or not of_it.n + of_it.pending:
        return None
    whole = of_it.n + of_it.pending
    return exact_lower(of_it.right, whole), exact_upper(of_it.right + of_it.pending, whole)


def _outcome(low: float, high: float, floor: float | None) -> Outcome | None:
    if floor is None:
        return None
    if low >= floor:
        return Outcome.PASS
    return Outcome.FAIL if high < floor else Outcome.INCONCLUSIVE


def _against(found: list[Judged], right: int, n: int) -> list[Judged]:
    """Hold every known cohort against the reference; all of them share the luck that is allowed."""
    known = [
        place
        for place, one in enumerate(found)
        if one.standing is Standing.KNOWN and one.seen is not None and n
    ]
    chances = holm(
        [same_rate(right, n, found[place].counted.right, found[place].counted.n) for place in known]
    )
    for place, chance in zip(known, chances, strict=True):
        one = found[place]
        rate = one.counted.right / one.counted.n
        found[place] = replace(one, change=rate - right / n, chance=chance)
    return found


def _believed(decay: Decay) -> Decay:
    """Take estimates back where the labels that came last contradicted them."""
    last = [one for one in decay.known if one.guess and one.seen][-IN_A_ROW:]
    wrong = [o for o in last if o.guess and o.seen and not o.guess.holds(o.seen.low, o.seen.high)]
    if len(wrong) < IN_A_ROW:
        return decay
    cohorts = tuple(
        replace(one, guess=None) if one.standing is Standing.YOUNG else one for one in decay.cohorts
    )
    checked = replace(decay.checked, unusable=Unusable.CONTRADICTED)
    return replace(decay, cohorts=cohorts, checked=checked)
