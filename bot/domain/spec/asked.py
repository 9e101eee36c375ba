"""Which question of the bank a value of the spec waits for, in the words of the conversation."""

from bot.domain.framing.asking import wording_of
from bot.domain.framing.bank import BANK
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.question import Question
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Field, value_text
from bot.domain.spec.phrasebook.book import in_language as told


def source_of(leaf: Field) -> str:
    """The field of the statement a leaf was carried over from; empty if it was not."""
    origin = (leaf.derived_from or "").split(": ", 1)[0]
    return origin if origin in FIELDS else ""


def ask_about(source: str) -> str | None:
    """The question of the bank about a field of the statement."""
    if source == "task.cost_fp":  # one question is about both kinds of mistake
        return "Q-M01"
    return next((entry.id for entry in BANK.values() if source and entry.field == source), None)


def question_for(statement: ProblemStatement, ask: str) -> Question:
    """A question of the bank; as it was asked in the conversation, if it was."""
    asked = next((question for question in statement.questions if question.id == ask), None)
    if asked is not None:
        return asked
    entry, language = BANK[ask], statement.language
    wording = wording_of(entry, language)
    metric = value_text(statement.field("business_goal.metric").value)
    target = value_text(statement.field("business_goal.target").value)
    area = next((flag.flag for flag in statement.flags if flag.high_impact), "")
    text = (
        wording.text.replace("{metric}", f"“{metric}”" if metric else told("that number", language))
        .replace("{word}", metric or told("it", language))
        .replace("{target}", target)
        .replace("{area}", flag_words(area, language) or told("a regulated area", language))
    )
    return Question(id=ask, field=entry.field, text=text, why=wording.why)
