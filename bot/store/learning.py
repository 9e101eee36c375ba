"""What is learned from decisions: cases for the evaluation set, planted checks, and what was asked."""

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import insert, or_, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.escalation.case import EvalCase, Input
from bot.domain.escalation.model import Escalation, State
from bot.store.brought import Brought
from bot.store.decision_tables import escalation_versions, escalations
from bot.store.learning_tables import eval_cases, planted_checks
from bot.store.upcast import ESCALATION
from bot.store.upsert import insert_or_skip

_VERSION = 1
_PENDING = (State.OPEN.value, State.IN_QUESTION.value)


@dataclass(frozen=True, slots=True)
class Learning:
    """Insert-only; each escalation makes one case at most."""

    connection: AsyncConnection
    brought: Brought = field(default_factory=Brought)

    async def add_case(self, new: EvalCase) -> bool:
        """Keep a case; False when its escalation made one before."""
        values = {
            "id": new.id,
            "team": new.team,
            "escalation": new.escalation,
            "system": new.given.system,
            "spec": new.row.spec if new.row else None,
            "added_by": new.added_by[:40],
            "added_at": new.added_at,
            "document": new.model_dump(mode="json"),
            "document_version": _VERSION,
        }
        return await insert_or_skip(self.connection, eval_cases, ["escalation"], values)

    async def cases(
        self, team: str, *, system: str | None = None, spec: str | None = None
    ) -> list[EvalCase]:
        """List the cases of a workspace, the oldest first."""
        query = select(eval_cases.c.document).where(eval_cases.c.team == team)
        if system is not None:
            query = query.where(eval_cases.c.system == system)
        if spec is not None:
            query = query.where(eval_cases.c.spec == spec)
        found = await self.connection.scalars(
            query.order_by(eval_cases.c.added_at, eval_cases.c.id)
        )
        return [EvalCase.model_validate(one) for one in found]

    async def first_input(self, id: str) -> Input | None:
        """Read what was asked for at first, before anybody changed it."""
        query = select(escalation_versions.c.document).where(
            escalation_versions.c.id == id, escalation_versions.c.version == 1
        )
        found = (await self.connection.execute(query)).scalar_one_or_none()
        if found is None:
            return None
        action = found["request"]["action"]
        money = action.get("money")
        return Input(
            action=action["name"],
            target=action["target"],
            system=action["system"],
            parameters=action["parameters"],
            money=f"{money['amount']} {money['currency']}" if money else None,
        )

    async def plant(self, escalation: Escalation, by: str, wrong: str, at: datetime) -> None:
        """Mark an escalation as a check."""
        await self.connection.execute(
            insert(planted_checks).values(
                escalation=escalation.id,
                team=escalation.team,
                planted_by=by[:80],
                planted_at=at,
                wrong=wrong,
            )
        )

    async def planted(self, id: str) -> str | None:
        """Read what is wrong with a check; none when it is a real request."""
        if self.brought.has("planted", id):
            wrong: str | None = self.brought.take("planted", id)
            return wrong
        query = select(planted_checks.c.wrong).where(planted_checks.c.escalation == id)
        return (await self.connection.execute(query)).scalar_one_or_none()

    async def asked(
        self, team: str, since: datetime, *, limit: int
    ) -> tuple[list[Escalation], frozenset[str]]:
        """Read what was asked since then or still waits, the newest first, and which are checks."""
        rows = await self.connection.execute(
            select(
                escalations.c.document,
                escalations.c.document_version,
                planted_checks.c.escalation.label("planted"),
            )
            .outerjoin(planted_checks, planted_checks.c.escalation == escalations.c.id)
            .where(
                escalations.c.team == team,
                ~escalations.c.by_policy,
                or_(escalations.c.opened_at >= since, escalations.c.state.in_(_PENDING)),
            )
            .order_by(escalations.c.opened_at.desc())
            .limit(limit)
        )
        found, planted = [], set()
        for row in rows:
            document = ESCALATION.present(row.document, row.document_version)
            found.append(Escalation.model_validate(document))
            planted |= {row.planted} if row.planted else set()
        return found, frozenset(planted)
