"""Decisions that an operator makes in somebody's name: by a secret of this installation, and on the record."""

import hmac
from dataclasses import dataclass, field

from bot.domain.errors import UnauthenticatedError
from bot.domain.escalation.model import Escalation
from bot.domain.intake.model import Origin
from bot.domain.token.rate import Bucket
from bot.services.escalation.escalations import Answer, Escalations
from bot.services.token import RateError

_WRONG_PER_MINUTE = 5  # wrong secrets; whoever tries more often is guessing


class NoOperatorError(UnauthenticatedError):
    """The secret is not the operator's, or nobody is one here; the two read alike."""

    code = "operator.unknown"


@dataclass(slots=True)
class Operators:
    """Lets only whoever knows the secret decide, and says in the record through whom."""

    escalations: Escalations
    secret: str | None = field(default=None, repr=False)
    _left: Bucket | None = None

    def require(self, shown: str) -> None:
        """Let only the operator through.

        Raises:
            NoOperatorError: the secret is another one, or none is set.
            RateError: it was wrong too often.
        """
        if not shown:  # nothing was guessed
            raise _nobody()
        now = self.escalations.store.now().timestamp()
        left = self._left or Bucket.full(_WRONG_PER_MINUTE, now)
        if (after := left.after_call(_WRONG_PER_MINUTE, now)).left < 0:
            raise _too_often(after)  # a secret that was found by guessing opens nothing at once
        if self.secret is None or not hmac.compare_digest(self.secret.encode(), shown.encode()):
            self._left = after
            raise _nobody()

    async def decide(
        self, id: str, given: Answer, person: Origin, *, operator: str, shown: str
    ) -> Escalation:
        """Decide in a person's name; who they are is looked at as if they had pressed.

        Raises:
            NoOperatorError: the secret is another one, or none is set.
            RateError: it was wrong too often.
            NotYourDecisionError: it is not that person's.
            ConflictError: it is decided, over, or has changed.
        """
        self.require(shown)
        return await self.escalations.decide(id, given, person, through=operator)


def _nobody() -> NoOperatorError:
    return NoOperatorError(
        "Only an operator decides here.",
        next_step="Set REMIT_OPERATOR_TOKEN where Remit runs, and type it when asked.",
    )


def _too_often(bucket: Bucket) -> RateError:
    return RateError(
        "The operator's token was wrong too often.",
        next_step="Wait as many seconds as Retry-After says.",
        retry_after=bucket.wait(_WRONG_PER_MINUTE),
    )
