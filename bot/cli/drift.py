"""The commands of `remit drift` and their options."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Say what moved between two windows of data.", no_args_is_help=True, rich_markup_mode=None
)
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="Only this column; may be given several times.")
]
Weights = Annotated[
    Path | None,
    typer.Option(help="How much the model uses each column (a JSON object), to weigh drift by."),
]


@app.command()
def compare(
    reference: Annotated[
        str, typer.Argument(help="Parquet, CSV, JSONL or Arrow, a quoted pattern, or a profile.")
    ],
    current: Annotated[str, typer.Argument(help="The same for the window to look at.")],
    *,
    column: Columns = None,
    weights: Weights = None,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Say what moved from a reference to a current window, by how much, and what to do next."""
    from bot.cli.drifting import run_compare  # noqa: PLC0415

    typer.echo(run_compare(reference, current, column or [], weights, as_json=json))


@app.command()
def profile(
    file: Annotated[str, typer.Argument(help="Parquet, CSV, JSONL or Arrow, or a quoted pattern.")],
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the profile to this JSON file.")
    ] = None,
    column: Columns = None,
    json: Annotated[bool, typer.Option("--json", help="Print the profile as JSON.")] = False,
) -> None:
    """Count a reference once; later windows are compared with what was counted."""
    from bot.cli.drifting import run_profile  # noqa: PLC0415

    typer.echo(run_profile(file, out, column or [], as_json=json))
