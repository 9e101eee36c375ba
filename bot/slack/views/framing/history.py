"""The history of a statement: what each version changed in words, and an earlier one to read."""

from collections.abc import Mapping, Sequence
from itertools import chain

from bot.domain.framing.difference import Change
from bot.domain.framing.history import Step
from bot.domain.framing.version import StatementVersion
from bot.domain.provenance import Field, Status, value_text
from bot.slack.actions import Action, Callback, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    ModalView,
    Piece,
    actions,
    bullets,
    button,
    context,
    divider,
    line,
    message_view,
    modal_view,
    rich,
    words,
)
from bot.slack.moment import moment
from bot.slack.text import Data, Markup, markup
from bot.slack.views.framing.document import document_modal
from bot.slack.views.framing.evidence import NAME, Voices, open_words
from bot.slack.views.framing.history_words import history_word
from bot.slack.views.framing.page import in_sentences, page
from bot.slack.views.framing.part import foremost, title_of
from bot.slack.views.framing.question import press_of
from bot.slack.views.framing.why import name_of, sure_word, value_words
from bot.slack.views.word import flag_name, status_word, word

PAGE = 6  # versions at a glance
IN_THREAD = 3
MOST_CHANGES = 6
VALUE = 160


def history_message(
    newest: StatementVersion, told: Sequence[Step], names: Mapping[str, str]
) -> MessageView:
    """The answer to "what changed?" in a thread: the last few versions.

    Args:
        newest: The newest version.
        told: What versions changed, the newest first.
        names: Names by user id.
    """
    language = newest.statement.language
    voices = Voices(names, language=language)
    shown = told[:IN_THREAD]
    if len(told) == 1 and told[0].first:
        sentences = [history_word("only", language), history_word("only_next", language)]
        return in_sentences(sentences)
    blocks = [rich(*step_lines(step, voices)) for step in shown]
    value = press_of(newest).encode()
    blocks.append(actions(button(history_word("all", language), Action.HISTORY.at(), value)))
    spoken = [_spoken(step, voices) for step in shown]
    return message_view(spoken, blocks)


def history_modal(
    newest: StatementVersion, told: Sequence[Step], names: Mapping[str, str]
) -> ModalView:
    """A page of the history, the newest first; each version can be opened.

    Args:
        newest: The newest version.
        told: What versions changed, the newest of the page first; one more than fits shows that
            there are older ones.
        names: Names by user id.
    """
    language = newest.statement.language
    voices = Voices(names, language=language)
    shown = told[:PAGE]
    blocks: list[Block] = [rich(line(words(title_of(newest.statement), bold=True, limit=150)))]
    for step in shown:
        press = Press(newest.id, step.version)
        opening = button(
            history_word("open", language, version=step.version),
            Action.VERSION.at(),
            press.encode(),
        )
        blocks += [divider(), rich(*step_lines(step, voices)), actions(opening)]
    if not shown or (len(told) == 1 and told[0].first):
        blocks.append(context(history_word("only_next", language)))
    if pages := _pages(newest, told):
        blocks += [divider(), actions(*pages)]
    return page(history_word("title", language), blocks, Callback.HISTORY, newest)


def version_modal(version: StatementVersion, newest: int, voices: Voices) -> ModalView:
    """An earlier version to read, with the way back to it."""
    language = voices.language
    document = document_modal(version, voices.names, voices.permalink)
    body = [block for block in document["blocks"] if block["type"] != "actions"]
    earlier = version.version < newest
    lead = history_word("earlier" if earlier else "newest", language, newest=newest)
    back = [context(history_word("goes_back", language))] if earlier else []
    return modal_view(
        f"{history_word('version', language)} {version.version}",
        [context(lead), *body, *back],
        callback=Callback.RESTORED if earlier else Callback.DOCUMENT,
        metadata=press_of(version).metadata(),
        submit=history_word("restore", language) if earlier else None,
        close=word("close", language),
    )


def _pages(newest: StatementVersion, told: Sequence[Step]) -> list[dict[str, object]]:
    language = newest.statement.language
    found = []
    if told and told[0].version < newest.version:
        press = Press(newest.id, min(newest.version, told[0].version + PAGE))
        name = history_word("newer", language)
        found.append(button(name, Action.PAGE.at("newer"), press.encode()))
    if len(told) > PAGE:
        press = Press(newest.id, told[PAGE].version)
        name = history_word("older", language)
        found.append(button(name, Action.PAGE.at("older"), press.encode()))
    return found


