"""The form about columns opens while Slack's request is open: its trigger lives three seconds."""

from collections.abc import Callable, Mapping
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.report.plan import language_in
from bot.services.evaluation.mapping import no_such_mapping
from bot.services.evaluation.results import Evaluations
from bot.slack.actions import Action, Callback
from bot.slack.listeners.framing import pressed
from bot.slack.modal import open_view
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.report.mapping import mapping_modal, parse_mapped

VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {Callback.MAPPED: parse_mapped}


def register(app: AsyncApp, evaluations: Evaluations, rooms: Rooms) -> None:
    """Open the form for people who are in the channel of the spec."""

    @app.action(Action.MAPPING.pattern)
    async def on_mapping(ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        found = await evaluations.columns(pressed(body).id, team_of(body))
        if found is None or not await rooms.has(actor_of(body), found[1].place.channel):
            raise no_such_mapping()
        told, version = found
        criteria = [(one.id, one.title) for one in version.spec.acceptance]
        form = mapping_modal(told, criteria, language_in(version.spec.language))
        await open_view(client, body, form)
