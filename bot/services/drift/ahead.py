"""Before a summary tells of data: they are looked at, and what has to be decided about them is asked."""

from dataclasses import dataclass
from datetime import datetime

import structlog

from bot.domain.breach.request import BREACH_ASKER
from bot.domain.errors import RemitError
from bot.domain.intake.model import Origin
from bot.services.drift.alarm import DriftAlarms
from bot.services.drift.looks import Looks
from bot.services.drift.retraining import Retrainings

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class AheadOfSummaries:
    """The summary can lead to a question only if it was asked before; the jobs after looks ask it else."""

    looks: Looks
    alarms: DriftAlarms
    retrainings: Retrainings

    async def __call__(self, spec: str, moment: datetime, *, last_try: bool) -> None:
        """Look, then ask; that somebody cannot be asked now keeps no summary waiting."""
        for source in await self.looks.catch_up(spec, moment, last_try=last_try):
            origin = Origin(source.team, BREACH_ASKER)
            for asking in (self.alarms.ask_about, self.retrainings.ask_about):
                try:
                    await asking(source.id, origin)
                except RemitError as error:
                    log.info("question.later", source=source.id, error=type(error).__name__)
