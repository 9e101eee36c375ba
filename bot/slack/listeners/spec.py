"""Buttons and forms of a spec."""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from bot.domain.export.bundle import Audience
from bot.domain.intake.model import Origin
from bot.domain.spec.review import Decision
from bot.services.spec.editing import SpecEditing
from bot.services.spec.review import SpecReviews
from bot.services.spec.specs import Specs
from bot.slack.actions import Action, Callback, Press
from bot.slack.listeners.framing import picked, pressed
from bot.slack.routes import Routes
from bot.slack.views.spec.buttons import More
from bot.slack.views.spec.edit import parse_spec_edit
from bot.slack.views.spec.review_forms import parse_changes, parse_comment, parse_sent

Body = Mapping[str, Any]
Parsed = TypeVar("Parsed")


def register(routes: Routes, specs: Specs, editing: SpecEditing, reviews: SpecReviews) -> None:
    """Listen to what is pressed and submitted."""
    _on_document(routes, specs, editing, reviews)
    _on_review(routes, reviews)


def _on_document(routes: Routes, specs: Specs, editing: SpecEditing, reviews: SpecReviews) -> None:
    picks: Mapping[str, Callable[[Press, Origin], Awaitable[None]]] = {
        More.EXECUTIVES: lambda press, origin: specs.export(press.id, origin, Audience.EXECUTIVES),
        More.ENGINEERS: lambda press, origin: specs.export(press.id, origin, Audience.ENGINEERS),
        More.AUDITORS: lambda press, origin: specs.export(press.id, origin, Audience.AUDITORS),
        More.FOLLOW: lambda press, origin: specs.follow(press.id, origin),
        More.UNDO: lambda press, origin: editing.undo(press.id, origin),
        More.WITHDRAW: lambda press, origin: reviews.withdraw(press.id, origin),
    }

    @routes.on(f"action.{Action.SPECIFY}")
    async def on_specify(body: Body, origin: Origin) -> None:
        await specs.draft(pressed(body).id, origin)

    @routes.on(f"action.{Action.SPEC_EXPORT}")
    async def on_export(body: Body, origin: Origin) -> None:
        await specs.export(pressed(body).id, origin)

    @routes.on(f"action.{Action.SPEC_UNDO}")
    async def on_undo(body: Body, origin: Origin) -> None:
        await editing.undo(pressed(body).id, origin)

    @routes.on(f"action.{Action.SPEC_MORE}")
    async def on_more(body: Body, origin: Origin) -> None:
        press = picked(body)
        await picks[press.question or ""](press, origin)

    @routes.on(f"action.{Action.SPEC_CHOOSE}")
    async def on_choose(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await editing.choose(
            press.id, press.version, press.question or "", press.option or 0, origin
        )

    @routes.on(f"view.{Callback.SPEC_EDITED}")
    async def on_edited(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        await editing.by_form(press.id, press.version, parse_spec_edit(body["view"]).read, origin)


def _on_review(routes: Routes, reviews: SpecReviews) -> None:

    @routes.on(f"action.{Action.SPEC_RETIRE}")
    async def on_retire(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await reviews.retire(press.id, press.version, origin)

    @routes.on(f"action.{Action.SPEC_SIGN}")
    async def on_sign(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await reviews.decide(press.id, press.version, Decision.SIGNED, None, origin)

    @routes.on(f"view.{Callback.SPEC_CHANGES}")
    async def on_changes(body: Body, origin: Origin) -> None:
        press = Press.from_metadata(body["view"]["private_metadata"])
        reason = parse_changes(body["view"]["state"])
        await reviews.decide(press.id, press.version, Decision.CHANGES, reason, origin)

    @routes.on(f"view.{Callback.SPEC_SENT}")
    async def on_sent(body: Body, origin: Origin) -> None:
        press, sent = _filled(body, parse_sent)
        await reviews.send(press.id, press.version, sent.reviewers, sent.despite, origin)

    @routes.on(f"view.{Callback.SPEC_COMMENTED}")
    async def on_commented(body: Body, origin: Origin) -> None:
        press, said = _filled(body, parse_comment)
        await reviews.comment(press.id, said.section, said.text, origin)

    @routes.on(f"action.{Action.SPEC_RESOLVE}")
    async def on_resolve(body: Body, origin: Origin) -> None:
        press = pressed(body)
        await reviews.resolve(press.id, press.question or "", origin)


def _filled(body: Body, parse: Callable[[Mapping[str, Any]], Parsed]) -> tuple[Press, Parsed]:
    view = body["view"]
    return Press.from_metadata(view["private_metadata"]), parse(view["state"])
