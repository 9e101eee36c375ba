"""The field of a form that asks when something happens, in words of one's own or as a cron line."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from bot.domain.errors import InvalidInputError
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.schedule.cadence import Cadence, read_cadence
from bot.slack.blocks import Block, input_block, text_input
from bot.slack.text import Words
from bot.slack.views.refusal_words import beside_field

_NAME, _INPUT = "when", "value"
_LONGEST = 200


class Here(NamedTuple):
    """What counts where somebody writes a time."""

    timezone: str
    language: Language


class Written(NamedTuple):
    """What somebody wrote, where in the form, and what counts there."""

    block: str
    text: str
    here: Here

    def cadence(self) -> Cadence:
        """Read it.

        Raises:
            InvalidInputError: it names no time; `fields` says where, in the language of the form.
        """
        try:
            return read_cadence(self.text, self.here.timezone)
        except InvalidInputError as error:
            told = beside_field(error, self.here.language)
            raise InvalidInputError(
                "The form names no time.", next_step=error.next_step, fields={self.block: told}
            ) from None


def cadence_field(label: Words, hint: Words, initial: Words, here: Here) -> Block:
    """Ask for it; what counts rides on the name of the field, as it is needed to read the answer."""
    return input_block(
        f"{_NAME}.{here.language}.{here.timezone}",
        label,
        text_input(_INPUT, initial=initial, longest=_LONGEST),
        hint=hint,
        optional=False,
    )


def written_in(values: Mapping[str, Any]) -> Written:
    """Find what a submitted form holds."""
    block = next((name for name in values if name.split(".")[0] == _NAME), _NAME)
    language, _, timezone = block.partition(".")[2].partition(".")
    text = str(((values.get(block) or {}).get(_INPUT) or {}).get("value") or "").strip()
    return Written(block, text, Here(timezone or "UTC", language_in(language)))
