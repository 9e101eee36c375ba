"""What can go wrong with a language model, as leaves of the product's kinds of error."""

from datetime import datetime
from typing import ClassVar

from bot.domain.errors import (
    BudgetError,
    InvalidInputError,
    ModelOutputError,
    UnavailableError,
)

_DOCTOR = "Ask whoever runs Remit to look at `remit doctor`."


class UnusableReplyError(ModelOutputError):
    """The replies could not be read as an answer, not even after the repairs."""

    code: ClassVar[str] = "model.reply-unusable"


class RefusedError(ModelOutputError):
    """The model declined to answer, or its provider's filter stopped the answer."""

    code: ClassVar[str] = "model.refused"


class ConversationTooLongError(InvalidInputError):
    """The conversation is longer than this model can read at once."""

    code: ClassVar[str] = "model.conversation-too-long"


class QuotaSpentError(BudgetError):
    """The account behind the model key has no quota left."""

    code: ClassVar[str] = "model.quota-spent"


class DraftBudgetError(BudgetError):
    """One draft used up the calls or tokens it may take; what was finished by then is kept."""

    code: ClassVar[str] = "model.draft-budget-spent"


class DayBudgetError(BudgetError):
    """A person or a workspace used up the tokens of a day; `returns_at` says when some return."""

    code: ClassVar[str] = "model.day-budget-spent"


class KeyRefusedError(UnavailableError):
    """The endpoint did not accept the key, or the key may not use this model."""

    code: ClassVar[str] = "model.key-refused"


class UnknownModelError(UnavailableError):
    """The endpoint answers, but knows no such model or no such address."""

    code: ClassVar[str] = "model.unknown"


class BusyError(UnavailableError):
    """The endpoint asks for fewer requests; `retry_after` says how long to wait if it told us."""

    code: ClassVar[str] = "model.busy"


class RequestRefusedError(UnavailableError):
    """The endpoint called the request itself wrong, usually an output format it does not know."""

    code: ClassVar[str] = "model.request-refused"


class EndpointError(UnavailableError):
    """The endpoint could not be reached, failed, or answered with something that is no reply."""

    code: ClassVar[str] = "model.endpoint-failed"


class DeadlineError(UnavailableError):
    """No usable answer came in the time that was given."""

    code: ClassVar[str] = "model.deadline-passed"


def key_refused(status: int) -> KeyRefusedError:
    """Say that the key was refused; never which key."""
    return KeyRefusedError(
        "The language model's server did not accept Remit's key.", next_step=_DOCTOR, status=status
    )


def unknown_model(model: str) -> UnknownModelError:
    return UnknownModelError(
        f"The language model's server knows no model called {model}.",
        next_step=_DOCTOR,
        model=model,
    )


def quota_spent() -> QuotaSpentError:
    return QuotaSpentError(
        "The account that pays for the language model has no quota left.",
        next_step="Remit goes on without a model; ask whoever runs it to top the account up.",
    )


def draft_budget_spent() -> DraftBudgetError:
    return DraftBudgetError(
        "This draft has used all the language model may spend on one.",
        next_step="What is finished stays; the next message in the thread is read again.",
    )


def day_budget_spent(returns_at: datetime) -> DayBudgetError:
    return DayBudgetError(
        "The tokens for language models are used up for now.",
        next_step="Remit goes on drafting by rules until some return.",
        returns_at=returns_at,
    )


def busy(retry_after: float | None) -> BusyError:
    return BusyError(
        "The language model is busy.",
        next_step="Remit goes on without it for now and tries again later.",
        retry_after=retry_after,
    )


def request_refused(status: int, *, param: str | None, reason: str | None) -> RequestRefusedError:
    return RequestRefusedError(
        "The language model's server refused the request.",
        next_step=_DOCTOR,
        status=status,
        param=param,
        reason=reason,
    )


def endpoint_failed(cause: str) -> EndpointError:
    return EndpointError(
        "The language model's server cannot be reached or does not answer properly.",
        next_step="Remit goes on without it for now and tries again later.",
        retry_after=30.0,
        cause=cause,
    )


def deadline_passed(seconds: float) -> DeadlineError:
    return DeadlineError(
        f"The language model gave no answer within {seconds:g} seconds.",
        next_step="Remit goes on without it for now and tries again later.",
        retry_after=30.0,
    )


def too_long() -> ConversationTooLongError:
    return ConversationTooLongError(
        "This conversation is longer than the language model can read at once.",
        next_step="Sum the goal up in a new thread.",
    )


def refused() -> RefusedError:
    return RefusedError(
        "The language model declined to work on this text.",
        next_step="Fill the fields in the form, or say the goal in other words.",
    )


def unusable_reply(findings: tuple[str, ...]) -> UnusableReplyError:
    return UnusableReplyError(
        "The language model's answers could not be used.",
        next_step="Fill the fields in the form, or try again.",
        findings=len(findings),
    )
