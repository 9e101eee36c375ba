"""What to build where nothing has to be learned: its parts, in the order people ask for them."""

from bot.domain.framing.fit import VERDICT
from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field

BUILD, CHEAPEST_TEST = "ml_fit.instead", "ml_fit.cheapest_test"
INSTEAD = (BUILD, CHEAPEST_TEST, "ml_fit.check", "ml_fit.owner", "ml_fit.worthwhile_when")


def instead_fields(statement: ProblemStatement) -> tuple[Field, ...]:
    """What to build instead, as far as it is known; nothing where learning is needed."""
    if statement.kind is not Kind.NOT_ML:
        return ()
    return tuple(statement.field(path) for path in INSTEAD if statement.known(path))


def because(statement: ProblemStatement) -> str:
    """Why nothing has to be learned: what was said, if somebody said it, else the rule applied."""
    if statement.kind is not Kind.NOT_ML:
        return ""
    for path in (BUILD, VERDICT):
        field = statement.field(path)
        if field.rationale and field.confirmed is None:
            return field.rationale
    return ""
