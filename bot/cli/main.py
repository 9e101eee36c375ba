"""The commands of `remit` and their options. Nothing heavy is loaded before a command runs."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from bot.cli import (
    audit,
    cases,
    drift,
    evaluation,
    policy,
    queue,
    roundup,
    schedule,
    spec,
    token,
    webhook,
)
from bot.cli.errors import tell

app = typer.Typer(
    name="remit",
    help="Turn vague goals into testable problem statements and spec drafts, in Slack.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: readable in a log, and a third of the start-up time
)
prompts = typer.Typer(
    help="Look at the prompts, and try them on the language model.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
criterion = typer.Typer(
    help="Read acceptance criteria, and work out how many cases they need.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(audit.app, name="audit")
app.add_typer(criterion, name="criterion")
evaluation.app.add_typer(cases.app, name="cases")
app.add_typer(evaluation.app, name="eval")
app.add_typer(prompts, name="prompts")
app.add_typer(policy.app, name="policy")
app.add_typer(queue.group, name="escalation")
app.add_typer(spec.app, name="spec")
app.add_typer(roundup.app, name="roundup")
app.add_typer(schedule.app, name="schedule")
app.add_typer(schedule.reports, name="report")
app.add_typer(drift.app, name="drift")
app.add_typer(token.app, name="token")
app.add_typer(webhook.app, name="webhook")


def main() -> None:
    """Run a command; errors become one sentence and an exit code."""
    try:
        app()
    except BrokenPipeError:  # the reader of our output left; nobody to tell
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(130)
    except Exception as error:  # noqa: BLE001  # the edge: everything becomes a sentence
        sys.exit(tell(error))


def _version(wanted: bool) -> None:  # noqa: FBT001  # the signature of a flag's callback
    if wanted:
        from importlib.metadata import version  # noqa: PLC0415

        typer.echo(f"remit {version('remit')}")
        raise typer.Exit


@app.callback()
def root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Say which release.")
    ] = False,
) -> None:
    """Turn vague goals into testable problem statements and spec drafts, in Slack."""


@app.command()
def mcp(
    team: Annotated[
        str | None, typer.Option(help="The workspace, where no Remit is running.")
    ] = None,
) -> None:
    """Give assistants tools over stdin and stdout: specs, criteria, what waits; none of them decides."""
    from bot.cli.mcp import run_mcp  # noqa: PLC0415

    run_mcp(team=team)


@app.command()
def run() -> None:
    """Connect to Slack and work until stopped. Checks everything `doctor` checks first."""
    from bot.cli.serving import run_bot  # noqa: PLC0415

    raise typer.Exit(run_bot())


@app.command()
def demo(
    *,
    headless: Annotated[
        bool, typer.Option("--headless", help="Play a scripted story and print the thread.")
    ] = False,
    weeks: Annotated[
        bool,
        typer.Option("--weeks", help="Live through twelve weeks of a system whose data drift."),
    ] = False,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Where the page is served; 0 takes a free port.")
    ] = 0,
    open_browser: Annotated[
        bool, typer.Option("--open/--no-open", help="Open the page in the browser.")
    ] = True,
) -> None:
    """Try Remit in a local Slack-compatible workspace; needs no account and no tokens."""
    from bot.demo import run_demo  # noqa: PLC0415

    raise typer.Exit(run_demo(headless=headless, port=port, open_browser=open_browser, weeks=weeks))


@app.command()
def doctor() -> None:
    """Check settings, Slack, database and model, and say what to do about each problem."""
    from bot.cli.serving import run_doctor  # noqa: PLC0415

    raise typer.Exit(run_doctor())


@app.command()
def migrate(
    *,
    check: Annotated[
        bool, typer.Option("--check", help="Change nothing; fail if the database is behind.")
    ] = False,
) -> None:
    """Bring the database to the schema of this release."""
    from bot.cli.database import run_migrate  # noqa: PLC0415

    typer.echo(run_migrate(check=check))


@app.command()
def frame(
    sentence: Annotated[
        str | None, typer.Argument(help="The goal in your own words; `-` reads it from stdin.")
    ] = None,
    *,
    thread: Annotated[
        Path | None,
        typer.Option(
            help="A JSONL file, one message a line: user, role, ts, text; `-` reads stdin.",
            allow_dash=True,
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the statement as JSON.")] = False,
    today: Annotated[
        str | None,
        typer.Option(help="The day deadlines are counted from, as YYYY-MM-DD.", metavar="DATE"),
    ] = None,
) -> None:
    """Draft a problem statement from a sentence or a thread, offline."""
    from bot.cli.framing import run_frame  # noqa: PLC0415

    typer.echo(run_frame(sentence, thread, today=today, as_json=json))


@criterion.command("parse")
def parse_criteria(
    text: Annotated[str, typer.Argument(help="A sentence or a text; `-` reads it from stdin.")],
    *,
    lang: Annotated[
        str | None, typer.Option(help="en, fr or de; told from the words if not given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print a list of criteria as JSON.")] = False,
) -> None:
    """Read the acceptance criteria of a text, and ask for what each lacks."""
    from bot.cli.criterion import run_parse  # noqa: PLC0415

    typer.echo(run_parse(text, lang, as_json=json))


@criterion.command("plan")
def plan_cases(  # noqa: PLR0913  # the options people have
    *,
    floor: Annotated[
        str | None, typer.Option(help="The success rate to show, such as .95 or 95%.")
    ] = None,
    ceiling: Annotated[
        str | None, typer.Option(help="Instead: the error rate to stay under, such as .02.")
    ] = None,
    failures: Annotated[
        list[int] | None, typer.Option(help="So many failures; may be given several times.")
    ] = None,
    n: Annotated[
        list[int] | None, typer.Option(help="So many cases; may be given several times.")
    ] = None,
    confidence: Annotated[
        str | None, typer.Option(help="How sure, one-sided; 0.95 if not given.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Say how many cases can show a floor, and how many failures they may have.

    With one --failures and one --n it says what they show, and how many more cases would settle it.
    """
    from bot.cli.criterion import Wanted, run_plan  # noqa: PLC0415

    wanted = Wanted(floor, ceiling, tuple(failures or ()), tuple(n or ()), confidence)
    typer.echo(run_plan(wanted, as_json=json))


