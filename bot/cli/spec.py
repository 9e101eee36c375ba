"""The commands of `remit spec` and their options."""

from typing import Annotated

import typer

app = typer.Typer(help="Check specs and requirements.", no_args_is_help=True, rich_markup_mode=None)


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


@app.callback()
def group() -> None:
    """Check specs and requirements."""
