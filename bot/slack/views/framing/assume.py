"""The form for a question nobody can answer now: what to assume, who finds out, and by when."""

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from bot.domain.conversation.model import FollowUp
from bot.domain.errors import InvalidInputError
from bot.domain.framing.assumption import TWO_WEEKS, may_be_assumed
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field, Status
from bot.slack.actions import Callback
from bot.slack.blocks import (
    Block,
    ModalView,
    context,
    datepicker,
    input_block,
    line,
    modal_view,
    rich,
    text_input,
    users_select,
    words,
)
from bot.slack.text import Data
from bot.slack.views.framing.assume_words import assume_word
from bot.slack.views.framing.evidence import shown_value
from bot.slack.views.framing.question import QUESTION, named, press_of, still_asked
from bot.slack.views.word import word

WHAT_BLOCK, WHO_BLOCK, DUE_BLOCK = "what", "who", "due"
INPUT = "value"
LONGEST = 1000
_PROPOSED = frozenset({Status.ASSUMED, Status.INFERRED})


class Assumed(NamedTuple):
    """What a person wants to be assumed, if anything may be, and who finds out."""

    text: str
    who: FollowUp


def assume_modal(
    version: StatementVersion,
    question_id: str | None,
    names: Mapping[str, str],
    *,
    by: str,
    today: date,
) -> ModalView:
    """The form: what to assume, who finds out, and by when.

    Args:
        version: The statement as it is.
        question_id: Which of its questions nobody can answer now.
        names: Names by user id.
        by: Who opens the form.
        today: Which day it is for them; no earlier one is accepted.

    Raises:
        InvalidInputError: The question is no longer asked.
    """
    (question,) = still_asked(version, question_id or "")
    language, field = version.statement.language, version.statement.field(question.field)
    assumable = may_be_assumed(question.field)
    blocks: list[Block] = [
        rich(line(words(named(question.text, names), bold=True, limit=QUESTION)))
    ]
    if assumable:
        typed = text_input(INPUT, initial=_proposed(field, language), longest=LONGEST)
        label, hint = assume_word("what", language), assume_word("what_hint", language)
        what = f"{WHAT_BLOCK}.{language}"  # mistakes are told in the language of the form
        blocks.append(input_block(what, label, typed, hint=hint, optional=False))
    else:
        blocks.append(context(assume_word("fact", language)))
    person = users_select(INPUT, placeholder=assume_word("pick", language), chosen=by)
    day = datepicker(INPUT, chosen=today + TWO_WEEKS)
    due = f"{DUE_BLOCK}.{language}.{today.isoformat()}"
    blocks += [
        input_block(
            f"{WHO_BLOCK}.{language}", assume_word("who", language), person, optional=False
        ),
        input_block(due, assume_word("due", language), day, optional=False),
    ]
    return modal_view(
        assume_word("assume_title" if assumable else "find_title", language),
        blocks,
        callback=Callback.ASSUMED,
        metadata=press_of(version).asking(question.id).metadata(),
        submit=word("save", language),
        close=word("cancel", language),
    )


def parse_assumed(view_state: Mapping[str, Any]) -> Assumed:
    """Read the submitted form.

    Raises:
        InvalidInputError: Something is missing, or the day has passed; `fields` says where.
    """
    values = view_state.get("values", view_state)
    blocks = {name.split(".")[0]: name for name in values}
    given = {kind: (values[name].get(INPUT) or {}) for kind, name in blocks.items()}
    _, language, first = blocks[DUE_BLOCK].split(".")
    text = str(given.get(WHAT_BLOCK, {}).get("value") or "").strip()
    owner = str(given.get(WHO_BLOCK, {}).get("selected_user") or "")
    due = str(given[DUE_BLOCK].get("selected_date") or "")
    missing = {
        WHAT_BLOCK: "missing_what" if WHAT_BLOCK in blocks and not text else "",
        WHO_BLOCK: "" if owner else "missing_who",
        DUE_BLOCK: "missing_due" if not due else "past" if due < first else "",
    }
    problems = {blocks[kind]: assume_word(key, language) for kind, key in missing.items() if key}
    if problems:
        raise InvalidInputError(
            "Some fields need another look.",
            next_step="Say what to assume, who finds out, and by when.",
            fields=problems,
        )
    return Assumed(text[:LONGEST], FollowUp(owner=owner, due_on=date.fromisoformat(due)))


def _proposed(field: Field, language: str) -> Data | None:
    """What is proposed already, to start from."""
    if field.status not in _PROPOSED or field.value is None:
        return None
    return shown_value(field.path, field.value, language)
