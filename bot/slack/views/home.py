"""The home tab: what waits for you, your problem statements and your specs."""

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from bot.domain.escalation.batch import batches
from bot.domain.escalation.model import Escalation
from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion, ToSign
from bot.slack.actions import Action
from bot.slack.blocks import (
    Block,
    HomeView,
    MessageView,
    actions,
    bullets,
    button,
    context,
    divider,
    header,
    home_view,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.escalation.card import waiting_row
from bot.slack.views.escalation.desk_words import tell
from bot.slack.views.framing.part import title_of
from bot.slack.views.home_rows import TITLE, Permalink, Rows
from bot.slack.views.home_words import home_word
from bot.slack.views.notice import notice

MOST = 15
_STEPS = ("step_1", "step_2", "step_3")


def _unlinked(channel: str, thread: str, message: str) -> str | None:  # noqa: ARG001
    return None


def home(  # noqa: PLR0913 - everything that can be somebody's
    statements: Sequence[StatementVersion],
    specs: Sequence[SpecVersion],
    user: str,
    *,
    newest: Mapping[str, int] = MappingProxyType({}),
    permalink: Permalink = _unlinked,
    decisions: Sequence[Escalation] = (),
    to_sign: Sequence[ToSign] = (),
    language: str = "en",
) -> HomeView:
    """What waits for `user` comes first, then the rest, newest first as given.

    Args:
        statements: Problem statements of `user`.
        specs: Their specs.
        user: Whose page it is.
        newest: In which version the statement of each spec is now.
        permalink: Where a message is, by its channel, thread and id.
        decisions: What waits for the decision of `user`.
        to_sign: What waits for their signature.
        language: Of `user`.
    """
    say, rows = partial(home_word, language=language), Rows(language, newest, permalink)
    blocks: list[Block] = [
        header("Remit"),
        rich(line(words(say("welcome")))),
        actions(button(say("start"), Action.START.at(), style="primary")),
        *_decisions(decisions, language),
    ]
    blocks += _group(say("signatures"), [rows.to_sign(one) for one in to_sign[:MOST]])
    if not statements and not specs and not decisions and not to_sign:
        steps = bullets([[words(say(step))] for step in _STEPS], numbered=True)
        return home_view([*blocks, divider(), header(say("empty")), rich(steps)])
    waiting = [one for one in statements if one.owner == user and one.statement.questions]
    others = [one for one in statements if one not in waiting]
    blocks += _group(say("answers"), [rows.statement(one) for one in waiting[:MOST]])
    blocks += _group(say("statements"), [rows.statement(one) for one in others[:MOST]])
    blocks += _group(say("specs"), [rows.spec(one) for one in specs[:MOST]])
    if max(len(waiting), len(others), len(specs)) > MOST:
        blocks.append(context(say("older")))
    return home_view(blocks)


def listing(
    statements: Sequence[StatementVersion],
    specs: Sequence[SpecVersion],
    *,
    newest: Mapping[str, int] = MappingProxyType({}),
    permalink: Permalink = _unlinked,
    language: str = "en",
) -> MessageView:
    """The same as a message, for who asks by command."""
    if not statements and not specs:
        return notice("empty-list", language=language)
    say, rows = partial(home_word, language=language), Rows(language, newest, permalink)
    entries = [
        *_group(say("statements"), [rows.statement(one) for one in statements[:MOST]]),
        *_group(say("specs"), [rows.spec(one) for one in specs[:MOST]]),
    ]
    titles = [markup("{title}.", title=title_of(one.statement), limit=TITLE) for one in statements]
    titles += [markup("{title}.", title=Data(one.spec.title), limit=TITLE) for one in specs]
    return message_view([Markup(say("drafts")), *titles], entries[1:])


def _decisions(decisions: Sequence[Escalation], language: str) -> list[Block]:
    """What waits for somebody's decision, the oldest first, under the way to decide many at once."""
    if not decisions:
        return []
    similar = next(iter(batches(decisions)), ())
    pressed = [button(tell("figures", language), Action.FIGURES.at())]
    if similar:
        together = tell("batch", language).format(count=len(similar))
        pressed.insert(0, button(together, Action.BATCH.at(), style="primary"))
    blocks = _group(home_word("decisions", language), [actions(*pressed)])
    blocks += [waiting_row(one, language) for one in decisions[:MOST]]
    if len(decisions) > MOST:
        blocks.append(context(home_word("decisions_more", language).format(count=MOST)))
    return blocks


def _group(heading: str, entries: Sequence[Block]) -> list[Block]:
    return [divider(), header(heading), *entries] if entries else []
