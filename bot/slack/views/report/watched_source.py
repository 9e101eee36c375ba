"""The message about a data source: what the dry run saw, where watching stands, and what can be done."""

from collections.abc import Mapping

from bot.domain.criterion.figure import figure
from bot.domain.drift.declaration import SeenColumn, WatchedSource
from bot.domain.drift.renewal import Renewal
from bot.domain.lint.model import Language
from bot.domain.moment import filled, read
from bot.domain.phrasing import phrased
from bot.domain.report.plan import language_in
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    MessageView,
    actions,
    bullets,
    button,
    context,
    emoji,
    line,
    message_view,
    rich,
    words,
)
from bot.slack.moment import spoken, told
from bot.slack.text import Data
from bot.slack.views.report.renewal import compared_told, renew_button, undo_button
from bot.slack.views.report.watched_source_change import change_blocks
from bot.slack.views.report.watched_source_words import data_word, kind_word

_SHOWN = 12  # columns
_UNITS = ((1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"))


def source_card(
    source: WatchedSource,
    facts: Mapping[str, str],
    last: Renewal | None = None,
    before: WatchedSource | None = None,
) -> MessageView:
    """How it stands; while nothing is scheduled, also everything that was seen.

    Args:
        source: As it is compared now.
        facts: What is said of it.
        last: How its reference was renewed last.
        before: What it would change, or took the place of.
    """
    language = language_in(facts["language"])
    state = facts["state"]
    said = filled(
        data_word(state, language),
        name=source.name,
        when=facts["when"],
        next=read(facts["next"]),
    )
    blocks: list[Block] = [rich(line(emoji("mag"), words(" "), *told(said)))]
    if state in {"declared", "change"}:
        if before is not None and source.proposes is not None:
            blocks += change_blocks(before, source, source.proposes.why, language)
        blocks += _seen(source, language)
    elif state == "watched":
        place = data_word("place", language).format(where=source.where)
        blocks += [context(Data(place)), context(Data(compared_told(source, last, language)))]
    if buttons := _BUTTONS.get(state):
        press = Press(source.id, 1).encode()
        shown = [
            button(
                data_word(name, language),
                action.at(),
                press,
                style="primary" if name in {"start", "apply"} else None,
            )
            for name, action in buttons
        ]
        if state == "watched":
            shown.insert(0, renew_button(source.id, language))
            shown += [undo_button(last, language)] if last else []
        blocks.append(actions(*shown))
    return message_view([spoken(said)], blocks)


_BUTTONS = {
    "declared": (
        ("start", Action.DATA_WATCH),
        ("edit", Action.DATA_CHANGE),
        ("discard", Action.DATA_END),
    ),
    "change": (("apply", Action.DATA_APPLY), ("discard", Action.DATA_END)),
    "watched": (
        ("edit", Action.DATA_CHANGE),
        ("hold", Action.DATA_HOLD),
        ("end", Action.DATA_END),
    ),
    "held": (
        ("resume", Action.DATA_RESUME),
        ("edit", Action.DATA_CHANGE),
        ("end", Action.DATA_END),
    ),
    "ended": (("reopen", Action.DATA_REOPEN),),
}


def _seen(source: WatchedSource, language: Language) -> list[Block]:
    seen = source.dry_run
    name = "rows" if seen.rows is not None else "some_rows"
    rows = phrased(
        data_word(name, language),
        rows=figure(seen.rows or 0, language),
        width=figure(seen.width, language),
        compared=figure(seen.compared, language),
    )
    nothing = data_word("unsaid", language)
    roles = data_word("parts", language).format(
        time=source.time or nothing,
        keys=", ".join(source.keys) or nothing,
        prediction=source.prediction or nothing,
        label=source.label or nothing,
    )
    if source.labels_at is not None:
        late = data_word("roles_late", language).format(where=source.labels_at)
        roles = f"{roles} {late}"
    items = [
        [words(Data(one.name), bold=True), words(Data(f": {_compared_as(one, source, language)}"))]
        for one in seen.columns[:_SHOWN]
    ]
    if seen.width > len(items):
        left = figure(seen.width - len(items), language)
        items.append([words(Data(phrased(data_word("columns_more", language), n=left)))])
    place = data_word("place", language).format(where=source.where)
    return [
        rich(line(words(Data(f"{place} {rows}")))),
        rich(bullets(items)),
        context(Data(roles)),
        context(Data(_cost(source, language))),
    ]


def _compared_as(column: SeenColumn, source: WatchedSource, language: Language) -> str:
    """How a column is compared; what names rows or says when is not."""
    kind = kind_word(column.kind, language)
    if column.name in source.set_apart:
        return f"{kind}, {data_word('apart', language)}"
    return kind


def _cost(source: WatchedSource, language: Language) -> str:
    seen = source.dry_run
    if seen.statements:
        statements = figure(seen.statements, language)
        return data_word("cost_table", language).format(statements=statements)
    size = "?" if seen.size is None else _size(seen.size, language)
    return phrased(data_word("cost_file", language), size=size, files=figure(seen.files, language))


def _size(octets: int, language: Language) -> str:
    for unit, name in _UNITS:
        if octets >= unit:
            return f"{figure(round(octets / unit, 1), language)} {name}"
    return f"{octets} B"
