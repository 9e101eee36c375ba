"""`remit drift source renew`, `undo` and `references`: with which rows the windows of a source are compared."""

import json
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from bot.domain.drift.renewal import Reference, Renewal
    from bot.services.drift.reference import Renewed
    from bot.services.drift.renewal import Renewals

Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]
Why = Annotated[str, typer.Option(help="Why, such as “model 14 is live since March”; kept.")]
Start = Annotated[str | None, typer.Option("--from", help="The first day of the new reference.")]
End = Annotated[str | None, typer.Option("--to", help="The day after its last one.")]
Place = Annotated[str | None, typer.Option("--at", help="Where it lies, if not with the rest.")]


def register(app: typer.Typer) -> None:
    """Put the commands beside the others about data sources."""
    app.command()(renew)
    app.command()(undo)
    app.command()(references)


def renew(  # noqa: PLR0913 - each is said by whoever renews
    id: str,
    *,
    team: Team,
    operator: Operator,
    why: Why,
    start: Start = None,
    end: End = None,
    place: Place = None,
    as_json: Json = False,
) -> None:
    """Compare with other rows from now on, after a change was accepted; earlier looks stay as they are."""

    async def use(renewals: "Renewals") -> str:
        from bot.domain.drift.renewal import read_renewal  # noqa: PLC0415
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        wish = read_renewal(start, end, place, why)
        return _told(await renewals.renew(id, wish, Origin(team, f"operator:{operator}")), as_json)

    typer.echo(_with_renewals(use))


def undo(id: str, *, team: Team, operator: Operator, why: Why, as_json: Json = False) -> None:
    """Take the last renewal back: compare with what counted before it; that is recorded too."""

    async def use(renewals: "Renewals") -> str:
        from bot.domain.drift.renewal import read_renewal  # noqa: PLC0415
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        said = read_renewal(None, None, None, why).why
        return _told(await renewals.undo(id, said, Origin(team, f"operator:{operator}")), as_json)

    typer.echo(_with_renewals(use))


def references(id: str, *, team: Team, as_json: Json = False) -> None:
    """Show what a source is compared with, and who renewed it when and why."""

    async def use(renewals: "Renewals") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        now, past = await renewals.history(id, Origin(team, "operator"))
        if as_json:
            document = {
                "now": now.model_dump(mode="json"),
                "renewals": [one.model_dump(mode="json") for one in past],
            }
            return json.dumps(document, indent=2, ensure_ascii=False)
        return "\n".join([f"Compared with {_rows(now)}.", *(_line(one) for one in past)])

    typer.echo(_with_renewals(use))


def _told(done: "Renewed", as_json: bool) -> str:  # noqa: FBT001 - as the command has it
    if as_json:
        document = {**done.renewal.model_dump(mode="json"), "taken_back": done.taken_back}
        return json.dumps(document, indent=2, ensure_ascii=False)
    questions = {0: "No question was open.", 1: "One open question was taken back."}.get(
        done.taken_back, f"{done.taken_back} open questions were taken back."
    )
    after = (
        f"The next windows of “{done.source.name}” are compared with {_rows(done.renewal.after)}."
    )
    back = f"`remit drift source undo {done.source.id}` goes back."
    return f"{after}\n{questions} Earlier looks stay as they are. {back}"


def _rows(reference: "Reference") -> str:
    days = reference.days
    first = f" from {days.start}" if days.start else ""
    last = f" up to, and without, {days.end}" if days.end else ""
    place = f" in {reference.place}" if reference.place else ""
    return f"profile {reference.profile}: rows{first}{last}{place}"


def _line(one: "Renewal") -> str:
    done = "renewed" if one.change is None else f"changed {', '.join(one.changed)}"
    what = done if one.undoes is None else f"undid {one.undoes}"
    versions = f"profile {one.before.profile} → {one.after.profile}"
    return f"{one.number}  {one.made_at:%Y-%m-%d %H:%M} UTC  {one.by} {what}, {versions}: {one.why}"


def _with_renewals(use: "Callable[[Renewals], Awaitable[str]]") -> str:
    from bot.cli.deciding import with_renewals  # noqa: PLC0415

    return with_renewals(use)
