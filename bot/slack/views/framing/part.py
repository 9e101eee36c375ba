"""The parts of a problem statement as a card shows them: a few lines each, never a wall."""

from collections.abc import Sequence

from bot.domain.framing.difference import Change
from bot.domain.framing.field import FIELDS
from bot.domain.framing.foremost import MOST_PROPOSALS, proposals_in
from bot.domain.framing.instead import INSTEAD, instead_fields
from bot.domain.framing.kind import Kind, NotMlKind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.provenance import Closing, Field, Status, value_text
from bot.slack.blocks import Block, Piece, emoji, line, rich, words
from bot.slack.text import Data
from bot.slack.views.framing.evidence import (
    VALUE,
    Voices,
    bare,
    label_piece,
    reasoned_pieces,
    said_pieces,
    value_piece,
)
from bot.slack.views.framing.remark import brief_remarks
from bot.slack.views.group import group, more, one_line
from bot.slack.views.word import instead, kind_name, label, told, word

MOST_SAID = 8
MOST_INSTEAD = 2
MOST_CONCLUDED = 4
MOST_UNKNOWN = 6
TITLE = 150
_SENTENCE = 20  # characters; shorter values may well be the same in two fields
_DIRECTION = "business_goal.direction"  # what follows about it shows in today and target
_VOICE = "user_problem.voice"

# Shown elsewhere on the card, or too fine-grained for it; the full document has them.
_ELSEWHERE = frozenset({"title", "summary", "task.kind", "ml_fit.verdict", *INSTEAD})
_FINE = "ml_fit.answers."
# What a reader misses first, even where nobody has asked about it yet.
_CORE = (
    "owner",
    "business_goal.metric",
    "business_goal.baseline",
    "business_goal.target",
    "business_goal.deadline",
    "decision.supported",
    "decision.actor",
    "data.source",
)
_OPTIONAL = 9


def title_of(statement: ProblemStatement) -> Data:
    """What the statement is called."""
    goal = statement.field("business_goal.statement").value
    for candidate in (statement.title, goal if isinstance(goal, str) else ""):
        if candidate.strip():
            return Data(candidate)
    return Data(word("statement", statement.language))


def said_fields(statement: ProblemStatement) -> list[Field]:
    """What somebody said, the most needed first; a sentence that fills two fields only once."""
    return _distinct(_for_card(statement.having(Status.STATED)))


def assumed_fields(statement: ProblemStatement) -> list[Field]:
    """What nobody said and the draft rests on, what matters most for the kind of task first."""
    return proposals_in(statement)


def foremost(changes: Sequence[Change]) -> list[Change]:
    """Changes worth telling, those people made before those that follow from them."""
    told = [change for change in changes if _tells(change.path)] or list(changes)
    told = [change for change in told if not _usual(change)] or told
    return sorted(told, key=lambda change: change.after is None or not _is_said(change.after))


def _usual(change: Change) -> bool:
    """Whether a proposal only joined the others, or made way for another one."""
    sides = [field for field in (change.before, change.after) if field is not None]
    if any(field.follow_up for field in sides):
        return False  # somebody is to find out
    held = [field for field in sides if field.value is not None]
    return all(f.status is Status.ASSUMED and f.confirmed is None for f in held) and bool(held)


def _is_said(field: Field) -> bool:
    return field.status is Status.STATED or bool(field.confirmed or field.follow_up)


def unknown_labels(statement: ProblemStatement) -> list[str]:
    """What nobody has said yet, the most needed first."""
    paths = {field.path for field in statement.having(Status.UNKNOWN)}
    paths |= {path for path in _CORE if not statement.known(path)}
    paths -= {path for path in paths if statement.field(path).closing is Closing.NOT_RELEVANT}
    language = statement.language
    return [label(field.path, language) for field in _for_card([Field(path=p) for p in paths])]


def kind_words(statement: ProblemStatement) -> str:
    """What sort of thing this looks like, in a sentence."""
    return kind_sentence(
        statement.is_ml, statement.kind, statement.not_ml_subkind, statement.language
    )


