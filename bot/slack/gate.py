"""The first middleware: nothing is acknowledged before it is kept."""

import json
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog
from slack_bolt.response import BoltResponse

from bot.domain.errors import InvalidInputError, UnavailableError
from bot.services.intake import Intake
from bot.slack.payload import arrival_of

Validator = Callable[[Mapping[str, Any]], object]
log = structlog.get_logger()


class Gate:
    """Refuses what cannot be right, keeps everything else, and only then lets Bolt answer."""

    def __init__(self, intake: Intake, validators: Mapping[str, Validator]) -> None:
        """Know which form is checked by what, by the form's callback id."""
        self._intake = intake
        self._validators = validators

    async def __call__(
        self, body: dict[str, Any], next_: Callable[[], Awaitable[None]]
    ) -> BoltResponse | None:
        """Keep the payload; a form with mistakes goes back to the person instead.

        Without a 200 Slack delivers an event again, which is what a full disk needs.
        """
        errors = self._mistakes(body)
        if errors:
            return BoltResponse(
                status=200,
                headers={"content-type": "application/json"},
                body=json.dumps({"response_action": "errors", "errors": errors}),
            )
        arrival = arrival_of(body)
        try:
            fresh = await self._intake.admit(arrival)
        except UnavailableError as error:
            log.warning("arrival.refused", kind=arrival.kind, cause=error.context.get("cause"))
            return BoltResponse(status=503, body="")
        log.info("arrival.kept", kind=arrival.kind, team=arrival.team, repeated=not fresh)
        await next_()
        return None

    def _mistakes(self, body: Mapping[str, Any]) -> dict[str, str]:
        if body.get("type") != "view_submission":
            return {}
        validate = self._validators.get(body["view"]["callback_id"])
        if validate is None:
            return {}
        try:
            validate(body["view"]["state"]["values"])
        except InvalidInputError as error:
            return error.fields
        return {}