@prompts.command("list")
def list_prompts(
    *, json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False
) -> None:
    """Name every prompt with its version, its purpose, its inputs and its cases."""
    from bot.cli.prompts import run_list  # noqa: PLC0415

    typer.echo(run_list(as_json=json))


@prompts.command("eval")
def evaluate(  # noqa: PLR0913  # the options people have
    names: Annotated[
        list[str] | None, typer.Argument(metavar="[PROMPT]...", help="Which prompts; all if none.")
    ] = None,
    *,
    against: Annotated[
        str | None,
        typer.Option(
            help="Run an older version as well: a folder of prompts or a Git revision.",
            metavar="REVISION_OR_FOLDER",
        ),
    ] = None,
    compare: Annotated[
        Path | None, typer.Option(help="Compare with a file that --out wrote earlier.")
    ] = None,
    out: Annotated[Path | None, typer.Option(help="Write the result to this JSON file.")] = None,
    case: Annotated[
        list[str] | None, typer.Option(help="Only this case; may be given several times.")
    ] = None,
    repeats: Annotated[
        int, typer.Option(min=1, max=100, help="Runs of each case; it must be right every time.")
    ] = 1,
    prices: Annotated[
        Path | None, typer.Option(help="A table of prices (YAML); without it, cost is n/a.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the result as JSON.")] = False,
) -> None:
    """Put the cases of each prompt to the configured model and count what it gets right."""
    from bot.cli.prompts import Wish, run_eval  # noqa: PLC0415

    wish = Wish(
        prompts=tuple(names or ()),
        cases=tuple(case or ()),
        against=against,
        compare=compare,
        out=out,
        prices=prices,
        repeats=repeats,
        as_json=json,
    )
    raise typer.Exit(run_eval(wish))
