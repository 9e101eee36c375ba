"""Alerts of other programs become escalations, as a map of fields says; one alert asks once."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from pydantic import TypeAdapter, ValidationError

from bot.domain.errors import InvalidInputError, NotFoundError
from bot.domain.escalation.model import Escalation
from bot.domain.token.model import Token
from bot.domain.webhook.field_map import FieldMap
from bot.services.escalation_again import KeyReusedError
from bot.services.program import Programs

_MAPS = TypeAdapter(list[FieldMap])


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
    maps: Mapping[str, FieldMap]

    async def take(self, name: str, alert: object, token: Token) -> Escalation:
        """Ask for a decision about an alert, or find what was asked when it came before.

        Raises:
            UnknownHookError: there is no such hook.
            UnmappedAlertError: the alert lacks what the map takes from it.
        """
        chosen = self.maps.get(name)
        if chosen is None:
            raise UnknownHookError(
                f"There is no hook {name}.", next_step="REMIT_HOOKS_FILE lists them."
            )
        request = chosen.request(alert, token.actor)
        try:
            return await self.programs.open(request, token, key=chosen.key_of(alert))
        except KeyReusedError as error:  # it rang again, with other figures: still one question
            return await self.programs.get(str(error.context["escalation"]), token)


def load_maps(file: str | None) -> dict[str, FieldMap]:
    """Read the maps of a YAML file; no file, no hooks.

    Raises:
        HooksFileError: it cannot be read, or something in it cannot be used.
    """
    if file is None:
        return {}
    try:
        maps = _MAPS.validate_python(yaml.safe_load(Path(file).read_text(encoding="utf-8")) or [])
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
    return {one.name: one for one in maps}
