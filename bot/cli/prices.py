"""What tokens cost, from a table of the user's own; what is not in it has no price."""

from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.cli.prompt_record import CallRecord
from bot.domain.errors import InvalidInputError, NotFoundError

_SHAPE = (
    "Write `currency: EUR`, then `per_million_tokens:` with lines such as "
    "`my-model: {input: 0.25, output: 2.00}`."
)
_MILLION = 1_000_000
Amount = Annotated[Decimal, Field(ge=0)]


class Price(BaseModel):
    """What a million tokens of one model cost."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    input: Amount
    output: Amount


class Prices(BaseModel):
    """A price table."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    currency: str
    per_million_tokens: dict[str, Price]

    def cost(self, calls: Sequence[CallRecord]) -> str | None:
        """Say what these calls cost; none if a price or a count is missing."""
        total = Decimal(0)
        for call in calls:
            price = self.per_million_tokens.get(call.model)
            if price is None or call.input_tokens is None or call.output_tokens is None:
                return None
            total += price.input * call.input_tokens + price.output * call.output_tokens
        return f"{total / _MILLION:.4f} {self.currency}" if calls else None


def read_prices(file: Path) -> Prices:
    """Read a price table.

    Raises:
        NotFoundError: There is no such file.
        InvalidInputError: It is no price table.
    """
    try:
        return Prices.model_validate(yaml.safe_load(file.read_bytes()))
    except FileNotFoundError:
        raise NotFoundError(f"There is no file {file}.", next_step=_SHAPE) from None
    except (OSError, yaml.YAMLError, UnicodeDecodeError, ValidationError):
        raise InvalidInputError(f"{file} is no price table.", next_step=_SHAPE) from None
