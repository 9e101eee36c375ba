"""The routes of the HTTP API: `Api` is what they need, and `api_routes` the table of contents."""

from dataclasses import dataclass

from fastapi import APIRouter

from bot.http.access import Access
from bot.http.routes.escalation import escalation_routes
from bot.http.routes.evaluation import evaluation_routes
from bot.http.routes.hook import hook_routes, signed_hook_routes
from bot.http.routes.operator import operator_routes
from bot.http.routes.webhook import webhook_routes
from bot.services.escalation.program import Programs
from bot.services.evaluation.results import Evaluations
from bot.services.hook import Hooks
from bot.services.instance import Instances
from bot.services.operator import Operators
from bot.services.token import Tokens
from bot.services.tool_call import ToolCalls
from bot.services.webhook import Webhooks


@dataclass(frozen=True, slots=True)
class Api:
    """The services the routes call."""

    tokens: Tokens
    programs: Programs
    tool_calls: ToolCalls
    webhooks: Webhooks
    evaluations: Evaluations
    hooks: Hooks
    instances: Instances
    operators: Operators


def api_routes(api: Api) -> list[APIRouter]:
    """Make every router of the API."""
    access = Access(api.tokens)
    return [
        escalation_routes(api.programs, access),
        webhook_routes(api.webhooks, access),
        evaluation_routes(api.evaluations, access),
        hook_routes(api.hooks, access),
        signed_hook_routes(api.hooks),
        operator_routes(api.operators),
    ]
