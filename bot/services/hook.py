"""Alerts of other programs become escalations, as a map of fields says; one alert asks once."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.escalation.model import Escalation
from bot.domain.interchange.wait import WaitHook, envelope_of
from bot.domain.token.model import Scope, Token
from bot.domain.webhook.field_map import FieldMap
from bot.domain.webhook.signature import Signed, unsigned, usable
from bot.services.escalation.again import KeyReusedError
from bot.services.escalation.program import Programs
from bot.services.wait import Waits

Hook = WaitHook | FieldMap
_HOOKS = TypeAdapter(list[Hook])


class UnknownHookError(NotFoundError):
    """No map of that name is configured."""

    code = "hook.not-found"


class HooksFileError(InvalidInputError):
    """The file of hooks cannot be used."""

    code = "hook.file"


@dataclass(frozen=True, slots=True)
class Hooks:
    """Takes alerts."""

    programs: Programs
    waits: Waits
    hooks: Mapping[str, Hook] = field(default_factory=dict)
    secrets: Mapping[str, Sequence[str]] = field(default_factory=dict, repr=False)  # by hook

    async def take(self, name: str, alert: object, token: Token) -> Escalation:
        """Ask for a decision about an alert, or find what was asked when it came before.

        Raises:
            UnknownHookError: there is no such hook.
            UnmappedAlertError: the alert lacks what the map takes from it.
        """
        chosen = self.hooks.get(name)
        if not isinstance(chosen, FieldMap):
            raise UnknownHookError(
                f"There is no hook {name}.", next_step="REMIT_HOOKS_FILE lists them."
            )
        return await self._mapped(chosen, alert, token)

    async def take_signed(self, name: str, body: bytes, headers: Mapping[str, str]) -> Escalation:
        """Ask for a decision about what a program signed that has no token.

        Raises:
            UnsignedError: there is no such hook, or it did not sign this, or not just now.
            UnmappedAlertError: the alert lacks what the map takes from it.
            InvalidInputError: the body is not what is sent to this hook.
        """
        chosen = self.hooks.get(name)
        signed = chosen.signed if chosen else None
        now = self.programs.store.now()
        secrets = self.secrets.get(name, ())
        if not chosen or not signed or not signed.holds(body, headers, secrets, now):
            raise unsigned()
        try:
            document = json.loads(body)
        except (ValueError, RecursionError):
            raise InvalidInputError(
                "The body is not JSON.", next_step="Sign and send a JSON object."
            ) from None
        caller = Token(
            id=f"hook_{name}", team=signed.team, name=name, systems=(chosen.system,),
            scopes=frozenset({Scope.ESCALATIONS_WRITE}), created_by="operator", created_at=now,
        )  # fmt: skip
        if isinstance(chosen, WaitHook):
            return await self.waits.take(envelope_of(document), chosen, caller)
        return await self._mapped(chosen, document, caller)

    async def _mapped(self, chosen: FieldMap, alert: object, token: Token) -> Escalation:
        request = chosen.request(alert, token.actor)
        try:
            return await self.programs.open(request, token, key=chosen.key_of(alert))
        except KeyReusedError as error:  # it rang again, with other figures: still one question
            return await self.programs.get(str(error.context["escalation"]), token)


def load_hooks(file: str | None) -> tuple[dict[str, Hook], dict[str, tuple[str, ...]]]:
    """Read the hooks of a YAML file, and the secrets their programs sign with; no file, no hooks.

    Raises:
        HooksFileError: it cannot be read, or something in it cannot be used.
    """
    if file is None:
        return {}, {}
    try:
        found = _HOOKS.validate_python(yaml.safe_load(Path(file).read_text(encoding="utf-8")) or [])
    except ValidationError as error:
        places = ", ".join(".".join(map(str, one["loc"])) for one in error.errors())
        raise HooksFileError(
            f"The hooks in {file} cannot be used: {places}.", next_step="docs/api.md has one."
        ) from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        raise HooksFileError(
            f"The file {file} cannot be read as YAML ({type(error).__name__}).",
            next_step="Correct REMIT_HOOKS_FILE, or the file.",
        ) from None
    folder = Path(file).parent
    secrets = {one.name: _secrets(folder, one.signed) for one in found if one.signed}
    return {one.name: one for one in found}, secrets


def _secrets(folder: Path, signed: Signed) -> tuple[str, ...]:
    """Read the secrets of one program: each line counts, so that one can replace another.

    Raises:
        HooksFileError: there is none, or one that could be guessed.
    """
    try:
        lines = (folder / signed.secret_file).read_text(encoding="utf-8").split()
    except (OSError, ValueError) as error:
        raise HooksFileError(
            f"The file {signed.secret_file} cannot be read ({type(error).__name__}).",
            next_step="Correct secret_file, or the file.",
        ) from None
    if not lines or not all(usable(one, signed.by) for one in lines):
        raise HooksFileError(
            f"The file {signed.secret_file} holds no secret for {signed.by}.",
            next_step="Write one a line: whsec_… and base64 for standard-webhooks, "
            "else 16 characters or more.",
        )
    return tuple(lines)
