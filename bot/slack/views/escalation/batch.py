"""Several similar requests on one page: each with everything its approval is bound to, each ticked alone."""

from collections.abc import Mapping, Sequence
from typing import Any

from bot.domain.errors import InvalidInputError
from bot.slack.actions import Callback, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    bullets,
    checkboxes,
    context,
    divider,
    emoji,
    input_block,
    line,
    message_view,
    modal_view,
    option,
    rich,
    words,
)
from bot.slack.exact import exact
from bot.slack.text import Data, markup
from bot.slack.views.escalation.change import last_edit
from bot.slack.views.escalation.desk_words import tell
from bot.slack.views.escalation.facts import Shown, holds, prose, security, weight

INPUT, ITEM = "value", "item"
_ROOM = 2000  # characters of one request; a larger one is decided by itself
_SENTENCE = 900


def batch_modal(items: Sequence[Shown], language: str) -> ModalView:
    """List them one by one; what does not fit is left to its own card."""
    fitting = [one for one in items if weight(security(one)) <= _ROOM]
    key = "batch_lead" if len(fitting) > 1 else "batch_none"
    blocks: list[Block] = [context(tell(key, language))]
    for number, one in enumerate(fitting if len(fitting) > 1 else (), start=1):
        listed = _item(number, one, language)
        if holds(listed, security(one)):
            blocks += listed
    several = len(blocks) > 1
    return modal_view(
        tell("batch_title", language),
        blocks,
        callback=Callback.BATCHED,
        metadata=Press(language, 0).metadata(),
        submit=tell("batch_submit", language) if several else None,
        close=tell("close", language),
    )


def parse_batch(state: Mapping[str, Any]) -> tuple[tuple[str, int], ...]:
    """Read what was ticked: each request in the version that was listed.

    Raises:
        InvalidInputError: nothing was.
    """
    values = state.get("values", state)
    ticked = [
        Press.decode(str(one["value"]))
        for block, held in values.items()
        if block.split(".")[0] == ITEM
        for one in (held.get(INPUT) or {}).get("selected_options") or ()
    ]
    if not ticked:
        block = next((each for each in values if each.split(".")[0] == ITEM), ITEM)
        told = tell("batch_nothing", block.rpartition(".")[2])
        raise InvalidInputError(told, next_step="", fields={block: told})
    return tuple((one.id, one.version) for one in ticked)


def batched(done: Sequence[str], left: Sequence[Mapping[str, str]], language: str) -> MessageView:
    """What came of it: how many were approved, and what was left out, each with why."""
    said = tell("batched", language).format(count=len(done))
    follow = tell("batched_left" if left else "batched_all", language).format(count=len(left))
    blocks: list[Block] = [
        rich(line(emoji("white_check_mark"), words(f" {said} {follow}", bold=True)))
    ]
    if done:
        blocks.append(rich(bullets([[words(Data(exact(one)), limit=200)] for one in done])))
    if left:
        rows = [[words(Data(f"{one['what']}: {one['why']}"), limit=_SENTENCE)] for one in left]
        blocks.append(rich(bullets(rows)))
    return message_view([markup("{said}", said=Data(said), limit=_SENTENCE), follow], blocks)


def _item(number: int, one: Shown, language: str) -> list[Block]:
    escalation = one.escalation
    value = Press(escalation.id, escalation.version).encode()
    label = tell("batch_item", language).format(number=number)
    action = escalation.request.action
    money = f"{action.money.told} · " if action.money else ""
    target = Data(f"{money}{exact(action.target)}")  # a long name is cut, an amount never
    ticked = checkboxes(INPUT, [option(target, value)])
    return [
        divider(),
        rich(bullets(security(one))),
        *last_edit(one),
        *prose(one),
        input_block(f"{ITEM}.{number}.{language}", label, ticked),
    ]
