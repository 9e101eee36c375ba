"""The home tab: what waits for you, your problem statements and your specs."""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from bot.domain.conversation.thread import Thread
from bot.domain.escalation.batch import batches
from bot.domain.escalation.model import Escalation
from bot.domain.framing.version import StatementVersion
from bot.domain.spec.version import SpecVersion, ToSign
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
from bot.slack.text import Data, Markup, joined, linked, markup
from bot.slack.views.desk_words import tell
from bot.slack.views.escalation import waiting_row
from bot.slack.views.notice import notice
from bot.slack.views.part import kind_words, title_of
from bot.slack.views.question import asked
from bot.slack.views.word import spec_status_word, status_word

MOST = 15
TITLE = 140
WELCOME = "Tell me a goal in your own words. I write down what was said, what is assumed and what "
WELCOME_END = "is unknown, and ask the few questions that matter."
DECISIONS = "Waiting for your decision"
SIGNATURES = "Waiting for your signature"
FIRST_STEPS = (
    "Press Frame a goal, or write to me under Messages.",
    "In a channel, mention me in the thread where the goal is discussed.",
    "On any message, open the menu and choose Turn into a problem statement.",
)


Permalink = Callable[[str, str, str], str | None]


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
    """
    blocks: list[Block] = [
        header("Remit"),
        rich(line(words(WELCOME + WELCOME_END))),
        actions(button("Frame a goal", Action.START.at(), style="primary")),
    ]
    blocks += _group(DECISIONS, [waiting_row(one) for one in decisions[:MOST]])
    if decisions:
        similar = next(iter(batches(decisions)), ())
        together = tell("batch", "en").format(count=len(similar))
        blocks.append(
            actions(
                *([button(together, Action.BATCH.at(), style="primary")] if similar else []),
                button(tell("figures", "en"), Action.FIGURES.at()),
            )
        )
    blocks += _group(SIGNATURES, [_to_sign(one, permalink) for one in to_sign[:MOST]])
    if not statements and not specs and not decisions and not to_sign:
        steps = bullets([[words(step)] for step in FIRST_STEPS], numbered=True)
        return home_view([*blocks, divider(), header("Nothing here yet"), rich(steps)])
    waiting = [one for one in statements if one.owner == user and one.statement.questions]
    others = [one for one in statements if one not in waiting]
    blocks += _group(
        "Waiting for your answer", [_statement(one, permalink) for one in waiting[:MOST]]
    )
    blocks += _group("Problem statements", [_statement(one, permalink) for one in others[:MOST]])
    blocks += _group("Spec drafts", [_spec(one, newest, permalink) for one in specs[:MOST]])
    if max(len(waiting), len(others), len(specs)) > MOST:
        blocks.append(context("Older ones: type /remit list"))
    return home_view(blocks)


def listing(
    statements: Sequence[StatementVersion],
    specs: Sequence[SpecVersion],
    *,
    newest: Mapping[str, int] = MappingProxyType({}),
    permalink: Permalink = _unlinked,
) -> MessageView:
    """The same as a message, for who asks by command."""
    found = [*statements, *specs]
    if not found:
        return notice("empty-list")
    entries = [
        *_group("Problem statements", [_statement(one, permalink) for one in statements[:MOST]]),
        *_group("Spec drafts", [_spec(one, newest, permalink) for one in specs[:MOST]]),
    ]
    titles = [markup("{title}.", title=title_of(one.statement), limit=TITLE) for one in statements]
    titles += [markup("{title}.", title=Data(one.spec.title), limit=TITLE) for one in specs]
    return message_view([Markup("Your drafts:"), *titles], entries[1:])


def _group(heading: str, entries: Sequence[Block]) -> list[Block]:
    return [divider(), header(heading), *entries] if entries else []


def _statement(version: StatementVersion, permalink: Permalink) -> Block:
    statement = version.statement
    count = len(asked(version))
    questions = "one open question" if count == 1 else f"{count} open questions"
    standing = questions if count else status_word(statement.status, statement.language)
    text = markup(
        "*{title}*\n{kind} {standing} · version {version}{thread}",
        title=title_of(statement),
        kind=Data(kind_words(statement)),
        standing=Data(standing.capitalize()),
        version=Data(str(version.version)),
        thread=_thread(version.place, permalink),
        limit=TITLE,
    )
    press = Press(version.id, version.version).encode()
    spoken = Data(f"Open {title_of(statement).value}")
    return section(text, accessory=button("Open", Action.SHOW.at(), press, spoken=spoken))


def _thread(place: Thread, permalink: Permalink) -> Markup:
    """A link to the message a statement began with."""
    address = permalink(place.channel, place.thread, place.thread)
    return joined("", [Markup(" · "), linked(address, Data("thread"))]) if address else Markup("")


def _made_from(version: SpecVersion, newest: Mapping[str, int]) -> str:
    made_from = version.problem_statement_version
    now = newest.get(version.problem_statement, made_from)
    moved = f", which is version {now} by now" if now > made_from else ""
    return f"from version {made_from} of the problem statement{moved}"


def _to_sign(one: ToSign, permalink: Permalink) -> Block:
    """What is to be signed, and the thread in which that is done."""
    what = f"less oversight for {one.row}" if one.row else f"version {one.spec.version}"
    return section(
        markup(
            "*{title}*\n{what}{thread}",
            title=Data(one.spec.spec.title),
            what=Data(what),
            thread=_thread(one.spec.place, permalink),
            limit=TITLE,
        )
    )


def _spec(version: SpecVersion, newest: Mapping[str, int], permalink: Permalink) -> Block:
    spec = version.spec
    blocking = sum(item.blocking for item in spec.open_items)
    text = markup(
        "*{title}*\n{status} · {open} · version {version} {made}{thread}",
        title=Data(spec.title),
        status=Data(spec_status_word(spec.status, spec.language).capitalize()),
        open=Data(f"{len(spec.open_items)} open items, {blocking} to settle before approval"),
        version=Data(str(version.version)),
        made=Data(_made_from(version, newest)),
        thread=_thread(version.place, permalink),
        limit=TITLE,
    )
    press = Press(version.id, version.version).encode()
    spoken = Data(f"Export {spec.title}")
    return section(text, accessory=button("Export", Action.SPEC_EXPORT.at(), press, spoken=spoken))
