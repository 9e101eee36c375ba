"""`remit drift source`: where the data of a system lie, tried out, watched, held and ended."""

import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.cli import redeclaring, renewing
from bot.domain.phrasing import phrased

if TYPE_CHECKING:
    from bot.domain.drift.declaration import WatchedSource
    from bot.domain.drift.wish import SourceWish
    from bot.services.drift.watched_source import Watched, WatchedSources
    from bot.store.drift import Declared

Result = TypeVar("Result")
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]
File = Annotated[Path, typer.Argument(help="YAML: where the data lie, and which column is what.")]

app = typer.Typer(
    help="Say where the data of a system lie, and have them looked at again and again.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
renewing.register(app)
redeclaring.register(app)


@app.command()
def check(file: File, *, as_json: Json = False) -> None:
    """Read a declaration and look at its data: schema, rows and cost. Nothing is kept."""
    from datetime import UTC, datetime  # noqa: PLC0415

    from bot.environment import all_variables  # noqa: PLC0415
    from bot.evidence.drift.declared import DeclaredReader  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415

    wish = _wish(file)
    source = wish.declared("data_0", team="T0", by="operator", at=datetime.now(UTC))  # noqa: TID251  # nothing is kept
    data = DeclaredReader(Settings.load().places_of_data, all_variables)
    source = source.model_copy(update={"dry_run": data.dry_run(source)})
    if as_json:
        typer.echo(source.dry_run.model_dump_json(indent=2))
        return
    typer.echo("\n".join(_seen(source)))


@app.command()
def add(file: File, *, team: Team, operator: Operator, as_json: Json = False) -> None:
    """Keep a declaration after a dry run; nothing is scheduled before `watch`."""

    async def use(sources: "WatchedSources") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        found = await sources.declare(_wish(file), Origin(team, f"operator:{operator}"))
        if as_json:
            return json.dumps(_document(found), indent=2, ensure_ascii=False)
        follow = f"Nothing is scheduled. `remit drift source watch {found.source.id}` begins."
        return "\n".join(
            [f"{found.source.id}  “{found.source.name}”", *_seen(found.source), follow]
        )

    typer.echo(_with_sources(use))


@app.command()
def watch(id: str, *, team: Team, operator: Operator) -> None:
    """Make the profile of the reference, and look at every window from now on."""

    async def use(sources: "WatchedSources") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        found = await sources.watch(id, Origin(team, f"operator:{operator}"))
        return f"“{found.source.name}” is watched; what is found stands in the summary of its spec."

    typer.echo(_with_sources(use))


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List the data sources of a workspace."""

    async def use(sources: "WatchedSources") -> str:
        found = await sources.declared(team)
        if as_json:
            documents = [_document(one.declared) for one in found]
            return json.dumps(documents, indent=2, ensure_ascii=False)
        return "\n".join(_told(one) for one in found) or (
            "No data are declared. `remit drift source add FILE` declares some."
        )

    typer.echo(_with_sources(use))


@app.command()
def pause(id: str, *, team: Team, operator: Operator) -> None:
    """Hold looking at a source."""
    typer.echo(_with_sources(_held(id, team, operator, held=True)))


@app.command()
def resume(id: str, *, team: Team, operator: Operator) -> None:
    """Let looking at a source go on."""
    typer.echo(_with_sources(_held(id, team, operator, held=False)))


@app.command()
def remove(id: str, *, team: Team, operator: Operator) -> None:
    """Look at a source no more; what was seen stays on record."""

    async def use(sources: "WatchedSources") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        found = await sources.end(id, Origin(team, f"operator:{operator}"))
        if found.source.would_change is not None:
            return f"The change of “{found.source.name}” is discarded; it is watched as before."
        back = f"`remit drift source reopen {id}` looks at it again, if it was watched."
        return f"“{found.source.name}” is not looked at any more. {back}"

    typer.echo(_with_sources(use))


def _held(
    id: str, team: str, operator: str, *, held: bool
) -> "Callable[[WatchedSources], Awaitable[str]]":
    async def use(sources: "WatchedSources") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        found = await sources.hold(id, Origin(team, f"operator:{operator}"), held=held)
        return f"“{found.source.name}” {'is held' if held else 'is looked at again'}."

    return use


def _wish(file: Path) -> "SourceWish":
    from bot.cli.text_file import text_of  # noqa: PLC0415
    from bot.services.drift.file import load_wish  # noqa: PLC0415

    return load_wish(text_of(file))


def _seen(source: "WatchedSource") -> list[str]:
    seen = source.dry_run
    rows = "rows not known before reading"
    if seen.rows is not None:
        rows = phrased("{n} {n:row|rows}", n=f"{seen.rows:,}")
    width = max((len(one.name) for one in seen.columns), default=0)
    columns = phrased("{n} {n:column|columns}", n=f"{seen.width:,}")
    lines = [f"{rows}, {columns}, {seen.compared:,} compared"]
    lines += [f"  {one.name:<{width}}  {one.type}" for one in seen.columns]
    if seen.statements:
        cost = f"{seen.statements} statements over the rows of a window; only counts travel"
    else:
        size = "" if seen.size is None else f" ({seen.size / 1e6:,.1f} MB in {seen.files} file(s))"
        cost = f"the files are read once{size}; of Parquet only what can hold the window"
    if source.labels_at is not None:
        lines.append(f"Labels are found by {', '.join(source.keys)} in {source.labels_at}.")
    return [*lines, f"A look costs: {cost}."]


def _told(one: "Watched") -> str:
    source, state = one.declared.source, one.declared.state
    following = f", next {one.next_at:%Y-%m-%d %H:%M} UTC" if one.next_at and not one.held else ""
    held = ", held" if one.held else ""
    if source.would_change is not None:
        return f"{source.id}  a change of {source.would_change}, “{source.name}”: tried out"
    return f"{source.id}  “{source.name}” of {source.spec}: {state}{following}{held}"


def _document(found: "Declared") -> dict[str, object]:
    return {**found.source.model_dump(mode="json"), "state": found.state.value}


def _with_sources(use: "Callable[[WatchedSources], Awaitable[Result]]") -> Result:
    from bot.cli.deciding import with_watched_sources  # noqa: PLC0415

    return with_watched_sources(use)
