"""`remit eval import`: a file of results read and counted, and kept where a database is named."""

import asyncio
import json
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.document import reading_document, reading_lines
from bot.domain.evaluation.format import Format
from bot.domain.evaluation.mapping import Mapping, parse_mapping
from bot.domain.intake.model import Origin

if TYPE_CHECKING:
    from bot.services.evaluation.results import Brought


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody asked for on the command line."""

    file: Path
    system: str | None
    format: Format | None
    mapping: str | None
    expected: int | None
    spec: str | None = None
    team: str | None = None


def run_import(given: Given, *, as_json: bool) -> str:
    """Read a file and say what is in it.

    Raises:
        RemitError: it cannot be read, with the reason and what to do.
    """
    if given.spec is not None:
        return _brought(given, given.spec, as_json=as_json)
    from bot.evidence.reading import read_file  # noqa: PLC0415  # loads pyarrow

    reading = read_file(
        given.file, format=given.format, mapping=_mapping(given), expected=given.expected
    )
    if as_json:
        return json.dumps(reading_document(reading), indent=2, ensure_ascii=False)
    return "\n".join(reading_lines(reading))


def _brought(given: Given, spec: str, *, as_json: bool) -> str:
    """Keep the file with a spec and say what it shows."""
    if given.team is None:
        raise InvalidInputError(
            "A spec belongs to a workspace, and none was named.",
            next_step="Add --team T…, the id of the workspace.",
        )
    brought = asyncio.run(_bring(given, spec, Origin(given.team, "operator")))
    kept = brought.kept
    if as_json:
        document = reading_document(brought.reading)
        verdicts = [
            {
                "criterion": v.basis.criterion,
                "check": v.check,
                "outcome": v.outcome.value,
                "failing": list(v.failing),
            }
            for v in (*kept.verdicts, *kept.standing)
        ]
        new = [run.id for run in kept.runs]
        told = {**document, "kept": new, "known": kept.known, "verdicts": verdicts}
        return json.dumps(told, indent=2, ensure_ascii=False)
    lines = [*reading_lines(brought.reading)]
    for v in (*kept.verdicts, *kept.standing):
        lines.append(f"{v.basis.criterion}: {v.outcome.value}. {v.sentences['en']}")
        if v.failing:
            left = (v.failed or 0) - len(v.failing)
            more = f" and {left} more" if left > 0 else ""
            lines.append(f"  went wrong: {', '.join(v.failing)}{more}")
    if kept.known:
        lines.append(f"{kept.known} of its runs had been brought before; they are kept once.")
    return "\n".join(lines)


async def _bring(given: Given, spec: str, origin: Origin) -> "Brought":
    from bot.app import SystemClock  # noqa: PLC0415  # only with a database
    from bot.cli.database import prepare  # noqa: PLC0415
    from bot.evidence.result_files import ResultFiles  # noqa: PLC0415
    from bot.logs import lines_aside  # noqa: PLC0415
    from bot.services.evaluation.results import Evaluations, Upload  # noqa: PLC0415
    from bot.services.evaluation.verdict import Verdicts  # noqa: PLC0415
    from bot.settings import Settings  # noqa: PLC0415
    from bot.store.lock import DatabaseInUseError, sole_use  # noqa: PLC0415
    from bot.store.store import Store  # noqa: PLC0415

    settings = Settings.load()
    upload = Upload(given.file, given.file.name, given.format, _mapping(given), given.expected)
    with ExitStack() as held, lines_aside():
        try:
            held.enter_context(sole_use(settings.database_url))
        except DatabaseInUseError as error:
            error.next_step = (
                "Give the file to the bot that is running: drop it into the spec's thread, or send it "
                "to POST /v1/evaluations."
            )
            raise
        await prepare(settings.database_url)
        store = Store.at(settings.database_url, SystemClock())
        try:
            files = ResultFiles(settings.results_place)
            return await Evaluations(store, Verdicts(store), files).bring(upload, spec, origin)
        finally:
            await store.close()


def _mapping(given: Given) -> Mapping | None:
    """The mapping that was typed, which is kept for the system; else the one that was kept."""
    kept = _kept_mappings()
    if given.mapping is not None:
        mapping = parse_mapping(given.mapping)
        if given.system is not None and kept.get(given.system) != mapping.line:
            _keep({**kept, given.system: mapping.line})
        return mapping
    line = kept.get(given.system) if given.system is not None else None
    return parse_mapping(line) if line is not None else None


def _place() -> Path:
    from platformdirs import user_config_path  # noqa: PLC0415

    return user_config_path("remit") / "mappings.json"


def _kept_mappings() -> dict[str, str]:
    try:
        found = json.loads(_place().read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _keep(mappings: dict[str, str]) -> None:
    place = _place()
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text(json.dumps(mappings, indent=2, ensure_ascii=False), encoding="utf-8")
