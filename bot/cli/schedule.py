"""`remit schedule`: summaries that come by themselves; and `remit report preview`, to see one first."""

import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from bot.domain.report.reader import Reader

if TYPE_CHECKING:
    from bot.domain.report.telling import Telling
    from bot.services.report.plan import Planned, ReportPlans
    from bot.services.report.reports import Reports

Result = TypeVar("Result")
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]
Operator = Annotated[str, typer.Option(help="Your own name, for the record.")]
For = Annotated[Reader, typer.Option("--for", help="For whom it is written.")]

app = typer.Typer(
    help="Have summaries posted by themselves, hold them, end them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
reports = typer.Typer(
    help="Look at summaries before anybody reads them.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def add(  # noqa: PLR0913  # what a summary is
    spec: Annotated[str, typer.Argument(help="The id of the spec.")],
    when: Annotated[
        str, typer.Argument(help="'every Monday at 9:00', 'weekdays 8:30', '0 9 * * 1'.")
    ],
    *,
    team: Team,
    channel: Annotated[str, typer.Option(help="Where: the id of a channel.")],
    operator: Operator,
    timezone: Annotated[str, typer.Option(help="Where the text names none.")] = "UTC",
    reader: For = Reader.TEAM,
    only_news: Annotated[
        bool, typer.Option("--only-news", help="Silent where nothing changed, for four periods.")
    ] = False,
    on_change: Annotated[
        bool,
        typer.Option("--on-change", help="Also at once where model, prompt or index changed."),
    ] = False,
    as_json: Json = False,
) -> None:
    """Have a summary of a spec posted again and again."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.domain.report.plan import channel_of  # noqa: PLC0415
    from bot.domain.schedule.cadence import read_cadence  # noqa: PLC0415
    from bot.services.report.plan import Wanted  # noqa: PLC0415

    wanted = Wanted(
        spec=spec,
        channel=channel_of(channel),
        cadence=read_cadence(when, timezone),
        reader=reader,
        only_news=only_news,
        on_change=on_change,
    )

    async def use(found: "ReportPlans") -> str:
        return _told(
            await found.plan(wanted, Origin(team, f"operator:{operator}")), as_json=as_json
        )

    typer.echo(_with_plans(use))


@app.command()
def apply(  # noqa: PLR0913  # what a declaration is applied with
    file: Annotated[
        Path, typer.Argument(help="Summaries in YAML; `-` reads stdin.", allow_dash=True)
    ],
    *,
    team: Team,
    operator: Operator,
    timezone: Annotated[str, typer.Option(help="Where an entry names none.")] = "UTC",
    prune: Annotated[
        bool, typer.Option("--prune", help="End the summaries that are not in the file.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Have the summaries a file declares; what is as declared is left alone."""
    from dataclasses import asdict  # noqa: PLC0415

    from bot.cli.text_file import text_of  # noqa: PLC0415
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.services.report.declaration import apply_summaries  # noqa: PLC0415
    from bot.services.report.file import load_summaries  # noqa: PLC0415

    entries = load_summaries(text_of(file), timezone)

    async def use(found: "ReportPlans") -> str:
        origin = Origin(team, f"operator:{operator}")
        became = asdict(await apply_summaries(found.store, entries, origin, prune=prune))
        if as_json:
            return json.dumps(became, indent=2)
        told = [f"{what}: {', '.join(names)}" for what, names in became.items() if names]
        return "\n".join(told) or "The file declares nothing, and nothing is scheduled."

    typer.echo(_with_plans(use))


@app.command()
def export(*, team: Team) -> None:
    """Print the summaries of a workspace as YAML; applied, it changes nothing."""
    from bot.services.report.file import dump_summaries  # noqa: PLC0415

    async def use(found: "ReportPlans") -> str:
        return dump_summaries(await found.planned(team))

    typer.echo(_with_plans(use, looking=True), nl=False)


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List the summaries of a workspace."""

    async def use(found: "ReportPlans") -> str:
        planned = await found.planned(team)
        if as_json:
            return json.dumps([_document(one) for one in planned], indent=2, ensure_ascii=False)
        return "\n".join(_told(one, as_json=False) for one in planned) or (
            "No summary is scheduled. `remit schedule add SPEC WHEN` schedules one."
        )

    typer.echo(_with_plans(use, looking=True))


@app.command()
def pause(id: str, *, team: Team, operator: Operator) -> None:
    """Hold a summary."""
    typer.echo(_with_plans(_held(id, team, operator, held=True)))


@app.command()
def resume(id: str, *, team: Team, operator: Operator) -> None:
    """Let a summary go on."""
    typer.echo(_with_plans(_held(id, team, operator, held=False)))


@app.command()
def remove(id: str, *, team: Team, operator: Operator) -> None:
    """End a summary; what it told stays on record."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415

    async def use(found: "ReportPlans") -> str:
        plan = await found.drop(id, Origin(team, f"operator:{operator}"))
        return f"The summary of “{plan.title}” does not come any more."

    typer.echo(_with_plans(use))


@reports.command()
def preview(
    spec: Annotated[str, typer.Argument(help="The id of the spec.")],
    *,
    team: Team,
    reader: For = Reader.TEAM,
    picture: Annotated[
        Path | None, typer.Option(help="Write the picture of its gravest criterion to this PNG.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Show the summary of the last seven days without posting it."""
    from bot.domain.intake.model import Origin  # noqa: PLC0415
    from bot.domain.report.telling import told  # noqa: PLC0415

    async def use(found: "Reports") -> str:
        report = await found.preview(spec, Origin(team, "operator:preview"), reader=reader)
        if picture:
            _keep(picture, await found.pictures(report, most=1))
        if as_json:
            return report.model_dump_json(indent=2)
        return "\n".join(_lines(told(report)))

    typer.echo(_with_reports(use))


def _keep(file: Path, drawn: Sequence[tuple[object, bytes]]) -> None:
    """Write the picture, or say that there is none; one that cannot be written is refused."""
    from bot.domain.errors import InvalidInputError  # noqa: PLC0415

    if not drawn:
        typer.echo("No picture was written: nothing of it was measured yet.", err=True)
        return
    try:
        file.write_bytes(drawn[0][1])
    except OSError as error:
        raise InvalidInputError(
            f"{file} cannot be written: {error.strerror}.",
            next_step="Name a file in a folder that exists.",
        ) from error


def _lines(telling: "Telling") -> list[str]:
    lines = [f"{telling.title} ({telling.period})", telling.headline, ""]
    for one in (*telling.lines, *telling.shown):
        lines.append(f"[{one.outcome}] {one.title}: {one.text}")
        lines += [f"    {beside}" for beside in (one.detail, one.failing) if beside]
    rest = [*telling.changes, telling.missing, *telling.trio, *telling.cases, telling.request]
    return [*lines, "", *(one for one in rest if one)]


def _held(
    id: str, team: str, operator: str, *, held: bool
) -> "Callable[[ReportPlans], Awaitable[str]]":
    async def use(found: "ReportPlans") -> str:
        from bot.domain.intake.model import Origin  # noqa: PLC0415

        plan = await found.hold(id, Origin(team, f"operator:{operator}"), held=held)
        state = "is held" if held else "comes again"
        return f"The summary of “{plan.title}” {state}."

    return use


def _told(one: "Planned", *, as_json: bool) -> str:
    from bot.domain.schedule.cadence import say_cadence  # noqa: PLC0415

    if as_json:
        return json.dumps(_document(one), indent=2, ensure_ascii=False)
    plan = one.plan
    following = f"next {one.next_at:%Y-%m-%d %H:%M} UTC" if one.next_at else "no next time"
    state = "held" if one.paused else following
    when = say_cadence(plan.cadence, "en")
    return f"{plan.id}  “{plan.title}” in {plan.channel}, {when}, for {plan.reader}: {state}"


def _document(one: "Planned") -> dict[str, object]:
    next_at = one.next_at.isoformat() if one.next_at else None
    return {**one.plan.model_dump(mode="json"), "next_at": next_at, "paused": one.paused}


def _with_reports(use: "Callable[[Reports], Awaitable[Result]]") -> Result:
    from bot.cli.deciding import with_reports  # noqa: PLC0415

    return with_reports(use)


def _with_plans(
    use: "Callable[[ReportPlans], Awaitable[Result]]", *, looking: bool = False
) -> Result:
    from bot.cli.deciding import with_report_plans  # noqa: PLC0415

    return with_report_plans(use, looking=looking)
