"""`remit escalation figures` and `plant`: how the queues are doing, and whether people still look."""

import json as jsons
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.deciding import with_directory, with_escalations
from bot.cli.escalation import Team, request_of, told
from bot.cli.escalation import app as group
from bot.cli.policy import Json

__all__ = ["group"]

if TYPE_CHECKING:
    from bot.domain.escalation.figures import QueueFigures
    from bot.services.directory import Directory
    from bot.services.escalation.escalations import Escalations
    from bot.store.store import Store


@group.command()
def figures(
    *,
    team: Team,
    days: Annotated[int, typer.Option(min=1, max=400, help="Over how many days.")] = 30,
    as_json: Json = False,
) -> None:
    """Say how the queues are doing: waiting, in time, how they end, and whether people look."""
    from bot.services.escalation.queue_figures import Figures  # noqa: PLC0415

    async def read(store: "Store", directory: "Directory") -> str:
        found = await Figures(store, directory).of(team, days=days)
        if as_json:
            return jsons.dumps([one.model_dump(mode="json") for one in found], indent=2)
        return "\n".join(_told(one) for one in found) or "Nobody was asked anything."

    typer.echo(with_directory(read))


@group.command()
def plant(  # noqa: PLR0913 - what can be asked
    *,
    team: Team,
    action: Annotated[str, typer.Option(help="What would be done, such as refund.create.")],
    target: Annotated[str, typer.Option(help="To what.")],
    system: Annotated[str, typer.Option(help="By which system.")],
    wrong: Annotated[str, typer.Option(help="What is wrong with it; told when it is answered.")],
    operator: Annotated[str, typer.Option(help="Your own name, for the record.")],
    parameters: Annotated[str, typer.Option(help="Exactly, as a JSON object.")] = "{}",
    money: Annotated[str | None, typer.Option(help="Such as '501 USD'.")] = None,
    why: Annotated[str, typer.Option(help="Why, as the system would say it.")] = "",
    as_json: Json = False,
) -> None:
    """Plant a check: a request known to be wrong. The record says so, and nothing ever runs on it."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.escalation.planted_check import Checks  # noqa: PLC0415

    wanted = request_of(action, target, system, parameters, money, why, "-", None).action

    async def put(escalations: "Escalations") -> str:
        origin = Origin(team, f"operator:{operator}")
        opened = await Checks(escalations).plant(wanted, wrong, origin, why=why)
        return told(opened, as_json=as_json)

    typer.echo(with_escalations(put))


def _told(one: "QueueFigures") -> str:
    longest = _length(one.oldest_seconds)
    waits = (
        f"half within {_length(one.wait_p50_seconds)}, 95 % within {_length(one.wait_p95_seconds)}"
    )
    endings = (f"{count} {ending}" for ending, count in one.shares.model_dump().items())
    lines = [
        f"{one.queue}: {one.waiting} waiting, {one.decided} decided",
        f"  waits        {waits}, the oldest {longest}",
        f"  in time      {_share(one.in_time)}",
        f"  ended        {', '.join(endings)}",
        f"  decided in   {_length(one.median_decision_seconds)} (median, at most)",
        f"  disagreement {_share(one.disagreement)}",
        f"  checks       {one.caught} of {one.checks} caught",
    ]
    if one.rubber_stamped:
        lines.append("  ! It looks as if yes is pressed without looking.")
    return "\n".join(lines)


def _length(seconds: float | None) -> str:
    from datetime import timedelta  # noqa: PLC0415

    from bot.domain.policy.duration import duration_text  # noqa: PLC0415

    if seconds is None:
        return "-"
    return duration_text(timedelta(seconds=round(seconds))) or "0s"


def _share(share: float | None) -> str:
    return "-" if share is None else f"{share:.0%}"
