"""The commands of `remit eval` and their options."""

from pathlib import Path
from typing import Annotated

import typer

from bot.domain.criterion.term import Severity
from bot.domain.evaluation.format import Format

app = typer.Typer(
    help="Read results of other tools, judge them against a criterion, and compare two versions.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command()
def judge(  # noqa: PLR0913  # the options people have
    *,
    n: Annotated[int, typer.Option(help="How many cases were run.")],
    passed: Annotated[int | None, typer.Option(help="How many of them were right.")] = None,
    failed: Annotated[int | None, typer.Option(help="Instead: how many were wrong.")] = None,
    floor: Annotated[
        str | None, typer.Option(help="The success rate that must be shown, such as .95 or 95%.")
    ] = None,
    ceiling: Annotated[
        str | None, typer.Option(help="Instead: the error rate to stay under, such as 2%.")
    ] = None,
    severity: Annotated[Severity, typer.Option(help="How bad a failure is.")] = Severity.MAJOR,
    confidence: Annotated[
        str | None, typer.Option(help="How sure, one-sided; 0.95 if not given.")
    ] = None,
    method: Annotated[
        str, typer.Option(help="How bounds are computed: exact or wilson.")
    ] = "exact",
    look: Annotated[int, typer.Option(min=1, help="Which look at this criterion it is.")] = 1,
    looks: Annotated[
        int, typer.Option(min=1, help="How many looks are planned, such as 52 a year.")
    ] = 1,
    every_look: Annotated[
        bool,
        typer.Option(
            "--every-look", help="The counts are of all looks so far; use bounds that always hold."
        ),
    ] = False,
    lang: Annotated[str, typer.Option(help="en, fr or de.")] = "en",
    json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
) -> None:
    """Say whether so many right answers show a rate: pass, fail or inconclusive, and what would settle it."""
    from bot.cli.judging import Asked, run_judge  # noqa: PLC0415

    asked = Asked(
        n=n,
        passed=passed,
        failed=failed,
        floor=floor,
        ceiling=ceiling,
        severity=severity,
        confidence=confidence,
        method=method,
        look=look,
        looks=looks,
        every_look=every_look,
        language=lang,
    )
    typer.echo(run_judge(asked, as_json=json))


@app.command("import")
def import_file(  # noqa: PLR0913  # the options people have
    file: Annotated[
        Path, typer.Argument(help="A file of results, as the evaluation tool wrote it.")
    ],
    *,
    system: Annotated[str | None, typer.Option(help="Which system it is about.")] = None,
    format: Annotated[
        Format | None,
        typer.Option(
            "--format", help="Which form the file has; found in its content if not given."
        ),
    ] = None,
    mapping: Annotated[
        str | None,
        typer.Option(
            "--map",
            metavar="case=COLUMN,passed=COLUMN",
            help="Which column of a plain table holds what; remembered for the system.",
        ),
    ] = None,
    expect: Annotated[
        int | None, typer.Option(min=1, help="How many cases of each check there should be.")
    ] = None,
    spec: Annotated[
        str | None,
        typer.Option(help="Keep the file with this spec, and judge its criteria by it."),
    ] = None,
    team: Annotated[
        str | None, typer.Option(help="The workspace of the spec; only with --spec.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print what was read as JSON.")] = False,
) -> None:
    """Read a file of results: every provider and check apart, and what is wrong with it."""
    from bot.cli.evaluation_import import Given, run_import  # noqa: PLC0415

    given = Given(file, system or spec, format, mapping, expect, spec, team)
    typer.echo(run_import(given, as_json=json))


@app.command("set")
def show_set(
    spec: Annotated[str, typer.Argument(help="The id of the spec.")],
    *,
    team: Annotated[str, typer.Option(help="The workspace, such as T0123456.")],
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Tell of the cases a spec is tested on: version, age, looks, and whether they are like production."""
    from bot.cli.eval_set import show  # noqa: PLC0415

    typer.echo(show(spec, team, as_json=json))


@app.command()
def compare(  # noqa: PLR0913  # the options people have
    before: Annotated[Path, typer.Argument(help="Results of the version so far.")],
    after: Annotated[Path, typer.Argument(help="Results of the new version, on the same cases.")],
    *,
    provider: Annotated[
        str | None, typer.Option(help="Which run of the files, where they hold several.")
    ] = None,
    before_provider: Annotated[
        str | None, typer.Option(help="Which run of the first file, if it is another one.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Of whatever is resampled.")] = 0,
    lang: Annotated[str, typer.Option(help="en, fr or de.")] = "en",
    json: Annotated[bool, typer.Option("--json", help="Print the comparison as JSON.")] = False,
) -> None:
    """Say which cases a new version fixed and broke, and whether that could be chance."""
    from bot.cli.comparing import run_compare  # noqa: PLC0415

    chosen = (before_provider or provider, provider)
    typer.echo(run_compare((before, after), chosen, language=lang, seed=seed, as_json=json))


@app.command()
def gate(  # noqa: PLR0913  # the options people have
    results: Annotated[Path, typer.Argument(help="Results of the version to be released.")],
    *,
    provider: Annotated[
        str | None, typer.Option(help="Which run of the file, where it holds several.")
    ] = None,
    spec: Annotated[
        Path | None,
        typer.Option(help="Criteria: criteria.json of an exported spec, or one a line."),
    ] = None,
    floor: Annotated[
        str | None, typer.Option(help="Instead: the success rate each check must show.")
    ] = None,
    ceiling: Annotated[
        str | None, typer.Option(help="Instead: the error rate each check must stay under.")
    ] = None,
    check: Annotated[
        str | None, typer.Option(help="With --floor or --ceiling: only this check.")
    ] = None,
    severity: Annotated[
        Severity, typer.Option(help="With --floor or --ceiling: how bad a failure is.")
    ] = Severity.MAJOR,
    against: Annotated[
        Path | None, typer.Option(help="Results of the version so far, on the same cases.")
    ] = None,
    against_provider: Annotated[
        str | None, typer.Option(help="Which run of that file, where it holds several.")
    ] = None,
    tolerate: Annotated[
        str | None,
        typer.Option(help="Block unless a drop larger than this can be ruled out, such as 1%."),
    ] = None,
    must_pass: Annotated[
        Path | None, typer.Option(help="Cases that were fixed before, one a line.")
    ] = None,
    open_critical: Annotated[
        bool, typer.Option("--open-critical", help="Let critical criteria be inconclusive.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Block where a major criterion is not shown.")
    ] = False,
    dataset_version: Annotated[
        str | None, typer.Option(help="On which version of the cases it was run.")
    ] = None,
    look: Annotated[int, typer.Option(min=1, help="Which look at these criteria it is.")] = 1,
    looks: Annotated[int, typer.Option(min=1, help="How many looks are planned.")] = 1,
    title: Annotated[str, typer.Option(help="The title of the summary.")] = "Evaluation",
    markdown: Annotated[
        Path | None, typer.Option(help="Write the summary for a pull request to this file.")
    ] = None,
    junit: Annotated[Path | None, typer.Option(help="Write JUnit XML to this file.")] = None,
    lang: Annotated[str, typer.Option(help="en, fr or de.")] = "en",
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Hold results against criteria before a release. The exit code is 1 if anything blocks it."""
    from bot.cli.gating import Wanted, run_gate  # noqa: PLC0415

    wanted = Wanted(
        results=results,
        provider=provider,
        spec=spec,
        floor=floor,
        ceiling=ceiling,
        check=check,
        severity=severity,
        against=against,
        against_provider=against_provider,
        tolerate=tolerate,
        must_pass=must_pass,
        open_critical=open_critical,
        strict=strict,
        dataset_version=dataset_version,
        look=look,
        looks=looks,
        title=title,
        markdown=markdown,
        junit=junit,
        language=lang,
    )
    told, blocked = run_gate(wanted, as_json=json)
    typer.echo(told)
    raise typer.Exit(1 if blocked else 0)
