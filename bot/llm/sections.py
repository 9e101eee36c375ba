"""The five things a model is asked for: facts first, then what follows from them alone."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.llm import wire
from bot.llm.wire import Draft


class Section(StrEnum):
    """What a model is working on; the value is the prompt's id."""

    FACTS = "extract_facts"
    FRAMING = "draft_framing"
    METRICS = "draft_metrics"
    RISKS = "draft_risks"
    SUMMARY = "draft_summary"


@dataclass(frozen=True, slots=True)
class Asked:
    """What every prompt of one reading is told."""

    marker: str  # fences what people wrote
    today: date


@dataclass(frozen=True, slots=True)
class Drafting:
    """One section that is drafted from the facts: what it may fill, and how it answers."""

    section: Section
    paths: tuple[str, ...]
    output: type[Draft]


DRAFTINGS: tuple[Drafting, ...] = (
    Drafting(Section.FRAMING, wire.FRAMING, wire.FramingDraft),
    Drafting(Section.METRICS, wire.METRICS, wire.MetricsDraft),
    Drafting(Section.RISKS, wire.RISKS, wire.RisksDraft),
    Drafting(Section.SUMMARY, wire.SUMMARY, wire.SummaryDraft),
)
