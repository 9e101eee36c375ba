"""Why a statement says what it says about one field: everything that speaks for and against it."""

from bot.domain.framing.question import Question
from bot.domain.framing.ranking import question_about
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Claim, Field, Frozen, Status


class Explanation(Frozen):
    """What one field rests on."""

    field: Field
    rivals: tuple[Claim, ...] = ()  # what people say it is, where they disagree
    earlier: tuple[Claim, ...] = ()  # what was said and no longer counts, oldest first
    settled_by: Question | None = None  # what to answer, where nobody has said it


def explain(statement: ProblemStatement, path: str) -> Explanation:
    """Collect what a field rests on; nothing is concluded that the statement does not hold."""
    field = statement.field(path)
    live = [claim for one in statement.conflicts if one.path == path for claim in one.claims]
    unsaid = field.status in {Status.ASSUMED, Status.UNKNOWN}
    disputed = bool(live or field.conflicts)
    return Explanation(
        field=field,
        rivals=tuple(dict.fromkeys((*live, *field.conflicts))),
        earlier=field.superseded,
        settled_by=question_about(path, statement) if unsaid or disputed else None,
    )
