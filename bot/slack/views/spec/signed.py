"""What was signed against what the spec says now, criterion by criterion."""

from collections.abc import Mapping

from bot.domain.criterion.line import in_words
from bot.domain.spec.signed import SignedContent, SignedCriterion, Standing
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    Line,
    ModalView,
    bullets,
    context,
    divider,
    emoji,
    line,
    modal_view,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.spec.signed_words import signed_word
from bot.slack.views.spec.words import spec_word

MOST = 30
LINE = 300
_MARKS = {
    Standing.CHANGED: "pencil2",
    Standing.REMOVED: "x",
    Standing.ADDED: "new",
    Standing.READ_OTHERWISE: "warning",
}


def signed_modal(content: SignedContent, names: Mapping[str, str]) -> ModalView:
    """The page: what moved first, each with both lines; what stands is named in one line."""
    language = content.now.spec.language
    people = ", ".join(
        f"{names.get(each.user, each.user)} ({spec_word(each.role.value, language)})"
        for each in content.review.reviewers
    )
    head = signed_word(
        "head",
        language,
        version=content.signed.version,
        people=people,
        now=content.now.version,
    )
    moved = content.moved
    kept = [one.id for one in content.criteria if one.standing is Standing.SAME]
    told = (
        signed_word("moved", language, count=len(moved), all=len(content.criteria))
        if moved
        else signed_word("all_same", language)
    )
    blocks: list[Block] = [
        context(Data(head)),
        rich(line(words(Data(told), bold=True, limit=400))),
    ]
    if moved:
        blocks += [divider(), *(_criterion(one, language) for one in moved[:MOST])]
    if (left := len(moved) - MOST) > 0:
        blocks.append(context(signed_word("more", language, count=left)))
    if kept and moved:
        rest = signed_word("rest", language, count=len(kept), items=", ".join(kept))
        blocks.append(context(Data(rest)))
    return modal_view(
        signed_word("title", language),
        blocks,
        callback=Callback.SPEC_COMPARED,
        metadata=Press(content.now.id, content.now.version).metadata(),
        close=signed_word("close", language),
    )


def _criterion(one: SignedCriterion, language: str) -> Block:
    mark = signed_word(one.standing.value, language)
    head: Line = line(
        emoji(_MARKS[one.standing]),
        words(" "),
        words(Data(one.id), code=True),
        words(" "),
        words(Data(one.title), bold=True, limit=120),
        words(f" — {mark}"),
    )
    rows = [
        [
            words(f"{signed_word(name, language)}: "),
            words(Data(in_words(text)), code=True, limit=LINE),
        ]
        for name, text in (("signed", one.signed), ("now", one.now))
        if text is not None
    ]
    return rich(head, bullets(rows))
