"""The commands of `remit spec` and their options."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Check, show, compare and export specs.", no_args_is_help=True, rich_markup_mode=None
)


@app.command()
def lint(
    text: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE|-|SENTENCE]",
            help="Markdown, plain text or a spec as JSON; `-` reads stdin; a sentence works too.",
        ),
    ] = None,
    *,
    lang: Annotated[
        str, typer.Option(help="en, fr or de; auto tells by the words.", metavar="LANGUAGE")
    ] = "auto",
    json: Annotated[bool, typer.Option("--json", help="Print the findings as JSON.")] = False,
    explain: Annotated[
        str | None, typer.Option(help="Print the help page of one rule.", metavar="RULE")
    ] = None,
) -> None:
    """Say what is not testable in a spec. The exit code is 1 if anything blocks it (severity E)."""
    from bot.cli.linting import run_explain, run_lint  # noqa: PLC0415

    if explain:
        typer.echo(run_explain(explain))
        raise typer.Exit
    told, blocked = run_lint(text, language=lang, as_json=json)
    typer.echo(told)
    raise typer.Exit(1 if blocked else 0)


@app.command()
def show(
    spec: Annotated[str, typer.Argument(metavar="SPEC", help="Its id, or a spec as JSON.")],
    *,
    version: Annotated[int | None, typer.Option(help="Which version; the newest if none.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Print a spec."""
    from bot.cli.spec_documents import run_show  # noqa: PLC0415

    typer.echo(run_show(spec, version=version, as_data=json))


@app.command()
def diff(
    before: Annotated[str, typer.Argument(metavar="SPEC[@VERSION]")],
    after: Annotated[str | None, typer.Argument(metavar="[SPEC[@VERSION]]")] = None,
    *,
    json: Annotated[bool, typer.Option("--json", help="Print the changes as JSON.")] = False,
) -> None:
    """Say what changed between two specs; of one, what its newest version changed.

    The exit code is 1 if anything did.
    """
    from bot.cli.spec_documents import run_diff  # noqa: PLC0415

    told, changed = run_diff(before, after, as_data=json)
    typer.echo(told)
    raise typer.Exit(1 if changed else 0)


@app.command()
def export(
    spec: Annotated[str, typer.Argument(metavar="SPEC[@VERSION]", help="Its id, or JSON.")],
    *,
    audience: Annotated[
        str, typer.Option("--for", help="everybody, executives, engineers or auditors.")
    ] = "everybody",
    to: Annotated[Path, typer.Option(help="The folder to write into.")] = Path(),
) -> None:
    """Write a spec as documents for somebody."""
    from bot.cli.spec_documents import run_export  # noqa: PLC0415

    for file in run_export(spec, audience=audience, folder=to):
        typer.echo(str(file))


@app.callback()
def group() -> None:
    """Check, show, compare and export specs."""
