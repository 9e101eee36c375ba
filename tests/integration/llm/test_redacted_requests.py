"""What identifies people or opens doors is in no request, and is back before quotes are checked."""

import json
from collections.abc import Callable
from datetime import date

from bot.domain.conversation.model import Transcript
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, Status
from bot.llm.model import LangChainModel
from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import ModelEndpoint

Say = Callable[..., Transcript]
ORIGINALS = (
    "ann.lee@example.com",
    "+49 151 2345 6789",
    "4111 1111 1111 1111",
    "DE89 3704 0044 0532 0130 00",
    "U0NADIA001",
    "10.20.30.40",
    "123456789012",
    "sk-live-abcdefghijklmnop",
    "hunter2!x",
)
SAID = (
    "Fewer wrong orders. The owner is ann.lee@example.com (+49 151 2345 6789, U0NADIA001).",
    "Orders of customer 123456789012 are on 10.20.30.40, password: hunter2!x, key sk-live-abcdefghijklmnop.",
    "Paid by 4111 1111 1111 1111 or DE89 3704 0044 0532 0130 00.",
)
FACTS = {
    "suspicions": [{"message_id": "m2", "quote": "password: ⟦secret-2⟧"}],
    "facts": [
        {
            "message_id": "m1",
            "quote": "The owner is ⟦email-1⟧",
            "path": "owner",
            "value": "⟦email-1⟧",
            "replaces": None,
        },
        {"message_id": "m1", "quote": "wrong owner", "path": "owner", "value": "Bob"},
    ],
}


async def test_no_request_holds_what_was_hidden_and_the_owner_is_read_back(
    model: LangChainModel, model_endpoint: ModelEndpoint, say: Say
) -> None:
    """All requests: extraction, its two repairs, and every draft."""
    model_endpoint.script(answers.correct(FACTS))
    address = Field(
        path="data.source", value="the server 10.20.30.40", status=Status.INFERRED, rationale="x"
    )
    statement = ProblemStatement(fields={"data.source": address})

    result = await model.propose(
        say(*SAID), statement, today=date(2026, 10, 3), deadline_seconds=60
    )

    bodies = [*model_endpoint.requests, *(d for ds in model_endpoint.drafts.values() for d in ds)]
    sent = "\n".join(json.dumps(body, ensure_ascii=False) for body in bodies)
    assert (3, 4) == (model_endpoint.calls, len(model_endpoint.drafts))
    assert "⟦address-1⟧" in sent
    assert [] == [original for original in ORIGINALS if original in sent]
    assert [("owner", "ann.lee@example.com", "The owner is ann.lee@example.com")] == [
        (proposal.path, proposal.value_text, proposal.quote) for proposal in result.proposals
    ]
    assert ["password: hunter2!x,"] == [suspicion.quote for suspicion in result.suspicions]
