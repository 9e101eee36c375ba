"""`remit drift watch`: one window after the other, with since when a column has moved."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from threading import Event

from bot.cli.drifting import Comparer, Wish, column_report
from bot.cli.text_file import text_of
from bot.domain.drift.document import comparison_document
from bot.domain.drift.judgement import Judgement
from bot.domain.drift.persistence import Course, Seen, course, told
from bot.domain.drift.wording import headline, next_steps
from bot.domain.errors import InvalidInputError, RemitError
from bot.evidence.drift.source import DataFileMissingError, files_of


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
                _document(name, judgement, found) if as_json else _report(name, judgement, found)
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


def _report(name: str, judgement: Judgement, found: Course) -> str:
    lines = [f"{name}: {headline(judgement)}"]
    news = {standing.column for standing in found.news}
    columns = {column.name: column for column in judgement.flagged}
    for standing in found.standings:
        if standing.column in news:
            head, *rest = column_report(columns[standing.column])
            lines += [f"  {head}: {told(standing)}", *(f"  {line}" for line in rest)]
    still = [s for s in found.standings if s.column not in news]
    lines += [f"  still: {standing.column}, {told(standing)}" for standing in still]
    if found.recovered:
        lines.append(f"  back to the reference: {', '.join(found.recovered)}")
    if found.calls:
        lines += [f"  next: {step}" for step in next_steps(judgement)]
    return "\n".join(lines)


def _document(name: str, judgement: Judgement, found: Course) -> str:
    document = {
        "window": name,
        **comparison_document(judgement),
        "standing": [asdict(standing) for standing in found.standings],
        "recovered": list(found.recovered),
        "calls": found.calls,
    }
    return json.dumps(document, ensure_ascii=False)


def _damaged(name: str, error: RemitError, *, as_json: bool) -> str:
    if as_json:
        return json.dumps({"window": name, "error": error.sentence}, ensure_ascii=False)
    return f"{name}: {error.sentence}"
