"""`remit drift source change`, `apply` and `reopen`: what is watched, declared otherwise once somebody has seen it."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.domain.drift.declaration import WatchedSource
    from bot.services.drift.change import Changes
    from bot.services.drift.watched_source import WatchedSources

Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]
Why = Annotated[str, typer.Option(help="Why, such as “the column was renamed”; kept.")]
File = Annotated[Path, typer.Argument(help="YAML: the whole declaration, as it shall read.")]

_WEIGHS = {
    1: "The reference and what was seen so far stay as they are.",
    2: "The reference stays. Later windows are judged otherwise; open questions about these data are taken back.",
    3: "The reference is counted anew when this is applied; open questions about these data are taken back.",
}


def register(app: typer.Typer) -> None:
    """Put the commands beside the others about data sources."""
    app.command()(change)
    app.command()(apply)
    app.command()(reopen)


def change(  # noqa: PLR0913 - each is said by whoever changes
    id: str, file: File, *, team: Team, operator: Operator, why: Why, as_json: Json = False
) -> None:
    """Try out how a declaration would read; what is watched stays as it is until `apply`."""
    from bot.cli.deciding import with_changes  # noqa: PLC0415

    async def use(changes: "Changes") -> str:
        from bot.cli.text_file import text_of  # noqa: PLC0415
        from bot.domain.drift.wish import ChangeWish  # noqa: PLC0415
        from bot.domain.intake.model import Origin  # noqa: PLC0415
        from bot.services.drift.file import load_wish  # noqa: PLC0415

        origin = Origin(team, f"operator:{operator}")
        before = (await changes.form(id, origin)).source
        wished = ChangeWish(wish=load_wish(text_of(file)), why=why, whole=True)
        found = await changes.propose(id, wished, origin)
        return _told(before, found.source, as_json)

    typer.echo(with_changes(use))


def apply(id: str, *, team: Team, operator: Operator) -> None:
    """Watch as a change that was tried out says; where the reference is another one, it is counted first."""
    from bot.cli.deciding import with_changes  # noqa: PLC0415

    async def use(changes: "Changes") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        done = await changes.apply(id, Origin(team, f"operator:{operator}"))
        back = f"`remit drift source undo {done.source.id}` goes back."
        return f"“{done.source.name}” is watched as changed. {back}"

    typer.echo(with_changes(use))


def reopen(id: str, *, team: Team, operator: Operator) -> None:
    """Look again at a source that was removed, with the reference and the schedule it had."""
    from bot.cli.deciding import with_watched_sources  # noqa: PLC0415

    async def use(sources: "WatchedSources") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        found = await sources.reopen(id, Origin(team, f"operator:{operator}"))
        name = found.declared.source.name
        if found.held:
            return f"“{name}” is held, as it was. `remit drift source resume {id}` lets it go on."
        return f"“{name}” is looked at again."

    typer.echo(with_watched_sources(use))


def _told(before: "WatchedSource", after: "WatchedSource", as_json: bool) -> str:  # noqa: FBT001 - as the command has it
    from bot.domain.drift.change import differences, weight_of  # noqa: PLC0415

    names, weight = differences(before, after), weight_of(before, after)
    was, now = before.model_dump(mode="json"), after.model_dump(mode="json")
    if as_json:
        document = {
            "id": after.id,
            "changes": after.would_change,
            "different": {name: {"before": was[name], "after": now[name]} for name in names},
            "weight": weight.name.lower(),
            "dry_run": now["dry_run"],
        }
        return json.dumps(document, indent=2, ensure_ascii=False)
    lines = [f"  {name}: {_plain(was[name])} → {_plain(now[name])}" for name in names]
    if after.would_change is None:
        follow = f"It takes the place of {before.id}. `remit drift source watch {after.id}` begins."
    else:
        follow = (
            f"{_WEIGHS[weight]} `remit drift source apply {after.id}` does it;"
            f" `remit drift source remove {after.id}` discards it."
        )
    return "\n".join([f"{after.id}  “{before.name}” would be different:", *lines, follow])


def _plain(value: object) -> str:
    return "nothing" if value in (None, [], {}, "") else json.dumps(value, ensure_ascii=False)
