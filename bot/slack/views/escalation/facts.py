"""What a decision is about, as lines of a card: what an approval is bound to, and what people say."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.breach.request import BREACH_ASKER
from bot.domain.escalation.edit import leaves
from bot.domain.escalation.model import CLOCK, POLICY, Escalation, Question
from bot.domain.escalation.plan import Delegation
from bot.domain.moment import filled
from bot.domain.policy.model import REMIT
from bot.slack.actions import Press
from bot.slack.blocks import Block, Piece, bullets, line, link, rich, words
from bot.slack.blocks.fit import size
from bot.slack.exact import exact, pieces
from bot.slack.moment import told
from bot.slack.text import Data
from bot.slack.views.escalation.words import say

PROSE = 300
AGENT = "agent:"
PROPOSED = frozenset(
    {
        "breach.roll_back",
        "breach.measure",
        "breach.hold",
        "drift.repair",
        "drift.look_into",
        "retrain",
    }
)  # what Remit itself proposes, as far as there are words for it


@dataclass(frozen=True, slots=True)
class Shown:
    """An escalation with what is needed to show it."""

    escalation: Escalation
    missing: int = 0
    names: Mapping[str, str] = field(default_factory=dict)
    people: bool = True  # whether people and groups are named so that Slack tells them
    lent: Sequence[Delegation] = ()  # who decides in whose place right now
    reader: str | None = None  # who alone reads it; none where several do
    tongue: str | None = None  # the language of a page of theirs with several requests on it

    @property
    def is_own(self) -> bool:
        """Whether its only reader has a hand in the request, and so cannot decide it."""
        return self.reader in self.escalation.request.involved

    @property
    def is_answered(self) -> bool:
        """Whether its only reader has approved it already."""
        return self.reader in {vote.by for vote in self.escalation.votes}

    @property
    def may_only_reject(self) -> bool:
        """Whether its only reader may stop it, and has surely no seat in which to approve it."""
        one, seats = self.escalation, self.escalation.seats
        own = f"user:{self.reader}"
        lent = {each.to for each in one.plan.delegations} | {each.to for each in one.handovers}
        named = all(seat.startswith("user:") for seat in seats)
        return own in one.plan.veto and named and own not in seats and self.reader not in lent

    @property
    def language(self) -> str:
        """The language of its words."""
        return self.tongue or self.escalation.request.language

    def press(self) -> str:
        """What its buttons carry."""
        return Press(self.escalation.id, self.escalation.version).encode()


def security(shown: Shown) -> list[list[Piece]]:
    """List what an approval is bound to, each as one line, exactly."""
    language, action = shown.language, shown.escalation.request.action
    first = heading(shown)
    exactly = [
        [
            words(f"{say('parameters', language)}: ", bold=True),
            *pieces(path),
            words(" = "),
            *pieces(value),
        ]
        for path, value in (leaves(action.parameters) if action.parameters else ())
    ]
    return [*first, *exactly, *standing(shown)]


def heading(shown: Shown) -> list[list[Piece]]:
    """What shall be done to what, by whom, for how much; what is passed along comes after it."""
    language, action = shown.language, shown.escalation.request.action
    rows = [
        _row("action", language, pieces(action.name)),
        _row("target", language, pieces(action.target)),
        _row("system", language, pieces(action.system)),
    ]
    if action.money:
        rows.append(_row("money", language, pieces(action.money.told)))
    return rows


def standing(shown: Shown) -> list[list[Piece]]:
    """Who asks and for whom, whether it can be undone, and by which rule and row it is asked."""
    escalation, language = shown.escalation, shown.language
    request, rows = escalation.request, []
    rows.append(_row("asked_by", language, _who(shown, request.requester)))
    rows += [_row("for", language, _who(shown, person)) for person in request.on_behalf_of]
    rows.append(_row("undo", language, undo_told(shown)))
    rows.append(_row("policy", language, [words(Data(policy_told(shown)))]))
    if request.row:
        of_spec = say("spec_row", language).format(
            row=exact(request.row.row), spec=exact(request.row.spec), version=request.row.version
        )
        rows.append(_row("spec", language, [words(Data(of_spec))]))
    return rows


def standing_of(shown: Shown) -> str:
    """The key of how it stands; whoever asked is not told to decide, and what lapsed was approved."""
    escalation = shown.escalation
    if escalation.state.is_pending:
        return "own" if shown.is_own else "needed"
    return "state_lapsed" if escalation.lapsed else f"state_{escalation.state.value}"


def holds(blocks: Any, bound: list[list[Piece]]) -> bool:  # noqa: ANN401 - any JSON
    """Whether blocks show every piece of what an approval is bound to, uncut."""
    there = list(_texts(blocks))
    return all(text in there for row in bound for text in _texts(row))


def weight(bound: list[list[Piece]]) -> int:
    """How much room what an approval is bound to takes."""
    return size([rich(bullets(bound))])


def what(escalation: Escalation, language: str) -> str:
    """Name the action in a few words, for sentences in a language."""
    action = escalation.request.action
    kind = action.name.split(".")[0]  # of training again, each row of its table has a name
    known = next((name for name in (action.name, kind) if name in PROPOSED), None)
    name = say(known, language) if known and is_proposal(escalation) else exact(action.name)
    return f"{name} ({exact(action.target)})"


def is_proposal(escalation: Escalation) -> bool:
    """Whether Remit itself asks, about nothing but what it found."""
    request = escalation.request
    beside = request.action.money or request.on_behalf_of or request.row
    return request.requester == BREACH_ASKER and request.action.system == REMIT and not beside


def name_of(shown: Shown, who: str) -> str:
    """What a person or a program is called."""
    if who == POLICY:
        return say("by_policy", shown.language)
    if who == CLOCK:
        return say("by_clock", shown.language)
    return shown.names.get(who) or exact(who.removeprefix(AGENT))


def prose(shown: Shown) -> list[Block]:
    """What people and models say about it: beside the facts, and marked as what it is."""
    request, language = shown.escalation.request, shown.language
    said = [
        [words(f"{say(key, language)}: ", bold=True), words(Data(text), limit=PROSE)]
        for key in ("why", "uncertain", "affected")
        if (text := getattr(request, key))
    ]
    said += [
        [words(f"{say('evidence', language)}: ", bold=True), link(one.url, Data(one.label))]
        for one in request.evidence[:5]
    ]
    blocks = []
    if said:
        blocks.append(rich(line(words(say("said", language), italic=True)), bullets(said)))
    if request.summary:
        heading = line(words(say("summary", language), italic=True))
        blocks.append(rich(heading, line(words(Data(request.summary), limit=PROSE))))
    return [*blocks, *questions(shown)]


def questions(shown: Shown) -> list[Block]:
    """What people asked before deciding, with the answers."""
    asked = [piece for one in shown.escalation.questions[-3:] for piece in _question(shown, one)]
    return [rich(bullets(asked))] if asked else []


def _question(shown: Shown, asked: Question) -> list[list[Piece]]:
    asks = say("question", shown.language).format(who=name_of(shown, asked.by), text=asked.text)
    lines = [[words(Data(asks), limit=PROSE)]]
    if asked.answer and asked.answered_by:
        who = name_of(shown, asked.answered_by)
        answered = say("answered", shown.language).format(who=who, text=asked.answer)
        lines.append([words(Data(answered), limit=PROSE)])
    return lines


def _row(key: str, language: str, value: list[Piece]) -> list[Piece]:
    label = say(key, language)
    return [words(f"{label} " if label.endswith("?") else f"{label}: ", bold=True), *value]


def _who(shown: Shown, who: str) -> list[Piece]:
    if who.startswith(AGENT) or who not in shown.names:
        return pieces(who)
    return [words(Data(shown.names[who]), limit=80), words(" "), *pieces(who)]


def policy_told(shown: Shown) -> str:
    """By which rule of which policy it is decided."""
    plan = shown.escalation.plan
    key = "rule" if plan.policy_version else "rule_built_in"
    return say(key, shown.language).format(
        rule=plan.rule, policy=plan.policy, version=plan.policy_version
    )


def undo_told(shown: Shown) -> list[Piece]:
    """Whether it can be undone, and until when."""
    request, language = shown.escalation.request, shown.language
    said = [
        words(say(request.reversibility.value if request.reversibility else "unsaid", language))
    ]
    if request.undo_until:
        until = filled(f" ({say('undo_until', language)})", when=request.undo_until)
        said += told(until)
    return said


def _texts(value: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(value, dict):
        if isinstance(text := value.get("text") or value.get("fallback"), str):
            yield text
        for child in value.values():
            yield from _texts(child)
    elif isinstance(value, list | tuple):
        for child in value:
            yield from _texts(child)
