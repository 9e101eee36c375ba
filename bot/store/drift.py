"""Data sources, references and looks: sources come, change and end; profiles, renewals and looks are only inserted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, and_, func, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.document import profile_document, read_profile
from bot.domain.drift.look import Look
from bot.domain.drift.model import Profile
from bot.domain.drift.renewal import Renewal, renewed
from bot.store.drift_tables import drift_looks as looks
from bot.store.drift_tables import drift_profile_columns as columns
from bot.store.drift_tables import drift_profiles as profiles
from bot.store.drift_tables import drift_renewals as renewals
from bot.store.drift_tables import drift_sources as sources
from bot.store.upcast import LOOK, PROFILE, RENEWAL, WATCHED_SOURCE
from bot.store.upsert import insert_or_skip

_TOGETHER = 100  # columns of a profile in one statement: a thousand at once would be one huge one


@dataclass(frozen=True, slots=True)
class Declared:
    """A source, and what became of it."""

    source: WatchedSource
    state: SourceState


@dataclass(frozen=True, slots=True)
class KeptProfile:
    """A profile of the reference, with the version by which looks name it."""

    version: int
    profile: Profile


@dataclass(frozen=True, slots=True)
class Drift:
    """Where data lie, what their references look like, and what looks at windows found."""

    connection: AsyncConnection

    async def add_source(self, source: WatchedSource, state: SourceState) -> None:
        """Keep a declaration."""
        await self.connection.execute(
            insert(sources).values(
                id=source.id,
                team=source.team,
                spec=source.spec,
                state=state.value,
                created_at=source.created_at,
                document=source.model_dump(mode="json"),
                document_version=WATCHED_SOURCE.version,
            )
        )

    async def move_source(self, id: str, state: SourceState, *, known: SourceState) -> bool:
        """Note what became of a declaration; False where it is not in the state that is known."""
        moved = await self.connection.execute(
            update(sources)
            .where(sources.c.id == id, sources.c.state == known.value)
            .values(state=state.value)
        )
        return bool(moved.rowcount)

    async def change_source(self, source: WatchedSource) -> None:
        """Keep a declaration as it is from now on; how it was stands in the renewal that changed it."""
        await self.connection.execute(
            update(sources)
            .where(sources.c.id == source.id)
            .values(
                document=source.model_dump(mode="json"), document_version=WATCHED_SOURCE.version
            )
        )

    async def source(self, id: str) -> Declared | None:
        """Read one."""
        asked = _SOURCES.where(sources.c.id == id)
        row = (await self.connection.execute(asked)).one_or_none()
        return _declared(row) if row else None

    async def sources_of(self, team: str) -> list[Declared]:
        """Read those of a workspace, the oldest first."""
        asked = _SOURCES.where(sources.c.team == team).order_by(sources.c.created_at, sources.c.id)
        rows = await self.connection.execute(asked)
        return [_declared(row) for row in rows]

    async def watched(self, spec: str) -> list[WatchedSource]:
        """Read the sources of a spec that are looked at, the oldest first."""
        asked = _SOURCES.where(
            sources.c.spec == spec, sources.c.state == SourceState.WATCHED.value
        ).order_by(sources.c.created_at, sources.c.id)
        rows = await self.connection.execute(asked)
        return [_declared(row).source for row in rows]

    async def add_reference(
        self, source: str, whole: Profile, parts: Mapping[str, Profile], now: datetime
    ) -> int:
        """Keep the profiles of a reference, and of its slices, under the next version; return that."""
        version = await self._newest(source) + 1
        for part, profile in {"": whole, **parts}.items():
            await self._add_profile(source, version, part, profile, now)
        return version

    async def _add_profile(
        self, source: str, version: int, part: str, profile: Profile, now: datetime
    ) -> None:
        document = profile_document(profile)
        each = document.pop("columns")
        await self.connection.execute(
            insert(profiles).values(
                source=source,
                version=version,
                part=part,
                made_at=now,
                document=document,
                document_version=PROFILE.version,
            )
        )
        rows = [
            {"source": source, "version": version, "part": part, "position": at, "document": one}
            for at, one in enumerate(each)
        ]
        for start in range(0, len(rows), _TOGETHER):
            await self.connection.execute(insert(columns), rows[start : start + _TOGETHER])

    async def profile(
        self, source: str, version: int | None = None, part: str = ""
    ) -> KeptProfile | None:
        """Read a profile: the one that counts now, or that of a version."""
        wanted = version or await self.in_force(source)
        of_it = (profiles.c.source == source, profiles.c.version == wanted, profiles.c.part == part)
        row = (await self.connection.execute(select(profiles).where(*of_it))).one_or_none()
        if row is None:
            return None
        rows = await self.connection.execute(
            select(columns.c.document)
            .where(columns.c.source == source, columns.c.version == wanted, columns.c.part == part)
            .order_by(columns.c.position)
        )
        document = PROFILE.present(row.document, row.document_version)
        return KeptProfile(wanted, read_profile({**document, "columns": list(rows.scalars())}))

    async def parts(self, source: str, version: int) -> list[str]:
        """Name the slices of the reference that have a profile of their own."""
        rows = await self.connection.execute(
            select(profiles.c.part)
            .where(profiles.c.source == source, profiles.c.version == version, profiles.c.part > "")
            .order_by(profiles.c.part)
        )
        return list(rows.scalars())

    async def lock(self, source: str) -> int:
        """Let nobody else renew the reference until this transaction ends; return which one counts."""
        await self.connection.execute(
            select(sources.c.id).where(sources.c.id == source).with_for_update()
        )
        return await self.in_force(source)

    async def in_force(self, source: str) -> int:
        """Which version of the profile windows are compared with now."""
        newest = select(renewals.c.profile).where(renewals.c.source == source)
        asked = newest.order_by(renewals.c.number.desc()).limit(1)
        found = (await self.connection.execute(asked)).scalar()
        return await self._newest(source) if found is None else int(found)

    async def add_renewal(self, renewal: Renewal) -> None:
        """Keep that another reference counts from now on."""
        await self.connection.execute(
            insert(renewals).values(
                source=renewal.source,
                number=renewal.number,
                profile=renewal.after.profile,
                made_at=renewal.made_at,
                document=renewal.model_dump(mode="json"),
                document_version=RENEWAL.version,
            )
        )

    async def renewals(self, source: str) -> list[Renewal]:
        """Read how the reference of a source was renewed, the oldest first."""
        asked = select(renewals).where(renewals.c.source == source).order_by(renewals.c.number)
        return [_renewal(row) for row in await self.connection.execute(asked)]

    async def add_look(self, look: Look) -> bool:
        """Keep a look; False when there is one at this window already."""
        return await insert_or_skip(
            self.connection,
            looks,
            ["source", "until"],
            {
                "id": look.id,
                "source": look.source,
                "spec": look.spec,
                "since": look.since,
                "until": look.until,
                "made_at": look.made_at,
                "document": look.model_dump(mode="json"),
                "document_version": LOOK.version,
            },
        )

    async def looks(self, source: str, until: datetime, *, limit: int) -> list[Look]:
        """Read the last looks at a source whose windows ended by then, the oldest first."""
        asked = (
            select(looks)
            .where(looks.c.source == source, looks.c.until <= until)
            .order_by(looks.c.until.desc())
            .limit(limit)
        )
        rows: Sequence[Any] = (await self.connection.execute(asked)).all()
        return [_look(row) for row in reversed(rows)]

    async def looks_of(self, spec: str, since: datetime, until: datetime) -> list[Look]:
        """Read the looks of a spec whose windows ended in a stretch of time, the oldest first."""
        asked = (
            select(looks)
            .where(looks.c.spec == spec, looks.c.until > since, looks.c.until <= until)
            .order_by(looks.c.until, looks.c.source)
        )
        return [_look(row) for row in await self.connection.execute(asked)]

    async def alarms(self, spec: str) -> list[str]:
        """Name the watched sources of a spec with an alarm that no look at the reference of now shows to be over."""
        later = looks.alias()
        newest = select(func.max(later.c.until)).where(later.c.source == looks.c.source)
        rows = await self.connection.scalars(
            select(looks.c.document["name"].as_string())
            .join(sources, sources.c.id == looks.c.source)
            .where(
                looks.c.spec == spec,
                sources.c.state == SourceState.WATCHED.value,
                looks.c.until == newest.scalar_subquery(),
                or_(looks.c.document["calls"].as_boolean(), looks.c.document["holds"].as_boolean()),
                looks.c.document["profile"].as_integer() == _in_force_for_look(),
            )
        )
        return list(rows)

    async def _newest(self, source: str) -> int:
        asked = select(func.max(profiles.c.version)).where(profiles.c.source == source)
        return int((await self.connection.execute(asked)).scalar() or 0)


def _newest_renewal() -> ScalarSelect[int]:
    one = renewals.alias()
    newest = select(func.max(one.c.number)).where(one.c.source == sources.c.id)
    return newest.correlate(sources).scalar_subquery()


_SOURCES = select(
    sources,
    renewals.c.document.label("renewal"),
    renewals.c.document_version.label("renewal_version"),
).select_from(
    sources.outerjoin(
        renewals, and_(renewals.c.source == sources.c.id, renewals.c.number == _newest_renewal())
    )
)


def _in_force_for_look() -> ColumnElement[int]:
    """The version that counts now; before any renewal it is that of the look."""
    renewed = (
        select(renewals.c.profile)
        .where(renewals.c.source == looks.c.source)
        .order_by(renewals.c.number.desc())
        .limit(1)
        .correlate(looks)
        .scalar_subquery()
    )
    return func.coalesce(renewed, looks.c.document["profile"].as_integer())


def _declared(row: Any) -> Declared:  # noqa: ANN401 - a row of either database
    """A source as it was declared, with the reference that counts now."""
    source = WatchedSource.model_validate(
        WATCHED_SOURCE.present(row.document, row.document_version)
    )
    if row.renewal is not None:
        after = Renewal.model_validate(RENEWAL.present(row.renewal, row.renewal_version)).after
        source = renewed(source, after.days, after.place)
    return Declared(source, SourceState(row.state))


def _renewal(row: Any) -> Renewal:  # noqa: ANN401 - a row of either database
    return Renewal.model_validate(RENEWAL.present(row.document, row.document_version))


def _look(row: Any) -> Look:  # noqa: ANN401 - a row of either database
    return Look.model_validate(LOOK.present(row.document, row.document_version))
