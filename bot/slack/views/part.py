"""The parts of a problem statement as a card shows them: a few lines each, never a wall."""

from collections.abc import Sequence

from bot.domain.framing.difference import Change
from bot.domain.framing.field import FIELDS
from bot.domain.framing.flag import FLAGS, Flag, FlagStatus
from bot.domain.framing.kind import KINDS, Kind, NotMlKind
from bot.domain.framing.statement import Conflict, Parked, ProblemStatement
from bot.domain.provenance import Field, Status
from bot.slack.blocks import Block, Piece, bullets, emoji, line, rich, words
from bot.slack.text import Data
from bot.slack.views.evidence import (
    Voices,
    claim_pieces,
    label_piece,
    quote_pieces,
    reasoned_pieces,
    said_pieces,
)
from bot.slack.views.word import instead, label, oversight, parked_reason, word

MOST_SAID = 8
MOST_CONCLUDED = 4
MOST_ASSUMED = 4
MOST_UNKNOWN = 6
MOST_ASIDE = 3
TITLE = 150

# Shown elsewhere on the card, or too fine-grained for it; the full document has them.
_ELSEWHERE = frozenset({"title", "task.kind", "ml_fit.verdict"})
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
    """What somebody said, the most needed first."""
    return _for_card(statement.having(Status.STATED))


def assumed_fields(statement: ProblemStatement) -> list[Field]:
    """What nobody said and the draft rests on, the most needed first."""
    return _for_card(statement.having(Status.ASSUMED))


def foremost(changes: Sequence[Change]) -> list[Change]:
    """Changes worth telling, those people made before those that follow from them."""
    told = [change for change in changes if _tells(change.path)] or list(changes)
    return sorted(told, key=lambda change: change.after is None or not _is_said(change.after))


def _is_said(field: Field) -> bool:
    return field.status is Status.STATED or field.confirmed is not None


def unknown_labels(statement: ProblemStatement) -> list[str]:
    """What nobody has said yet, the most needed first."""
    paths = {field.path for field in statement.having(Status.UNKNOWN)}
    paths |= {path for path in _CORE if not statement.known(path)}
    return [label(field.path) for field in _for_card([Field(path=path) for path in paths])]


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
            return "Looks solvable without machine learning."
        return f"Looks solvable without machine learning: {instead(not_ml_subkind, language)}."
    if kind is None:
        return "Too early to say whether machine learning is needed."
    return f"Looks like: {KINDS[kind].label}."


def statement_blocks(statement: ProblemStatement, voices: Voices) -> list[Block]:
    """The body of a card, only the parts there is something in."""
    language = statement.language
    said = said_fields(statement)
    concluded = _for_card(statement.having(Status.INFERRED))
    assumed = assumed_fields(statement)
    return [
        rich(line(emoji("mag"), words(f" {kind_words(statement)}"))),
        *_part(
            "speech_balloon",
            word("said", language),
            [said_pieces(field, voices) for field in said[:MOST_SAID]],
            len(said) - MOST_SAID,
        ),
        *_part(
            "link",
            word("concluded", language),
            [said_pieces(field, voices) for field in concluded[:MOST_CONCLUDED]],
            len(concluded) - MOST_CONCLUDED,
        ),
        *_part(
            "bulb",
            word("assumed", language),
            [reasoned_pieces(field, language) for field in assumed[:MOST_ASSUMED]],
            len(assumed) - MOST_ASSUMED,
        ),
        *_unknown(statement),
        *remarks(statement, voices),
    ]


def remarks(statement: ProblemStatement, voices: Voices) -> list[Block]:
    """What stands beside the fields: disagreement, risks, actions, and what was set aside."""
    return [
        *_conflicts(statement.conflicts, voices),
        *_flags(statement.flags, voices),
        *_actions(statement, voices),
        *_parked(statement.parking_lot, voices),
    ]


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


def _part(icon: str, heading: str, items: Sequence[list[Piece]], left: int) -> list[Block]:
    if not items:
        return []
    title = line(emoji(icon), words(f" {heading}", bold=True))
    more = [line(words(_more(left), italic=True))] if left > 0 else []
    return [rich(title, bullets(items), *more)]


def _more(left: int) -> str:
    return f"and {left} more in the full document"


def _unknown(statement: ProblemStatement) -> list[Block]:
    labels = unknown_labels(statement)
    if not labels:
        return []
    heading = words(f" {word('unknown', statement.language)}: ", bold=True)
    listed = ", ".join(labels[:MOST_UNKNOWN])
    left = len(labels) - MOST_UNKNOWN
    more = [words(f" {_more(left)}", italic=True)] if left > 0 else []
    return [rich(line(emoji("grey_question"), heading, words(listed), *more))]


def _conflicts(conflicts: Sequence[Conflict], voices: Voices) -> list[Block]:
    items = []
    for conflict in conflicts[:MOST_ASIDE]:
        pieces = [label_piece(conflict.path)]
        for place, claim in enumerate(conflict.claims[:MOST_ASIDE]):
            pieces += [words(", ")] if place else []
            pieces += claim_pieces(conflict.path, claim, voices)
        items.append(pieces)
    heading = word("conflicts", voices.language)
    return _part("scales", heading, items, len(conflicts) - MOST_ASIDE)


def _flags(flags: Sequence[Flag], voices: Voices) -> list[Block]:
    """What to check, as a suspicion: only a person can say that it is so."""
    live = [flag for flag in flags if flag.status is not FlagStatus.DISMISSED]
    serious = [_flag(flag, voices) for flag in live if flag.high_impact]
    others = [_flag(flag, voices) for flag in live if not flag.high_impact]
    return [
        *_part(
            "warning",
            word("flags", voices.language),
            serious[:MOST_ASIDE],
            len(serious) - MOST_ASIDE,
        ),
        *_part(
            "eyes", word("notes", voices.language), others[:MOST_ASIDE], len(others) - MOST_ASIDE
        ),
    ]


def _flag(flag: Flag, voices: Voices) -> list[Piece]:
    pieces = [words("May touch "), words(Data(FLAGS.get(flag.flag, flag.flag)))]
    if flag.quote:
        pieces += [words(" "), *quote_pieces(flag.quote, voices, limit=80)]
    return pieces


def _actions(statement: ProblemStatement, voices: Voices) -> list[Block]:
    items = []
    for hint in statement.actions[:MOST_ASIDE]:
        pieces = [words(Data(hint.action), limit=100)]
        if hint.mode:
            pieces += [words(" — "), words(Data(oversight(hint.mode, voices.language)))]
        items.append(pieces)
    heading = word("actions", voices.language)
    return _part("gear", heading, items, len(statement.actions) - MOST_ASIDE)


def _parked(parked: Sequence[Parked], voices: Voices) -> list[Block]:
    items = [
        [
            *quote_pieces(one.quote, voices, limit=80),
            words(f": {parked_reason(one.reason, voices.language)}"),
        ]
        for one in parked[:MOST_ASIDE]
    ]
    heading = word("parked", voices.language)
    return _part("paperclip", heading, items, len(parked) - MOST_ASIDE)
