"""What a spec says about a request its system makes: how many people, which, and how much without."""

import re
from collections.abc import Iterable, Iterator

from bot.domain.criterion.term import Severity
from bot.domain.criterion.verdict import Outcome
from bot.domain.escalation.action import Request, SpecRow
from bot.domain.oversight.cap import caps_in
from bot.domain.oversight.limit import Caps, Use, reached
from bot.domain.oversight.scale import OversightMode, Reversibility, strictest
from bot.domain.oversight.step import Floor, StepUp, is_new
from bot.domain.provenance import Field, Frozen, value_text
from bot.domain.spec.model import AISpec
from bot.domain.spec.plan.raci import Letter, Task
from bot.domain.spec.plan.raci import Role as Part
from bot.domain.spec.review import Review, Role
from bot.domain.spec.section import OversightRow

UNTRUSTED = "untrusted-content"  # the tag of a request that rests on text from outside
_ALONE = (OversightMode.AUTO, OversightMode.NOTIFY)
_USER = re.compile(r"(?<![A-Za-z0-9])[UW](?=[A-Z]*[0-9])[A-Z0-9]{4,20}(?![A-Za-z0-9])")
_SIGNED_AS = {  # as what somebody signed, and which part of the work that is
    Role.BUSINESS: Part.BUSINESS_OWNER,
    Role.ENGINEERING: Part.ML_ENGINEER,
    Role.DOMAIN: Part.DOMAIN_EXPERT,
    Role.LEGAL: Part.LEGAL,
    Role.SECURITY: Part.SECURITY,
    Role.OPERATIONS: Part.OPERATIONS,
}
_LETTERS = {
    Letter.ACCOUNTABLE: "accountable",
    Letter.RESPONSIBLE: "responsible",
    Letter.CONSULTED: "consulted",
    Letter.INFORMED: "informed",
}


class Terms(Frozen):
    """What one oversight row of one version says; what nobody signed never acts alone."""

    mode: OversightMode
    reversibility: Reversibility | None
    known_steps: tuple[StepUp, ...] = ()  # those the mode counts already
    caps: Caps = Caps()
    caps_unread: bool = False  # there are some, in words that no limit can be read from
    sure_from: float | None = None  # the confidence from which on it goes on alone
    calibrated: bool = False
    people: dict[str, tuple[str, ...]]  # role → ids, from a signed version only


class RowChoice(Frozen):
    """An oversight row somebody can ask under."""

    row: SpecRow
    spec: str  # its title
    action: str


class Past(Frozen):
    """How long a row has been in use, and how often."""

    days: int = 0
    actions: int = 0


class Doubts(Frozen):
    """What speaks against leaving a system alone just now."""

    not_passed: tuple[str, ...] = ()  # criteria that were judged, and have not been shown
    drifting: tuple[str, ...] = ()  # sources with an alarm that no look has shown to be over


NO_DOUBTS = Doubts()


def terms_of(spec: AISpec, row: OversightRow, owner: str, signed: Review | None) -> Terms:
    """What a row says.

    Args:
        spec: The version it is in.
        row: The row.
        owner: Whose spec it is.
        signed: The review in which this very version was signed, if it was.
    """
    floor = row.floor or OversightMode.APPROVE
    asked = value_text(row.asked.value)
    modes = [floor, *([row.mode] if row.mode else [])]
    signed_looser = row.computed is not None and bool(row.computed.lowered_by)
    if asked in tuple(OversightMode) and not signed_looser:  # two people have decided since
        modes.append(OversightMode(asked))
    modes += [] if signed else [OversightMode.APPROVE]
    words = value_text(row.caps.value)
    caps = caps_in(words, spec.language)
    bands = sorted(spec.confidence.bands, key=lambda band: band.low)
    return Terms(
        mode=strictest(*modes),
        reversibility=_reversibility(row),
        known_steps=row.computed.step_ups if row.computed else (),
        caps=caps,
        caps_unread=bool(words.strip()) and caps == Caps(),
        sure_from=bands[-1].low if bands else None,
        calibrated=spec.confidence.calibrated.value is not None,
        people=people_of(spec, row, owner, signed) if signed else {},
    )


def people_of(
    spec: AISpec, row: OversightRow, owner: str, signed: Review
) -> dict[str, tuple[str, ...]]:
    """Who has which part in it: ids that stand in the spec, else whoever signed for that part.

    A name is nobody's id; only ids and signatures say surely who is meant.
    """
    holding = _holding(spec, owner, signed)
    found = {part.value: people for part, people in holding.items()}
    found["approvers"] = _ids(row.approvers) or holding.get(Part.DOMAIN_EXPERT, ())
    found |= _lettered(spec, Task.APPROVAL, holding)
    return {name: people for name, people in found.items() if people}


