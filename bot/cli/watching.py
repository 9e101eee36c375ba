"""`remit drift watch`: one window after the other, with since when a column has moved."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Event

from bot.cli.drifting import Comparer, Wish
from bot.cli.text_file import text_of
from bot.domain.drift.document import comparison_document
from bot.domain.drift.judgement import Judgement
from bot.domain.drift.language import tongue
from bot.domain.drift.persistence import Course, Seen, course, told
from bot.domain.drift.telling import column_report
from bot.domain.drift.wording import headline, next_steps
from bot.domain.errors import InvalidInputError, RemitError
from bot.domain.lint.model import Language
from bot.evidence.drift.files import DataFileMissingError, files_of


def run_watch(
    wish: Wish, windows: str, state: Path | None, every: int | None, *, as_json: bool
) -> Iterator[tuple[str, bool]]:
    """Tell of each window that is new, and whether it calls somebody; look again if asked to.

    Raises:
        InvalidInputError: The reference cannot be read, or the state is damaged.
    """
    comparer, history = Comparer(wish), _remembered(state)
    pause = Event()
    while True:
        for window in _new(windows, history, wait=every is not None):
            name = Path(window).name
            try:
                judgement = comparer.judgement(window)
            except InvalidInputError as error:
                # A damaged window is told of again when it was repaired, and stops no other.
                yield _damaged(name, error, as_json=as_json), True
                continue
            found = course(history, judgement)
            history.append(Seen.of(name, judgement))
            _remember(state, history)
            told_of = (
                _document(name, judgement, found, comparer.language)
                if as_json
                else _report(name, judgement, found, comparer.language)
            )
            yield told_of, found.calls
        if every is None:
            return
        pause.wait(every)


def _new(windows: str, history: list[Seen], *, wait: bool) -> list[str]:
    try:
        files = files_of(windows)
    except DataFileMissingError:
        if wait:
            return []
        raise
    known = {seen.window for seen in history}
    return [file for file in files if Path(file).name not in known]


def _remembered(state: Path | None) -> list[Seen]:
    if state is None or not state.exists():
        return []
    try:
        kept = json.loads(text_of(state))
        return [Seen(one["window"], tuple(one["flagged"]), tuple(one["moved"])) for one in kept]
    except (ValueError, TypeError, KeyError):
        raise InvalidInputError(
            f"{state} is no state of `remit drift watch`.",
            next_step="Name another file, or delete it to be told of every window again.",
        ) from None


def _remember(state: Path | None, history: list[Seen]) -> None:
    """Write beside the file and rename: a stop half way leaves the old state."""
    if state is None:
        return
    beside = state.with_name(state.name + ".new")
    try:
        beside.write_text(json.dumps([asdict(seen) for seen in history]), encoding="utf-8")
        beside.replace(state)
    except OSError as error:
        raise InvalidInputError(
            f"{state} cannot be written: {error.strerror}.", next_step="Choose another place."
        ) from None


def _report(name: str, judgement: Judgement, found: Course, language: Language) -> str:
    words = tongue(language).words
    lines = [f"{name}: {headline(judgement, language)}"]
    news = {standing.column for standing in found.news}
    columns = {column.name: column for column in judgement.flagged}
    for standing in found.standings:
        if standing.column in news:
            head, *rest = column_report(columns[standing.column], language)
            lines += [f"  {head}: {told(standing, language)}", *(f"  {line}" for line in rest)]
    still = [s for s in found.standings if s.column not in news]
    lines += [
        f"  {words.still}: {standing.column}, {told(standing, language)}" for standing in still
    ]
    if found.recovered:
        lines.append(f"  {words.back}: {', '.join(found.recovered)}")
    if found.calls:
        steps = next_steps(judgement, language)
        lines += [f"  {words.next.lower()} {step}" for step in steps]
    return "\n".join(lines)


def _document(name: str, judgement: Judgement, found: Course, language: Language) -> str:
    document = {
        "window": name,
        **comparison_document(judgement, language),
        "standing": [asdict(standing) for standing in found.standings],
        "recovered": list(found.recovered),
        "calls": found.calls,
    }
    return json.dumps(document, ensure_ascii=False)


def _damaged(name: str, error: RemitError, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"window": name, "error": error.sentence}, ensure_ascii=False)
    return f"{name}: {error.sentence}"
