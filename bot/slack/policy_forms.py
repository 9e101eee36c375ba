"""The pages and forms of the policy: each step is answered while Slack's request is open, and kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.context.ack.async_ack import AsyncAck
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.errors import InvalidInputError
from bot.domain.intake.model import Origin
from bot.domain.moment import Parts
from bot.domain.policy.history import PolicyPage
from bot.domain.policy.reading import InvalidPolicyError
from bot.domain.policy.rule_fields import UnreadableFieldError
from bot.domain.policy.telling import timeline
from bot.services.escalation.spec import SpecRows
from bot.services.policy.draft import PolicyDrafts, Trial
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import ModalView
from bot.slack.identity import People
from bot.slack.listeners.framing import picked, pressed
from bot.slack.modal import open_view, turn_to
from bot.slack.payload import actor_of, team_of
from bot.slack.tongue import Tongues
from bot.slack.views.policy.page import named, policy_modal
from bot.slack.views.policy.review import compare_modal, review_modal
from bot.slack.views.policy.rule_form import beside_fields, parse_rule, rule_modal
from bot.slack.views.policy.text import mistakes_beside, parse_policy_text, text_modal
from bot.slack.views.policy.trial import parse_tried, try_modal
from bot.slack.views.policy.words import policy_word

Body = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PolicyDesk:
    """Reads the policy and a person's draft, and shows them in their language."""

    drafts: PolicyDrafts
    rows: SpecRows
    people: People
    tongues: Tongues

    async def page(self, body: Body) -> ModalView:
        """The rules, the draft and the versions."""
        origin = origin_of(body)
        page = await self.drafts.page(origin)
        language = await self.tongues.of(origin.team, channel=None, thread=None, user=origin.actor)
        return await self.shown(page, language)

    async def shown(self, page: PolicyPage, language: str) -> ModalView:
        """A page, with what people are called."""
        return policy_modal(page, language, await self.people.names(page.people))

    async def rule(self, press: Press, body: Body) -> ModalView:
        """What was picked about a rule: its form, one before it, or the draft without it."""
        origin, language = origin_of(body), _language(body)
        if press.question == "remove":
            return review_modal(await self.drafts.remove_rule(press.id, origin), language)
        page = await self.drafts.page(origin)
        ids = [one.id for one in page.policy.rules]
        place = ids.index(press.id) if press.id in ids else 0
        before = ids[place - 1] if place else None
        changed = press.id if press.question == "change" else None
        return rule_modal(page, language, changed=changed, after=before)

    async def set_rule(self, body: Body) -> ModalView:
        """Put the rule of a form into the draft; what it changes is shown next.

        Raises:
            InvalidInputError: it cannot be used; `fields` says where.
        """
        press, state = _about(body), body["view"]["state"]
        page = await self.drafts.page(origin_of(body))
        rule = next((one for one in page.policy.rules if one.id == press.question), None)
        chosen = parse_rule(state, [one.label for one in rule.ask] if rule else [])
        try:
            saved = await self.drafts.save_rule(
                chosen.fields, origin_of(body), instead_of=press.question, after=chosen.after
            )
        except UnreadableFieldError as error:
            told = policy_word(f"bad_{error.field}", press.id)
            raise InvalidInputError(told, fields={error.field: told}) from None
        except InvalidPolicyError as error:
            fields = beside_fields(error.found, state)
            raise InvalidInputError(error.message, fields=fields) from None
        return review_modal(saved, press.id)

    async def set_text(self, body: Body) -> ModalView:
        """Keep the text of a form as the draft; what it changes is shown next.

        Raises:
            InvalidInputError: it cannot be used yet; `fields` says where.
        """
        press, state = _about(body), body["view"]["state"]
        text = parse_policy_text(state, press.id)
        try:
            return review_modal(await self.drafts.save_text(text, origin_of(body)), press.id)
        except InvalidPolicyError as error:
            fields = mistakes_beside(state, error.told)
            raise InvalidInputError(error.message, fields=fields) from None
        except InvalidInputError as error:
            fields = mistakes_beside(state, [error.sentence])
            raise InvalidInputError(error.message, fields=fields) from None

    async def version(self, press: Press, body: Body) -> ModalView:
        """What was picked about a version: what changed since, or the way back to it."""
        origin, language, number = origin_of(body), _language(body), int(press.id)
        if press.question == "restore":
            return review_modal(await self.drafts.go_back(number, origin), language)
        return compare_modal(await self.drafts.compare(number, origin), number, language)

    async def trying(self, body: Body) -> ModalView:
        """The form to try it, with the actions of the specs at hand."""
        origin = origin_of(body)
        rows = await self.rows.to_ask(origin, None)
        return try_modal(pressed(body), rows, origin.actor)

    async def tried(self, body: Body) -> ModalView:
        """What would come of a request, above the form to try another.

        Raises:
            InvalidInputError: it cannot be tried; `fields` says where.
        """
        press, origin = _about(body), origin_of(body)
        request = parse_tried(body["view"]["state"], press.id, origin.actor)
        trial = await self.drafts.simulate(request, origin)
        rows = await self.rows.to_ask(origin, None)
        return try_modal(press, rows, origin.actor, await self._told(trial, press))

    async def _told(self, trial: Trial, press: Press) -> list[tuple[str, tuple[Parts, ...]]]:
        names = await self.people.names(trial.people)

        def told(resolved: Any) -> tuple[Parts, ...]:  # noqa: ANN401 - a plan
            return timeline(resolved, trial.now, press.id, lambda one: named(one, names))

        counting = told(trial.counting)
        drafted = told(trial.drafted) if trial.drafted else ()
        heading = policy_word("try_counting", press.id).format(version=press.version)
        if not trial.drafted:
            return [(heading, counting)]
        same_rule = trial.drafted.plan.rule == trial.counting.plan.rule
        if same_rule and drafted[1:] == counting[1:]:  # the first line says which policy it is
            same = policy_word("try_same", press.id).format(version=press.version)
            return [(same, drafted)]
        return [(policy_word("try_draft", press.id), drafted), (heading, counting)]