def people_in(
    spec: AISpec, task: Task, owner: str, signed: Review | None
) -> dict[str, tuple[str, ...]]:
    """Who has which part in a task; where nobody signed or is named, the owner answers for it."""
    found = _lettered(spec, task, _holding(spec, owner, signed)) if signed else {}
    return {"accountable": (owner,)} | {name: people for name, people in found.items() if people}


def _holding(spec: AISpec, owner: str, signed: Review) -> dict[Part, tuple[str, ...]]:
    holding: dict[Part, tuple[str, ...]] = {Part.PRODUCT_OWNER: (owner,)}
    for reviewer in signed.reviewers:
        part = _SIGNED_AS[reviewer.role]
        holding[part] = (*holding.get(part, ()), reviewer.user)
    for holder in spec.raci.holders:
        if named := _ids(holder.person):
            holding[holder.role] = named
    return holding


def _lettered(
    spec: AISpec, task: Task, holding: dict[Part, tuple[str, ...]]
) -> dict[str, tuple[str, ...]]:
    found = {}
    row = next((one for one in spec.raci.rows if one.task is task), None)
    for letter, name in _LETTERS.items():
        parts = row.having(letter) if row else ()
        held = tuple(_each(holding.get(part, ()) for part in parts))
        named = (_ids_in(row.named(letter)) if row else ()) or _ids(getattr(spec.raci, name))
        alone = letter in {Letter.ACCOUNTABLE, Letter.RESPONSIBLE}  # one person's, not the role's
        found[name] = named if named and alone else tuple(_each((named, held)))
    return found


def step_ups(
    terms: Terms, request: Request, past: Past, doubts: Doubts = NO_DOUBTS
) -> tuple[StepUp, ...]:
    """What about this very request, just now, asks for more than the row does."""
    unsure = terms.sure_from is not None and (
        not terms.calibrated or request.confidence is None or request.confidence < terms.sure_from
    )
    reaches_out = terms.reversibility is not Reversibility.R0
    holding = (
        (unsure, StepUp.LOW_CONFIDENCE),
        (UNTRUSTED in request.tags and reaches_out, StepUp.UNTRUSTED_CONTENT),
        # What is new is not left alone. Where people decide anyway it adds nobody: an action that
        # people could never allow would stay new for ever.
        (terms.mode in _ALONE and is_new(past.days, past.actions), StepUp.NEW_ROLLOUT),
        (bool(doubts.not_passed), StepUp.NOT_PASSED),
        (bool(doubts.drifting), StepUp.DRIFT_ALARM),
    )
    return tuple(step for holds, step in holding if holds and step not in terms.known_steps)


def doubts_of(
    spec: AISpec, judged: Iterable[tuple[str, Outcome]], drifting: Iterable[str]
) -> Doubts:
    """Sum up what is known of a system: a minor criterion, or one a run is silent about, raises nothing.

    Args:
        spec: The version that counts.
        judged: Criteria with what was found last, the gravest of each moment among them.
        drifting: The sources with an alarm that no look has shown to be over.
    """
    minor = {one.id for one in spec.acceptance if one.severity is Severity.MINOR}
    silent = (Outcome.PASS, Outcome.NOT_RUN)
    open_ones = {name for name, outcome in judged if outcome not in silent and name not in minor}
    known = {one.id for one in spec.acceptance}
    return Doubts(
        not_passed=tuple(sorted(open_ones & known)), drifting=tuple(sorted(set(drifting)))
    )


def under(terms: Terms, request: Request, steps: tuple[StepUp, ...]) -> Request:
    """The request as the spec has it: never looser than it was asked, and no role but the spec's."""
    return request.model_copy(
        update={
            "mode": strictest(request.mode, terms.mode.stricter(len(steps))),
            "reversibility": _stricter(request.reversibility, terms.reversibility),
            "raci": {name: people for name, people in terms.people.items() if people},
        }
    )


def beyond(terms: Terms, request: Request, use: Use) -> Floor | None:
    """Whether one more of the like goes beyond what the row lets pass by itself."""
    limit, money = terms.caps.money_per_day, request.action.money
    untold = limit is not None and (money is None or money.currency != limit.currency)
    adding = float(money.amount) if money else 0.0
    if terms.caps_unread or untold or reached(terms.caps, use, adding=adding):
        return Floor.CAP_REACHED
    return None


def _reversibility(row: OversightRow) -> Reversibility | None:
    told = value_text(row.reversibility.value).strip().upper() if row.reversibility else ""
    if told in tuple(Reversibility):
        return Reversibility(told)
    known = row.computed is not None and row.computed.reversibility_known
    return row.computed.reversibility if row.computed and known else None


def _stricter(asked: Reversibility | None, row: Reversibility | None) -> Reversibility | None:
    """The more final of two; what the row does not know counts as final."""
    if asked is None or row is None:
        return row
    return max(asked, row, key=lambda one: one.rank)


def _ids(field: Field) -> tuple[str, ...]:
    return _ids_in(value_text(field.value))


def _ids_in(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_USER.findall(text)))


def _each(groups: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield from dict.fromkeys(user for group in groups for user in group)
