"""The kinds of error: what each means to a person; surfaces map kinds, never leaves."""

from typing import ClassVar


class RemitError(Exception):
    """Root of every expected error; carries a sentence for people and a stable code."""

    code: ClassVar[str] = "remit.error"

    def __init__(self, message: str, *, next_step: str = "", **context: object) -> None:
        """Keep the sentence, what to do next, and facts for the log (never message text)."""
        super().__init__(message)
        self.message = message
        self.next_step = next_step
        self.context = context

    @property
    def sentence(self) -> str:
        """What a person reads: what happened, then what to do."""
        return f"{self.message} {self.next_step}".strip()


class InvalidInputError(RemitError):
    """You can fix it: says what is wrong, and where (`fields` maps a form field to a sentence)."""

    code: ClassVar[str] = "input.invalid"

    def __init__(
        self,
        message: str,
        *,
        next_step: str = "",
        fields: dict[str, str] | None = None,
        **context: object,
    ) -> None:
        super().__init__(message, next_step=next_step, **context)
        self.fields = fields or {}


class NotFoundError(RemitError):
    """No such thing, or not for you; the two read alike on purpose."""

    code: ClassVar[str] = "thing.not-found"


class UnauthenticatedError(RemitError):
    """Nobody we know; says how to say who you are."""

    code: ClassVar[str] = "caller.unknown"


class ForbiddenError(RemitError):
    """Not your decision; says whose it is."""

    code: ClassVar[str] = "decision.forbidden"


class ConflictError(RemitError):
    """Someone was faster; the present state is shown."""

    code: ClassVar[str] = "state.conflict"


class BudgetError(RemitError):
    """A token or rate budget is spent; says when it returns."""

    code: ClassVar[str] = "budget.spent"

    def __init__(
        self,
        message: str,
        *,
        next_step: str = "",
        retry_after: float | None = None,
        **context: object,
    ) -> None:
        super().__init__(message, next_step=next_step, **context)
        self.retry_after = retry_after


class ModelOutputError(RemitError):
    """A language model's reply stayed unusable after every repair."""

    code: ClassVar[str] = "model.unusable"


class UnavailableError(RemitError):
    """A neighbour failed; the work is retried after `retry_after` seconds."""

    code: ClassVar[str] = "neighbour.unavailable"

    def __init__(
        self,
        message: str,
        *,
        next_step: str = "",
        retry_after: float | None = None,
        **context: object,
    ) -> None:
        super().__init__(message, next_step=next_step, **context)
        self.retry_after = retry_after


KINDS: tuple[type[RemitError], ...] = (
    InvalidInputError,
    NotFoundError,
    UnauthenticatedError,
    ForbiddenError,
    ConflictError,
    BudgetError,
    ModelOutputError,
    UnavailableError,
)
