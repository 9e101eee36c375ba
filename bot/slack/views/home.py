"""The home tab: what waits for you, your problem statements and your specs."""

from collections.abc import Sequence

from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion
from bot.slack.actions import Action, Press
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
    section,
    words,
)
from bot.slack.text import Data, Markup, markup
from bot.slack.views.notice import notice
from bot.slack.views.part import kind_words, title_of
from bot.slack.views.question import asked
from bot.slack.views.word import spec_status_word, status_word

MOST = 15
TITLE = 140
WELCOME = "Tell me a goal in your own words. I write down what was said, what is assumed and what "
WELCOME_END = "is unknown, and ask the few questions that matter."
FIRST_STEPS = (
    "Press Frame a goal, or write to me under Messages.",
    "In a channel, mention me in the thread where the goal is discussed.",
    "On any message, open the menu and choose Turn into a problem statement.",
)


def home(
    statements: Sequence[StatementVersion], specs: Sequence[SpecVersion], user: str
) -> HomeView:
    """What waits for `user` comes first, then the rest, newest first as given."""
    blocks: list[Block] = [
        header("Remit"),
        rich(line(words(WELCOME + WELCOME_END))),
        actions(button("Frame a goal", Action.START.at(), style="primary")),
    ]
    if not statements and not specs:
        steps = bullets([[words(step)] for step in FIRST_STEPS], numbered=True)
        return home_view([*blocks, divider(), header("Nothing here yet"), rich(steps)])
    waiting = [one for one in statements if one.owner == user and one.statement.questions]
    others = [one for one in statements if one not in waiting]
    blocks += _group("Waiting for your answer", [_statement(one) for one in waiting[:MOST]])
    blocks += _group("Problem statements", [_statement(one) for one in others[:MOST]])
    blocks += _group("Spec drafts", [_spec(one) for one in specs[:MOST]])
    if max(len(waiting), len(others), len(specs)) > MOST:
        blocks.append(context("Older ones: type /remit list"))
    return home_view(blocks)


def listing(statements: Sequence[StatementVersion], specs: Sequence[SpecVersion]) -> MessageView:
    """The same as a message, for who asks by command."""
    found = [*statements, *specs]
    if not found:
        return notice("empty-list")
    entries = [
        *_group("Problem statements", [_statement(one) for one in statements[:MOST]]),
        *_group("Spec drafts", [_spec(one) for one in specs[:MOST]]),
    ]
    titles = [markup("{title}.", title=title_of(one.statement), limit=TITLE) for one in statements]
    titles += [markup("{title}.", title=Data(one.spec.title), limit=TITLE) for one in specs]
    return message_view([Markup("Your drafts:"), *titles], entries[1:])


def _group(heading: str, entries: Sequence[Block]) -> list[Block]:
    return [divider(), header(heading), *entries] if entries else []


def _statement(version: StatementVersion) -> Block:
    statement = version.statement
    count = len(asked(version))
    questions = "one open question" if count == 1 else f"{count} open questions"
    standing = questions if count else status_word(statement.status, statement.language)
    text = markup(
        "*{title}*\n{kind} {standing} · version {version}",
        title=title_of(statement),
        kind=Data(kind_words(statement)),
        standing=Data(standing.capitalize()),
        version=Data(str(version.version)),
        limit=TITLE,
    )
    press = Press(version.id, version.version).encode()
    spoken = Data(f"Open {title_of(statement).value}")
    return section(text, accessory=button("Open", Action.SHOW.at(), press, spoken=spoken))


def _spec(version: SpecVersion) -> Block:
    spec = version.spec
    blocking = sum(item.blocking for item in spec.open_items)
    text = markup(
        "*{title}*\n{status} · {open} · version {version}",
        title=Data(spec.title),
        status=Data(spec_status_word(spec.status, spec.language).capitalize()),
        open=Data(f"{len(spec.open_items)} open items, {blocking} to settle before approval"),
        version=Data(str(version.version)),
        limit=TITLE,
    )
    press = Press(version.id, version.version).encode()
    spoken = Data(f"Export {spec.title}")
    return section(text, accessory=button("Export", Action.SPEC_EXPORT.at(), press, spoken=spoken))
