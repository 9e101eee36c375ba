"""What a draft changes against the policy that counts, line by line, and the way to propose it."""

from bot.domain.policy.difference import Difference
from bot.domain.policy.history import PolicyPage
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    ModalView,
    actions,
    bullets,
    button,
    context,
    modal_view,
    rich,
    words,
)
from bot.slack.text import Data
from bot.slack.views.policy.words import policy_word

_MOST = 40
_LINE = 1200


def review_modal(page: PolicyPage, language: str) -> ModalView:
    """The changes of the draft; nothing to propose where it changes nothing."""
    key = "review_lead" if page.changes else "review_none"
    lead = policy_word(key, language).format(version=page.version)
    press = Press(language, page.version)
    blocks = [context(Data(lead)), *_changes(page.changes, language)]
    if page.changes:
        pressed = button(policy_word("try", language), Action.POLICY_TRY.at(), press.encode())
        following = policy_word("review_next", language).format(version=page.version)
        blocks += [actions(pressed), context(following)]
    return modal_view(
        policy_word("review_title", language),
        blocks,
        callback=Callback.POLICY_PROPOSED,
        metadata=press.metadata(),
        submit=policy_word("propose", language) if page.changes else None,
        close=policy_word("back", language),
    )


def compare_modal(page: PolicyPage, old: int, language: str) -> ModalView:
    """What is otherwise than in an earlier version."""
    key = "compare_lead" if page.changes else "compare_none"
    lead = policy_word(key, language).format(version=page.version, old=old)
    return modal_view(
        policy_word("compare_title", language),
        [context(Data(lead)), *_changes(page.changes, language)],
        callback=Callback.POLICY,
        metadata=Press(language, page.version).metadata(),
        close=policy_word("back", language),
    )


def _changes(changes: tuple[Difference, ...], language: str) -> list[Block]:
    if not changes:
        return []
    rows = [[words(Data(one.line), limit=_LINE)] for one in changes[:_MOST]]
    blocks: list[Block] = [rich(bullets(rows))]
    if (left := len(changes) - _MOST) > 0:
        blocks.append(context(policy_word("review_more", language).format(count=left)))
    return blocks
