"""How far a spec is: one sentence and the next step, what has to be settled, and who has to sign."""

from collections.abc import Mapping, Sequence

from bot.domain.lint.model import LintResult
from bot.domain.spec.model import AISpec, OpenItem, SpecStatus
from bot.domain.spec.opening import THREAD
from bot.domain.spec.readiness_line import readiness_line, stages_line
from bot.domain.spec.review import Review, ReviewState
from bot.domain.spec.stage_score import SpecReadiness
from bot.domain.spec.version import SpecVersion
from bot.slack.blocks import (
    Block,
    MessageView,
    Piece,
    bullets,
    context,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.question import named
from bot.slack.views.group import EXPORT, group, more
from bot.slack.views.spec.buttons import spec_buttons
from bot.slack.views.spec.check import counted
from bot.slack.views.spec.criteria import PASSAGE
from bot.slack.views.spec.review import reviewer_pieces
from bot.slack.views.spec.words import spec_word
from bot.slack.views.word import word

MOST_OPEN = 4
READY = 400
_ASKED = frozenset({ReviewState.OPEN, ReviewState.SIGNED, ReviewState.CHANGES})


def open_note(
    version: SpecVersion,
    readiness: SpecReadiness,
    lint: LintResult,
    review: Review | None,
    names: Mapping[str, str],
) -> MessageView:
    """The answer to "what is missing?": the score and its next step, what is open, whom it waits for."""
    spec = version.spec
    language = spec.language
    ready = readiness_line(readiness, language)
    blocks: list[Block] = [
        rich(line(words(Data(ready), bold=True, limit=READY))),
        context(markup("{stages}", stages=Data(stages_line(readiness, language)), limit=READY)),
        *open_items(spec, names),
        *_signatures(version, review, names),
    ]
    if counts := counted(lint, language):
        blocks.append(context(counts))
    blocks.append(spec_buttons(version))
    spoken = [markup("{ready}", ready=Data(ready), limit=READY), *spoken_open(spec, names)]
    return message_view(spoken, blocks)


def ready_line(state: SpecReadiness | None, language: str) -> list[Block]:
    """How far it is, and one next step."""
    if state is None:
        return []
    return [context(markup("{ready}", ready=Data(readiness_line(state, language)), limit=READY))]


def open_items(spec: AISpec, names: Mapping[str, str]) -> list[Block]:
    """What has to be settled first; how to settle it is said once."""
    blocking = [item for item in spec.open_items if item.blocking]
    shown = (blocking or spec.open_items)[:MOST_OPEN]
    return group(
        "question",
        word("before_approval" if blocking else "open_items", spec.language),
        [_open_item(item, names, spec.language) for item in shown],
        more(len(spec.open_items) - len(shown), EXPORT, spec.language),
        hint=spec_word("card_answer_here", spec.language)
        if any(item.next_step == THREAD for item in shown)
        else "",
    )


def spoken_open(spec: AISpec, names: Mapping[str, str]) -> list[Markup]:
    """The most urgent open item, to be read aloud; or that there is none."""
    items = sorted(spec.open_items, key=lambda item: not item.blocking)
    if not items:
        return [Markup(spec_word("card_settled", spec.language))]
    count = counted_items(len(items), "open", spec.language)
    first = Markup(spec_word("card_first", spec.language).format(count=count))
    return [first, markup("{text}", text=named(items[0].question, names), limit=PASSAGE)]


def counted_items(count: int, what: str, language: str) -> str:
    """How many criteria or open items there are."""
    number = "one" if count == 1 else "many"
    return spec_word(f"card_{what}_{number}", language).format(count=count)


def _signatures(
    version: SpecVersion, review: Review | None, names: Mapping[str, str]
) -> list[Block]:
    """Who was asked and what they said, whether that still counts, or that nobody was."""
    language = version.spec.language
    told: Sequence[list[Piece]] = (
        [reviewer_pieces(each, names, language) for each in review.reviewers] if review else []
    )
    if review is not None and review.state in _ASKED:
        blocks: list[Block] = [
            rich(line(words(spec_word("open_signatures", language), bold=True)), bullets(told))
        ]
        if review.digest != version.digest and version.spec.status is not SpecStatus.RETIRED:
            gone = spec_word("open_signatures_gone", language).format(version=review.version)
            blocks.append(context(gone))
        return blocks
    if version.spec.status is SpecStatus.RETIRED:
        return []
    return [context(spec_word("open_nobody_asked", language))]


def _open_item(item: OpenItem, names: Mapping[str, str], language: str) -> list[Piece]:
    pieces = [words(named(item.question, names), limit=PASSAGE)]
    if item.owner:
        owner = names.get(item.owner)
        who = named(item.owner, names) if owner is None else Data(owner)
        pieces += [words(spec_word("card_ask", language)), words(who, limit=60)]
    if item.next_step == THREAD:
        return pieces
    return [*pieces, words(" — "), words(named(item.next_step, names), italic=True, limit=PASSAGE)]
