"""The actions a system would take, and the people each one needs."""

from bot.domain.framing.flag import HIGH_IMPACT, PROHIBITED
from bot.domain.framing.statement import ActionHint, ProblemStatement
from bot.domain.number import numbers_in
from bot.domain.oversight.action import ActionReading, read_action, read_undo
from bot.domain.oversight.explanation import explained
from bot.domain.oversight.limit import Limits
from bot.domain.oversight.mode import WORST_BLAST, ActionFacts, compute_mode
from bot.domain.oversight.scale import Blast, OversightMode, Reversibility
from bot.domain.oversight.step import Floor, StepUp
from bot.domain.provenance import Field, Quote, Status, fold, traced, value_text
from bot.domain.spec.leaf import carried, items, proposed, unknown
from bot.domain.spec.model import OversightRow

_FROM_AUTOMATION = {"act": "auto", "act_with_approval": "approve"}
_HEAVY = frozenset({"significant", "legal"})  # effects on a person
_DANGEROUS = frozenset({"F-SAFETY", "F-CRITICAL-INFRA"})  # where a mistake may reach everybody
_NEVER = (
    "never", "must not", "mustn't", "may not", "not allowed", "do not", "don't", "without",
    "jamais", "ne doit pas", "ne peut pas", "interdit", "sans",
    "nie ", "niemals", "darf nicht", "dürfen nicht", "ohne",
)  # fmt: skip


def never(text: str) -> bool:
    """Whether the words forbid something."""
    return any(phrase in f"{fold(text)} " for phrase in _NEVER)


def overlapping(quote: Quote, quotes: tuple[Quote, ...]) -> bool:
    """Whether a quote shares words with another one."""
    return any(
        quote.message_id == other.message_id and quote.start < other.end and other.start < quote.end
        for other in quotes
    )


def mode_of(hint: ActionHint) -> OversightMode | None:
    """The mode asked for, if it is one that exists."""
    return OversightMode(hint.mode) if hint.mode in tuple(OversightMode) else None


def hints(statement: ProblemStatement) -> tuple[ActionHint, ...]:
    """The actions named in the conversation, each passage once."""
    kept: list[ActionHint] = []
    for hint in statement.actions:
        if not overlapping(hint.quote, tuple(other.quote for other in kept)):
            kept.append(hint)
    return tuple(kept)


def action_leaf(hint: ActionHint, path: str, language: str) -> Field:
    """An action in its own words; the whole passage where those add a limit or leave one out."""
    quotes = (hint.quote,)
    whole = bool(numbers_in(hint.action, language)) or not numbers_in(hint.quote.text, language)
    sound = bool(hint.action.strip()) and whole and traced(hint.action, quotes, language)
    value = hint.action.strip() if sound else hint.quote.text.strip()
    stated = fold(value) in fold(hint.quote.text)
    return Field(
        path=path,
        value=value,
        status=Status.STATED if stated else Status.INFERRED,
        quotes=quotes,
        rationale=None if stated else "Put shorter than it was said.",
    )


def action_facts(statement: ProblemStatement, reading: ActionReading) -> ActionFacts:
    """What the words of an action and the suspected risks tell together."""
    live = {flag.flag for flag in statement.flags if flag.live}
    outside = reading.reaches_out or reading.moves_money
    effect = value_text(statement.field("risk.effect_on_person").value)
    floors = (
        (PROHIBITED in live, Floor.PROHIBITED),
        (bool(live & HIGH_IMPACT), Floor.HIGH_IMPACT),
        (effect in _HEAVY, Floor.EFFECT_ON_PERSON),
        ("F-SPECIAL-CATEGORY" in live and outside, Floor.SPECIAL_CATEGORY),
        (reading.changes_payee, Floor.PAYEE_CHANGE),
    )
    untrusted = "F-UNTRUSTED-CONTENT" in live and outside
    return ActionFacts(
        reversibility=reading.reversibility,
        blast=reading.blast,
        worst_blast=Blast.B3 if live & _DANGEROUS else WORST_BLAST,
        step_ups=frozenset({StepUp.UNTRUSTED_CONTENT} if untrusted else ()),
        floors=frozenset(floor for holds, floor in floors if holds),
    )


def oversight_rows(
    statement: ProblemStatement, limits: Limits | None = None
) -> tuple[OversightRow, ...]:
    """One row for each action somebody named, with the oversight its consequences ask for."""
    named = hints(statement)
    quotes = tuple(hint.quote for hint in named)
    listed = [
        leaf
        for leaf in items(statement, "task.actions", "oversight")
        if not any(overlapping(quote, quotes) for quote in leaf.quotes)
    ]
    alone = len(named) + len(listed) == 1
    rows: list[OversightRow] = []
    for hint in named:
        path = f"oversight.OV-{len(rows) + 1:02d}"
        leaf = action_leaf(hint, f"{path}.action", statement.language)
        reading = _reading(statement, leaf, limits, alone=alone)
        rows.append(_row(statement, path, leaf, _asked(statement, path, hint), reading))
    for leaf in listed:
        path = f"oversight.OV-{len(rows) + 1:02d}"
        renamed = leaf.model_copy(update={"path": f"{path}.action"})
        reading = _reading(statement, renamed, limits, alone=alone)
        rows.append(_row(statement, path, renamed, _asked(statement, path, None), reading))
    return tuple(rows)


