"""The card of a decision: everything an approval is bound to, exactly, or no way to approve here."""

from typing import Any

from bot.domain.escalation.model import CLOCK, POLICY, Choice, Decision, Escalation, Reason, State
from bot.domain.moment import Parts, filled
from bot.domain.oversight.explanation import reasons
from bot.domain.oversight.timeout import Timeout
from bot.slack.actions import Action, Press
from bot.slack.blocks import (
    Block,
    Line,
    MessageView,
    ModalView,
    Piece,
    actions,
    bullets,
    button,
    context,
    emoji,
    line,
    mention,
    message_view,
    modal_view,
    rich,
    section,
    words,
)
from bot.slack.exact import exact, pieces
from bot.slack.moment import spoken, told
from bot.slack.text import Data, markup
from bot.slack.views.escalation.change import all_edits, last_edit
from bot.slack.views.escalation.facts import (
    PROSE,
    Shown,
    heading,
    holds,
    is_proposal,
    name_of,
    prose,
    questions,
    security,
    standing,
    standing_of,
    weight,
    what,
)
from bot.slack.views.escalation.gesture import afterwards, full, gestures, more
from bot.slack.views.escalation.proposal import (
    fine_print,
    grounds,
    plainly,
    proposal_bound,
    proposal_told,
)
from bot.slack.views.escalation.words import say

ON_CARD = 5000  # characters of what an approval is bound to; more belongs into the full view
IN_VIEW = 60_000
_MOST_LENT = 5
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
    escalation, language = shown.escalation, shown.language
    proposed = is_proposal(escalation)
    bound = proposal_bound(shown) if proposed else security(shown)
    fits = weight(bound) <= ON_CARD
    blocks = [rich(line(*_title(shown)))]
    if fits and proposed:
        blocks += [*proposal_told(shown), *questions(shown)]
    elif fits:
        blocks += [rich(bullets(bound)), *prose(shown)]
    else:
        short = [*heading(shown), *standing(shown)]
        blocks += [rich(bullets(short))] if weight(short) <= ON_CARD else []
        blocks.append(rich(line(words(say("too_long", language), bold=True))))
    blocks += [
        *last_edit(shown),
        *_ending(shown),
        *([fine_print(shown)] if proposed and fits else []),
        _binding(shown),
    ]
    if escalation.state.is_pending:
        blocks.append(actions(*([*gestures(shown), more(shown)] if fits else [full(shown)])))
    elif left := afterwards(shown):
        blocks.append(actions(*left))
    view = message_view(_spoken(shown), blocks)
    if fits and not holds(view.blocks, bound):  # something was cut after all
        return _without_buttons(shown)
    return view


def full_view(shown: Shown, said: str | None = None) -> ModalView:
    """Everything, however long; buttons only where all of it is there. `said` is what came of a press."""
    bound, language = security(shown), shown.language
    fits = weight(bound) <= IN_VIEW
    kept = bound if fits else bound[:20]
    proposed = is_proposal(shown.escalation)
    blocks = [rich(line(*_title(shown))), *(grounds(shown) if proposed else [])]
    blocks += [rich(bullets(kept[start : start + 40])) for start in range(0, len(kept), 40)]
    blocks += [*all_edits(shown), *(questions(shown) if proposed else prose(shown))]
    blocks += [*_ending(shown), _binding(shown)]
    if said:
        blocks.append(rich(line(words(say(said, language), italic=True))))
    view = _modal(shown, blocks)
    if not fits or not shown.escalation.state.is_pending or not holds(view["blocks"], bound):
        return view
    pressed = [*gestures(shown, in_full=True), *([] if shown.is_own else [more(shown, "full")])]
    return _modal(shown, [*blocks, actions(*pressed)]) if pressed else view


def waiting_row(escalation: Escalation, language: str) -> Block:
    """One line of a list: what waits, until when, and the way to decide, for whoever reads it."""
    action = escalation.request.action
    by = say("by", language).format(who=exact(action.system))
    money = action.money.told if action.money else ""
    text = markup(
        "*{what}*\n{system} · {deadline}",
        what=Data(what(escalation, language)),
        system=Data(f"{money} · {by}" if money else by),
        deadline=spoken((f"{say('deadline', language)} ", escalation.plan.deadline_at)),
        limit=PROSE,
    )
    press = Press(escalation.id, escalation.version).encode()
    return section(text, accessory=button(say("look", language), Action.FULL.at(), press))


def _title(shown: Shown) -> list[Piece]:
    escalation, language = shown.escalation, shown.language
    if not escalation.state.is_pending:
        icon = _ICONS[escalation.state]
        ended = say(standing_of(shown), language)
        return [
            emoji(icon),
            words(f" {ended}: ", bold=True),
            *_named(escalation),
        ]
    shown_as = [emoji("raised_hand"), words(f" {say(standing_of(shown), language)}: ", bold=True)]
    shown_as += _named(escalation)
    if escalation.version > 1:
        changed = say("changed", language).format(version=escalation.version)
        shown_as.append(words(f" · {changed}", italic=True))
    return shown_as


