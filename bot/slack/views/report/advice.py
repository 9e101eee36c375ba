"""A decision table filled in, as a message or a page: what is advised, every row, and what nobody knows."""

from bot.domain.advice.table import Decision, Filled, Standing
from bot.domain.advice.telling import (
    advice_words,
    advised,
    fact_told,
    row_words,
    standing_of,
    told_facts,
)
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Callback
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    Piece,
    bullets,
    context,
    line,
    message_view,
    modal_view,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.word import word

_LINE = 500
_TITLE = 24
_SHOWN = (Standing.HOLDS, Standing.OPEN, Standing.OUT)  # in this order


def advice_note(filled: Filled, version: SpecVersion) -> MessageView:
    """In the thread, for whoever asked."""
    language = language_in(version.spec.language)
    title = advice_words(language).titles[filled.decision]
    return message_view(
        [Data(title), Data(advised(filled, language)), Data(_whatever(filled, language))],
        [rich(line(words(Data(title), bold=True))), *advice_blocks(filled, language)],
    )


def advice_modal(filled: Filled, version: SpecVersion) -> ModalView:
    """A page over a summary; nothing is submitted."""
    language = language_in(version.spec.language)
    title = advice_words(language).titles[filled.decision]
    return modal_view(
        title[:_TITLE],
        [rich(line(words(Data(version.spec.title or title)))), *advice_blocks(filled, language)],
        callback=Callback.ADVICE,
        close=word("close", language),
    )


def advice_blocks(filled: Filled, language: Language) -> list[Block]:
    """What is advised first, then the table, what it rests on, and what nobody knows."""
    told = advice_words(language)
    blocks: list[Block] = [
        rich(line(words(Data(advised(filled, language)), bold=True, limit=_LINE))),
        context(Data(_whatever(filled, language))),
    ]
    facts = dict.fromkeys(fact for row in filled.rows for fact, _ in row.rule.needs)
    parts = [
        *((f"{told.standings[one].capitalize()}:", _rows(filled, one, language)) for one in _SHOWN),
        (told.evidence, [fact_told(fact, filled, language) for fact in facts]),
        (told.before, [fact_told(fact, filled, language) for fact, _ in filled.preconditions]),
    ]
    for title, lines in parts:
        if lines:
            items: list[list[Piece]] = [[words(Data(one), limit=_LINE)] for one in lines]
            blocks.append(rich(line(words(title, bold=True)), bullets(items)))
    if filled.missing:
        missing = told.missing.format(facts=told_facts(filled.missing, language))
        blocks.append(rich(line(words(Data(missing), limit=1_500))))
    blocks.append(context(told.people_decide))
    return blocks


def _rows(filled: Filled, standing: Standing, language: Language) -> list[str]:
    """The rows of which this is so."""
    return [row_words(row, language) for row in filled.rows if standing_of(row, filled) is standing]


def _whatever(filled: Filled, language: Language) -> str:
    """What holds whatever the table says."""
    told = advice_words(language)
    return {
        Decision.RETRAIN: told.drift_alone,
        Decision.PLATEAU: told.never_one_figure,
    }.get(filled.decision, told.people_decide)
