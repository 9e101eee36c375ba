"""The lists of the full document that stand beside the fields, as Markdown."""

from collections.abc import Iterator, Mapping

from bot.domain.framing.assumption import HEADINGS, RISK, assumptions, check_words
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import REVIEWED, Flag
from bot.domain.framing.flag_names import flag_words
from bot.domain.framing.instead import INSTEAD
from bot.domain.framing.law import caution, date_words, dates_about
from bot.domain.framing.render_people import person_line
from bot.domain.framing.render_value import (
    escaped,
    short,
    shown_value,
    trap_line,
)
from bot.domain.framing.roi import NOT_YET, missing_for
from bot.domain.framing.statement import ProblemStatement
from bot.domain.framing.words import Words


def document_lists(
    statement: ProblemStatement, names: Mapping[str, str], words: Words
) -> Iterator[str]:
    """Risks, assumptions, traps, actions, questions, people and what was set aside."""
    if statement.flags:
        yield f"## {words.flags}"
        yield ""
        yield words.flag_note
        yield ""
        for flag in statement.flags:
            yield from _flag(flag, names, statement.language)
        if any(dates_about(flag.flag) for flag in statement.flags if flag.live):
            yield ""
            yield caution(statement.language)
        yield ""
    yield from _return_missing(statement, words)
    yield from _assumptions(statement, names, words)
    yield from _traps(statement, words)
    if statement.actions:
        yield f"## {words.actions}"
        yield ""
        for action in statement.actions:
            yield f"- {action.action} ({action.mode or '?'}): “{escaped(action.quote.text)}”"
        yield ""
    if statement.questions:
        yield f"## {words.questions}"
        yield ""
        for question in statement.questions:
            yield f"1. {escaped(question.text)} {question.why}"
        yield ""
    yield from _people(statement, names, words)
    if statement.parking_lot:
        yield f"## {words.parked}"
        yield ""
        for parked in statement.parking_lot:
            who = names.get(parked.said_by, f"@{parked.said_by}")
            yield f"- {who}: “{escaped(short(parked.quote.text))}” ({words.apart[parked.reason]})"


def _people(statement: ProblemStatement, names: Mapping[str, str], words: Words) -> Iterator[str]:
    if statement.participants:
        yield f"## {words.people}"
        yield ""
        for person in statement.participants:
            yield f"- {escaped(person_line(person, names, words))}"
        yield ""


def _assumptions(
    statement: ProblemStatement, names: Mapping[str, str], words: Words
) -> Iterator[str]:
    """What the statement rests on without knowing it: who checks, by when, and what if it is wrong."""
    found = [field for field in assumptions(statement) if field.path not in INSTEAD]
    if not found:
        return
    language = statement.language
    yield f"## {HEADINGS.get(language, HEADINGS['en'])}"
    yield ""
    for field in found:
        if field.follow_up is None and not field.risk_if_wrong:
            continue
        label = words.labels.get(field.path, FIELDS[field.path].label)
        value = shown_value(field, words) or words.unknown_value
        checks = check_words(field.follow_up, names, language)
        yield f"- **{label}**: {escaped(value)} — {escaped(checks)}"
        if field.risk_if_wrong:
            yield f"  - {RISK.get(language, RISK['en'])} {escaped(field.risk_if_wrong)}"
    merely = [
        words.labels.get(field.path, FIELDS[field.path].label)
        for field in found
        if field.follow_up is None and not field.risk_if_wrong
    ]
    if merely:
        yield f"- {', '.join(merely)} — {escaped(check_words(None, names, language))}"
    yield ""


def _flag(flag: Flag, names: Mapping[str, str], language: str) -> Iterator[str]:
    name = flag_words(flag.flag, language)
    yield f"- {name} ({flag.flag}): “{escaped(flag.trigger)}”"
    if flag.review:
        who = names.get(flag.review.by, f"@{flag.review.by}")
        told = REVIEWED.get(language, REVIEWED["en"])[flag.status]
        reason = f": {flag.review.reason}" if flag.review.reason else ""
        yield f"  - {told} {escaped(f'{who}, {flag.review.at:%Y-%m-%d}{reason}')}"
    if flag.live:
        for one in dates_about(flag.flag):
            yield f"  - {escaped(date_words(one, language))}"


def _return_missing(statement: ProblemStatement, words: Words) -> Iterator[str]:
    missing = missing_for(statement)
    if missing:
        labels = ", ".join(words.labels.get(path, FIELDS[path].label) for path in missing)
        yield NOT_YET.get(statement.language, NOT_YET["en"]).format(what=labels)
        yield ""


def _traps(statement: ProblemStatement, words: Words) -> Iterator[str]:
    if statement.traps:
        yield f"## {words.traps}"
        yield ""
        for trap in statement.traps:
            yield f"- {escaped(trap_line(trap))}"
        yield ""
