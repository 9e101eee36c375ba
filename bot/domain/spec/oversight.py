"""The actions a system would take, and the people each one needs."""

from bot.domain.framing.flag import FLAGS, FlagStatus
from bot.domain.framing.statement import ActionHint, ProblemStatement
from bot.domain.number import numbers_in
from bot.domain.provenance import Field, Quote, Status, fold, traced, value_text
from bot.domain.spec.leaf import carried, items, unknown
from bot.domain.spec.model import OversightMode, OversightRow

_FROM_AUTOMATION = {"act": "auto", "act_with_approval": "approve"}
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


def least_oversight(statement: ProblemStatement) -> tuple[OversightMode | None, str | None]:
    """The least oversight the suspected risks allow, and why."""
    live = [flag for flag in statement.flags if flag.status is not FlagStatus.DISMISSED]
    if any(flag.flag == "F-PROHIBITED-PRACTICE" for flag in live):
        reason = "It may be a practice the law forbids, until Legal says otherwise in writing."
        return OversightMode.REFUSE, reason
    areas = dict.fromkeys(FLAGS[flag.flag] for flag in live if flag.high_impact)
    if not areas:
        return None, None
    return OversightMode.APPROVE, f"It may touch {' and '.join(areas)}."


def oversight_rows(statement: ProblemStatement) -> tuple[OversightRow, ...]:
    """One row for each action somebody named."""
    named = hints(statement)
    quotes = tuple(hint.quote for hint in named)
    listed = [
        leaf
        for leaf in items(statement, "task.actions", "oversight")
        if not any(overlapping(quote, quotes) for quote in leaf.quotes)
    ]
    rows: list[OversightRow] = []
    for hint in named:
        path = f"oversight.OV-{len(rows) + 1:02d}"
        leaf = action_leaf(hint, f"{path}.action", statement.language)
        rows.append(_row(statement, path, leaf, _asked(statement, path, hint)))
    for leaf in listed:
        path = f"oversight.OV-{len(rows) + 1:02d}"
        renamed = leaf.model_copy(update={"path": f"{path}.action"})
        rows.append(_row(statement, path, renamed, _asked(statement, path, None)))
    return tuple(rows)


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


def _row(statement: ProblemStatement, path: str, action: Field, asked: Field) -> OversightRow:
    floor, reason = least_oversight(statement)
    return OversightRow(
        id=path.rsplit(".", 1)[1],
        action=action,
        asked=asked,
        floor=floor,
        floor_reason=reason,
        approvers=carried(statement, "task.approvers", f"{path}.approvers"),
        undo=carried(statement, "task.undo", f"{path}.undo"),
        caps=carried(statement, "task.caps", f"{path}.caps"),
    )
