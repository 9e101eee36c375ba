"""The fault switch: rules that make the workspace misbehave on purpose."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from bot.playground.errors import PageError

KINDS = ("429", "500", "delay", "dropped_answer", "duplicate", "disconnect")
DISCONNECT_REASONS = ("refresh_requested", "too_many_websockets", "warning")
_chance = secrets.SystemRandom()


@dataclass(slots=True)
class Rule:
    """One way to misbehave: for which method, how likely, how often."""

    method: str
    kind: str
    probability: float = 1.0
    times: int | None = None
    seconds: float = 1.0
    retry_after: int = 1
    reason: str = "refresh_requested"

    def strikes(self) -> bool:
        """Decide this occasion and count it."""
        if self.times == 0 or _chance.random() >= self.probability:
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class Faults:
    rules: list[Rule] = field(default_factory=list)

    def replace(self, rules: Sequence[Mapping[str, Any]]) -> None:
        """Install new rules; an invalid one leaves the old rules in place."""
        self.rules = [_parse(rule) for rule in rules]

    def strike(self, kind: str, *methods: str) -> Rule | None:
        """The first rule of this kind that strikes one of these methods now, if any."""
        for rule in self.rules:
            if rule.kind == kind and rule.method in methods and rule.strikes():
                return rule
        return None

    @property
    def body(self) -> dict[str, Any]:
        return {"rules": [asdict(rule) for rule in self.rules], "kinds": list(KINDS)}


def _parse(rule: Mapping[str, Any]) -> Rule:
    kind = str(rule.get("kind", ""))
    if kind not in KINDS:
        raise PageError(f"Unknown fault kind {kind!r}; use one of {', '.join(KINDS)}.")
    try:
        parsed = Rule(
            method=str(rule.get("method") or "*"),
            kind=kind,
            probability=float(rule.get("probability", 1.0)),
            times=None if rule.get("times") is None else int(rule["times"]),
            seconds=float(rule.get("seconds") or 1.0),
            retry_after=int(rule.get("retry_after") or 1),
            reason=str(rule.get("reason") or "refresh_requested"),
        )
    except (TypeError, ValueError) as error:
        raise PageError("Give probability, times, seconds and retry_after as numbers.") from error
    if not 0.0 <= parsed.probability <= 1.0:
        raise PageError("The probability must lie between 0 and 1.")
    if (parsed.times or 0) < 0 or parsed.seconds < 0 or parsed.retry_after < 0:
        raise PageError("Times, seconds and retry_after must not be negative.")
    if parsed.reason not in DISCONNECT_REASONS:
        raise PageError(f"The reason must be one of {', '.join(DISCONNECT_REASONS)}.")
    return parsed
