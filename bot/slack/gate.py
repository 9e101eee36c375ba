"""The first middleware: nothing is acknowledged before it is kept."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_bolt.response import BoltResponse

from bot.domain.errors import InvalidInputError, UnavailableError
from bot.domain.intake.model import Arrival
from bot.services.intake import Intake
from bot.slack.actions import language_of
from bot.slack.payload import arrival_of
from bot.slack.views.refusal_words import refusal

Validator = Callable[[Mapping[str, Any]], object]
log = structlog.get_logger()


class Gate:
    """Refuses what cannot be right, keeps what somebody listens to, and only then lets Bolt answer.

    It runs before Bolt asks Slack who we are: that may fail, and Bolt then answers all the same.
    """

    def __init__(
        self,
        intake: Intake,
        validators: Mapping[str, Validator],
        listened: Callable[[], frozenset[str]],
    ) -> None:
        """Know which form is checked by what, by callback id, and which kinds are listened to."""
        self._intake = intake
        self._validators = validators
        self._listened = listened

    async def __call__(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Keep the payload; a form with mistakes goes back to the person instead.

        Without a 200 Slack delivers an event again, which is what a full disk needs. Whatever goes
        wrong here must therefore not reach Bolt's error handler, which answers 200.
        """
        try:
            errors = self._mistakes(body)
            if errors:
                return BoltResponse(
                    status=200,
                    headers={"content-type": "application/json"},
                    body=json.dumps({"response_action": "errors", "errors": errors}),
                )
            await self._keep(arrival_of(body))
        except UnavailableError as error:
            log.warning("arrival.refused", cause=error.context.get("cause"))
            return BoltResponse(status=503, body="")
        except Exception:
            log.exception("arrival.refused")
            return BoltResponse(status=503, body="")
        await next_()
        return None

    async def _keep(self, arrival: Arrival) -> None:
        if arrival.kind not in self._listened():
            return  # our own messages among them: nothing would be done about it
        fresh = await self._intake.admit(arrival)
        log.info("arrival.kept", kind=arrival.kind, team=arrival.team, repeated=not fresh)

    def _mistakes(self, body: Mapping[str, Any]) -> dict[str, str]:
        if body.get("type") != "view_submission":
            return {}
        validate = self._validators.get(body["view"]["callback_id"])
        if validate is None:
            return {}
        try:
            validate(body["view"]["state"]["values"])
        except InvalidInputError as error:
            language = language_of(body["view"].get("private_metadata", ""))
            return {block: refusal(said, language) for block, said in error.fields.items()}
        return {}
