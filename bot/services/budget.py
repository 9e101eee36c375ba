"""What language models may cost: by draft, by person, and by workspace in twenty-four hours."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.llm import errors
from bot.llm.ledger import LedgerEntry
from bot.store.transaction import Transaction

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Budget:
    """Calls and tokens; a day is the last twenty-four hours, so some return all the time."""

    calls_per_draft: int
    tokens_per_draft: int
    tokens_per_person: int
    tokens_per_workspace: int

    async def tokens_left(self, tx: Transaction, team: str, actor: str) -> int:
        """Say what one draft may take now.

        Raises:
            DayBudgetError: The day is used up; `returns_at` says when some of it returns.
        """
        since = tx.now - DAY
        theirs = await tx.model_calls.spending(team, since, actor=actor)
        everybodys = await tx.model_calls.spending(team, since)
        left = self.tokens_per_draft
        for spent, most in (
            (theirs, self.tokens_per_person),
            (everybodys, self.tokens_per_workspace),
        ):
            used = sum(tokens for _, tokens in spent)
            if used >= most:
                raise errors.day_budget_spent(returns_at(spent, most))
            left = min(left, most - used)
        return left


async def spend(
    tx: Transaction, calls: Sequence[LedgerEntry], *, team: str, subject: str, actor: str
) -> None:
    """Keep what was asked about something, and whose budget it counts against."""
    for call in calls:
        await tx.model_calls.add(
            tx.new_id("call"),
            team=team,
            subject=subject,
            called_at=tx.now,
            call=call.model_dump(mode="json"),
            actor=actor,
        )


def returns_at(spent: Sequence[tuple[datetime, int]], most: int) -> datetime:
    """When so much is a day old that less than `most` is left; `spent` is oldest first."""
    left = sum(tokens for _, tokens in spent)
    for moment, tokens in spent:
        left -= tokens
        if left < most:
            return moment + DAY
    raise ValueError("nothing is spent")
