"""What makes oversight stricter, what it never falls below, and what a signed decision may loosen."""

from datetime import date, timedelta
from enum import StrEnum

from bot.domain.oversight.scale import OversightMode
from bot.domain.provenance import Frozen

REVIEWED_IN_A_ROW = 299  # without a critical override: at most 1 in 100, shown at 95 %
CATCH_RATE = 0.9  # of wrong cases slipped in among the real ones
SIGNATURES = 2
VALID_FOR = timedelta(days=90)
NEW_FOR_DAYS = 30
NEW_FOR_ACTIONS = 200


class StepUp(StrEnum):
    """One reason for one step more."""

    LOW_CONFIDENCE = "low_confidence"  # below the threshold, or a gate nobody has calibrated
    UNTRUSTED_CONTENT = "untrusted_content"  # text from outside is read, and the act reaches out
    NEW_ROLLOUT = "new_rollout"
    NOT_PASSED = "not_passed"  # the evaluation of this kind of action is anything but a pass
    DRIFT_ALARM = "drift_alarm"


class Floor(StrEnum):
    """One reason why it never gets looser than a mode."""

    EFFECT_ON_PERSON = "effect_on_person"
    HIGH_IMPACT = "high_impact"  # an area in which a mistake weighs on people
    SPECIAL_CATEGORY = "special_category"  # sensitive data leaves the system
    CAP_REACHED = "cap_reached"
    PAYEE_CHANGE = "payee_change"
    PROHIBITED = "prohibited"

    @property
    def mode(self) -> OversightMode:
        """The least this allows."""
        return _FLOORS.get(self, OversightMode.APPROVE)


_FLOORS = {
    Floor.PAYEE_CHANGE: OversightMode.DUAL_APPROVE,
    Floor.PROHIBITED: OversightMode.REFUSE,
}


class Evidence(Frozen):
    """What has to be shown before a step may be taken back."""

    reviewed_in_a_row: int = 0
    critical_overrides: int = 0
    override_criterion_passes: bool = False
    catch_rate: float | None = None
    undo_drill_on: date | None = None


class StepDown(Frozen):
    """A decision to loosen an action by one step, and who signed it."""

    signed_by: tuple[str, ...]
    signed_on: date
    evidence: Evidence


class Lack(StrEnum):
    """Why a decision to loosen does not count."""

    SIGNATURE = "signature"
    EXPIRED = "expired"
    RECORD = "record"
    CATCH_RATE = "catch_rate"
    UNDO_DRILL = "undo_drill"


def lacks(decision: StepDown, on: date) -> tuple[Lack, ...]:
    """Everything that is missing; a decision with nothing missing counts."""
    evidence = decision.evidence
    clean = evidence.critical_overrides == 0
    shown = evidence.reviewed_in_a_row >= REVIEWED_IN_A_ROW or evidence.override_criterion_passes
    drilled = evidence.undo_drill_on is not None and evidence.undo_drill_on <= on
    in_force = decision.signed_on <= on <= decision.signed_on + VALID_FOR
    missing = (
        (len(set(decision.signed_by)) < SIGNATURES, Lack.SIGNATURE),
        (not in_force, Lack.EXPIRED),
        (not (clean and shown), Lack.RECORD),
        (evidence.catch_rate is None or evidence.catch_rate < CATCH_RATE, Lack.CATCH_RATE),
        (not drilled, Lack.UNDO_DRILL),
    )
    return tuple(lack for fails, lack in missing if fails)


def is_new(days: int, actions: int) -> bool:
    """Whether a phase of a rollout is too young to be left alone."""
    return days < NEW_FOR_DAYS or actions < NEW_FOR_ACTIONS
