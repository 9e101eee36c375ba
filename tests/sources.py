"""What messages are rendered from where the outbox alone is at work: everything of the store, and nobody known."""

from pathlib import Path

from bot.evidence.drift.declared import DeclaredReader
from bot.evidence.result_files import ResultFiles
from bot.services.delivery import Delivery
from bot.services.directory import NobodyKnown
from bot.services.drift.advising import Advising
from bot.services.drift.watched_source import WatchedSources
from bot.services.escalation.escalations import Escalations
from bot.services.escalation.roundup import Roundups
from bot.services.evaluation.results import Evaluations
from bot.services.evaluation.verdict import Verdicts
from bot.services.report.reports import Reports
from bot.services.spec.reading import SpecReading
from bot.slack.delivery.render import Sources
from bot.store.store import Store


def sources_in(store: Store, delivery: Delivery) -> Sources:
    return Sources(
        delivery,
        SpecReading(store),
        Escalations(store, NobodyKnown()),
        Reports(store, lambda _: b""),
        Verdicts(store),
        WatchedSources(store, DeclaredReader((), dict)),
        Advising(store),
        Evaluations(store, Verdicts(store), ResultFiles(Path("unused"))),
        Roundups(store, NobodyKnown()),
    )
