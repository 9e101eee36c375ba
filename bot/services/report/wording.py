"""Have a model word how a summary opens: outside any transaction, for a limited time, and checked."""

from dataclasses import dataclass

import structlog

from bot.domain.errors import RemitError
from bot.domain.intake.model import Origin
from bot.domain.report.fact import ReportFacts, facts_of
from bot.domain.report.reader import Reader
from bot.domain.report.report import Report, Wording
from bot.llm.allowance import Allowance
from bot.llm.ledger import LedgerEntry, calls_of
from bot.llm.summary_words import SummaryWording, Worded
from bot.services.budget import Budget, spend
from bot.store.store import Store

_ACTOR = "clock"
log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Openings:
    """Asks a model to open summaries; whatever goes wrong, the templates open them."""

    store: Store
    model: SummaryWording
    seconds: float
    budget: Budget

    async def of(self, report: Report, team: str) -> Wording | None:
        """Word how a report opens, or say in the log why the templates do."""
        known = facts_of(report)
        if not known.facts or report.reader is Reader.ENGINEER:  # who reads the figures themselves
            return None
        try:
            worded = await self._asked(known, report, team)
        except Exception as error:  # noqa: BLE001 - a model costs a summary its words, never more
            code, calls = type(error).__name__, tuple[LedgerEntry, ...]()
            if isinstance(error, RemitError):
                code, calls = error.code, calls_of(error)
            log.warning("wording.failed", code=code, subject=report.spec, team=team)
            await self._record(calls, report, team)
            return None
        await self._record(worded.calls, report, team)
        if worded.flaws or not worded.sentences:
            flaws = sorted({flaw.value for flaw in worded.flaws})
            log.warning("wording.refused", flaws=flaws, subject=report.spec, team=team)
            return None
        prompt = self.model.prompt
        text = " ".join(known.with_names(one.text, report.language) for one in worded.sentences)
        return Wording(
            text=text,
            model=worded.calls[-1].model,
            prompt=prompt.id,
            prompt_version=prompt.version,
            prompt_sha256=prompt.sha256,
        )

    async def _asked(self, known: ReportFacts, report: Report, team: str) -> Worded:
        async with self.store.reading() as tx:
            tokens = await self.budget.tokens_left(tx, team, _ACTOR)
        allowance = Allowance(calls=self.budget.calls_per_draft, tokens=tokens)
        return await self.model.word(
            known.facts, report.reader, report.language, seconds=self.seconds, allowance=allowance
        )

    async def _record(self, calls: tuple[LedgerEntry, ...], report: Report, team: str) -> None:
        if not calls:
            return
        async with self.store.transaction(Origin(team, _ACTOR)) as tx:
            await spend(tx, calls, team=team, subject=report.spec, actor=_ACTOR)
