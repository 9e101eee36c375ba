"""`remit roundup`: channels that are told, once a period, which decisions wait."""

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

if TYPE_CHECKING:
    from bot.services.escalation.roundup import PlannedRoundup, Roundups

Result = TypeVar("Result")
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]

app = typer.Typer(
    help="Have a channel told once a period which decisions wait; hold that, end it.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def add(  # noqa: PLR0913  # what a roundup is
    when: Annotated[str, typer.Argument(help="'weekdays at 9:00', 'every Monday', '0 9 * * 1'.")],
    *,
    team: Team,
    channel: Annotated[str, typer.Option(help="Where: the id of a channel.")],
    operator: Operator,
    queue: Annotated[
        str | None, typer.Option(help="Of which rule of the policy; all of them if not said.")
    ] = None,
    timezone: Annotated[str, typer.Option(help="Where the text names none.")] = "UTC",
    language: Annotated[str, typer.Option(help="In which language: en, fr or de.")] = "en",
    as_json: Json = False,
) -> None:
    """Have a channel told again and again which decisions wait; it is silent where none does."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.domain.report.plan import language_in  # noqa: PLC0415
    from bot.domain.schedule.cadence import read_cadence  # noqa: PLC0415
    from bot.services.escalation.roundup import WantedRoundup  # noqa: PLC0415

    cadence = read_cadence(when, timezone)
    wanted = WantedRoundup(channel, cadence, queue, language_in(language))

    async def use(found: "Roundups") -> str:
        planned = await found.plan(wanted, Origin(team, f"operator:{operator}"))
        return _told(planned, as_json=as_json)

    typer.echo(_with_roundups(use))


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List the roundups of a workspace."""

    async def use(found: "Roundups") -> str:
        planned = await found.planned(team)
        if as_json:
            return json.dumps([_document(one) for one in planned], indent=2, ensure_ascii=False)
        return "\n".join(_told(one, as_json=False) for one in planned) or (
            "No channel is told what waits. `remit roundup add WHEN --channel C…` changes that."
        )

    typer.echo(_with_roundups(use))


@app.command()
def pause(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """Hold a roundup."""
    typer.echo(_with_roundups(_held(id, team, operator, held=True, as_json=as_json)))


@app.command()
def resume(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """Let a roundup go on."""
    typer.echo(_with_roundups(_held(id, team, operator, held=False, as_json=as_json)))


@app.command()
def remove(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """End a roundup."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415

    async def use(found: "Roundups") -> str:
        plan = await found.drop(id, Origin(team, f"operator:{operator}"))
        if as_json:
            return json.dumps({"id": plan.id, "ended": True})
        return f"{plan.channel} is not told any more what waits."

    typer.echo(_with_roundups(use))


def _held(
    id: str, team: str, operator: str, *, held: bool, as_json: bool
) -> "Callable[[Roundups], Awaitable[str]]":
    async def use(found: "Roundups") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        plan = await found.hold(id, Origin(team, f"operator:{operator}"), held=held)
        if as_json:
            return json.dumps({"id": plan.id, "paused": held})
        return f"The roundup of {plan.channel} {'is held' if held else 'comes again'}."

    return use


def _told(one: "PlannedRoundup", *, as_json: bool) -> str:
    from bot.domain.schedule.cadence import say_cadence  # noqa: PLC0415

    if as_json:
        return json.dumps(_document(one), indent=2, ensure_ascii=False)
    plan = one.plan
    following = f"next {one.next_at:%Y-%m-%d %H:%M} UTC" if one.next_at else "no next time"
    state = "held" if one.paused else following
    which = f"rule {plan.queue}" if plan.queue else "all rules"
    return f"{plan.id}  {which} in {plan.channel}, {say_cadence(plan.cadence, 'en')}: {state}"


def _document(one: "PlannedRoundup") -> dict[str, object]:
    next_at = one.next_at.isoformat() if one.next_at else None
    return {**one.plan.model_dump(mode="json"), "next_at": next_at, "paused": one.paused}


def _with_roundups(use: "Callable[[Roundups], Awaitable[Result]]") -> Result:
    from bot.cli.deciding import with_directory  # noqa: PLC0415
    from bot.services.escalation.roundup import Roundups  # noqa: PLC0415

    return with_directory(lambda store, directory: use(Roundups(store, directory)))
