"""The commands of `remit drift` and their options."""

from pathlib import Path
from typing import Annotated

import typer

from bot.cli import watched_source

app = typer.Typer(
    help="Say what moved between two windows of data.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(watched_source.app, name="source")
Columns = Annotated[
    list[str] | None, typer.Option("--column", help="Only this column; may be given several times.")
]
Season = Annotated[
    str | None,
    typer.Option(help="The same season a year ago: what moved as it did then calls nobody."),
]
Weights = Annotated[
    Path | None,
    typer.Option(help="How much the model uses each column (a JSON object), to weigh drift by."),
]

Roles = Annotated[
    list[str] | None,
    typer.Option(
        "--role",
        help="What a column is, as COLUMN=ROLE: prediction, label, topic, refusal, length, judge,"
        " citation, cost or latency.",
        metavar="COLUMN=ROLE",
    ),
]
Answers = Annotated[
    bool,
    typer.Option(
        "--answers", help="A log of a language model's answers: roles are told by usual names."
    ),
]
Told = Annotated[str, typer.Option("--language", help="Tell it in en, fr or de.")]


@app.command()
def compare(  # noqa: PLR0913  # the options people have
    reference: Annotated[
        str, typer.Argument(help="Parquet, CSV, JSONL or Arrow, a quoted pattern, or a profile.")
    ],
    current: Annotated[str, typer.Argument(help="The same for the window to look at.")],
    *,
    column: Columns = None,
    weights: Weights = None,
    season: Season = None,
    role: Roles = None,
    answers: Answers = False,
    language: Told = "en",
    together: Annotated[
        bool,
        typer.Option(
            "--together", help="Also whether columns still go with each other; reads whole rows."
        ),
    ] = False,
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Say what moved from a reference to a current window, by how much, and what to do next."""
    from bot.cli.drifting import Wish, run_compare  # noqa: PLC0415

    wish = Wish(
        reference,
        tuple(column or ()),
        weights,
        season,
        tuple(role or ()),
        answers,
        language,
        together,
    )
    typer.echo(run_compare(wish, current, as_json=json))


@app.command()
def profile(  # noqa: PLR0913  # the options people have
    file: Annotated[str, typer.Argument(help="Parquet, CSV, JSONL or Arrow, or a quoted pattern.")],
    *,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", help="Write the profile to this JSON file.")
    ] = None,
    column: Columns = None,
    role: Roles = None,
    answers: Answers = False,
    json: Annotated[bool, typer.Option("--json", help="Print the profile as JSON.")] = False,
) -> None:
    """Count a reference once; later windows are compared with what was counted."""
    from bot.cli.drifting import Wish, run_profile  # noqa: PLC0415

    wish = Wish(file, tuple(column or ()), roles=tuple(role or ()), answers=answers)
    typer.echo(run_profile(wish, out, as_json=json))


@app.command()
def watch(  # noqa: PLR0913  # the options people have
    reference: Annotated[str, typer.Argument(help="A profile, or data as for `compare`.")],
    windows: Annotated[
        str, typer.Argument(help="A quoted pattern; each file is a window, in order of its name.")
    ],
    *,
    column: Columns = None,
    weights: Weights = None,
    season: Season = None,
    role: Roles = None,
    answers: Answers = False,
    language: Told = "en",
    state: Annotated[
        Path | None,
        typer.Option(help="Remember here what was told, and tell only of windows after it."),
    ] = None,
    every: Annotated[
        int | None,
        typer.Option(
            min=1, help="Look again after so many seconds, until stopped.", metavar="SECONDS"
        ),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a window.")] = False,
) -> None:
    """Compare one window after the other, and say since when a column has moved.

    The exit code is 1 if something is broken or has come to last in a window that was told of.
    """
    from bot.cli.drifting import Wish  # noqa: PLC0415
    from bot.cli.watching import run_watch  # noqa: PLC0415

    wish = Wish(
        reference, tuple(column or ()), weights, season, tuple(role or ()), answers, language
    )
    called = False
    for report, calls in run_watch(wish, windows, state, every, as_json=json):
        called = called or calls
        typer.echo(report)
    raise typer.Exit(1 if called else 0)


@app.command()
def decay(  # noqa: PLR0913  # the options people have
    where: Annotated[str, typer.Argument(help="Files, a quoted pattern, or a table.")],
    *,
    time: Annotated[str, typer.Option(help="The column that says when a row was predicted.")],
    prediction: Annotated[str, typer.Option(help="The column with what was predicted.")],
    label: Annotated[str, typer.Option(help="The column with what turned out true; may be empty.")],
    labels: Annotated[
        str | None,
        typer.Option(
            help="Where labels lie, if elsewhere: files, or a table of the same database."
        ),
    ] = None,
    key: Annotated[
        list[str] | None,
        typer.Option(help="A column that names a row, here and there; may be given several times."),
    ] = None,
    score: Annotated[
        str | None,
        typer.Option(help="The model's chance of the positive level, or of what it predicted."),
    ] = None,
    positive: Annotated[
        str | None, typer.Option(help="Of two outcomes, the one that is looked for.")
    ] = None,
    metric: Annotated[str, typer.Option(help="accuracy, precision or recall.")] = "accuracy",
    floor: Annotated[str | None, typer.Option(help="What was asked for, such as 95%.")] = None,
    label_days: Annotated[
        int | None, typer.Option(min=0, help="How many days labels take.")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=366, help="Days of one cohort.")] = 7,
    reference: Annotated[
        int, typer.Option(min=1, help="How many cohorts, from the first, are the reference.")
    ] = 4,
    as_of: Annotated[
        str | None, typer.Option(help="Judge as on this day; else the last day of the rows.")
    ] = None,
    language: Told = "en",
    json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
) -> None:
    """Say whether a system got worse, cohort by cohort, as the truth becomes known.

    The exit code is 1 if it is worse in two cohorts in a row, or surely misses the floor.
    """
    from bot.cli.decaying import DecayWish, run_decay  # noqa: PLC0415
    from bot.evidence.drift.outcome_columns import Columns  # noqa: PLC0415

    columns = Columns(time, prediction, label, score, positive, days, tuple(key or ()), labels)
    wish = DecayWish(where, columns, metric, floor, label_days, reference, as_of, language)
    said, calls = run_decay(wish, as_json=json)
    typer.echo(said)
    raise typer.Exit(1 if calls else 0)


@app.command()
def advise(  # noqa: PLR0913  # the options people have
    decision: Annotated[str, typer.Argument(help="retrain, rollback or plateau.")],
    *,
    comparison: Annotated[
        Path | None, typer.Option(help="What `remit drift compare --json` printed.")
    ] = None,
    decay: Annotated[
        Path | None, typer.Option(help="What `remit drift decay --json` printed.")
    ] = None,
    facts: Annotated[
        Path | None, typer.Option(help="What people know beside it (YAML), `-` for stdin.")
    ] = None,
    language: Told = "en",
    json: Annotated[bool, typer.Option("--json", help="Print the table as JSON.")] = False,
) -> None:
    """Fill in the table of a decision from evidence: what is advised, and what nobody knows yet."""
    from bot.cli.advising import AdviceWish, run_advise  # noqa: PLC0415

    wish = AdviceWish(decision, comparison, decay, facts, language)
    typer.echo(run_advise(wish, as_json=json))


@app.command()
def look(
    where: Annotated[str, typer.Argument(help="Files, a quoted pattern, or a table.")],
    *,
    json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Show columns, rows and what counting them would cost; nothing is counted."""
    from bot.cli.looking import run_look  # noqa: PLC0415

    typer.echo(run_look(where, as_json=json))