def _reading(
    statement: ProblemStatement, action: Field, limits: Limits | None, *, alone: bool
) -> ActionReading:
    """What the action's words tell; what was said of undoing counts for the only action there is.

    Of one action among several it can only make things stricter: nobody said which one was meant.
    """
    reading = read_action(value_text(action.value), statement.language, limits)
    undo = read_undo(value_text(statement.field("task.undo").value))
    known = [one for one in (undo, reading.reversibility) if one is not None]
    if undo is None or reading.reversibility is Reversibility.R0:
        return reading
    meant = undo if alone else max(known, key=lambda one: one.rank)
    return reading.model_copy(update={"reversibility": meant})


def _asked(statement: ProblemStatement, path: str, hint: ActionHint | None) -> Field:
    mode = mode_of(hint) if hint else None
    if hint is not None and mode is not None:
        return Field(
            path=f"{path}.asked", value=mode.value, status=Status.STATED, quotes=(hint.quote,)
        )
    general = carried(statement, "decision.automation_level", f"{path}.asked")
    meant = _FROM_AUTOMATION.get(value_text(general.value))
    if meant is None:
        return unknown(f"{path}.asked", "Q-X04")
    lowered = Status.INFERRED if general.status is Status.STATED else general.status
    rationale = "Said of the system as a whole, not of this action."
    return general.model_copy(update={"value": meant, "status": lowered, "rationale": rationale})


def _row(
    statement: ProblemStatement, path: str, action: Field, asked: Field, reading: ActionReading
) -> OversightRow:
    row = OversightRow(
        id=path.rsplit(".", 1)[1],
        action=action,
        asked=asked,
        approvers=carried(statement, "task.approvers", f"{path}.approvers"),
        undo=carried(statement, "task.undo", f"{path}.undo"),
        caps=carried(statement, "task.caps", f"{path}.caps"),
    )
    return _considered(statement, row, reading)


def reconsidered(
    statement: ProblemStatement, rows: tuple[OversightRow, ...], limits: Limits | None = None
) -> tuple[OversightRow, ...]:
    """The rows with their oversight computed again, after people changed what it follows from."""
    alone = len(rows) == 1
    return tuple(
        _considered(statement, row, _reading(statement, row.action, limits, alone=alone))
        for row in rows
    )


def _considered(
    statement: ProblemStatement, row: OversightRow, reading: ActionReading
) -> OversightRow:
    """A row with what follows from its words; where a person placed it on a scale, that counts."""
    path = f"oversight.{row.id}"
    reversibility, blast = reading.reversibility, reading.blast
    told_undo, told_reach = _placed(row.reversibility), _placed(row.blast)
    if told_undo is not None:
        code = told_undo.upper()
        known = code in tuple(Reversibility)
        reversibility = Reversibility(code) if known else read_undo(told_undo)
    if told_reach is not None:
        code = told_reach.upper()
        blast = Blast(code) if code in tuple(Blast) else None
    meant = reading.model_copy(update={"reversibility": reversibility, "blast": blast})
    computed = compute_mode(action_facts(statement, meant))
    return row.model_copy(
        update={
            "reversibility": row.reversibility
            if told_undo is not None
            else _scaled(f"{path}.reversibility", reversibility, row.action, reading),
            "blast": row.blast
            if told_reach is not None
            else _scaled(f"{path}.blast", blast, row.action, reading),
            "computed": computed,
            "floor": computed.mode,
            "floor_reason": explained(computed, statement.language),
            **_waiting(row, computed.mode),
        }
    )


def _waiting(row: OversightRow, mode: OversightMode) -> dict[str, Field]:
    """What has to be settled where an action waits for people; silence is never a yes."""
    if mode.rank < OversightMode.APPROVE.rank:
        return {}
    path = f"oversight.{row.id}"
    wanted = {
        "respond_within": unknown(f"{path}.respond_within", "P-Q01"),
        "escalate_to": unknown(f"{path}.escalate_to", "P-Q01"),
        "timeout_outcome": proposed(
            f"{path}.timeout_outcome", "deny", "What nobody answers in time is not done."
        ),
    }
    return {name: leaf for name, leaf in wanted.items() if getattr(row, name) is None}


def _placed(leaf: Field | None) -> str | None:
    """Where a person put it, if one did."""
    if leaf is None or leaf.confirmed is None or leaf.value is None:
        return None
    return value_text(leaf.value).strip()


def _scaled(
    path: str, found: Reversibility | Blast | None, action: Field, reading: ActionReading
) -> Field:
    """A place on a scale, as far as the words tell it; else the question that would."""
    if found is None:
        return unknown(path, "Q-G02" if path.endswith("reversibility") else "Q-G01")
    told = ", ".join(f"“{words}”" for words in reading.because)
    return Field(
        path=path,
        value=found.value,
        status=Status.INFERRED if action.quotes else Status.ASSUMED,
        quotes=action.quotes,
        rationale=f"Read from {told}." if told else "Read from what was said about undoing it.",
    )
