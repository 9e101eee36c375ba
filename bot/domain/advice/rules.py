"""The three tables: when a version is trained again, when one goes back, and what is done when nothing gets better."""

from collections.abc import Callable

from bot.domain.advice.table import Decision, Do, Evidence, Fact, Filled, Rule, fill

# Broken data come first, what changed of itself next; only then do labels decide. Drift alone is in no
# row after which anything is trained.
_RETRAIN = (
    Rule(Do.REPAIR, ((Fact.BROKEN, True),)),
    Rule(Do.TREAT_AS_RELEASE, ((Fact.BROKEN, False), (Fact.MODEL_CHANGED, True))),
    Rule(Do.PROMOTE, ((Fact.CHALLENGER, True), (Fact.CHALLENGER_BETTER, True))),
    Rule(Do.KEEP, ((Fact.CHALLENGER, True), (Fact.CHALLENGER_BETTER, False))),
    Rule(Do.MEND_GUIDELINE, ((Fact.BROKEN, False), (Fact.LABELS_DISAGREE, True))),
    Rule(Do.COLLECT, ((Fact.BROKEN, False), (Fact.FAILS, True), (Fact.IN_A_SLICE, True))),
    Rule(
        Do.RELABEL,
        (
            (Fact.BROKEN, False),
            (Fact.FAILS, True),
            (Fact.EVERYWHERE, True),
            (Fact.DRIFTED, False),
        ),
    ),
    Rule(Do.FIND_WHERE, ((Fact.BROKEN, False), (Fact.FAILS, True))),
    Rule(Do.NOTE, ((Fact.BROKEN, False), (Fact.DRIFTED, True), (Fact.PASSES, True))),
    Rule(
        Do.LABEL,
        ((Fact.BROKEN, False), (Fact.DRIFTED, True), (Fact.PASSES, False), (Fact.FAILS, False)),
    ),
    Rule(Do.NOTHING, ((Fact.BROKEN, False), (Fact.DRIFTED, False), (Fact.FAILS, False))),
)
PRECONDITIONS = (Fact.ENOUGH_LABELS, Fact.FEEDBACK_CHECKED, Fact.LEAD_TIME, Fact.WAY_BACK)
_AT_ONCE = (Fact.VIOLATED, Fact.CRITICAL_FAILED, Fact.INCIDENT, Fact.CAP_TWICE, Fact.STOP)
_ROLLBACK = (
    *(Rule(Do.GO_BACK, ((fact, True),)) for fact in _AT_ONCE),
    Rule(Do.DEGRADE, ((Fact.FAILS, True),)),
    Rule(Do.GO_ON, (*((fact, False) for fact in _AT_ONCE), (Fact.FAILS, False))),
)
_PLATEAU = (
    Rule(Do.SHIP, ((Fact.FLOOR_PASSES, True), (Fact.VALUE_BELOW_COST, True))),
    Rule(
        Do.PARTIAL,
        (
            (Fact.FLOOR_PASSES, False),
            (Fact.CONFIDENT_PASSES, True),
            (Fact.QUEUE_TAKES_REST, True),
        ),
    ),
    Rule(Do.STOP_TUNING, ((Fact.AT_CEILING, True),)),
    Rule(Do.BUY_LABELS, ((Fact.CURVE_RISES, True),)),
    Rule(Do.NEW_DATA, ((Fact.CURVE_FLAT, True), (Fact.INFORMATION_MISSING, True))),
    Rule(Do.CLARIFY, ((Fact.TASK_AMBIGUOUS, True),)),
    Rule(Do.EXCLUDE, ((Fact.CRITICAL_IN_A_SLICE, True),)),
    Rule(Do.GIVE_UP, ((Fact.TIME_SPENT, True),), last=True),
)


def retraining(evidence: Evidence) -> Filled:
    """Whether a version should be trained again; drift alone never says so."""
    return fill(Decision.RETRAIN, _RETRAIN, evidence, PRECONDITIONS)


def going_back(evidence: Evidence) -> Filled:
    """Whether to go back to the version before, or to lower what it may do first."""
    return fill(Decision.ROLLBACK, _ROLLBACK, evidence)


def plateau(evidence: Evidence) -> Filled:
    """What to do where it does not get better; never yes or no from one figure."""
    return fill(Decision.PLATEAU, _PLATEAU, evidence)


TABLES: dict[Decision, Callable[[Evidence], Filled]] = {
    Decision.RETRAIN: retraining,
    Decision.ROLLBACK: going_back,
    Decision.PLATEAU: plateau,
}
