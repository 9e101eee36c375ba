"""A summary opens the document and stays off the card, which is one already."""

from bot.domain.framing.assumption import assumptions
from bot.domain.framing.render import as_markdown, as_text
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status
from bot.slack.views.framing.part import assumed_fields

SHORT = Field(
    path="summary",
    value="Too many slots are missed; nobody has said by how much less.",
    status=Status.ASSUMED,
    rationale="Goal and what is open.",
)
STATEMENT = ProblemStatement(title="Missed slots", fields={"summary": SHORT})


def test_the_document_has_it_and_the_card_does_not() -> None:
    assert [] == assumed_fields(STATEMENT)
    assert () == assumptions(STATEMENT)
    assert "Too many slots" in as_markdown(STATEMENT)
    assert "Too many slots" not in as_text(STATEMENT)
