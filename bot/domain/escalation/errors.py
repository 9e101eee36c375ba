"""What can go wrong with a decision, as leaves of the product's kinds of error."""

from bot.domain.errors import ConflictError, ForbiddenError, NotFoundError


class NotYourDecisionError(ForbiddenError):
    """This person may not decide this."""

    code = "escalation.not-yours"


class AlreadyDecidedError(ConflictError):
    """It was decided before; a decision is final."""

    code = "escalation.already-decided"


class StaleCardError(ConflictError):
    """What was shown has changed since."""

    code = "escalation.changed"


class TimeUpError(ConflictError):
    """The time to decide, or to use an approval, is over."""

    code = "escalation.time-up"


class NotApprovedError(ConflictError):
    """Nobody approved this action, so it may not run."""

    code = "escalation.not-approved"


class AlreadyConsumedError(ConflictError):
    """The approval was used; it counts once."""

    code = "escalation.already-used"


class DifferentActionError(ConflictError):
    """What is about to run is not what was approved."""

    code = "escalation.different-action"


class UnknownEscalationError(NotFoundError):
    """No such escalation, or not for this person."""

    code = "escalation.not-found"
