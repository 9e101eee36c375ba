"""Looks: the newest window of every watched source compared with its reference, once a window."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.decay.judging import REFERENCE, Asked, judged
from bot.domain.decay.looked import results_of, worse_in
from bot.domain.decay.model import DecayAskedError
from bot.domain.drift.declaration import SourceState, WatchedSource
from bot.domain.drift.judgement import Judgement, judge
from bot.domain.drift.look import Labels, Look, SliceMove
from bot.domain.drift.looking import (
    Occasion,
    looked,
    not_looked,
    sliced,
    with_results,
    without_labels,
)
from bot.domain.drift.model import Profile
from bot.domain.drift.renewal import against
from bot.domain.errors import RemitError, UnavailableError
from bot.domain.intake.model import Claim, Origin, Queue
from bot.evidence.drift.declared import DeclaredReader
from bot.services.look_history import HISTORY
from bot.store.drift import KeptProfile
from bot.store.lease import NewRow
from bot.store.store import Store
from bot.store.transaction import Transaction

DRIFT_CHECK = "drift.check"  # the jobs after every look: what moved,
RESULTS_CHECK = "results.check"  # and what labels say
_TRIES = 3  # of a database that does not answer, before the look says so


@dataclass(frozen=True, slots=True)
class Looks:
    """Data are read outside of every transaction; one transaction keeps what was found."""

    store: Store
    data: DeclaredReader

    async def due(self, claim: Claim) -> None:
        """Look at the window of a fire; a second time nothing happens."""
        fire_at = datetime.fromisoformat(claim.payload["fire_at"])
        async with self.store.reading() as tx:
            found = await tx.drift.source(claim.payload["subject"])
        watched = found is not None and found.state is SourceState.WATCHED
        look = (
            await self._looked(found.source, fire_at, last_try=claim.attempts >= _TRIES)
            if watched and found is not None
            else None
        )
        async with self.store.transaction(Origin(claim.team, "clock", claim)) as tx:
            if look is not None:
                await _keep(tx, claim.team, look)

    async def catch_up(self, spec: str, moment: datetime, *, last_try: bool) -> list[WatchedSource]:
        """Have every source of a spec looked at up to a moment: a summary is about to tell of it.

        What somebody holds is not looked at; what was seen of it before is still asked about.
        """
        async with self.store.reading() as tx:
            sources = await tx.drift.watched(spec)
            schedules = [await tx.schedules.get(source.schedule) for source in sources]
        held = {schedule.subject for schedule in schedules if schedule and schedule.paused}
        for source in sources:
            if source.id in held:
                continue
            look = await self._looked(source, moment, last_try=last_try)
            if look is not None:
                async with self.store.transaction(Origin(source.team, "clock")) as tx:
                    await _keep(tx, source.team, look)
        return sources

    async def _looked(
        self, source: WatchedSource, moment: datetime, *, last_try: bool
    ) -> Look | None:
        """Compare the newest window that was over; None where that was done before."""
        since, until = source.window_at(moment)
        async with self.store.reading() as tx:
            history = await tx.drift.looks(source.id, until, limit=HISTORY)
            kept = await tx.drift.profile(source.id)
            parts = await self._parts(tx, source.id, kept)
            name, now = tx.new_id("look"), tx.now
        if kept is None or (history and history[-1].until >= until):
            return None
        occasion = Occasion(name, kept.version, since, until, now)
        history = against(history, kept.version)
        try:
            look = await asyncio.to_thread(
                self._compared, source, occasion, kept.profile, parts, history
            )
        except UnavailableError as error:
            if not last_try:
                raise
            return not_looked(source, occasion, history, error.sentence, error.code)
        except RemitError as error:
            return not_looked(source, occasion, history, error.sentence, error.code)
        return await asyncio.to_thread(
            self._with_labels, look, source, history, tuple(parts), last_try=last_try
        )

    @staticmethod
    async def _parts(tx: Transaction, source: str, kept: KeptProfile | None) -> dict[str, Profile]:
        if kept is None:
            return {}
        names = await tx.drift.parts(source, kept.version)
        read = {name: await tx.drift.profile(source, kept.version, name) for name in names}
        return {name: one.profile for name, one in read.items() if one}

    def _compared(
        self,
        source: WatchedSource,
        occasion: Occasion,
        reference: Profile,
        parts: dict[str, Profile],
        history: Sequence[Look],
    ) -> Look:
        window = self.data.window(source, reference, occasion.since, occasion.until)
        judgement = judge(reference, window, source.weights or None, source.all_roles)
        look = looked(source, occasion, judgement, history)
        if not parts or not judgement.flagged or not window.rows:
            return look
        return sliced(look, self._slices(source, occasion, judgement, parts))

    def _with_labels(
        self,
        look: Look,
        source: WatchedSource,
        history: Sequence[Look],
        parts: Sequence[str],
        *,
        last_try: bool,
    ) -> Look:
        """Add what labels say; where they cannot be read, the rest stands and the reason is told."""
        try:
            return self._with_results(look, source, history, parts)
        except RemitError as error:
            if isinstance(error, UnavailableError) and not last_try:
                raise
            return without_labels(look, error.sentence, error.code)

    def _with_results(
        self, look: Look, source: WatchedSource, history: Sequence[Look], parts: Sequence[str]
    ) -> Look:
        """What labels say by now; where they say nothing yet, the look is told without."""
        cohorts = self.data.cohorts(source, look.until, since=look.since)
        if source.labels_at is not None:  # where they lie beside, the window itself has told
            known = sum(one.lately for one in cohorts)
            look = look.model_copy(update={"labels": Labels(labelled=known, rows=look.rows)})
        if not any(one.labelled for one in cohorts):
            return look
        asked = Asked(
            delay=source.label_days,
            reference=source.reference_windows or REFERENCE,
            as_of=look.days[1],
        )
        try:
            decay = judged(cohorts, asked)
        except DecayAskedError:
            return look
        where = self._where(source, look, asked, parts) if decay.calls else {}
        return with_results(look, results_of(decay, where), history)

    def _where(
        self, source: WatchedSource, look: Look, asked: Asked, parts: Sequence[str]
    ) -> dict[str, bool]:
        """In which slices results are worse, once they are: only then everything is read again."""
        found = {}
        for part in parts:
            try:
                worse = worse_in(judged(self.data.cohorts(source, look.until, part), asked))
            except DecayAskedError:
                continue
            if worse is not None:
                found[part] = worse
        return found

    def _slices(
        self,
        source: WatchedSource,
        occasion: Occasion,
        judgement: Judgement,
        parts: dict[str, Profile],
    ) -> dict[str, list[SliceMove]]:
        """How far what moved has moved in each slice; only these columns are read again."""
        names = {one.name for one in judgement.flagged}
        found: dict[str, list[SliceMove]] = {}
        for part, whole in parts.items():
            column, _, value = part.partition("=")
            kept = tuple(one for one in whole.columns if one.name in names - {column})
            reference = Profile(whole.source, whole.rows, kept)
            if not kept:
                continue
            stretch = (occasion.since, occasion.until)
            window = self.data.slice_window(source, reference, stretch, part)
            for one in judge(reference, window, roles=source.all_roles).columns:
                figures = one.comparison.figures
                if figures is not None:
                    found.setdefault(one.name, []).append(
                        SliceMove(
                            column=column,
                            value=value,
                            psi=figures.textbook,
                            rows=window.rows,
                            flagged=one.flagged,
                        )
                    )
        return found


async def _keep(tx: Transaction, team: str, look: Look) -> None:
    """Keep a look, and have somebody look whether people have to decide about it."""
    if not await tx.drift.add_look(look):
        return
    for kind in (DRIFT_CHECK, RESULTS_CHECK):
        await tx.leases(Queue.JOBS).add(
            NewRow(
                key=f"{kind}:{look.id}",
                kind=kind,
                team=team,
                order_key=f"{DRIFT_CHECK}:{look.source}",  # one after the other
                payload={"source": look.source, "look": look.id},
            )
        )
