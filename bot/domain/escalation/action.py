"""What is asked for: the exact action with its parameters, who asks, and why."""

import math
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, AwareDatetime, Field, JsonValue, field_validator

from bot.domain.audit.canonical import canonical
from bot.domain.oversight.scale import OversightMode, Reversibility
from bot.domain.provenance import Frozen

LARGEST = 2**53 - 1  # what every reader of JSON reads back as it was written
_DEEPEST = 20
_HEAVIEST = 64 * 1024  # bytes of an action's parameters
_LATER = frozenset({"until", "as_asked", "grounds"})  # fields of a request that were added to it


def _exact(value: object, depth: int = 0) -> None:
    """Refuse what a store or another program would read back as something else."""
    if depth > _DEEPEST:
        raise ValueError(f"nested deeper than {_DEEPEST} levels")
    match value:
        case str():
            _readable(value)
        case bool() | None:
            pass
        case int() | float():
            if not math.isfinite(value) or abs(value) > LARGEST:
                raise ValueError("not every program keeps this number exactly: send it as text")
        case dict():
            for key, each in value.items():
                _readable(key)
                _exact(each, depth + 1)
        case list():
            for each in value:
                _exact(each, depth + 1)
        case _:
            raise ValueError(f"{type(value).__name__} is no JSON value")


def _readable(text: str) -> str:
    if "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError("text holds characters that cannot be stored")
    return text


def _parameters(value: dict[str, JsonValue]) -> dict[str, JsonValue]:
    _exact(value)
    if len(canonical(value)) > _HEAVIEST:
        raise ValueError(
            f"the parameters are larger than {_HEAVIEST // 1024} KiB: send a reference"
        )
    return value


Text = Annotated[str, AfterValidator(_readable)]
Name = Annotated[Text, Field(min_length=1, max_length=200)]
Sentence = Annotated[Text, Field(max_length=3000)]
Parameters = Annotated[dict[str, JsonValue], AfterValidator(_parameters)]


class Money(Frozen):
    """An amount, kept digit for digit."""

    amount: Decimal = Field(ge=0, max_digits=18, decimal_places=6, allow_inf_nan=False)
    currency: str = Field(pattern=r"^[A-Z]{3}$")

    @property
    def told(self) -> str:
        """How people read it: 501.00 USD."""
        return f"{self.amount} {self.currency}"


class Action(Frozen):
    """What will be done, to what, by which system, with which parameters."""

    name: Name
    target: Name
    system: Name
    parameters: Parameters = Field(default_factory=dict)
    money: Money | None = None


class Evidence(Frozen):
    """Something a person can look at before they decide."""

    label: Name
    url: Annotated[Text, Field(max_length=2000)] | None = None
    sha256: str | None = Field(None, pattern=r"^[0-9a-f]{64}$")


class SpecRow(Frozen):
    """The oversight row of a spec version that asks for a person."""

    spec: Name
    # Not said is the one that counts; it is then filled in.
    version: int | None = Field(None, ge=1, le=2**31 - 1)
    row: Name


class Request(Frozen):
    """One request for a decision, as it was made."""

    action: Action
    requester: Name  # the immutable id of a person, or `agent:` and the name of a program
    on_behalf_of: tuple[Name, ...] = Field((), max_length=20)
    subjects: tuple[Name, ...] = Field((), max_length=20)  # people it is about
    authors: tuple[Name, ...] = Field((), max_length=20)  # people who made what is to be decided
    mode: OversightMode = OversightMode.AUTO  # the least the requester asks for; policy may add
    reversibility: Reversibility | None = None  # not said counts as final
    undo_until: AwareDatetime | None = None
    confidence: float | None = Field(None, ge=0, le=1)
    tags: tuple[Name, ...] = Field((), max_length=20)
    why: Sentence = ""
    uncertain: Sentence = ""
    affected: Sentence = ""
    language: Literal["en", "fr", "de"] = "en"  # the card is in
    summary: Sentence = ""  # by a language model, shown as such and never relied on
    evidence: tuple[Evidence, ...] = Field((), max_length=20)
    grounds: Parameters = Field(default_factory=dict)  # what a proposal of ours rests on
    row: SpecRow | None = None
    raci: dict[Name, tuple[Name, ...]] = Field(default_factory=dict)  # role → people, from the spec
    until: AwareDatetime | None = None  # who asked has no use for a later answer
    as_asked: bool = False  # who asked can run exactly this or nothing, so nobody edits it

    @field_validator("tags")
    @classmethod
    def _in_order(cls, tags: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(sorted(set(tags)))

    def bound(self) -> dict[str, JsonValue]:
        """Everything of it that an approval is bound to.

        What came later is in it only where it says something, so that older approvals hold.
        """
        document = self.model_dump(mode="json")
        return {name: each for name, each in document.items() if each or name not in _LATER}

    @property
    def irreversible(self) -> bool:
        """Whether nothing brings back what it does, as far as anybody said."""
        return self.reversibility in {None, Reversibility.R3}

    @property
    def involved(self) -> frozenset[str]:
        """Everyone who has a hand in it, and may therefore not decide it."""
        return frozenset({self.requester, *self.on_behalf_of, *self.subjects, *self.authors})
