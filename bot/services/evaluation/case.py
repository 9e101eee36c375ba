"""Decisions become test cases: one press adds what a person decided to the system's evaluation set."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from bot.domain.audit.model import AuditEvent
from bot.domain.errors import ConflictError, NotFoundError
from bot.domain.escalation.authority import deciders, require_person
from bot.domain.escalation.case import (
    EvalCase,
    Expected,
    Input,
    as_lines,
    as_promptfoo,
    expected_of,
    texts_in,
)
from bot.domain.escalation.errors import NotYourDecisionError
from bot.domain.escalation.model import Escalation
from bot.domain.escalation.roster import Present
from bot.domain.intake.model import Origin
from bot.llm.redaction import Redaction
from bot.services.directory import Directory
from bot.services.effect import private_of
from bot.services.escalation.card import Pressed, known, require_shown
from bot.services.escalation.roster import roster_of
from bot.store.store import Store
from bot.store.transaction import Transaction

_FORMATS = ("jsonl", "promptfoo")


class NothingToLearnError(ConflictError):
    """People agreed with the system, or nobody decided: there is no case in it."""

    code = "case.nothing-to-learn"


@dataclass(frozen=True, slots=True)
class EvalCases:
    """A case holds what was asked first and what people decided; private data is hidden in it."""

    store: Store
    directory: Directory

    async def add(self, id: str, origin: Origin, *, pressed: Pressed | None = None) -> EvalCase:
        """Add what was decided to the evaluation set; adding it again changes nothing.

        Raises:
            UnknownEscalationError: there is no such escalation here.
            NotYourDecisionError: they neither decide such requests nor own their spec.
            NothingToLearnError: people agreed with the system, or nobody decided.
        """
        async with self.store.reading() as tx:
            seen = known(await tx.escalations.get(id), origin)
        roster = await roster_of(self.directory, seen, origin.actor)
        async with self.store.transaction(origin) as tx:
            escalation = known(await tx.escalations.lock(id), origin)
            await require_shown(tx, escalation, pressed)
            await _require_right(tx, escalation, origin.actor, Present(roster, tx.now))
            expected = expected_of(escalation)
            first = await tx.learning.first_input(id)
            if expected is None or first is None or await tx.learning.planted(id):
                raise NothingToLearnError(
                    "Nobody decided anything else here than the system wanted.",
                    next_step="Cases come from rejections and changes.",
                )
            new = _case(tx.new_id("case"), escalation, first, expected, origin, tx)
            if await tx.learning.add_case(new):
                await tx.audit.append(
                    origin.team,
                    AuditEvent(
                        actor=origin.actor,
                        verb="case.added",
                        subject=id,
                        facts={"case": new.id, "decision": new.expected.decision.value},
                    ),
                )
            cases = await tx.learning.cases(origin.team, system=first.system)
            facts = {
                "code": "case-added",
                "what": first.system,
                "count": str(len(cases)),
                "language": escalation.request.language,
            }
            await tx.outbox.add(
                private_of(
                    "escalation.told",
                    origin,
                    channel=pressed.channel if pressed else None,
                    facts=facts,
                )
            )
            return next(one for one in cases if one.escalation == id)


@dataclass(frozen=True, slots=True)
class CollectedCases:
    """The cases there are, to be looked at and taken along."""

    store: Store

    async def export(
        self, team: str, form: str, *, system: str | None = None, spec: str | None = None
    ) -> str:
        """Write the cases for another tool: JSON lines, or the tests of a promptfoo file.

        Raises:
            NotFoundError: the form is not known.
        """
        if form not in _FORMATS:
            raise NotFoundError(
                f"I know no form {form}.", next_step=f"Use one of: {', '.join(_FORMATS)}."
            )
        async with self.store.reading() as tx:
            cases = await tx.learning.cases(team, system=system, spec=spec)
        return as_lines(cases) if form == "jsonl" else _yaml(as_promptfoo(cases))

    async def listed(self, team: str) -> Sequence[EvalCase]:
        """List the cases of a workspace, the oldest first."""
        async with self.store.reading() as tx:
            return await tx.learning.cases(team)


async def _require_right(
    tx: Transaction, escalation: Escalation, actor: str, present: Present
) -> None:
    """Let through who decides such requests, and who owns the spec it is about."""
    require_person(actor, present.roster)
    own = {*(escalation.decision.by if escalation.decision else ()), *escalation.request.authors}
    row = escalation.request.row
    spec = await tx.specs.newest(row.spec) if row else None
    if actor in own or (spec and spec.owner == actor):
        return
    if actor not in deciders(escalation, present.roster, present.now):
        raise NotYourDecisionError(
            "This is not yours to add.",
            next_step="Whoever decides such requests, or owns the spec, can add it.",
        )


def _case(  # noqa: PLR0913, PLR0917 - everything a case is made of
    id: str,
    escalation: Escalation,
    first: Input,
    expected: Expected,
    origin: Origin,
    tx: Transaction,
) -> EvalCase:
    decision = escalation.decision
    assert decision is not None  # noqa: S101  # something was expected of it
    redaction = Redaction.of(texts_in([first.model_dump(), expected.model_dump()]))
    return EvalCase(
        id=id,
        team=escalation.team,
        escalation=escalation.id,
        row=escalation.request.row,
        given=Input.model_validate(_hidden(first.model_dump(mode="json"), redaction)),
        expected=Expected.model_validate(_hidden(expected.model_dump(mode="json"), redaction)),
        decided_by=decision.by,
        decided_at=decision.at,
        added_by=origin.actor,
        added_at=tx.now,
    )


def _hidden(value: Any, redaction: Redaction) -> Any:  # noqa: ANN401 - any JSON
    match value:
        case str():
            return redaction.hide(value)
        case dict():
            return {redaction.hide(key): _hidden(each, redaction) for key, each in value.items()}
        case list():
            return [_hidden(each, redaction) for each in value]
        case _:
            return value


def _yaml(tests: list[dict[str, Any]]) -> str:
    return yaml.safe_dump(tests, sort_keys=False, allow_unicode=True, width=100)