def step_lines(step: Step, voices: Voices) -> list[dict[str, object]]:
    """What one version changed, under who made it and when."""
    language = voices.language
    head = line(
        words(f"{history_word('version', language)} {step.version}", bold=True),
        words(" · "),
        moment(step.at),
        words(" · "),
        words(voices.name(step.by), limit=NAME),
    )
    if step.first:
        return [head, line(words(history_word("first", language)))]
    if step.says_nothing:
        return [head, line(words(history_word("nothing", language)))]
    changes = foremost(step.changes)
    items = [_change(change, voices) for change in changes[:MOST_CHANGES]]
    lines = [head, bullets([*items, *_beside(step, language)])]
    if len(changes) > MOST_CHANGES:
        left = history_word("more", language, count=len(changes) - MOST_CHANGES)
        lines.append(line(words(left, italic=True)))
    return lines


def _beside(step: Step, language: str) -> list[list[Piece]]:
    """What changed beside the fields."""
    items: list[list[Piece]] = []
    if step.statuses:
        before, after = (status_word(one, language) for one in step.statuses)
        items.append([words(history_word("status", language)), words(f"{before} → {after}")])
    for key, flags in (("flags", step.flags_added), ("flags_gone", step.flags_gone)):
        if flags:
            names = ", ".join(flag_name(flag, language) for flag in flags)
            items.append([words(history_word(key, language)), words(names)])
    return items


def _change(change: Change, voices: Voices) -> list[Piece]:
    """One field in words: what was added, removed, changed, or is surer or less sure now."""
    language = voices.language
    nothing = Field(path=change.path)
    before, after = change.before or nothing, change.after or nothing
    waits = open_words(after, voices.names, language)
    was, now = _told(change.path, before, language), _told(change.path, after, language)
    if after.value is None:
        pieces = _emptied(before, after, was, now, voices)
    elif before.value is None and before.conflicts and not after.conflicts:
        pieces = [words(history_word("settled", language)), now]
    elif before.value is None:
        pieces = [now, *_unsure(after, language), words(history_word("added", language))]
    elif value_text(before.value) != value_text(after.value):
        pieces = [was, words(" → "), now, *_unsure(after, language)]
    else:
        pieces = [now, *([] if waits else _surer(before, after, language))]
    if after.value is not None and waits:
        pieces += [words(" — "), words(waits)]
    return [words(f"{name_of(change.path, language)}: ", bold=True), *pieces]


def _surer(before: Field, after: Field, language: str) -> list[Piece]:
    """The same value: how sure it was and is, or that a person has entered it since."""
    if before.status is after.status:
        return [words(history_word("again", language), italic=True)]
    was, now = sure_word(before.status, language), sure_word(after.status, language)
    return [words(f" ({was} → {now})", italic=True)]


def _emptied(before: Field, after: Field, was: Piece, now: Piece, voices: Voices) -> list[Piece]:
    """A field without a value now."""
    language = voices.language
    if waits := open_words(after, voices.names, language):
        return [words(waits)]
    if after.conflicts:
        return [words(history_word("disputed", language)), now]
    if before.value is None and not before.conflicts:
        return [words(history_word("left_open", language))]
    return [words(history_word("removed", language)), was]


def _told(path: str, field: Field, language: str) -> Piece:
    if field.value is None and field.conflicts:
        claimed = (value_words(path, one.value, language).value for one in field.conflicts)
        return words(Data(" / ".join(dict.fromkeys(claimed))), limit=VALUE)
    return words(value_words(path, field.value, language), limit=VALUE)


def _unsure(field: Field, language: str) -> list[Piece]:
    if field.status is not Status.ASSUMED:
        return []
    return [words(f" ({sure_word(field.status, language)})", italic=True)]


def _spoken(step: Step, voices: Voices) -> Markup:
    pieces = [one for row in step_lines(step, voices)[1:] for one in _texts(row)]
    name = voices.name(step.by)
    return markup(
        "{version} {number}, {who}: {changes}.",
        version=Data(history_word("version", voices.language)),
        number=Data(str(step.version)),
        who=name if isinstance(name, Data) else Data(name),
        changes=Data("".join(pieces)),
        limit=900,
    )


def _texts(row: Mapping[str, object]) -> list[str]:
    if row["type"] == "rich_text_list":
        lists = (_texts(one) for one in row["elements"])  # type: ignore[attr-defined]
        return [*chain.from_iterable([*one, "; "] for one in lists)][:-1]
    return [str(one.get("text", "")) for one in row["elements"]]  # type: ignore[attr-defined]
