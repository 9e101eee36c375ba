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
    newcomers_until: float = 0.0  # when the last of those that came for the first time has its turn
    others_until: float = 0.0  # and the last of those that go ahead of them


class Pace:
    """One token bucket per channel; each message that has to wait is told a turn of its own.

    Told the same moment, hundreds would come back together, each second anew, before anything else
    gets its turn.
    """

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

    def wait(self, channel: str, *, ahead: bool = False) -> float:
        """Take a token and return 0, or return how many seconds to wait for one's turn.

        Args:
            channel: Where it is posted.
            ahead: It goes before what is there for the first time: it has waited, or a person does.
        """
        now = self._seconds()
        bucket = self._buckets.get(channel)
        if bucket is None:
            if len(self._buckets) >= _FORGET_ABOVE:
                self._forget(now)
            bucket = self._buckets[channel] = _Bucket(self._burst, now)
        bucket.tokens = min(self._burst, bucket.tokens + (now - bucket.at) * self._rate)
        bucket.at = now
        if bucket.tokens >= 1 and (ahead or bucket.newcomers_until <= now):
            bucket.tokens -= 1
            return 0.0
        soonest, each = now + (1 - bucket.tokens) / self._rate, 1 / self._rate
        if ahead:
            bucket.others_until = max(soonest, bucket.others_until + each)
            return bucket.others_until - now
        last = max(bucket.newcomers_until, bucket.others_until)
        bucket.newcomers_until = max(soonest, last + each)
        return bucket.newcomers_until - now

    def slow_down(self, channel: str) -> None:
        """Slack said we were too fast there: no more bursts until the bucket has filled again."""
        bucket = self._buckets.setdefault(channel, _Bucket(0, self._seconds()))
        bucket.tokens = 0

    def _forget(self, now: float) -> None:
        filling = self._burst / self._rate
        self._buckets = {
            channel: bucket
            for channel, bucket in self._buckets.items()
            if now - max(bucket.at, bucket.newcomers_until, bucket.others_until) < filling
        }
