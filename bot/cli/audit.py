"""`remit audit`: the record checked, and handed to somebody else in a form they can check."""

import json as jsons
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.cli.deciding import finished
from bot.domain.errors import InvalidInputError

if TYPE_CHECKING:
    from bot.domain.audit.anchor import Anchor
    from bot.domain.audit.checking import ChainFinding
    from bot.domain.audit.story import Story
    from bot.services.record import Record

app = typer.Typer(
    help="Look at the record of who did what, check it, and hand it out.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
Json = Annotated[bool, typer.Option("--json", help="Print it as JSON.")]


class Form(StrEnum):
    """In which form the record is handed out."""

    JSONL = "jsonl"
    AGENTACK = "agentack"
    AAIS = "aais"


@app.command()
def verify(
    *,
    anchor: Annotated[
        list[str] | None,
        typer.Option(
            help="How far a chain was before: the word posted in the channel, or the file of "
            "anchors. May be given several times.",
        ),
    ] = None,
    file: Annotated[
        Path | None, typer.Option(help="Check a file that `remit audit export` wrote instead.")
    ] = None,
    as_json: Json = False,
) -> None:
    """Recompute every workspace's chain and say where one stops being true."""
    anchors = tuple(one for text in anchor or () for one in _anchors(text))
    found = _check_file(file, anchors) if file else finished(_check_database(anchors))
    if as_json:
        typer.echo(jsons.dumps([_document(one) for one in found], indent=2))
    else:
        typer.echo("\n".join(_told(one) for one in found) or "There are no audit entries yet.")
    raise typer.Exit(0 if all(one.holds for one in found) else 1)


@app.command()
def export(  # noqa: PLR0913 - what can be asked for
    *,
    form: Annotated[Form, typer.Option(help="For which reader.")] = Form.JSONL,
    team: Annotated[
        str | None, typer.Option(help="The workspace; not needed where there is one.")
    ] = None,
    escalation: Annotated[str | None, typer.Option(help="Only the story of this one.")] = None,
    since: Annotated[
        str | None, typer.Option(help="From here on: 2026-11-01, or with a time.", metavar="WHEN")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(help="Write there: a file, or a folder for traces, one of each story."),
    ] = None,
    without_words: Annotated[
        bool, typer.Option("--digests-only", help="Name what was asked for by its digest alone.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Write the record for somebody else to check: entries, AgentAck traces, or AAIS envelopes."""
    from bot.services.record import Wanted  # noqa: PLC0415

    if form is Form.AGENTACK and not (escalation or out):
        raise InvalidInputError(
            "A trace tells of one escalation.",
            next_step="Name it with --escalation, or a folder with --out for a trace of each.",
        )

    apart = out if form is Form.AGENTACK and not escalation else None

    async def read() -> "tuple[list[dict[str, Any]], list[Story]]":
        async with _record() as record:
            wanted = Wanted(
                await _only(record, team), escalation, _moment(since), with_words=not without_words
            )
            if apart:
                return [], [story async for story in record.stories(wanted)]
            return [line async for line in record.lines(form.value, wanted)], []

    lines, stories = finished(read())
    told = (
        _write_traces(stories, apart, as_json=as_json)
        if apart
        else _written(lines, out, as_json=as_json)
    )
    typer.echo(told)


def _write_traces(stories: "list[Story]", folder: Path, *, as_json: bool) -> str:
    from bot.domain.audit.agentack_trace import POLICY_FILE, trace_of  # noqa: PLC0415

    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agentack.toml").write_text(POLICY_FILE, encoding="utf-8")
    for story in stories:
        text = "".join(_line(line) + "\n" for line in trace_of(story))
        (folder / f"{story.id}.jsonl").write_text(text, encoding="utf-8")
    written, over = len(stories), sum(story.is_over for story in stories)
    if as_json:
        return jsons.dumps({"folder": str(folder), "traces": written, "over": over})
    waiting = f" {written - over} of them are not over yet." if written > over else ""
    return (
        f"Wrote {written} traces and agentack.toml to {folder}.{waiting}\n"
        f"agentack check --policy {folder}/agentack.toml {folder}/esc_….jsonl"
    )


def _written(lines: list[dict[str, Any]], out: Path | None, *, as_json: bool) -> str:
    text = jsons.dumps(lines, indent=2) if as_json else "\n".join(_line(one) for one in lines)
    if out is None:
        return text
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text + "\n", encoding="utf-8")
    return f"Wrote {len(lines)} lines to {out}."


def _line(document: dict[str, Any]) -> str:
    return jsons.dumps(document, ensure_ascii=True, separators=(",", ":"))


async def _only(record: "Record", team: str | None) -> str:
    """The workspace that is meant.

    Raises:
        InvalidInputError: there are several, or not this one.
    """
    known = await record.workspaces()
    chosen = [one for one in known if team in {None, one}]
    if len(chosen) != 1:
        raise InvalidInputError(
            f"{len(chosen)} workspaces fit." if known else "There are no audit entries yet.",
            next_step=f"Name one with --team: {', '.join(known)}." if known else "",
        )
    return chosen[0]


def _moment(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise InvalidInputError(
            f"{text} is no moment.", next_step="Write 2026-11-01 or 2026-11-01T09:30Z."
        ) from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


@asynccontextmanager
async def _record() -> "AsyncIterator[Record]":
    """Look at the database; the bot may be running on it."""
    from bot.app import SystemClock  # noqa: PLC0415
    from bot.cli.database import require_current  # noqa: PLC0415
    from bot.services.record import Record  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.store.store import Store  # noqa: PLC0415

    url = Settings.load().database_url
    await require_current(url)
    store = Store.at(url, SystemClock())
    try:
        yield Record(store)
    finally:
        await store.close()


async def _check_database(anchors: "tuple[Anchor, ...]") -> "tuple[ChainFinding, ...]":
    from bot.cli.database import require_current  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.store.inspection import engine_at  # noqa: PLC0415
    from bot.store.verification import verify_chains  # noqa: PLC0415

    url = Settings.load().database_url
    await require_current(url)
    engine = engine_at(url)
    try:
        return await verify_chains(engine, anchors)
    finally:
        await engine.dispose()


def _check_file(file: Path, anchors: "tuple[Anchor, ...]") -> "tuple[ChainFinding, ...]":
    from pydantic import ValidationError  # noqa: PLC0415

    from bot.domain.audit.checking import ChainCheck  # noqa: PLC0415
    from bot.domain.audit.model import AuditEntry  # noqa: PLC0415

    checks: dict[str, ChainCheck] = {one.chain: ChainCheck(one.chain, anchors) for one in anchors}
    for number, line in enumerate(_read(file).splitlines(), start=1):
        try:
            entry = AuditEntry.model_validate_json(line)
        except ValidationError:
            raise InvalidInputError(
                f"Line {number} of {file} is no entry.",
                next_step="Take the whole file that `remit audit export --form jsonl` wrote.",
            ) from None
        checks.setdefault(entry.chain, ChainCheck(entry.chain, anchors)).take(entry)
    return tuple(checks[name].end() for name in sorted(checks))


def _anchors(text: str) -> "list[Anchor]":
    """Read anchors: one as a word, or the lines of a file, each signed where a key is set."""
    from pydantic import ValidationError  # noqa: PLC0415

    from bot.domain.audit.anchor import Anchor, BadAnchorError  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415

    if not Path(text).is_file():
        return [Anchor.from_short(text)]
    key, found = Settings.load().audit_key, []
    for number, line in enumerate(_read(Path(text)).splitlines(), start=1):
        try:
            anchor = Anchor.model_validate_json(line)
        except ValidationError:
            raise BadAnchorError(
                f"Line {number} of {text} is no anchor.",
                next_step="Take the file as Remit wrote it.",
            ) from None
        if key:
            anchor.require_signed(key.get_secret_value())
        found.append(anchor)
    return found


def _read(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidInputError(
            f"{file} cannot be read.", next_step="Name a text file that is there."
        ) from error


def _told(finding: "ChainFinding") -> str:
    if finding.holds:
        anchored = {0: "", 1: " and fits 1 anchor"}.get(
            finding.anchors, f" and fits {finding.anchors} anchors"
        )
        return f"{finding.workspace}: the chain of {finding.entries} entries holds{anchored}."
    return (
        f"{finding.workspace}: the chain breaks at entry {finding.broken_at}: {finding.why}. "
        "Compare it with a backup."
    )


def _document(finding: "ChainFinding") -> dict[str, Any]:
    return {
        "workspace": finding.workspace,
        "entries": finding.entries,
        "holds": finding.holds,
        "broken_at": finding.broken_at,
        "why": finding.why,
        "anchors": finding.anchors,
    }
