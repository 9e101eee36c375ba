"""Render summaries, from the report as it was made."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.advice.table import Decision
from bot.domain.delivery.model import Effect
from bot.domain.report.plan import language_in
from bot.domain.report.trend_words import alternative
from bot.services.drift.advising import Advising
from bot.services.drift.watched_source import WatchedSources
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.report.reports import Reports
from bot.slack.blocks import MessageView
from bot.slack.delivery.file import File, Files
from bot.slack.identity import People
from bot.slack.views.report.advice import advice_note
from bot.slack.views.report.evaluation import Sent, kept_note
from bot.slack.views.report.form import planned_note
from bot.slack.views.report.mapping import mapping_note
from bot.slack.views.report.renewal import renewed_note
from bot.slack.views.report.standing import standing_note
from bot.slack.views.report.summary import report_details, report_post
from bot.slack.views.report.watched_source import source_card
from bot.slack.views.report.watched_source_change import redeclared_note
from bot.slack.views.report.words import report_word

_MOST_PICTURES = 3


@dataclass(frozen=True, slots=True)
class ReportRenderer:
    """One method per view; nothing is rendered when what it is about is gone."""

    reports: Reports
    verdicts: Verdicts
    data: WatchedSources
    advising: Advising
    evaluations: Evaluations
    people: People
    link_to: Callable[[str], Awaitable[str | None]]  # the card of an open question

    @property
    def views(self) -> Mapping[str, Callable[[Effect], Awaitable[MessageView | Files | None]]]:
        """What each view an effect names is rendered by."""
        return {
            "report.post": self._post,
            "report.details": self._details,
            "report.pictures": self._pictures,
            "report.planned": self._planned,
            "evaluation.kept": self._kept,
            "evaluation.standing": self._standing,
            "drift.source": self._source,
            "drift.renewed": self._renewed,
            "drift.advice": self._advice,
            "evaluation.mapping": self._mapping,
        }

    async def _post(self, effect: Effect) -> MessageView | None:
        report = await self.reports.read(effect.subject or "")
        if report is None:
            return None
        asked = report.request.escalation
        return report_post(report, decision=await self.link_to(asked) if asked else None)

    async def _details(self, effect: Effect) -> MessageView | None:
        report = await self.reports.read(effect.subject or "")
        measured = report and (
            any(one.now for one in report.standings) or any(one.moved for one in report.looks)
        )
        return report_details(report) if report and measured else None

    async def _pictures(self, effect: Effect) -> Files | None:
        report = await self.reports.read(effect.subject or "")
        if report is None:
            return None
        drawn = await self.reports.pictures(report, most=_MOST_PICTURES)
        if not drawn:
            return None
        return Files(
            report_word("course", report.language),
            tuple(
                File(f"{report.id}-{number}.png", trend.title[:150], png, alternative(trend))
                for number, (trend, png) in enumerate(drawn, start=1)
            ),
        )

    async def _planned(self, effect: Effect) -> MessageView | None:
        return planned_note(effect.facts)

    async def _source(self, effect: Effect) -> MessageView | None:
        found = await self.data.read(effect.subject or "")
        if found is None:
            return None
        renewals = await self.data.renewals(found.source.id)
        about = found.source.proposes
        other = await self.data.read(about.source) if about else None
        last = renewals[-1] if renewals else None
        return source_card(found.source, effect.facts, last, other.source if other else None)

    async def _renewed(self, effect: Effect) -> MessageView | None:
        found = await self.data.read(effect.subject or "")
        spec = await self.data.spec_of(found.source) if found else None
        if found is None or spec is None:
            return None
        number, taken_back = effect.facts["number"], effect.facts["taken_back"]
        renewal = (await self.data.renewals(found.source.id))[number - 1]
        language = language_in(spec.spec.language)
        who = await self._called(renewal.by)
        if renewal.change is not None:
            return redeclared_note(renewal, renewal.change, who, taken_back, language)
        return renewed_note(found.source, renewal, who, taken_back, language)

    async def _advice(self, effect: Effect) -> MessageView | None:
        found = await self.advising.of(effect.subject or "", Decision(effect.facts["decision"]))
        return advice_note(*found) if found else None

    async def _called(self, actor: str) -> str:
        """What somebody is called, or how an operator called themselves."""
        named = await self.people.names((actor,)) if actor[:1] in {"U", "W"} else {}
        return named.get(actor) or actor.removeprefix("operator:")

    async def _kept(self, effect: Effect) -> MessageView | None:
        facts = effect.facts
        kept = await self.verdicts.read(effect.subject or "", facts["runs"])
        since = facts.get("since")
        sent = Sent(facts.get("file") or "", datetime.fromisoformat(since) if since else None)
        return kept_note(kept, facts["known"], facts.get("compared", ()), sent) if kept else None

    async def _standing(self, effect: Effect) -> MessageView | None:
        standing = await self.verdicts.standing(effect.subject or "")
        return standing_note(*standing) if standing else None

    async def _mapping(self, effect: Effect) -> MessageView | None:
        found = await self.evaluations.columns(effect.subject or "", effect.team)
        if found is None:
            return None
        told, version = found
        by = await self._called(told.told_by or "")
        return mapping_note(told, by, language_in(version.spec.language))
