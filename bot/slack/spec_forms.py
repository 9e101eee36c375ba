"""Forms about a spec open while Slack's request is open: their trigger lives three seconds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import NotFoundError
from bot.domain.spec.version import SpecVersion
from bot.services.spec_reading import SpecReading
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.listeners.framing import pressed
from bot.slack.modal import open_view
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.spec_edit import parse_spec_part, parse_spec_values, spec_edit_modal
from bot.slack.views.spec_review import (
    changes_modal,
    comment_modal,
    parse_changes,
    parse_comment,
    parse_sent,
    send_modal,
)

Body = dict[str, Any]
VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.SPEC_EDITED: parse_spec_values,
    Callback.SPEC_SENT: parse_sent,
    Callback.SPEC_CHANGES: parse_changes,
    Callback.SPEC_COMMENTED: parse_comment,
}
_OPENS: Mapping[Action, Callable[[SpecVersion], ModalView]] = {
    Action.SPEC_EDIT: spec_edit_modal,
    Action.SPEC_SEND: send_modal,
    Action.SPEC_CHANGES: changes_modal,
    Action.SPEC_COMMENT: comment_modal,
}


@dataclass(frozen=True, slots=True)
class SpecReader:
    """Reads specs for people who are in the channel a spec belongs to."""

    specs: SpecReading
    rooms: Rooms

    async def read(self, press: Press, body: Body) -> SpecVersion:
        """The newest version.

        Raises:
            NotFoundError: no such spec, or not for this person.
        """
        content = await self.specs.newest(press.id)
        place = content.version.place if content else None
        if (
            content is None
            or place is None
            or place.team != team_of(body)
            or not await self.rooms.has(actor_of(body), place.channel)
        ):
            raise NotFoundError(
                "I cannot find that spec, or it is not yours to see.",
                next_step="Type /remit list to see your specs.",
            )
        return content.version


def register(app: AsyncApp, reader: SpecReader) -> None:
    """Open forms where one is asked for."""
    for action, view in _OPENS.items():
        _opens(app, reader, action, view)

    @app.action(Action.SPEC_PART.pattern)
    async def on_part(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        shown = body["view"]
        version = await reader.read(Press.from_metadata(shown["private_metadata"]), body)
        other = spec_edit_modal(version, parse_spec_part(body["actions"][0]))
        await client.views_update(view_id=shown["id"], hash=shown.get("hash"), view=other)


def _opens(
    app: AsyncApp, reader: SpecReader, action: Action, view: Callable[[SpecVersion], ModalView]
) -> None:
    @app.action(action.pattern)
    async def on_press(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, view(await reader.read(pressed(body), body)))
