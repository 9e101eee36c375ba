"""Forms about a spec open while Slack's request is open: their trigger lives three seconds."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import NotFoundError
from bot.domain.lint.model import LintResult
from bot.domain.oversight.loosening import Loosening
from bot.domain.spec.version import SpecVersion
from bot.services.spec.reading import SpecReading
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.identity import People
from bot.slack.listeners.framing import pressed
from bot.slack.modal import open_view
from bot.slack.payload import actor_of, team_of
from bot.slack.rooms import Rooms
from bot.slack.views.spec.check import check_modal, parse_waived, waive_modal
from bot.slack.views.spec.edit import parse_spec_part, parse_spec_values, spec_edit_modal
from bot.slack.views.spec.loosening import (
    decline_modal,
    loosen_modal,
    parse_declined,
    parse_loosen,
)
from bot.slack.views.spec.review_forms import (
    changes_modal,
    comment_modal,
    parse_changes,
    parse_comment,
    parse_sent,
    send_modal,
)
from bot.slack.views.spec.signed import signed_modal

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a form is opened about."""

    version: SpecVersion
    lint: LintResult
    names: Mapping[str, str]
    wishes: tuple[Loosening, ...]
    about: str | None


VALIDATORS: Mapping[str, Callable[[Mapping[str, Any]], object]] = {
    Callback.SPEC_EDITED: parse_spec_values,
    Callback.SPEC_SENT: parse_sent,
    Callback.SPEC_CHANGES: parse_changes,
    Callback.SPEC_COMMENTED: parse_comment,
    Callback.SPEC_WAIVED: parse_waived,
    Callback.SPEC_LOOSENED: parse_loosen,
    Callback.SPEC_NOT_LOOSENED: parse_declined,
}
_OPENS: Mapping[Action, Callable[[Opened], ModalView]] = {
    Action.SPEC_EDIT: lambda one: spec_edit_modal(one.version, one.about),
    Action.SPEC_SEND: lambda one: send_modal(one.version, one.lint),
    Action.SPEC_CHANGES: lambda one: changes_modal(one.version),
    Action.SPEC_COMMENT: lambda one: comment_modal(one.version),
    Action.SPEC_CHECK: lambda one: check_modal(one.version, one.lint, one.names),
    Action.SPEC_LOOSEN: lambda one: loosen_modal(one.version, one.wishes),
    Action.LOOSENING_DECLINE: lambda one: decline_modal(one.version, one.about or ""),
    Action.SPEC_WAIVE: lambda one: waive_modal(one.version, one.lint, one.about or ""),
}


@dataclass(frozen=True, slots=True)
class SpecReader:
    """Reads specs for people who are in the channel a spec belongs to."""

    specs: SpecReading
    people: People
    rooms: Rooms

    async def read(self, press: Press, body: Body) -> Opened:
        """The newest version, and what is not testable in it.

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
        by = tuple(dict.fromkeys(each.waiver.by for each in content.lint.waived))
        names = await self.people.names(by)
        return Opened(content.version, content.lint, names, content.wishes, press.question)

    async def signed(self, press: Press, body: Body) -> ModalView:
        """What was signed, against what it says now.

        Raises:
            NotFoundError: no such spec, nobody signed it, or it is not for this person.
        """
        await self.read(press, body)
        content = await self.specs.signed(press.id)
        if content is None:
            raise NotFoundError(
                "Nobody has signed this spec yet.", next_step="Press Send for review on its card."
            )
        users = tuple(each.user for each in content.review.reviewers)
        return signed_modal(content, await self.people.names(users))


def register(app: AsyncApp, reader: SpecReader) -> None:
    """Open forms where one is asked for."""
    for action, view in _OPENS.items():
        _opens(app, reader, action, view)

    @app.action(Action.SPEC_COMPARE.pattern)
    async def on_compare(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await reader.signed(pressed(body), body))

    @app.action(Action.SPEC_PART.pattern)
    async def on_part(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        shown = body["view"]
        opened = await reader.read(Press.from_metadata(shown["private_metadata"]), body)
        other = spec_edit_modal(opened.version, parse_spec_part(body["actions"][0]))
        await client.views_update(view_id=shown["id"], hash=shown.get("hash"), view=other)

    @app.view(Callback.SPEC_EDITED)
    @app.view(Callback.SPEC_WAIVED)
    async def on_overtaking(ack: AsyncAck) -> None:
        await ack(response_action="clear")  # what was beneath shows the past


def _opens(
    app: AsyncApp, reader: SpecReader, action: Action, view: Callable[[Opened], ModalView]
) -> None:
    @app.action(action.pattern)
    async def on_press(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, view(await reader.read(pressed(body), body)))
