"""What is wrong with a value that a model proposes, in words it can act on."""

from bot.domain.framing.field import FieldDefinition
from bot.domain.framing.parse import parsed
from bot.domain.framing.plausible import implausible
from bot.domain.provenance import Quote, traced


def finding_of(
    definition: FieldDefinition, words: str, evidence: tuple[Quote, ...], language: str
) -> str:
    """Say the first thing that is wrong; nothing where the value may stand."""
    value = parsed(definition, words, language)
    if value is None:
        choices = f": one of {', '.join(definition.choices)}" if definition.choices else ""
        return f"the value is not a {definition.value_type}{choices}."
    if misplaced := implausible(definition, value, language):
        return f"the value does not fit the field: {misplaced}"
    if not traced(value, evidence, language):
        return "the value has a number or date that what it rests on does not have."
    return ""