def origin_of(body: Body) -> Origin:
    """Who does it, where."""
    return Origin(team_of(body), actor_of(body))


def register(app: AsyncApp, desk: PolicyDesk) -> None:
    """Open forms where one is asked for, and turn them to what comes next."""
    _register_pages(app, desk)
    _register_steps(app, desk)

    @app.action(Action.POLICY_DISCARD.pattern)
    async def on_discard(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        page = await desk.drafts.throw_away(origin_of(body))
        await turn_to(client, body, await desk.shown(page, _language(body)))

    @app.view(Callback.POLICY_PROPOSED)
    async def on_proposed(ack: AsyncAck) -> None:
        await ack(response_action="clear")  # what was beneath shows the past


def _register_pages(app: AsyncApp, desk: PolicyDesk) -> None:
    @app.action(Action.POLICY_RULE.pattern)
    async def on_rule(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        press = picked(body)
        await open_view(client, body, await desk.rule(press, body))
        await _refresh(client, body["view"]["id"], desk, body)

    @app.action(Action.POLICY_ADD.pattern)
    async def on_add(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        page = await desk.drafts.page(origin_of(body))
        form = rule_modal(page, _language(body), changed=None, after=page.policy.last_limited)
        await open_view(client, body, form)

    @app.action(Action.POLICY_EDIT.pattern)
    async def on_edit(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        page = await desk.drafts.page(origin_of(body))
        await open_view(client, body, text_modal(page, _language(body)))

    @app.action(Action.POLICY_REVIEW.pattern)
    async def on_review(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        page = await desk.drafts.page(origin_of(body))
        await open_view(client, body, review_modal(page, _language(body)))

    @app.action(Action.POLICY_VERSION.pattern)
    async def on_version(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.version(picked(body), body))
        await _refresh(client, body["view"]["id"], desk, body)

    @app.action(Action.POLICY_TRY.pattern)
    async def on_try(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        await ack()
        await open_view(client, body, await desk.trying(body))


def _register_steps(app: AsyncApp, desk: PolicyDesk) -> None:
    steps = {
        Callback.POLICY_RULE_SET: desk.set_rule,
        Callback.POLICY_TEXT: desk.set_text,
        Callback.POLICY_TRIED: desk.tried,
    }

    async def on_step(ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        callback = Callback(body["view"]["callback_id"])
        try:
            view = await steps[callback](body)
        except InvalidInputError as error:
            await ack(response_action="errors", errors=error.fields)
            return
        await ack(response_action="update", view=view)
        if callback is not Callback.POLICY_TRIED:
            await _refresh(client, body["view"]["previous_view_id"], desk, body)

    for callback in steps:
        app.view(callback)(on_step)


async def _refresh(client: AsyncWebClient, view: str, desk: PolicyDesk, body: Body) -> None:
    """Have the page beneath show the draft as it is now."""
    await client.views_update(view_id=view, view=await desk.page(body))


def _about(body: Body) -> Press:
    return Press.from_metadata(body["view"]["private_metadata"])


def _language(body: Mapping[str, Any]) -> str:
    """The language of the page a button is on; every page of the policy carries it."""
    return Press.from_metadata(body["view"]["private_metadata"]).id
