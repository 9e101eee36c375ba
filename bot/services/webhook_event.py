"""Puts what happened to an escalation on its way to the programs that want to know, in its transaction."""

from bot.domain.escalation.model import Change, Escalation
from bot.domain.intake.model import Queue
from bot.domain.interchange.instance import resolved_event
from bot.domain.interchange.wait import reply_of
from bot.domain.webhook.event import Announcement, announcements
from bot.domain.webhook.model import Endpoint
from bot.store.lease import NewRow
from bot.store.transaction import Transaction

KIND = "webhook.send"


async def announce(tx: Transaction, change: Change) -> None:
    """Queue a call for every endpoint that wants to be told."""
    endpoints = await tx.endpoints.listed(change.after.team)
    if not endpoints:
        return
    found, request = announcements(change, tx.now), change.after.request
    rows = [
        _row_for_agent(endpoint, change.after) if endpoint.agent else _row(endpoint, one)
        for endpoint in endpoints
        for one in found
        if endpoint.wants(one.happening, request.action.system, request.requester)
        and (not endpoint.agent or request.as_asked)  # as all tool calls are
    ]
    tx.leases(Queue.WEBHOOKS).add_later(rows)
    if any(one.wait and one.asker == request.requester for one in endpoints):
        await answer_waiting(tx, change.after)


async def answer_waiting(tx: Transaction, ended: Escalation) -> None:
    """Answer the run that waits for it: once, whatever becomes of an approval later."""
    submission = await tx.tool_calls.of(ended.id)
    reply = reply_of(ended, submission) if submission else None
    if reply is None:
        return
    key = f"{reply.endpoint}:{reply.message}"
    payload = reply.model_dump(mode="json")
    row = NewRow(key=key, kind=KIND, team=ended.team, order_key=key, payload=payload)
    tx.leases(Queue.WEBHOOKS).add_later([row])


def _row_for_agent(endpoint: Endpoint, ended: Escalation) -> NewRow:
    """Tell an agent's receiver that a request ended: once, whatever becomes of an approval later."""
    body = resolved_event(ended, endpoint.agent or "")
    key = f"{endpoint.id}:{body['id']}"
    payload = {"endpoint": endpoint.id, "message": body["id"], "body": body}
    return NewRow(key=key, kind=KIND, team=endpoint.team, order_key=key, payload=payload)


def _row(endpoint: Endpoint, one: Announcement) -> NewRow:
    key = f"{endpoint.id}:{one.message}"
    return NewRow(
        key=key,
        kind=KIND,
        team=endpoint.team,
        order_key=key,  # none waits for another: a revision tells which is newer
        payload={"endpoint": endpoint.id, "message": one.message, "body": one.body},
    )
