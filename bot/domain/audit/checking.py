"""Checks a chain entry by entry: is each as it was written, and was nothing cut off its end."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from bot.domain.audit.anchor import Anchor
from bot.domain.audit.model import GENESIS, AuditEntry, chain


@dataclass(frozen=True, slots=True)
class ChainFinding:
    """One workspace's chain: how long it is, and the first entry that is not true."""

    workspace: str
    entries: int
    broken_at: int | None = None
    why: str = ""
    anchors: int = 0  # that it was held against

    @property
    def holds(self) -> bool:
        """Whether nothing was changed, removed or added."""
        return self.broken_at is None


@dataclass(slots=True)
class ChainCheck:
    """Takes a chain from its start; only as much of it is remembered as the next entry needs."""

    workspace: str
    anchors: tuple[Anchor, ...] = ()
    count: int = 0
    previous: str = GENESIS
    broken_at: int | None = None
    why: str = ""
    _due: dict[int, set[str]] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the anchors of this chain alone."""
        self.anchors = tuple(one for one in self.anchors if one.chain == self.workspace)
        self._due = {}
        for one in self.anchors:
            self._due.setdefault(one.seq, set()).add(one.hash)
        self._hold_against_anchors(GENESIS)

    def take(self, entry: AuditEntry) -> None:
        """Look at the next entry."""
        self.count += 1
        true = chain(
            entry, chain=self.workspace, seq=self.count, at=entry.at, previous=self.previous
        )
        if true != entry:
            self._broke(self.count, "it, or one before it, was changed, removed, moved or added")
        self.previous = entry.hash
        self._hold_against_anchors(entry.hash)

    def end(self, head: tuple[int, str] | None = None) -> ChainFinding:
        """Say what was found; `head` is where the database says that the chain ends."""
        if missing := [seq for seq in self._due if seq > self.count]:
            self._broke(
                self.count + 1, f"the end was cut off: an anchor saw {max(missing)} entries"
            )
        if head is not None and head != (self.count, self.previous):
            self._broke(self.count + 1, f"the end was cut off or added to: it had {head[0]}")
        return ChainFinding(self.workspace, self.count, self.broken_at, self.why, len(self.anchors))

    def _hold_against_anchors(self, hash: str) -> None:
        if self._due.get(self.count, set()) - {hash}:
            self._broke(self.count, "an anchor saw another entry there: the chain was rewritten")

    def _broke(self, at: int, why: str) -> None:
        if self.broken_at is None:
            self.broken_at, self.why = at, why


def check(
    workspace: str,
    entries: Iterable[AuditEntry],
    anchors: tuple[Anchor, ...] = (),
    head: tuple[int, str] | None = None,
) -> ChainFinding:
    """Check a whole chain at once."""
    looking = ChainCheck(workspace, anchors)
    for entry in entries:
        looking.take(entry)
    return looking.end(head)
