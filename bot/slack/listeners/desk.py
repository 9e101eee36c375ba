"""What people who decide do beside single decisions: cases, similar ones together, and the policy."""

from collections.abc import Mapping
from typing import Any

from bot.domain.intake.model import Origin
from bot.domain.report.plan import language_in
from bot.services.escalation.batch import Batches
from bot.services.evaluation.case import EvalCases
from bot.services.policy.draft import PolicyDrafts
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.escalation import pressed_in
from bot.slack.listeners.framing import pressed
from bot.slack.routes import Routes
from bot.slack.views.escalation.batch import parse_batch

Body = Mapping[str, Any]


def register(routes: Routes, cases: EvalCases, batches: Batches, drafts: PolicyDrafts) -> None:
    """Listen to what is pressed and submitted."""

    @routes.on(f"view.{Callback.BATCHED}")
    async def on_batched(body: Body, origin: Origin) -> None:
        view = body["view"]
        language = Press.from_metadata(view["private_metadata"]).id
        await batches.approve(parse_batch(view["state"]), origin, language=language)

    @routes.on(f"view.{Callback.POLICY_PROPOSED}")
    async def on_proposed(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        await drafts.propose(origin, seen=press.version, language=language_in(press.id))

    @routes.on(f"action.{Action.ADD_CASE}")
    async def on_add_case(body: Body, origin: Origin) -> None:
        await cases.add(pressed(body).id, origin, pressed=pressed_in(body))
