"""Declared sources read: only where whoever runs Remit lets it, with credentials of the environment."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.domain.decay.model import Cohort
from bot.domain.drift.declaration import DryRun, SeenColumn, WatchedSource
from bot.domain.drift.model import ColumnKind, LevelShape, Profile
from bot.domain.drift.role import Role
from bot.domain.errors import ForbiddenError, InvalidInputError, RemitError
from bot.evidence.drift.files import DataFileMissingError, files_of
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.outline import Outline, outline_at
from bot.evidence.drift.part import Cut
from bot.evidence.drift.place import cohorts_at, need_reach, profile_at, window_at
from bot.evidence.drift.table_place import table_place

_SHOWN = 200  # columns of a dry run that are kept
_MOST_LEVELS = 6  # of a column by which slices are told apart
_LONGEST = 200  # characters of a slice
_WILD = "*?["


class PlaceNotAllowedError(ForbiddenError):
    """Data were declared where Remit was not told to read."""

    code = "drift.place-not-allowed"


class UnknownColumnsError(InvalidInputError):
    """Columns were declared that are not there."""

    code = "drift.columns-unknown"


@dataclass(frozen=True, slots=True)
class DeclaredReader:
    """Reads what people declared; every method takes as long as the data are large."""

    allowed: tuple[str, ...]
    addresses: Callable[[], Mapping[str, str]]

    def dry_run(self, source: WatchedSource) -> DryRun:
        """Look at schema, rows and cost; nothing is counted.

        Raises:
            PlaceNotAllowedError: It lies where nothing may be read.
            UnknownColumnsError: It names columns that are not there.
            InvalidInputError: It cannot be read.
        """
        with self._plainly():
            for place in source.places:
                self._at(place)
            found = outline_at(self._at(source.where), self.addresses())
            if source.labels_at is not None and source.label is not None:
                need_reach(source.where, source.labels_at, source.keys)
                if not self._none_yet(source.labels_at):
                    late = outline_at(self._at(source.labels_at), self.addresses(), counted=False)
                    _need((*source.keys, source.label), late, "where labels lie")
        there = tuple(name for name, _, _ in found.columns)
        _need(source.named, found)
        kinds = {name: kind for name, kind, _ in found.columns}
        if source.time and kinds[source.time] not in {ColumnKind.TIME, ColumnKind.CATEGORY}:
            raise UnknownColumnsError(
                f"{source.time} holds no times.", next_step="Name the column that says when."
            )
        compared = source.watched(there)
        if not compared:
            raise UnknownColumnsError(
                "No column is left to compare.", next_step="Name a file or a table with data."
            )
        return _dry(found, len(compared))

    def reference(self, source: WatchedSource) -> tuple[Profile, dict[str, Profile]]:
        """Make the profile of the reference, and one of each of its slices.

        Raises:
            InvalidInputError: It cannot be read.
        """
        with self._plainly():
            return self._reference(source)

    def _reference(self, source: WatchedSource) -> tuple[Profile, dict[str, Profile]]:
        where = source.reference_at or source.where
        cut = _days(source)
        columns = self._watched(source, where)
        whole = profile_at(self._at(where), columns, self.addresses(), _as_length(source), cut=cut)
        parts = {}
        for column in source.slices:
            shape = getattr(whole.column(column), "shape", None)
            levels = shape.levels if isinstance(shape, LevelShape) else ()
            for level, _ in levels[:_MOST_LEVELS]:
                if len(level) <= _LONGEST:
                    part = cut.slice_of(column, level)
                    found = profile_at(
                        self._at(where), columns, self.addresses(), _as_length(source), cut=part
                    )
                    parts[f"{column}={level}"] = found
        return _named(source, whole), {key: _named(source, one) for key, one in parts.items()}

    def window(
        self, source: WatchedSource, reference: Profile, since: datetime, until: datetime
    ) -> Profile:
        """Count a window at the edges of the reference; only the window is read.

        Raises:
            InvalidInputError: It cannot be read.
        """
        cut = _cut(source, since, until)
        with self._plainly():
            columns = self._watched(source, source.where)
            where = self._at(source.where)
            counted = window_at(
                where, reference, columns, self.addresses(), _as_length(source), cut=cut
            )
            return _named(source, counted)

    def slice_window(
        self,
        source: WatchedSource,
        reference: Profile,
        stretch: tuple[datetime, datetime],
        part: str,
    ) -> Profile:
        """Count a window of one slice, in the columns its reference has."""
        column, _, value = part.partition("=")
        names = [one.name for one in reference.columns]
        cut = _cut(source, *stretch).slice_of(column, value)
        with self._plainly():
            where = self._at(source.where)
            return window_at(where, reference, names, self.addresses(), _as_length(source), cut=cut)

    def cohorts(
        self,
        source: WatchedSource,
        until: datetime,
        part: str = "",
        *,
        since: datetime | None = None,
    ) -> tuple[Cohort, ...]:
        """Count what turned out true, of all days up to a moment: labels come late.

        A part is one slice: `region=south`. The labels of rows from a moment on are also counted by themselves.

        Nothing where no label, prediction or time is declared.

        Raises:
            InvalidInputError: It cannot be read.
        """
        zone = ZoneInfo(source.cadence.timezone)
        start = _midnight(source.reference.start, zone)
        cut = Cut(source.time, start, until.astimezone(zone))
        if part:
            column, _, value = part.partition("=")
            cut = cut.slice_of(column, value)
        if source.time is None or source.prediction is None or source.label is None:
            return ()
        if source.labels_at is not None and self._none_yet(source.labels_at):
            return ()
        with self._plainly():
            columns = Columns(
                source.time,
                source.prediction,
                source.label,
                source.score,
                source.positive,
                source.days,
                source.keys,
                None if source.labels_at is None else self._at(source.labels_at),
                since and since.astimezone(zone),
            )
            return cohorts_at(self._at(source.where), columns, self.addresses(), cut=cut)

    def _none_yet(self, labels_at: str) -> bool:
        """Whether labels are still to come: a pattern may name files of which none is there yet."""
        wild = any(sign in labels_at for sign in _WILD) and table_place(labels_at) is None
        return wild and not _exists(self._at(labels_at))

    def _watched(self, source: WatchedSource, where: str) -> tuple[str, ...]:
        found = outline_at(self._at(where), self.addresses(), counted=False)
        return source.watched(tuple(name for name, _, _ in found.columns))

    def _at(self, where: str) -> str:
        """The place as it is opened: below a folder or an address that is allowed."""
        table = table_place(where)
        if table is not None:
            if f"table://{table.variable}" in self.allowed:
                return where
            raise self._refused()
        if "://" in where:
            named = any(where.startswith(one.rstrip("/") + "/") for one in self.allowed)
            if named and ".." not in where:
                return where
            raise self._refused()
        inside = [folder for folder in self._folders() if self._lies_in(folder, where)]
        if not inside:
            raise self._refused()
        there = (folder for folder in inside if _exists(str(folder / where)))
        return str(next(there, inside[0]) / where)

    def _folders(self) -> list[Path]:
        return [Path(one).resolve() for one in self.allowed if "://" not in one]

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """What goes wrong is told without saying in which folder of the machine."""
        try:
            yield
        except RemitError as error:
            for folder in self._folders():
                error.message = error.message.replace(f"{folder}/", "")
                error.next_step = error.next_step.replace(f"{folder}/", "")
            raise

    @staticmethod
    def _lies_in(folder: Path, where: str) -> bool:
        """Whether all of it lies below a folder, whatever links or dots it is written with."""
        fixed = str(folder / where)
        place = next((at for at, sign in enumerate(fixed) if sign in _WILD), len(fixed))
        if ".." in Path(where).parts or not Path(fixed[:place]).resolve().is_relative_to(folder):
            return False
        found = files_of(fixed) if place < len(fixed) and _exists(fixed) else [fixed[:place]]
        return all(Path(one).resolve().is_relative_to(folder) for one in found)

    @staticmethod
    def _refused() -> PlaceNotAllowedError:
        return PlaceNotAllowedError(
            "Data may not be read there.",
            next_step="Whoever runs Remit names where in REMIT_DATA_PLACES; a place below one of its"
            " folders is written without the folder.",
        )


def _exists(where: str) -> bool:
    try:
        return bool(files_of(where))
    except DataFileMissingError:
        return False


def _need(names: Iterable[str], found: Outline, place: str = "") -> None:
    there = tuple(name for name, _, _ in found.columns)
    unknown = [name for name in names if name not in there]
    if unknown:
        raise UnknownColumnsError(
            f"There is no column {', '.join(unknown[:5])}{place and ' '}{place}.",
            next_step=f"It has {', '.join(there[:20])}.",
        )


def _dry(found: Outline, compared: int) -> DryRun:
    return DryRun(
        columns=tuple(
            SeenColumn(name=name, kind=kind, type=called)
            for name, kind, called in found.columns[:_SHOWN]
        ),
        width=len(found.columns),
        compared=compared,
        rows=found.rows,
        files=found.files,
        size=found.size,
        statements=found.statements,
    )


def _named(source: WatchedSource, profile: Profile) -> Profile:
    """By the name people gave it: where it lies is not told."""
    return replace(profile, source=source.name)


def _as_length(source: WatchedSource) -> Callable[[str], bool]:
    """Whether the texts of a column are compared by how long they are."""
    return lambda name: source.roles.get(name) is Role.LENGTH


def _days(source: WatchedSource) -> Cut:
    zone = ZoneInfo(source.cadence.timezone)
    if source.reference.start is None and source.reference.end is None:
        return Cut()
    return Cut(
        source.time, _midnight(source.reference.start, zone), _midnight(source.reference.end, zone)
    )


def _midnight(day: date | None, zone: ZoneInfo) -> datetime | None:
    return None if day is None else datetime.combine(day, time(), tzinfo=zone)


def _cut(source: WatchedSource, since: datetime, until: datetime) -> Cut:
    zone = ZoneInfo(source.cadence.timezone)
    return Cut(source.time, since.astimezone(zone), until.astimezone(zone))
