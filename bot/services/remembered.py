"""What this process has seen last, so that nobody waits to read it again before it is checked anyway."""

from collections import OrderedDict

from bot.domain.escalation.model import Escalation
from bot.store.policy import PolicyVersion

_MOST = 2000


class Remembered:
    """Escalations and policies as they were last seen; they may have moved on.

    Only good for finding out who may have to be asked about. What is decided is decided on the
    locked row; where that is another than was remembered, it is read anew.
    """

    def __init__(self) -> None:
        """Begin with nothing."""
        self._escalations: OrderedDict[str, Escalation] = OrderedDict()
        self._policies: dict[str, PolicyVersion | None] = {}

    def keep(self, escalation: Escalation) -> Escalation:
        """Remember how an escalation was left."""
        self._escalations[escalation.id] = escalation
        self._escalations.move_to_end(escalation.id)
        if len(self._escalations) > _MOST:
            self._escalations.popitem(last=False)
        return escalation

    def escalation(self, id: str) -> Escalation | None:
        """Recall an escalation."""
        return self._escalations.get(id)

    def keep_policy(self, team: str, policy: PolicyVersion | None) -> None:
        """Remember which policy counts."""
        if len(self._policies) > _MOST:
            self._policies.clear()
        self._policies[team] = policy

    def has_policy(self, team: str) -> bool:
        """Whether it was seen which policy counts, if any."""
        return team in self._policies

    def policy(self, team: str) -> PolicyVersion | None:
        """Recall which policy counts."""
        return self._policies[team]

    def forget_policy(self, team: str) -> None:
        """Have the policy read again."""
        self._policies.pop(team, None)
