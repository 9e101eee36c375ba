"""The card of a decision: everything an approval is bound to, exactly, or no way to approve here."""

from typing import Any

from bot.domain.escalation.case import teaches
from bot.domain.escalation.model import CLOCK, POLICY, Choice, Decision, Escalation, State
from bot.domain.oversight.explanation import reasons
from bot.domain.oversight.timeout import Timeout
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    Element,
    Line,
    MessageView,
    ModalView,
    Piece,
    actions,
    asking_first,
    bullets,
    button,
    context,
    emoji,
    line,
    mention,
    message_view,
    modal_view,
    option,
    overflow,
    rich,
    section,
    words,
)
from bot.slack.exact import exact, pieces
from bot.slack.text import Data, markup
from bot.slack.views.escalation.desk_words import tell
from bot.slack.views.escalation.facts import (
    PROSE,
    Shown,
    holds,
    name_of,
    prose,
    security,
    weight,
    what,
    when,
)
from bot.slack.views.escalation.words import say

ON_CARD = 5000  # characters of what an approval is bound to; more belongs into the full view
IN_VIEW = 60_000
_ICONS = {
    State.APPROVED: "white_check_mark",
    State.CONSUMED: "white_check_mark",
    State.FINISHED: "white_check_mark",
    State.DENIED: "no_entry",
    State.CANCELLED: "leftwards_arrow_with_hook",
    State.EXPIRED: "hourglass",
}


def card(shown: Shown) -> MessageView:
    """The card: with buttons while it waits and all of it can be seen, without them otherwise."""
    bound = security(shown)
    escalation, language = shown.escalation, shown.language
    fits = weight(bound) <= ON_CARD
    blocks = [rich(line(*_title(shown)))]
    if fits:
        blocks += [rich(bullets(bound)), *prose(shown)]
    else:
        blocks.append(rich(line(words(say("too_long", language)))))
    blocks += [*_ending(shown), _binding(shown)]
    if escalation.state.is_pending:
        blocks.append(actions(*(_buttons(shown) if fits else [_full(shown)])))
    elif teaches(escalation):
        value = shown.press()
        blocks.append(actions(button(tell("add_case", language), Action.ADD_CASE.at(), value)))
    view = message_view(_spoken(shown), blocks)
    if fits and not holds(view.blocks, bound):  # something was cut after all
        return _without_buttons(shown)
    return view


def full_view(shown: Shown) -> ModalView:
    """Everything, however long; buttons only where all of it is there."""
    bound, language = security(shown), shown.language
    fits = weight(bound) <= IN_VIEW
    kept = bound if fits else bound[:20]
    blocks = [rich(line(*_title(shown)))]
    blocks += [rich(bullets(kept[start : start + 40])) for start in range(0, len(kept), 40)]
    blocks += [*prose(shown), *_ending(shown), _binding(shown)]
    view = _modal(language, blocks)
    if not fits or not shown.escalation.state.is_pending or not holds(view["blocks"], bound):
        return view
    value = shown.press()
    return _modal(
        language,
        [
            *blocks,
            actions(
                _approve(shown),
                button(say("reject", language), Action.REJECT.at(), value, style="danger"),
            ),
        ],
    )


def waiting_row(escalation: Escalation, language: str) -> Block:
    """One line of a list: what waits, until when, and the way to decide, for whoever reads it."""
    told = markup(
        "*{what}*\n{system} · {deadline}",
        what=Data(what(escalation)),
        system=Data(say("by", language).format(who=exact(escalation.request.action.system))),
        deadline=Data(f"{say('deadline', language)} {when(escalation.plan.deadline_at)}"),
        limit=PROSE,
    )
    press = Press(escalation.id, escalation.version).encode()
    return section(told, accessory=button(say("look", language), Action.FULL.at(), press))


def _title(shown: Shown) -> list[Piece]:
    escalation, language = shown.escalation, shown.language
    if not escalation.state.is_pending:
        icon = _ICONS[escalation.state]
        ended = say(f"state_{escalation.state.value}", language)
        return [
            emoji(icon),
            words(f" {ended}: ", bold=True),
            *pieces(escalation.request.action.name),
        ]
    shown_as = [emoji("raised_hand"), words(f" {say('needed', language)}: ", bold=True)]
    shown_as += pieces(escalation.request.action.name)
    if escalation.version > 1:
        changed = say("changed", language).format(version=escalation.version)
        shown_as.append(words(f" · {changed}", italic=True))
    return shown_as


def _ending(shown: Shown) -> list[Block]:
    """How it stands: what it needs and until when, or how it ended."""
    escalation = shown.escalation
    if escalation.state.is_pending:
        return [rich(bullets(_waiting(shown)))]
    decision = escalation.decision
    return [rich(*_outcome(shown, decision))] if decision else []


