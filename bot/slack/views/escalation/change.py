"""What was changed about a request before it was decided: by whom, and what stood there before."""

from collections.abc import Sequence

from bot.domain.escalation.edit import MONEY, PARAMETERS, TARGET, Changed, Edit, moments_of
from bot.domain.moment import as_text, filled
from bot.slack.blocks import Block, Piece, bullets, line, rich, words
from bot.slack.exact import exact
from bot.slack.moment import moment, told
from bot.slack.text import Data, shorten
from bot.slack.views.escalation.facts import Shown, name_of
from bot.slack.views.escalation.words import say

ON_CARD = 8  # leaves; the full view has all of them
_PATH, _VALUE = 80, 200
_OURS = (TARGET, MONEY)  # and what they are called stands under these keys


def last_edit(shown: Shown) -> list[Block]:
    """What the last edit changed, as far as a card has room."""
    return [_block(shown, one, ON_CARD) for one in shown.escalation.edits[-1:]]


def all_edits(shown: Shown) -> list[Block]:
    """What each edit changed, the newest first."""
    return [_block(shown, one, len(one.changes)) for one in reversed(shown.escalation.edits)]


def change_rows(shown: Shown, edit: Edit, most: int = ON_CARD) -> list[list[Piece]]:
    """One line a leaf: what stood there, and what stands there now."""
    rows = [_row(shown, one) for one in edit.changes[:most]]
    left = max(0, len(edit.changes) - most) + edit.further
    more = say("changes_more", shown.language).format(count=left)
    return [*rows, [words(more)]] if left else rows


def changes_spoken(shown: Shown, changes: Sequence[Changed]) -> str:
    """The same as a sentence, for whoever cannot see the list."""
    return "; ".join(_spoken(shown, one) for one in changes)


def _block(shown: Shown, edit: Edit, most: int) -> Block:
    who = filled(
        say("changed_by", shown.language),
        who=name_of(shown, edit.by),
        when=edit.at,
        version=edit.version,
    )
    return rich(line(*told(who, bold=True, limit=_VALUE)), bullets(change_rows(shown, edit, most)))


def _row(shown: Shown, changed: Changed) -> list[Piece]:
    if found := moments_of(changed):
        values: list[Piece] = [moment(found[0]), words(" → "), moment(found[1])]
    else:
        values = [_exactly(changed.before), words(" → "), _exactly(changed.after)]
    return [*_named(shown, changed.path), *values]


def _exactly(value: str | None) -> Piece:
    """A value as code, with what nobody could see in it as escapes."""
    return words(Data(_shown(value)), code=True, limit=_VALUE)


def _shown(value: str | None) -> str:
    return "∅" if value is None else shorten(exact(value), _VALUE)


def _named(shown: Shown, path: str) -> list[Piece]:
    """Our own words are bold and a parameter is code, so that none passes for the other."""
    if path in _OURS:
        return [words(f"{say(path, shown.language)}: ", bold=True)]
    return [words(Data(_way(path)), code=True, limit=_PATH), words(": ")]


def _way(path: str) -> str:
    return shorten(exact(path.removeprefix(PARAMETERS)), _PATH)


def _spoken(shown: Shown, changed: Changed) -> str:
    if found := moments_of(changed):
        values = [as_text((one,)) for one in found]
    else:
        values = [_shown(changed.before), _shown(changed.after)]
    path = changed.path
    return f"{say(path, shown.language) if path in _OURS else _way(path)}: {' → '.join(values)}"
