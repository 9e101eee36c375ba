"""How heavily a mistake weighs on one person, assumed from the risks that show until somebody says."""

from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status

EFFECT = "risk.effect_on_person"
_HEAVY = "significant"
_BECAUSE = {
    "en": "It may touch something where a mistake changes a person's life; nobody has said so yet.",
    "fr": "Cela peut toucher à un domaine où une erreur change la vie d'une personne ; nul ne l'a dit encore.",
    "de": "Es könnte etwas berühren, wo ein Fehler das Leben eines Menschen ändert; gesagt hat das noch niemand.",
}


def with_effect(statement: ProblemStatement) -> ProblemStatement:
    """Take a significant effect as given where a high-impact risk is suspected and nobody says otherwise."""
    present = statement.field(EFFECT)
    suspected = any(flag.live and flag.high_impact for flag in statement.flags)
    if not suspected or present.value is not None or present.closing is not None:
        return statement
    assumed = Field(
        path=EFFECT,
        value=_HEAVY,
        status=Status.ASSUMED,
        rationale=_BECAUSE.get(statement.language, _BECAUSE["en"]),
        risk_if_wrong=present.risk_if_wrong,
    )
    return statement.model_copy(update={"fields": {**statement.fields, EFFECT: assumed}})
