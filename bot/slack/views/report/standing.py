"""What was shown of each criterion by now, as somebody asked in the thread of its spec."""

from collections.abc import Mapping

from bot.domain.criterion.verdict import GRAVEST_FIRST, Outcome
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.report.plan import language_in
from bot.domain.report.words import words_in
from bot.domain.spec.version import SpecVersion
from bot.slack.blocks import Block, MessageView, context, line, message_view, rich, words
from bot.slack.text import Data
from bot.slack.views.report.verdict_mark import TEXT, verdict_pieces
from bot.slack.views.report.words import report_word

MOST = 12


def standing_note(version: SpecVersion, newest: Mapping[str, RecordedVerdict]) -> MessageView:
    """Each criterion with its newest verdict, the gravest first; what was never measured says so.

    Args:
        version: The spec as it reads now.
        newest: The newest verdict on each criterion of this version, by its id.
    """
    language = language_in(version.spec.language)
    if not newest:
        return _nothing(language)
    criteria = version.spec.acceptance
    found = sorted(((one, newest.get(one.id)) for one in criteria), key=lambda each: _rank(each[1]))
    passed = sum(one is not None and one.outcome is Outcome.PASS for _, one in found)
    head = report_word("standing_head", language).format(
        passed=passed, all=len(criteria), version=version.version
    )
    spoken = [Data(head)]
    blocks: list[Block] = [rich(line(words(Data(head), bold=True)))]
    for criterion, verdict in found[:MOST]:
        title, said = f"{criterion.id} {criterion.title}", _said(verdict, language)
        outcome = verdict.outcome if verdict else Outcome.NOT_RUN
        spoken += [Data(title), Data(said)]
        blocks.append(rich(line(*verdict_pieces(outcome, title, said))))
    if (left := len(found) - MOST) > 0:
        blocks.append(context(Data(phrased(words_in(language).more, n=left))))
    blocks.append(context(Data(report_word("standing_decides", language))))
    return message_view(spoken, blocks)


def _nothing(language: Language) -> MessageView:
    nothing, bring = (Data(report_word(one, language)) for one in ("standing_none", "bring"))
    return message_view([nothing, bring], [rich(line(words(nothing, limit=TEXT))), context(bring)])


def _said(verdict: RecordedVerdict | None, language: Language) -> str:
    if verdict is None:
        return report_word("standing_unrun", language)
    return f"{verdict.sentence(language)} ({verdict.made_at:%Y-%m-%d})"


def _rank(verdict: RecordedVerdict | None) -> tuple[int, bool]:
    outcome = verdict.outcome if verdict else Outcome.NOT_RUN
    return GRAVEST_FIRST.index(outcome), not (verdict and verdict.critical)
