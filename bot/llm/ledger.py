"""The ledger of model calls: which prompt, model and rung, how many tokens, how it ended."""

from enum import StrEnum

from pydantic import BaseModel, ConfigDict, NonNegativeInt

from bot.domain.errors import RemitError


class Rung(StrEnum):
    """How the wanted format is asked for; from the strictest to the most widely understood."""

    SCHEMA_WITH_LIMITS = "json_schema_with_limits"
    SCHEMA = "json_schema"
    JSON_OBJECT = "json_object"
    TEXT = "text"


class Outcome(StrEnum):
    """How one call ended."""

    ACCEPTED = "accepted"  # valid, nothing to complain about
    REMEMBERED = "remembered"  # the same question had been answered before; nobody was asked
    FINDINGS = "findings"  # valid, with findings worth a repair
    INVALID = "invalid"  # a reply, but not an answer in the wanted format
    TRUNCATED = "truncated"  # cut off at the output limit
    REFUSED = "refused"  # the model declined, or a filter stopped it
    FORMAT_REFUSED = "format_refused"  # the endpoint does not know this rung
    FAILED = "failed"  # no reply; `error` says which kind
    DEADLINE = "deadline"  # given up because time ran out


class LedgerEntry(BaseModel):
    """One call. Holds hashes and sizes, never the text of a prompt or a reply."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    prompt_id: str
    prompt_version: int
    prompt_sha256: str
    model: str
    rung: Rung
    outcome: Outcome
    input_tokens: NonNegativeInt | None = None  # None: the endpoint did not say, or never answered
    output_tokens: NonNegativeInt | None = None
    counted_tokens: NonNegativeInt = 0  # against budgets: as told, or estimated
    milliseconds: NonNegativeInt
    reply_sha256: str | None = None
    error: str | None = None  # the code of the error, when the call failed


def calls_of(error: RemitError) -> tuple[LedgerEntry, ...]:
    """Return the calls that were made before `error` was raised, so that they are stored too."""
    calls = error.context.get("calls", ())
    return calls if isinstance(calls, tuple) else ()


def attach_calls(error: RemitError, calls: tuple[LedgerEntry, ...]) -> None:
    """Let `error` carry the calls made on the way to it."""
    error.context["calls"] = calls
