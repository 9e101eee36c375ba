"""The statements that begin and advance escalations, made once: making one takes longer than running it."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    bindparam,
    delete,
    exists,
    func,
    insert,
    null,
    select,
    update,
)

from bot.store.decision_tables import escalation_seats, escalation_versions, escalations
from bot.store.learning_tables import planted_checks
from bot.store.webhook_tables import webhook_endpoints

_NAMED = escalations.c.id == bindparam("named")

ONE = select(escalations.c.document, escalations.c.document_version).where(_NAMED)
ADD = insert(escalations)
SHOW = insert(escalation_versions)
ADVANCE = update(escalations).where(
    escalations.c.id == bindparam("seen_id"),
    escalations.c.revision == bindparam("seen_revision"),
    escalations.c.state == bindparam("seen_state"),
)
STAND_UP = delete(escalation_seats).where(
    escalation_seats.c.escalation == bindparam("named"),
    escalation_seats.c.source == bindparam("gone"),
)


def is_any_told(team: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether any endpoint of a workspace is told what happens."""
    endpoint = webhook_endpoints.c
    return exists().where(endpoint.team == team, endpoint.removed_at.is_(None))


def _lock(now: ColumnElement[Any]) -> Select[Any]:
    column = escalations.c
    locked = (
        select(column.id, column.team, column.document, column.document_version)
        .where(_NAMED)
        .with_for_update()
        .cte("locked")
        .prefix_with("MATERIALIZED", dialect="postgresql")
    )
    wrong = select(planted_checks.c.wrong).where(planted_checks.c.escalation == locked.c.id)
    # Asked outside of the part that locks, so that the clock is read when the lock was got, and
    # not when it was asked for.
    return select(
        locked.c.team,
        locked.c.document,
        locked.c.document_version,
        now.label("locked_at"),
        wrong.scalar_subquery().label("wrong"),
        is_any_told(locked.c.team).label("is_told"),
    )


LOCK = {"sqlite": _lock(null()), "postgresql": _lock(func.clock_timestamp())}
