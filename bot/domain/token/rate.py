"""How often a token may call: a bucket that fills at an even pace and empties call by call."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bucket:
    """What is left of a minute's calls at one moment, in seconds of a clock that only goes on."""

    left: float
    at: float

    @classmethod
    def full(cls, per_minute: int, at: float) -> "Bucket":
        """Begin with a whole minute's calls."""
        return cls(float(per_minute), at)

    def after_call(self, per_minute: int, at: float) -> "Bucket":
        """Let it fill up to now, and take one call out; `left` below zero means: not allowed."""
        filled = min(per_minute, self.left + max(0.0, at - self.at) * per_minute / 60)
        return Bucket(filled - 1, max(at, self.at))

    def wait(self, per_minute: int) -> float:
        """Tell in how many seconds the refused call would be allowed."""
        return max(0.0, -self.left * 60 / per_minute)
