"""`remit eval import`: a file of results read and counted, and kept where a database is named."""

import json
from dataclasses import dataclass
from pathlib import Path

from bot.domain.evaluation.document import reading_document, reading_lines
from bot.domain.evaluation.mapping import Mapping, parse_mapping
from bot.domain.evaluation.source import Format


@dataclass(frozen=True, slots=True)
class Given:
    """What somebody asked for on the command line."""

    file: Path
    system: str | None
    format: Format | None
    mapping: str | None
    expected: int | None


def run_import(given: Given, *, as_json: bool) -> str:
    """Read a file and say what is in it.

    Raises:
        RemitError: it cannot be read, with the reason and what to do.
    """
    from bot.evidence.reading import read_file  # noqa: PLC0415  # loads pyarrow

    reading = read_file(
        given.file, format=given.format, mapping=_mapping(given), expected=given.expected
    )
    if as_json:
        return json.dumps(reading_document(reading), indent=2, ensure_ascii=False)
    return "\n".join(reading_lines(reading))


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