def kind_sentence(
    is_ml: bool | None,  # noqa: FBT001 - three answers, as the domain has them
    kind: Kind | None,
    not_ml_subkind: NotMlKind | None,
    language: str,
) -> str:
    """What a kind reads like."""
    if is_ml is False or kind is Kind.NOT_ML:
        if not_ml_subkind is None:
            return word("without", language)
        return told("without_by", language, instead=instead(not_ml_subkind, language))
    if kind is None:
        return word("too_early", language)
    return told("looks_like", language, kind=kind_name(kind, language))


def statement_blocks(statement: ProblemStatement, voices: Voices) -> list[Block]:
    """The body of a card, only the parts there is something in."""
    language = statement.language
    said = said_fields(statement)
    sentences = {_sentence(field) for field in said}
    concluded = [
        field
        for field in _distinct(_for_card(statement.having(Status.INFERRED)))
        if _sentence(field) not in sentences and field.path != _DIRECTION
    ]
    assumed = assumed_fields(statement)
    heard: set[str] = set()
    return [
        rich(line(emoji("mag"), words(f" {kind_words(statement)}"))),
        *_instead(statement),
        *group(
            "speech_balloon",
            word("said", language),
            [_once(field, voices, heard) for field in said[:MOST_SAID]],
            more(len(said) - MOST_SAID, language=language),
        ),
        *group(
            "link",
            word("concluded", language),
            [_once(field, voices, heard) for field in concluded[:MOST_CONCLUDED]],
            more(len(concluded) - MOST_CONCLUDED, language=language),
        ),
        *group(
            "bulb",
            word("assumed", language),
            [reasoned_pieces(field, voices) for field in assumed[:MOST_PROPOSALS]],
            _further(len(assumed) - MOST_PROPOSALS, language),
        ),
        *_unknown(statement),
        *brief_remarks(statement, voices),
    ]


def _further(proposals: int, language: str) -> str:
    return told("more_proposals", language, count=proposals) if proposals > 0 else ""


def _instead(statement: ProblemStatement) -> list[Block]:
    """What to do where nothing has to be learned, and how to try it cheaply."""
    fields = instead_fields(statement)
    items = [
        [
            label_piece(field.path, statement.language),
            value_piece(field.path, field.value, statement.language),
        ]
        for field in fields[:MOST_INSTEAD]
    ]
    rest = more(len(fields) - MOST_INSTEAD, language=statement.language)
    return group("hammer_and_wrench", word("instead", statement.language), items, rest)


def _tells(path: str) -> bool:
    return path not in _ELSEWHERE and not path.startswith(_FINE)


def _for_card(fields: Sequence[Field]) -> list[Field]:
    shown = [field for field in fields if _tells(field.path)]
    order = list(FIELDS)

    def need(field: Field) -> tuple[int, int]:
        definition = FIELDS.get(field.path)
        if definition is None:
            return (_OPTIONAL, len(order))
        asked_for = definition.required
        return (_OPTIONAL if asked_for is None else asked_for, order.index(field.path))

    return sorted(shown, key=need)


def _distinct(fields: Sequence[Field]) -> list[Field]:
    """Without fields that repeat a whole sentence; what is only somebody's words gives way."""
    kept: dict[str, str] = {}
    for field in sorted(fields, key=lambda field: field.path == _VOICE):
        kept.setdefault(_sentence(field), field.path)
    return [field for field in fields if kept[_sentence(field)] == field.path]


def _sentence(field: Field) -> str:
    """What a field says, so that the same said twice is noticed; short values may coincide."""
    text = bare(value_text(field.value)[:VALUE])
    return text if len(text) >= _SENTENCE else field.path


def _once(field: Field, voices: Voices, heard: set[str]) -> list[Piece]:
    """A field with its quote, unless these words stand on the card already."""
    pieces = said_pieces(field, voices, heard=heard)
    heard |= {bare(value_text(field.value)[:VALUE]), *(bare(one.text) for one in field.quotes[:1])}
    return pieces


def _unknown(statement: ProblemStatement) -> list[Block]:
    labels = unknown_labels(statement)
    if not labels:
        return []
    shown = ", ".join(labels[:MOST_UNKNOWN])
    heading = word("unknown", statement.language)
    return [
        one_line(
            "grey_question",
            heading,
            Data(shown),
            more(len(labels) - MOST_UNKNOWN, language=statement.language),
        )
    ]
