"""`remit frame`: one reading of a sentence or a thread by the offline guide, as text or as JSON."""

import json
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

from bot.cli.text_file import STDIN, text_of
from bot.cli.thread import read_thread
from bot.domain.conversation.model import Message, Transcript
from bot.domain.errors import InvalidInputError
from bot.domain.framing.field import FIELDS
from bot.domain.framing.readiness import Readiness, readiness
from bot.domain.framing.readiness_wording import hold_words, readiness_line, step_sentence, words_of
from bot.domain.framing.render import as_text
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field
from bot.domain.spec.model import OversightMode
from bot.domain.spec.oversight import oversight_rows
from bot.llm.guide import OfflineGuide

_STEPS_TOLD = 3
_HOW = 'Write `remit frame "our goal in a sentence"` or `remit frame --thread FILE.jsonl`.'


def run_frame(
    sentence: str | None, thread: Path | None, *, today: str | None, as_json: bool
) -> str:
    """Read what was given and return what to print.

    Raises:
        InvalidInputError: Nothing, too much or something unreadable was given.
        NotFoundError: The file does not exist.
    """
    now = _noon(today) if today else datetime.now(UTC)  # noqa: TID251  # the edge
    transcript = _transcript(sentence, thread, now)
    day = now.date() if today else max(message.said_at for message in transcript).date()
    statement = OfflineGuide().read(transcript, today=day)
    if as_json:
        return json.dumps(as_document(statement), ensure_ascii=False, indent=2)
    return as_text(statement).rstrip()


def as_document(statement: ProblemStatement) -> dict[str, Any]:
    """The statement for programs; every field of the registry is listed, known or not."""
    return {
        "status": statement.status.value,
        "is_ml": statement.is_ml,
        "kind": statement.kind,
        "not_ml_subkind": statement.not_ml_subkind,
        "fields": [_field(statement.field(path)) for path in FIELDS],
        "questions": [
            {"id": question.id, "field": question.field, "text": question.text}
            for question in statement.questions
        ],
        "conflicts": [conflict.model_dump(mode="json") for conflict in statement.conflicts],
        "flags": [flag.model_dump(mode="json") for flag in statement.flags],
        "hitl": _oversight(statement),
        "readiness": _readiness(readiness(statement), statement.language),
        "text": as_text(statement),
    }


def _field(field: Field) -> dict[str, Any]:
    document = field.model_dump(mode="json")
    shown = ("path", "value", "status", "quotes", "derived_from", "confirmed")
    return {key: document[key] for key in shown}


def _readiness(state: Readiness, language: str) -> dict[str, Any]:
    """The score with every item, and each hold and step in a plain sentence."""
    words = words_of(language)
    return {
        "stage": "problem_framing",
        "score": state.score,
        "colour": state.colour.value,
        "line": readiness_line(state, language),
        "weakest": {"item": state.weakest, "text": words.items[state.weakest]},
        "blockers": [
            {**hold.model_dump(mode="json"), "text": hold_words(hold, language)}
            for hold in state.holds
        ],
        "next_best": [
            {
                "path": step.path,
                "value": round(step.value, 2),
                "text": step_sentence(step, language),
            }
            for step in state.steps[:_STEPS_TOLD]
        ],
        "items": [
            {"item": item.name, "weight": round(item.weight, 1), "earned": round(item.earned, 2)}
            for item in state.items
        ],
    }


def _oversight(statement: ProblemStatement) -> list[dict[str, Any]]:
    """Each action: the stricter of what was asked for and what its area allows, and what it needs.

    What it needs follows from its consequences and from the limits a workspace has set; here there
    are none, so every sum counts as large.
    """
    order = list(OversightMode)
    found = []
    for row in oversight_rows(statement):
        asked = OversightMode(str(row.asked.value)) if row.asked.value else None
        least = row.computed.least if row.computed else None
        wanted = [mode for mode in (row.mode, asked, least) if mode is not None]
        mode = max(wanted, key=order.index, default=None)
        found.append(
            {
                "action": row.action.value,
                "mode": mode.value if mode else None,
                "needs": row.floor,
                "because": row.floor_reason,
            }
        )
    return found


def _transcript(sentence: str | None, thread: Path | None, now: datetime) -> Transcript:
    if (sentence is None) == (thread is None):
        said = "Nothing was given." if sentence is None else "Both a sentence and a thread."
        raise InvalidInputError(said, next_step=_HOW)
    if thread is not None:
        return read_thread(text_of(thread).split("\n"), now=now)
    text = text_of(Path(STDIN)) if sentence == STDIN else str(sentence)
    if not text.strip():
        raise InvalidInputError("The sentence is empty.", next_step=_HOW)
    if sentence != STDIN and len(text.split()) == 1 and Path(text).is_file():
        raise InvalidInputError(
            "That is a file, no sentence.",
            next_step=f"Write `remit frame - < {text}`, or `remit frame --thread {text}` for a thread.",
        )
    message = Message(id="line-1", ts="line-1", user="you", text=text.strip(), said_at=now)
    return Transcript(messages=(message,))


def _noon(day: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(day), time(12), UTC)
    except ValueError:
        raise InvalidInputError(
            f"{day!r} is not a date.", next_step="Write it as YYYY-MM-DD."
        ) from None
