"""How the cases a spec is tested on are cared for: read from its runs, its data and its decisions."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.drift.model import LevelShape
from bot.domain.evaluation.eval_set import EvalSet, eval_set
from bot.domain.intake.model import Origin
from bot.domain.lint.model import Language
from bot.domain.report.plan import language_in
from bot.domain.report.trend import MOST_POINTS
from bot.domain.spec.version import SpecVersion
from bot.services.report.plan import spec_for
from bot.store.store import Store
from bot.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class EvalSets:
    """One short look; nothing is changed."""

    store: Store

    async def read(self, spec: str, origin: Origin) -> EvalSet | None:
        """Tell of the cases a spec is tested on; None where nothing was run.

        Raises:
            NotFoundError: there is no such spec they may see.
        """
        async with self.store.reading() as tx:
            version = await spec_for(tx, spec, origin)
            return await eval_set_of(tx, version, tx.now, language_in(version.spec.language))


async def eval_set_of(
    tx: Transaction, version: SpecVersion, now: datetime, language: Language
) -> EvalSet | None:
    """What is known of the cases of a spec's newest run up to a moment, in a reader's language."""
    runs = await tx.evaluation_runs.of_spec(version.id, now, limit=MOST_POINTS)
    if not runs:
        return None
    return eval_set(
        runs,
        version.spec.evaluation,
        now,
        production=await _production(tx, version.id),
        from_decisions=len(await tx.learning.cases(version.place.team, spec=version.id)),
        language=language,
    )


async def _production(tx: Transaction, spec: str) -> Mapping[str, Mapping[str, int]]:
    """What comes in, by column and level, as the profiles of the spec's data have it."""
    found: dict[str, Mapping[str, int]] = {}
    for source in await tx.drift.watched(spec):
        kept = await tx.drift.profile(source.id)
        for column in kept.profile.columns if kept else ():
            if isinstance(column.shape, LevelShape) and not column.shape.countless:
                found.setdefault(column.name, dict(column.shape.levels))
    return found