def _named(escalation: Escalation) -> list[Piece]:
    action = escalation.request.action
    return plainly(action.target) if is_proposal(escalation) else pieces(action.name)


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
    if plan.veto:
        stops = [piece for one in plan.veto for piece in (words(", "), _source(shown, one))][1:]
        rows.append([words(f"{say('veto', language)}: ", bold=True), *stops])
    rows += [_person(each) for each in _instead(shown)]
    silence = filled(
        say(f"silence_{plan.on_silence.value}", language),
        when=plan.deadline_at,
        until=plan.expires_at,
        instead=plan.instead,
    )
    overdue = [words(f" ({say('overdue', language)})")] if escalation.overdue else []
    rows.append([words(f"{say('deadline', language)}: ", bold=True), *told(silence), *overdue])
    return rows


def _instead(shown: Shown) -> list[Parts]:
    """Who decides in whose place: lent for some days, or handed over."""
    escalation, language = shown.escalation, shown.language
    lent = [
        filled(
            say("stands_in", language),
            who=name_of(shown, one.to),
            of=name_of(shown, one.of),
            until=one.ends_at,
        )
        for one in shown.lent[:_MOST_LENT]
    ]
    handed = [
        filled(say("handed", language), by=name_of(shown, one.by), to=name_of(shown, one.to))
        for one in escalation.handovers
    ]
    return [*lent, *handed]


def _person(said: Parts) -> list[Piece]:
    return [emoji("bust_in_silhouette"), words(" "), *told(said, limit=PROSE)]


def _source(shown: Shown, source: str) -> Piece:
    if shown.people:
        return mention(source)
    name = source.partition(":")[2]
    return words(Data(shown.names.get(name, name)), limit=80)


def _outcome(shown: Shown, decision: Decision) -> list[Line]:
    escalation, language = shown.escalation, shown.language
    who = " · ".join(name_of(shown, one) for one in decision.by)
    by = who if decision.by[0] in {POLICY, CLOCK} else say("by", language).format(who=who)
    lines = [line(*told((f"{by}, ", decision.at)))]
    if decision.reason and decision.reason is not Reason.NO_ANSWER:  # which is said above
        reason = say(decision.reason.value, language)
        lines.append(line(words(f"{say('reason', language)}: ", bold=True), words(reason)))
    if decision.note:
        lines.append(line(words(Data(decision.note), italic=True, limit=PROSE)))
    if decision.broke_glass and escalation.emergency != decision.note:
        lines.append(line(words(Data(escalation.emergency), italic=True, limit=PROSE)))
    if decision.broke_glass:
        lines.append(line(emoji("rotating_light"), words(f" {say('glass', language)}")))
    plan = escalation.plan
    if decision.choice is Choice.DENY and decision.by == (CLOCK,) and (
        plan.on_silence is Timeout.SAFE_DEFAULT
    ):  # fmt: skip
        lines.append(line(words(f"{say('instead', language)}: ", bold=True),
                          words(Data(plan.instead))))  # fmt: skip
    if escalation.state is State.APPROVED and escalation.usable_until:
        usable = filled(say("usable", language), when=escalation.usable_until)
        lines.append(line(*told(usable)))
    return lines


def _binding(shown: Shown) -> Block:
    escalation = shown.escalation
    bound = say("bound", shown.language).format(
        id=escalation.id, version=escalation.version, digest=f"{escalation.digest[:16]}…"
    )
    return context(bound)


def _spoken(shown: Shown) -> list[Any]:
    escalation, language = shown.escalation, shown.language
    stands = standing_of(shown)
    system = exact(escalation.request.action.system)
    lead = markup(
        "{standing}: {what}, {by}.",
        standing=Data(say(stands, language)),
        what=Data(what(escalation, language)),
        by=Data(say("by", language).format(who=system)),
        limit=PROSE,
    )
    if not escalation.state.is_pending:
        return [lead]
    return [lead, spoken((f"{say('deadline', language)}: ", escalation.plan.deadline_at, "."))]


def _without_buttons(shown: Shown) -> MessageView:
    language = shown.language
    blocks = [
        rich(line(emoji("raised_hand"), words(f" {say(standing_of(shown), language)}", bold=True))),
        rich(line(words(say("too_long", language)))),
        _binding(shown),
        actions(full(shown)),
    ]
    return message_view(_spoken(shown), blocks)


def _modal(shown: Shown, blocks: list[Block]) -> ModalView:
    named = standing_of(shown) if shown.escalation.state.is_pending else "over"
    title, close = (say(key, shown.language) for key in (named, "close"))
    return modal_view(title, blocks, callback="escalation.full", close=close)
