"""The twenty ways an endpoint disappoints, by name; each is a script for the loopback endpoint."""

from tests.integration.llm import endpoint as answers
from tests.integration.llm.endpoint import Answer

READING = {
    "suspicions": [],
    "facts": [
        {
            "message_id": "m1",
            "quote": "can AI fix that",
            "path": "business_goal.why_now",
            "value": "can AI fix that",
            "replaces": None,
        }
    ],
}
_SOON = {"retry-after": "0.01"}
FAULTS: dict[str, Answer] = {
    "JSON in a code fence": answers.fenced(READING),
    "thoughts before the JSON": answers.thinking(READING),
    "plain text": answers.plain_text(),
    "empty content": answers.completion(""),
    "null content": answers.empty(),
    "cut off": answers.truncated(READING),
    "broken JSON": answers.broken_json(READING),
    "field missing": answers.without_member(READING, "facts"),
    "refusal": answers.refusal(),
    "content filter": answers.content_filter(),
    "schema unsupported": answers.format_unsupported(),
    "context too long": answers.failure(400, code="context_length_exceeded"),
    "wrong key": answers.failure(401),
    "unknown model": answers.failure(404),
    "too many requests": answers.failure(429, headers=_SOON),
    "quota spent": answers.failure(429, code="insufficient_quota", headers=_SOON),
    "server error": answers.failure(500, headers=_SOON),
    "HTML instead of an error": answers.html_502(),
    "HTML instead of an answer": answers.html_200(),
    "no answer at all": answers.hang(),
}
