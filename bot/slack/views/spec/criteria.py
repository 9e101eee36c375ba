"""The criteria of a spec's card: what was agreed, how it is read, and what it takes to show it."""

from collections.abc import Sequence

from bot.domain.criterion.line import body_line, in_words
from bot.domain.criterion.model import MEASURED
from bot.domain.provenance import Field, Status, fold, value_text
from bot.domain.spec.canonical import canonical
from bot.domain.spec.criterion import AcceptanceCriterion, CriterionKind, Severity
from bot.domain.spec.model import AISpec
from bot.slack.blocks import Block, Piece, words
from bot.slack.text import Data
from bot.slack.views.framing.evidence import shown_value
from bot.slack.views.group import EXPORT, group, more, one_line
from bot.slack.views.spec.words import spec_word
from bot.slack.views.word import word

MOST_CRITERIA = 6
MOST_MEASURES = 3
_MEASURES = frozenset({CriterionKind.STATISTICAL, CriterionKind.SLO})
PASSAGE = 200
_MARKS = {
    Status.STATED: "",
    Status.INFERRED: "card_follows",
    Status.ASSUMED: "card_assumed",
    Status.UNKNOWN: "",
}


def accepted(spec: AISpec) -> list[Block]:
    """What was agreed, entry by entry; measures that wait for a number share one line."""
    ordered = ranked(spec.acceptance)
    measures = [one for one in ordered if _is_measure_to_agree(one)]
    criteria = [one for one in ordered if one not in measures]
    blocks = group(
        "white_check_mark",
        word("criteria", spec.language),
        [_criterion(one, spec.language) for one in criteria[:MOST_CRITERIA]],
        more(len(criteria) - MOST_CRITERIA, EXPORT, spec.language),
    )
    blocks += _evidence(criteria, spec.language)
    if measures:
        names = " · ".join(one.title.rstrip(".") for one in measures[:MOST_MEASURES])
        rest = more(len(measures) - MOST_MEASURES, EXPORT, spec.language)
        heading = word("measures", spec.language)
        blocks.append(one_line("straight_ruler", heading, Data(names), rest))
    return blocks


def _evidence(criteria: Sequence[AcceptanceCriterion], language: str) -> list[Block]:
    """What it takes to show the first criterion that cases decide: a test too small comes first."""
    told = [
        (one.criterion.min_n is None, criterion.id, advised)
        for criterion in criteria
        if (one := canonical(criterion, language)) and (advised := one.advice_in(language))
    ]
    if not told:
        return []
    _, number, advised = min(told, key=lambda one: one[0])
    heading = word("evidence", language)
    return [one_line("abacus", heading, Data(f"{number}: {advised}"), "")]


def ranked(criteria: Sequence[AcceptanceCriterion]) -> list[AcceptanceCriterion]:
    """Agreed numbers first, then what needs no number, then what waits for one."""
    ranks = list(Severity)

    def rank(criterion: AcceptanceCriterion) -> tuple[bool, bool, int]:
        numbered = criterion.threshold is not None
        return criterion.to_be_agreed, not numbered, ranks.index(criterion.severity)

    return sorted(criteria, key=rank)


def _is_measure_to_agree(criterion: AcceptanceCriterion) -> bool:
    """Whether it is a usual measure nobody asked for, which says little without its number."""
    proposed = criterion.text.status is Status.ASSUMED and criterion.kind in _MEASURES
    return criterion.to_be_agreed and proposed


def _criterion(criterion: AcceptanceCriterion, language: str) -> list[Piece]:
    pieces = [words(Data(criterion.id), code=True), words(" ")]
    if criterion.metric is not None and fold(criterion.title) not in _folded(criterion.text):
        pieces += [words(Data(criterion.title), limit=80), words(": ")]
    pieces += value_pieces(criterion.text, language)
    if criterion.text.status is Status.STATED and _has_number(criterion):
        body = in_words(body_line(canonical(criterion, language).criterion))
        pieces += [words(" "), words(Data(body), code=True, limit=80)]
    if criterion.to_be_agreed:
        pieces.append(words(_waits(language), italic=True))
    if criterion.severity is Severity.CRITICAL:
        pieces.append(words(spec_word("card_critical", language), bold=True))
    return pieces


def _folded(field: Field) -> str:
    return fold(value_text(field.value))


def _has_number(criterion: AcceptanceCriterion) -> bool:
    return criterion.kind in MEASURED and not criterion.to_be_agreed


def value_pieces(field: Field, language: str, path: str | None = None) -> list[Piece]:
    pieces = [words(shown_value(path or field.path, field.value, language), limit=PASSAGE)]
    mark = _MARKS[field.status]
    return [*pieces, words(spec_word(mark, language), italic=True)] if mark else pieces


def _waits(language: str) -> str:
    return spec_word("card_number_waits", language).format(agreed=word("to_be_agreed", language))
