"""`remit webhook`: endpoints that are told what happens, their secrets, and what they missed."""

import json as jsons
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.deciding import with_webhooks
from bot.cli.policy import Json
from bot.cli.token import Operator, Team, length_of, origin_of

if TYPE_CHECKING:
    from bot.domain.webhook.model import Endpoint, Happening
    from bot.services.webhook import Registered, Webhooks

app = typer.Typer(
    help="Tell programs over HTTP what happens, signed as Standard Webhooks says.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def register(  # noqa: PLR0913 - what an endpoint can be told of
    url: Annotated[str, typer.Argument(help="An https:// address.")],
    *,
    team: Team,
    operator: Operator,
    event: Annotated[
        list[str] | None,
        typer.Option(help="Such as escalation.decided; several times; all if not said."),
    ] = None,
    system: Annotated[
        list[str] | None, typer.Option(help="Only of these systems, such as refund-*.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Tell a program from now on. The secret it verifies calls with is printed this once."""
    from bot.services.webhook import Wanted  # noqa: PLC0415

    wanted = Wanted(url, _happenings(event or []), tuple(system or ()))

    async def use(webhooks: "Webhooks") -> str:
        made = await webhooks.register(wanted, origin_of(team, operator))
        return _shown(made, as_json=as_json)

    typer.echo(with_webhooks(use))


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List the endpoints of a workspace, the oldest first."""

    async def use(webhooks: "Webhooks") -> str:
        found = await webhooks.listed(team)
        if as_json:
            return jsons.dumps([_document(one) for one in found], indent=2)
        lines = [f"{one.id}  {one.url}" for one in found]
        return "\n".join(lines) or "No program is told anything yet."

    typer.echo(with_webhooks(use))


@app.command()
def rotate(
    id: str,
    *,
    team: Team,
    operator: Operator,
    overlap: Annotated[
        str, typer.Option(help="How long calls are signed with both secrets, such as 24h.")
    ] = "24h",
    as_json: Json = False,
) -> None:
    """Give an endpoint another secret, printed this once."""
    length = length_of(overlap)

    async def use(webhooks: "Webhooks") -> str:
        made = await webhooks.rotate(id, origin_of(team, operator), overlap=length)
        return _shown(made, as_json=as_json)

    typer.echo(with_webhooks(use))


@app.command()
def remove(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """Tell an endpoint nothing any more."""

    async def use(webhooks: "Webhooks") -> str:
        gone = await webhooks.remove(id, origin_of(team, operator))
        return jsons.dumps(_document(gone)) if as_json else f"{gone.id} is told nothing any more."

    typer.echo(with_webhooks(use))


@app.command()
def failed(id: str, *, team: Team, as_json: Json = False) -> None:
    """List what an endpoint was never told, the newest first, and why."""

    async def use(webhooks: "Webhooks") -> str:
        found = await webhooks.undelivered(id, origin_of(team, ""))
        if as_json:
            told = [
                {"message": one.message, "why": one.failure, "at": one.given_up_at.isoformat()}
                for one in found
            ]
            return jsons.dumps(told, indent=2)
        lines = [f"{one.given_up_at:%Y-%m-%d %H:%M}  {one.message}  {one.failure}" for one in found]
        return "\n".join(lines) or "It was told everything."

    typer.echo(with_webhooks(use))


@app.command()
def resend(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """Send an endpoint once more what it was never told."""

    async def use(webhooks: "Webhooks") -> str:
        count = await webhooks.send_again(id, origin_of(team, operator))
        return jsons.dumps({"sent_again": count}) if as_json else f"{count} calls are on their way."

    typer.echo(with_webhooks(use))


def _happenings(names: list[str]) -> "frozenset[Happening]":
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.webhook.model import Happening  # noqa: PLC0415

    try:
        return frozenset(Happening(name) for name in names)
    except ValueError as error:
        raise InvalidInputError(
            f"{error}.", next_step="Use some of: " + ", ".join(one.value for one in Happening) + "."
        ) from None


def _shown(made: "Registered", *, as_json: bool) -> str:
    if as_json:
        return jsons.dumps({**_document(made.endpoint), "secret": made.secret}, indent=2)
    return f"{made.endpoint.id}. Its secret, which is not shown again:\n{made.secret}"


def _document(one: "Endpoint") -> dict[str, Any]:
    document = one.model_dump(mode="json")
    document["happenings"] = sorted(document["happenings"])
    return document
