"""The drift plan: what is watched, from which value on somebody looks, and what happens then."""

from enum import StrEnum

from bot.domain.framing.kind import LANGUAGE_MODEL_KINDS, Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Frozen
from bot.domain.spec.leaf import carried, proposed, unknown

# Conventions, not science; each team may set its own.
PSI_WARN = 0.10
PSI_ALARM = 0.25
SHARE_SHIFT_ALARM = 0.20  # of the share of positive predictions, relative
MISSING_ALARM = 0.02  # of missing values, added
MIN_CASES = 1_000
WINDOWS_IN_A_ROW = 2
BOUND_TESTS = ("psi", "relative_shift", "missing_rate")


class Layer(StrEnum):
    """Where a change shows."""

    DATA_QUALITY = "data_quality"
    DATA_DRIFT = "data_drift"
    PREDICTION_DRIFT = "prediction_drift"
    PERFORMANCE = "performance"
    LABEL = "label"
    CONCEPT = "concept"
    JUDGE = "judge"
    COST_LATENCY = "cost_latency"
    ADOPTION = "adoption"
    BUSINESS = "business"


class Bounds(Frozen):
    """When a monitor warns and when it raises an alarm, as numbers a check can use."""

    test: str
    warn: float | None = None
    alarm: float | None = None
    min_cases: int = MIN_CASES
    windows_in_a_row: int = WINDOWS_IN_A_ROW


class Monitor(Frozen):
    """One thing that is watched."""

    id: str
    layer: Layer
    signal: Field
    bounds: Bounds | None = None
    owner: Field
    action: Field


class Retraining(Frozen):
    """When it is trained again, and who says yes."""

    policy: Field = unknown("drift.retraining.policy")
    lead_time: Field = unknown("drift.retraining.lead_time", "P-D02")
    collect: Field = unknown("drift.retraining.collect", "P-D05")  # of the lead time, so much each
    label: Field = unknown("drift.retraining.label", "P-D05")
    train: Field = unknown("drift.retraining.train", "P-D05")
    test: Field = unknown("drift.retraining.test", "P-D05")
    release: Field = unknown("drift.retraining.release", "P-D05")
    cost: Field = unknown("drift.retraining.cost", "P-D02")
    approval: Field = unknown("drift.retraining.approval", "P-D02")


class Rollback(Frozen):
    """The way back."""

    to: Field = unknown("drift.rollback.to", "P-D03")
    time: Field = unknown("drift.rollback.time", "P-D03")
    drill_on: Field = unknown("drift.rollback.drill_on", "P-D03")


class DriftPlan(Frozen):
    """What is watched after launch. Drift is a reason to look, never by itself one to retrain."""

    monitors: tuple[Monitor, ...] = ()
    window: Field = unknown("drift.window")
    season: Field = unknown("drift.season")
    label_delay: Field = unknown("drift.label_delay", "P-D01")
    until_labels: Field = unknown("drift.until_labels", "P-D01")  # what is watched meanwhile
    retraining: Retraining = Retraining()
    rollback: Rollback = Rollback()
    incident_steps: Field = unknown("drift.incident_steps", "P-S01")


_CONVENTION = "A convention, not a law of nature; set your own once you know your data."
_Row = tuple[Layer, str, Bounds | None, str]
_LEARNED: tuple[_Row, ...] = (
    (
        Layer.DATA_DRIFT,
        "how far the most important inputs have moved from the reference period",
        Bounds(test="psi", warn=PSI_WARN, alarm=PSI_ALARM),
        "widen the test set to the new mix; do not retrain on this alone",
    ),
    (
        Layer.PREDICTION_DRIFT,
        "the share of each output",
        Bounds(test="relative_shift", alarm=SHARE_SHIFT_ALARM),
        "look at a sample of the new outputs by hand",
    ),
)
_LANGUAGE: tuple[_Row, ...] = (
    (
        Layer.DATA_DRIFT,
        "the mix of topics that come in",
        Bounds(test="psi", warn=PSI_WARN, alarm=PSI_ALARM),
        "widen the test set to the new mix",
    ),
    (
        Layer.PREDICTION_DRIFT,
        "how often it declines, how long its answers are, and how often a source is missing",
        Bounds(test="relative_shift", alarm=SHARE_SHIFT_ALARM),
        "look at a sample of the new answers by hand",
    ),
    (
        Layer.COST_LATENCY,
        "tokens and time per answer",
        Bounds(test="relative_shift", alarm=SHARE_SHIFT_ALARM),
        "find what made it grow before a cap is reached",
    ),
)
_EVERY: tuple[_Row, ...] = (
    (
        Layer.DATA_QUALITY,
        "missing or unreadable inputs",
        Bounds(test="missing_rate", alarm=MISSING_ALARM),
        "repair the source; never retrain on broken data",
    ),
    (
        Layer.PERFORMANCE,
        "the acceptance criteria, again, as the truth becomes known",
        None,
        "find out where it got worse, and involve people more there meanwhile",
    ),
)


def drift_plan(statement: ProblemStatement) -> DriftPlan:
    """What is usually watched in this kind of task; nothing where nothing is learned."""
    kind = statement.kind
    if kind in {None, Kind.NOT_ML} or statement.is_ml is False:
        return DriftPlan()
    rows = [*_EVERY, *(_LANGUAGE if kind in LANGUAGE_MODEL_KINDS else _LEARNED)]
    return DriftPlan(
        monitors=tuple(_monitor(rank, row) for rank, row in enumerate(rows, start=1)),
        window=proposed("drift.window", "one week", "Long enough to fill, short enough to act."),
        season=proposed(
            "drift.season",
            "compare with the same season once a year of history exists",
            "Ordinary seasons would look like drift.",
        ),
        retraining=Retraining(
            policy=proposed(
                "drift.retraining.policy",
                "only when labelled cases show that it got worse, and the new version beats the old "
                "one on the same cases",
                "A changed input is a reason to look, not to train.",
            )
        ),
        rollback=Rollback(
            to=proposed(
                "drift.rollback.to",
                "the version before, and behind it today's way of working",
                "Both are known to work.",
            )
        ),
        until_labels=_meanwhile(statement),
    )


def _monitor(rank: int, row: _Row) -> Monitor:
    layer, signal, bounds, action = row
    path = f"drift.monitors.MO-{rank:02d}"
    return Monitor(
        id=f"MO-{rank:02d}",
        layer=layer,
        signal=proposed(f"{path}.signal", signal, _CONVENTION),
        bounds=bounds,
        owner=unknown(f"{path}.owner", "P-M01"),
        action=proposed(f"{path}.action", action, "What usually helps first."),
    )


def _meanwhile(statement: ProblemStatement) -> Field:
    """What tells something before the truth is known: what people do with its output."""
    use = carried(statement, "decision.actor", "drift.until_labels")
    if use.value is None:
        return unknown("drift.until_labels", "P-D01")
    return proposed(
        "drift.until_labels",
        "how often people overrule it",
        "It shows within a day, long before the outcome does.",
    )
