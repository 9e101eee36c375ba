"""How fast we may post: Slack allows about one message a second in a channel, in short bursts."""

from collections.abc import Callable
from dataclasses import dataclass

BURST = 4
PER_SECOND = 1.0
_FORGET_ABOVE = 2_000  # channels; full buckets need not be remembered


@dataclass(slots=True)
class _Bucket:
    tokens: float
    at: float


class Pace:
    """One token bucket per channel."""

    def __init__(
        self,
        seconds: Callable[[], float],
        *,
        burst: float = BURST,
        per_second: float = PER_SECOND,
    ) -> None:
        """Read time from `seconds`, a clock that only moves forward."""
        self._seconds = seconds
        self._burst = burst
        self._rate = per_second
        self._buckets: dict[str, _Bucket] = {}

    def wait(self, channel: str) -> float:
        """Take a token and return 0, or return how many seconds to wait for one."""
        now = self._seconds()
        bucket = self._buckets.get(channel)
        if bucket is None:
            if len(self._buckets) >= _FORGET_ABOVE:
                self._forget(now)
            bucket = self._buckets[channel] = _Bucket(self._burst, now)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.tokens >= 1:
            bucket.tokens -= 1
            return 0.0
        return (1 - bucket.tokens) / self._rate

    def slow_down(self, channel: str) -> None:
        """Slack said we were too fast there: no more bursts until the bucket has filled again."""
        bucket = self._buckets.setdefault(channel, _Bucket(0, self._seconds()))
        bucket.tokens = 0

    def _forget(self, now: float) -> None:
        filling = self._burst / self._rate
        self._buckets = {
            channel: bucket
            for channel, bucket in self._buckets.items()
            if now - bucket.at < filling
        }
