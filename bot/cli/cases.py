"""`remit eval cases`: the test cases that decisions of people became, listed and written for other tools."""

import json as jsons
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.cli.deciding import with_report_plans
from bot.cli.policy import Json

if TYPE_CHECKING:
    from bot.services.report.plan import ReportPlans

app = typer.Typer(
    help="Test cases that people's decisions became.", no_args_is_help=True, rich_markup_mode=None
)
Team = Annotated[str, typer.Option(help="The workspace, such as T0123456.")]


@app.command()
def export(
    *,
    team: Team,
    form: Annotated[
        str, typer.Option("--format", help="jsonl, or promptfoo (the tests of a YAML file).")
    ] = "jsonl",
    system: Annotated[str | None, typer.Option(help="Only what this system asked.")] = None,
    spec: Annotated[str | None, typer.Option(help="Only what was asked under this spec.")] = None,
    out: Annotated[Path | None, typer.Option(help="Write to this file.")] = None,
) -> None:
    """Write them for another tool: what was asked, and what was right instead."""
    from bot.services.evaluation.case import CollectedCases  # noqa: PLC0415

    async def write(plans: "ReportPlans") -> str:
        cases = CollectedCases(plans.store)
        return await cases.export(team, form, system=system, spec=spec)

    text = with_report_plans(write, looking=True)
    if out is None:
        typer.echo(text, nl=False)
        return
    out.write_text(text, encoding="utf-8")
    typer.echo(f"Written to {out}.", err=True)


@app.command("list")
def list_all(*, team: Team, as_json: Json = False) -> None:
    """List them, the oldest first."""
    from bot.services.evaluation.case import CollectedCases  # noqa: PLC0415

    async def read(plans: "ReportPlans") -> str:
        found = await CollectedCases(plans.store).listed(team)
        if as_json:
            return jsons.dumps([one.model_dump(mode="json") for one in found], indent=2)
        lines = [
            f"{one.id}  {one.expected.decision.value:<5}  {one.given.action} by {one.given.system}"
            for one in found
        ]
        return "\n".join(lines) or "There are no cases yet. A rejection or a change becomes one."

    typer.echo(with_report_plans(read, looking=True))