def _waiting(shown: Shown) -> list[list[Piece]]:
    escalation, language, plan = shown.escalation, shown.language, shown.escalation.plan
    rows = []
    if plan.raised_by:
        why = Data(reasons(plan.raised_by, language, plan.raised_on))
        rows.append([words(f"{say('raised', language)}: ", bold=True), words(why)])
    for quorum in plan.quorums:
        people: list[Piece] = []
        for source in escalation.sources_of(quorum.label):
            people += [*([words(", ")] if people else []), _source(shown, source)]
        need, _, of = say("of", language).format(need=quorum.need, people="\n").partition("\n")
        rows.append([words(f"{say('needs', language)}: ", bold=True), words(need or " "), *people,
                     *([words(of)] if of else [])])  # fmt: skip
    if escalation.votes:
        names = ", ".join(name_of(shown, vote.by) for vote in escalation.votes)
        left = say("missing", language).format(missing=shown.missing)
        rows.append([words(f"{say('approved_by', language)}: ", bold=True), words(Data(names)),
                     words(f" ({left})")])  # fmt: skip
    silence = say(f"silence_{plan.on_silence.value}", language).format(
        when=when(plan.deadline_at), until=when(plan.expires_at), instead=plan.instead
    )
    overdue = [words(f" ({say('overdue', language)})")] if escalation.overdue else []
    rows.append([words(f"{say('deadline', language)}: ", bold=True), words(Data(silence)),
                 *overdue])  # fmt: skip
    return rows


def _source(shown: Shown, source: str) -> Piece:
    if shown.people:
        return mention(source)
    name = source.partition(":")[2]
    return words(Data(shown.names.get(name, name)), limit=80)


def _outcome(shown: Shown, decision: Decision) -> list[Line]:
    escalation, language = shown.escalation, shown.language
    who = " · ".join(name_of(shown, one) for one in decision.by)
    by = who if decision.by[0] in {POLICY, CLOCK} else say("by", language).format(who=who)
    lines = [line(words(Data(f"{by}, {when(decision.at)}")))]
    if decision.reason:
        told = say(decision.reason.value, language)
        lines.append(line(words(f"{say('reason', language)}: ", bold=True), words(told)))
    if decision.note:
        lines.append(line(words(Data(decision.note), italic=True, limit=PROSE)))
    if decision.broke_glass:
        lines.append(line(emoji("rotating_light"), words(f" {say('glass', language)}")))
    plan = escalation.plan
    if decision.choice is Choice.DENY and decision.by == (CLOCK,) and (
        plan.on_silence is Timeout.SAFE_DEFAULT
    ):  # fmt: skip
        lines.append(line(words(f"{say('instead', language)}: ", bold=True),
                          words(Data(plan.instead))))  # fmt: skip
    if escalation.state is State.APPROVED and escalation.usable_until:
        usable = say("usable", language).format(when=when(escalation.usable_until))
        lines.append(line(words(usable)))
    return lines


def _binding(shown: Shown) -> Block:
    escalation = shown.escalation
    bound = say("bound", shown.language).format(
        id=escalation.id, version=escalation.version, digest=f"{escalation.digest[:16]}…"
    )
    return context(bound)


def _buttons(shown: Shown) -> list[Element]:
    language, value = shown.language, shown.press()
    return [
        _approve(shown),
        button(say("reject", language), Action.REJECT.at(), value, style="danger"),
        button(say("ask", language), Action.ASK.at(), value),
        overflow(Action.DECIDE_MORE.at(), _entries(shown)),
    ]


def _approve(shown: Shown) -> Element:
    language, request = shown.language, shown.escalation.request
    pressed = button(
        say("approve", language),
        Action.APPROVE.at(),
        shown.press(),
        style="primary",
        spoken=Data(f"{say('approve', language)}: {exact(request.action.name)}"),
    )
    if not request.irreversible:
        return pressed
    final = say("confirm_final", language).format(
        what=exact(request.action.name), target=exact(request.action.target)
    )
    return asking_first(pressed, say("confirm_title", language), Data(final),
                        say("confirm_no", language))  # fmt: skip


def _full(shown: Shown) -> Element:
    return button(say("full", shown.language), Action.FULL.at(), shown.press(), style="primary")


def _entries(shown: Shown) -> list[Element]:
    """What else can be done; each entry says which form it opens."""
    press = Press(shown.escalation.id, shown.escalation.version)
    entries = ["full", "edit", "hand_over", "take_back"]
    if shown.escalation.request.as_asked:
        entries.remove("edit")
    if shown.escalation.plan.break_glass:
        entries.append("emergency")
    return [option(say(one, shown.language), press.asking(one).encode()) for one in entries]


def _spoken(shown: Shown) -> list[Any]:
    escalation, language = shown.escalation, shown.language
    standing = "needed" if escalation.state.is_pending else f"state_{escalation.state.value}"
    system = exact(escalation.request.action.system)
    told = markup(
        "{standing}: {what}, {by}.",
        standing=Data(say(standing, language)),
        what=Data(what(escalation)),
        by=Data(say("by", language).format(who=system)),
        limit=PROSE,
    )
    if not escalation.state.is_pending:
        return [told]
    return [told, f"{say('deadline', language)}: {when(escalation.plan.deadline_at)}."]


def _without_buttons(shown: Shown) -> MessageView:
    language = shown.language
    blocks = [
        rich(line(emoji("raised_hand"), words(f" {say('needed', language)}", bold=True))),
        rich(line(words(say("too_long", language)))),
        _binding(shown),
        actions(_full(shown)),
    ]
    return message_view(_spoken(shown), blocks)


def _modal(language: str, blocks: list[Block]) -> ModalView:
    return modal_view(
        say("needed", language), blocks, callback="escalation.full", close=say("close", language)
    )
