"""`remit token`: what programs are let in by, made, listed, rotated and revoked."""

import json as jsons
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.deciding import with_tokens
from bot.cli.policy import Json

if TYPE_CHECKING:
    from bot.domain.token.model import Token
    from bot.services.token import Shown, Tokens, Wanted

app = typer.Typer(
    help="Let programs in over the HTTP API: tokens made, listed, rotated and revoked.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]


@app.command()
def create(  # noqa: PLR0913 - what a token can be for
    name: Annotated[str, typer.Argument(help="Which program it is for.")],
    *,
    team: Team,
    operator: Operator,
    scope: Annotated[
        list[str], typer.Option(help="What it may do, such as escalations:write; several times.")
    ],
    system: Annotated[
        list[str] | None,
        typer.Option(help="For which systems it may ask, such as refund-*; every one if not said."),
    ] = None,
    channel: Annotated[
        list[str] | None,
        typer.Option(help="A private channel whose specs it may read, such as C0123456; * is all."),
    ] = None,
    expires_after: Annotated[
        str | None, typer.Option(help="Such as 90d; never if not said.")
    ] = None,
    per_minute: Annotated[int, typer.Option(min=1, max=100_000, help="Calls a minute.")] = 600,
    as_json: Json = False,
) -> None:
    """Make a token. Its secret is printed this once; only its hash is kept."""
    length = length_of(expires_after) if expires_after else None
    wanted = _wanted(name, scope, system or [], length, per_minute, channel or [])

    async def use(tokens: "Tokens") -> str:
        return _shown(await tokens.create(wanted, origin_of(team, operator)), as_json=as_json)

    typer.echo(with_tokens(use))


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List the tokens of a workspace, the newest first; no secret is among it."""

    async def use(tokens: "Tokens") -> str:
        found = await tokens.listed(team)
        if as_json:
            return jsons.dumps([_document(one) for one in found], indent=2)
        now = datetime.now(UTC)  # noqa: TID251 - a terminal shows what counts at this moment
        lines = [_line(one, now) for one in found]
        return "\n".join(lines) or "No program is let in yet; `remit token create` makes a token."

    typer.echo(with_tokens(use))


@app.command()
def rotate(
    id: str,
    *,
    team: Team,
    operator: Operator,
    overlap: Annotated[
        str, typer.Option(help="How long the secret of before goes on opening, such as 24h.")
    ] = "24h",
    as_json: Json = False,
) -> None:
    """Give a token another secret, printed this once; the one before opens a while longer."""
    length = length_of(overlap)

    async def use(tokens: "Tokens") -> str:
        shown = await tokens.rotate(id, origin_of(team, operator), overlap=length)
        return _shown(shown, as_json=as_json)

    typer.echo(with_tokens(use))


@app.command()
def revoke(id: str, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """End a token at once."""

    async def use(tokens: "Tokens") -> str:
        over = await tokens.revoke(id, origin_of(team, operator))
        return jsons.dumps(_document(over)) if as_json else f"{over.id} opens nothing any more."

    typer.echo(with_tokens(use))


def origin_of(team: str, operator: str) -> Any:  # noqa: ANN401 - its type is not loaded at start
    """Say who asks, for the record."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415

    return Origin(team, f"operator:{operator}")


def _wanted(  # noqa: PLR0913, PLR0917 - what a token can be for
    name: str,
    scopes: list[str],
    systems: list[str],
    length: Any,  # noqa: ANN401 - its type is not loaded at start
    per_minute: int,
    channels: list[str],
) -> "Wanted":
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.token.model import Scope, scopes_of  # noqa: PLC0415
    from bot.services.token import Wanted  # noqa: PLC0415

    try:
        known = scopes_of(scopes)
    except ValueError as error:
        raise InvalidInputError(
            f"{error}.", next_step="Use some of: " + ", ".join(one.value for one in Scope) + "."
        ) from None
    if not 0 < len(name) <= 80:  # noqa: PLR2004 - as long as the domain allows
        raise InvalidInputError("This is no name.", next_step="Use 1 to 80 characters.")
    return Wanted(name, known, tuple(systems), per_minute, length, tuple(channels))


def length_of(text: str) -> Any:  # noqa: ANN401 - its type is not loaded at start
    """Read a length of time.

    Raises:
        InvalidInputError: it is none.
    """
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415
    from bot.domain.policy.duration import parse_duration  # noqa: PLC0415

    try:
        return parse_duration(text)
    except ValueError as error:
        raise InvalidInputError(f"{text} is no length of time.", next_step=f"{error}.") from None


def _shown(shown: "Shown", *, as_json: bool) -> str:
    if as_json:
        return jsons.dumps({**_document(shown.token), "secret": shown.secret}, indent=2)
    return (
        f"{shown.token.id} for {shown.token.name}. Its secret, which is not shown again:\n"
        f"{shown.secret}"
    )


def _document(token: "Token") -> dict[str, Any]:
    document = token.model_dump(mode="json", exclude={"secrets"})
    document["scopes"] = sorted(document["scopes"])
    document["secrets"] = [one.model_dump(mode="json", exclude={"sha256"}) for one in token.secrets]
    return document


def _line(token: "Token", now: datetime) -> str:
    used = f"{token.last_used_at:%Y-%m-%d %H:%M}" if token.last_used_at else "never"
    state = "live" if token.is_live(now) else "over"
    scopes = ",".join(sorted(token.scopes))
    return f"{token.id}  {state}  last used {used:<16}  {scopes}  {ascii(token.name)[1:-1]}"
