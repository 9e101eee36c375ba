"""What silence means where nobody decides in time."""

from enum import StrEnum


class Timeout(StrEnum):
    """What happens when nobody decides in time. Approving is none of it."""

    HOLD = "hold"  # it waits, and somebody else is asked
    DENY = "deny"
    SAFE_DEFAULT = "safe_default"
