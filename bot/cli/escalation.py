"""`remit escalation`: questions asked, looked at and, by an operator in somebody's name, decided."""

import json as jsons
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli import remote
from bot.cli.deciding import with_escalations
from bot.cli.policy import Json, decimal_of

if TYPE_CHECKING:
    from bot.domain.escalation.action import Request
    from bot.domain.escalation.edit import Edit
    from bot.domain.escalation.model import Escalation

app = typer.Typer(
    help="Ask for decisions, look at them, and decide as an operator.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Team = Annotated[
    str, typer.Option(help="The workspace, such as T0123456; over REMIT_ADDRESS the token says it.")
]
OPERATOR = "operator:"
REMOTE = "whoever shows the token"


@app.command("open")
def open_one(  # noqa: PLR0913 - what can be asked
    *,
    team: Team = "",
    action: Annotated[str, typer.Option(help="What shall be done, such as refund.create.")],
    target: Annotated[str, typer.Option(help="To what.")],
    system: Annotated[str, typer.Option(help="By which system.")],
    requester: Annotated[
        str,
        typer.Option("--as", help="Who asks: a person's id; over REMIT_ADDRESS the token does."),
    ] = "",
    parameters: Annotated[str, typer.Option(help="Exactly, as a JSON object.")] = "{}",
    money: Annotated[str | None, typer.Option(help="Such as '501 USD'.")] = None,
    why: Annotated[str, typer.Option(help="Why.")] = "",
    key: Annotated[str | None, typer.Option(help="The same key asks once.")] = None,
    spec: Annotated[
        str | None, typer.Option(help="The spec this action is in; it says who decides.")
    ] = None,
    row: Annotated[
        str | None, typer.Option(help="The oversight row of that spec, such as OV-01.")
    ] = None,
    spec_version: Annotated[
        int | None, typer.Option(min=1, help="Its version; the one that counts if none.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Ask for a decision; a spec and its row say how many people, who, and how much without."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.escalation.escalations import Escalations  # noqa: PLC0415

    named = _row(spec, spec_version, row)
    who = requester or REMOTE
    request = request_of(action, target, system, parameters, money, why, who, named)
    if running := remote.running():
        typer.echo(_remote(remote.opened(running, request, key), as_json=as_json))
        return
    _require(team, "--team")
    _require(requester, "--as")

    async def ask(escalations: Escalations) -> str:
        opened = await escalations.open(request, Origin(team, requester), key=key)
        return told(opened, as_json=as_json)

    typer.echo(with_escalations(ask))


@app.command()
def show(id: str, *, team: Team = "", as_json: Json = False) -> None:
    """Show one, with everything it is bound to."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.escalation.escalations import Escalations  # noqa: PLC0415

    if running := remote.running():
        typer.echo(_remote(remote.shown(running, id), as_json=as_json))
        return
    _require(team, "--team")

    async def read(escalations: Escalations) -> str:
        return told(await escalations.get(id, Origin(team, OPERATOR)), as_json=as_json)

    typer.echo(with_escalations(read))


@app.command("list")
def list_all(
    *,
    team: Team = "",
    everything: Annotated[
        bool, typer.Option("--all", help="Also what is decided, the newest first.")
    ] = False,
    as_json: Json = False,
) -> None:
    """List what waits for a decision, the oldest first."""
    from bot.services.escalation.escalations import Escalations  # noqa: PLC0415

    if running := remote.running():
        there = remote.listed(running, everything=everything)
        lines = "\n".join(map(remote.line_of, there)) or "Nothing waits for a decision."
        typer.echo(jsons.dumps(there, indent=2) if as_json else lines)
        return
    _require(team, "--team")

    async def read(escalations: Escalations) -> str:
        found = await escalations.listed(team, everything=everything)
        if as_json:
            return jsons.dumps([one.model_dump(mode="json") for one in found], indent=2)
        return "\n".join(_line(one) for one in found) or "Nothing waits for a decision."

    typer.echo(with_escalations(read))


@app.command()
def decide(  # noqa: PLR0913 - an answer, in whose name, and why
    id: str,
    *,
    team: Team,
    person: Annotated[str, typer.Option("--as", help="In whose name: a person's id.")],
    version: Annotated[int, typer.Option(help="The version they were shown.")],
    approve: Annotated[bool, typer.Option("--approve/--reject", help="Yes, or no.")],
    operator: Annotated[str, typer.Option(help="Your own name, for the record.")],
    reason: Annotated[str, typer.Option(help="Why not: too_risky, wrong_amount, …")] = "other",
    note: Annotated[str, typer.Option(help="In words.")] = "",
    as_json: Json = False,
) -> None:
    """Decide in somebody's name; the token of REMIT_OPERATOR_TOKEN is asked for, and it is recorded."""
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.escalation.model import Choice, Reason  # noqa: PLC0415
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.escalation.escalations import Answer, Escalations  # noqa: PLC0415

    if reason not in {one.value for one in Reason if one.is_given_by_people}:
        raise InvalidInputError(
            f"{reason} is no reason.",
            next_step="Use one of: "
            + ", ".join(one.value for one in Reason if one.is_given_by_people),
        )
    choice = Choice.APPROVE if approve else Choice.DENY
    if remote.running():
        running = remote.running(token=typer.prompt("Operator token", hide_input=True))
        assert running is not None  # noqa: S101 - the address did not go meanwhile
        decision = {"team": team, "person": person, "operator": operator, "version": version,
                    "choice": choice.value, "reason": reason, "note": note}  # fmt: skip
        typer.echo(_remote(remote.decided(running, id, decision), as_json=as_json))
        return
    _require_token()
    answer = Answer(choice, version, Reason(reason), note)

    async def settle(escalations: Escalations) -> str:
        decided = await escalations.decide(id, answer, Origin(team, person), through=operator)
        return told(decided, as_json=as_json)

    typer.echo(with_escalations(settle))


def _remote(document: dict[str, object], *, as_json: bool) -> str:
    return jsons.dumps(document, indent=2) if as_json else remote.as_text(document)


def _require(value: str, option: str) -> None:
    """See that an option is given that only a running Remit does without.

    Raises:
        InvalidInputError: it is not.
    """
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415

    if not value:
        raise InvalidInputError(
            f"{option} is missing.",
            next_step="Give it, or set REMIT_ADDRESS and REMIT_TOKEN of a running Remit.",
        )


def _require_token() -> None:
    """Let only an operator through.

    Raises:
        ForbiddenError: no token is set here, or another one was typed.
    """
    import hmac  # noqa: PLC0415

    from bot.domain.errors import ForbiddenError  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415

    token = Settings.load().operator_token
    typed = typer.prompt("Operator token", hide_input=True) if token else ""
    if token is None or not hmac.compare_digest(token.get_secret_value(), typed):
        raise ForbiddenError(
            "Only an operator decides here.",
            next_step="Set REMIT_OPERATOR_TOKEN, and type it when asked.",
        )


def request_of(  # noqa: PLR0913, PLR0917 - what can be asked
    action: str,
    target: str,
    system: str,
    parameters: str,
    money: str | None,
    why: str,
    requester: str,
    row: "dict[str, object] | None",
) -> "Request":
    from pydantic import ValidationError  # noqa: PLC0415

    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.escalation.action import Request  # noqa: PLC0415

    amount, _, currency = (money or "").partition(" ")
    try:
        document = {
            "action": {
                "name": action,
                "target": target,
                "system": system,
                "parameters": jsons.loads(parameters),
                "money": {"amount": decimal_of(amount), "currency": currency} if money else None,
            },
            "requester": requester,
            "why": why,
            "row": row,
        }
        return Request.model_validate(document)
    except (ValueError, ValidationError) as error:
        told = str(error).splitlines()[0]
        raise InvalidInputError(
            f"This cannot be asked: {told}.", next_step="Parameters are a JSON object."
        ) from None


def _row(spec: str | None, version: int | None, row: str | None) -> "dict[str, object] | None":
    """Name an oversight row.

    Raises:
        InvalidInputError: only a part of its name is given.
    """
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415

    if (spec is None) != (row is None) or (version is not None and spec is None):
        raise InvalidInputError(
            "A spec and its oversight row are named together.", next_step="Give --spec and --row."
        )
    return {"spec": spec, "version": version, "row": row} if spec else None


def told(one: "Escalation", *, as_json: bool) -> str:
    if as_json:
        return jsons.dumps({**one.model_dump(mode="json"), "digest": one.digest}, indent=2)
    action, plan, row = one.request.action, one.plan, one.request.row
    lines = [
        _line(one),
        f"  what      {action.name} on {action.target} by {action.system}",
        f"  exactly   {jsons.dumps(action.parameters, ensure_ascii=True, sort_keys=True)}",
        f"  asked by  {one.request.requester}",
        f"  policy    rule {plan.rule} of {plan.policy}, version {plan.policy_version}",
        *([f"  spec      {row.spec}, version {row.version}, {row.row}"] if row else []),
        *([f"  stricter  {', '.join(plan.raised_by)}"] if plan.raised_by else []),
        f"  digest    {one.digest} (version {one.version})",
    ]
    if one.state.is_pending:
        lines.append(f"  decide by {_when(plan.deadline_at)}; then: {plan.on_silence.value}")
    lines += [line for edit in one.edits for line in _edited(edit)]
    if one.decision:
        why = f", {one.decision.reason.value}" if one.decision.reason else ""
        lines.append(
            f"  decided   {one.decision.choice.value} by {', '.join(one.decision.by)} "
            f"at {_when(one.decision.at)}{why}"
        )
    return "\n".join(lines)


def _edited(edit: "Edit") -> list[str]:
    from bot.domain.escalation.edit import told_of  # noqa: PLC0415

    lead = f"  changed   by {edit.by} at {_when(edit.at)}, version {edit.version}:"
    return [lead, *(f"            {one}" for one in told_of(edit))]


def _line(one: "Escalation") -> str:
    action = one.request.action
    return f"{one.id}  {one.state.value:<11}  {action.name} on {ascii(action.target)[1:-1]}"


def _when(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
