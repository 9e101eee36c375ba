"""What the value of a setting can be, and how one that was copied by hand is tidied."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, SecretStr

from bot.domain.errors import InvalidInputError
from bot.domain.number import CURRENCIES
from bot.domain.oversight.limit import Money

_SHORTEST_KEY = 32


class Mode(StrEnum):
    """How Slack reaches the bot."""

    SOCKET = "socket"
    HTTP = "http"


class LogFormat(StrEnum):
    """What a log line looks like; `auto` is console on a terminal and JSON elsewhere."""

    AUTO = "auto"
    JSON = "json"
    CONSOLE = "console"


class LogLevel(StrEnum):
    """The least important line that is still written."""

    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _tidy(value: object) -> object:
    """Forgive the spaces and newlines that come with a copied value; an empty one is unset."""
    return (value.strip() or None) if isinstance(value, str) else value


def lower(value: object) -> object:
    """Take a word in any case."""
    return value.strip().lower() if isinstance(value, str) else value


def with_slash(value: object) -> object:
    """Take an address with its last slash or without."""
    return value.strip().rstrip("/") + "/" if isinstance(value, str) else value


def _sum(value: object) -> object:
    """Read an amount and its currency as they are written in a setting."""
    if not isinstance(value, str) or not value.strip():
        return None if isinstance(value, str) else value
    amount, _, currency = value.strip().partition(" ")
    if not amount.replace(".", "", 1).isdigit() or currency.strip().upper() not in CURRENCIES:
        raise ValueError(f"write an amount and one of {', '.join(sorted(CURRENCIES))}: 500 EUR")
    return Money(amount=float(amount), currency=currency.strip().upper())


Sum = Annotated[Money | None, BeforeValidator(_sum)]
Secret = Annotated[SecretStr | None, BeforeValidator(_tidy)]
Text = Annotated[str | None, BeforeValidator(_tidy)]


def _long_enough(keys: SecretStr | None) -> SecretStr | None:
    """Refuse a key that could be guessed."""
    parts = keys.get_secret_value().split(",") if keys else []
    if any(len(part.strip()) < _SHORTEST_KEY for part in parts):
        raise ValueError(f"each key needs {_SHORTEST_KEY} characters or more")
    return keys


Keys = Annotated[Secret, AfterValidator(_long_enough)]
"""Keys that secrets are worked out from: the one that counts, then the one before."""


def required(secret: object, name: str) -> str:
    """Reveal a secret that must be set.

    Raises:
        InvalidInputError: it is not.
    """
    reveal = getattr(secret, "get_secret_value", None)
    value = reveal() if reveal else ""
    if not value:
        raise InvalidInputError(
            f"{name} is not set.", next_step="`remit doctor` says where it is found."
        )
    return str(value)
