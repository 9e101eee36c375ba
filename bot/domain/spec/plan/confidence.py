"""The confidence policy: which signal, checked how, and what happens in each of its bands."""

import re
from collections.abc import Sequence

from pydantic import model_validator

from bot.domain.framing.kind import Kind
from bot.domain.framing.statement import ProblemStatement
from bot.domain.number import numbers_in
from bot.domain.provenance import Field, Frozen, value_text
from bot.domain.spec.leaf import carried, unknown

WITH_CONFIDENCE = frozenset(
    {
        Kind.BINARY_CLASSIFICATION,
        Kind.MULTICLASS_CLASSIFICATION,
        Kind.INFORMATION_EXTRACTION,
        Kind.ANOMALY_DETECTION,
        Kind.RAG_QA,
        Kind.AGENT_ACTIONS,
    }
)
_WORDS = re.compile(
    r"\b(?:confidence|confident|score|probability|sure|certain|confiance|probabilité|sûr"
    r"|konfidenz|sicherheit|sicher|wahrscheinlichkeit)\b"
)
_PERCENT = 100


class Band(Frozen):
    """What happens from one value of the signal to another."""

    id: str
    low: float
    high: float
    action: Field


class ConfidencePolicy(Frozen):
    """When the system is sure enough to go on alone."""

    signal: Field = unknown("confidence.signal", "P-C01")
    calibrated: Field = unknown("confidence.calibrated", "P-C01")
    evidence: Field = unknown("confidence.evidence", "P-C01")  # the run or document that shows it
    abstain_target: Field = unknown("confidence.abstain_target", "P-C01")
    bands: tuple[Band, ...] = ()

    @model_validator(mode="after")
    def _no_gap(self) -> "ConfidencePolicy":
        if self.bands and not tile(self.bands):
            raise ValueError(
                "the bands of a confidence have to cover 0 to 1 without gap or overlap"
            )
        return self


def tile(bands: Sequence[Band]) -> bool:
    """Whether bands cover 0 to 1, each beginning where the one before ends."""
    ordered = sorted(bands, key=lambda band: (band.low, band.high))
    ends = [0.0, *(band.high for band in ordered)]
    starts = [*(band.low for band in ordered), 1.0]
    return ends == starts and all(band.low < band.high for band in ordered)


def confidence_policy(statement: ProblemStatement) -> ConfidencePolicy:
    """The bands somebody named; a limit nobody named is asked for, never made up."""
    if statement.kind not in WITH_CONFIDENCE:
        return ConfidencePolicy()
    for source in ("task.no_answer", "task.failure_handling"):
        words = value_text(statement.field(source).value)
        limit = _limit(words, statement.language)
        if limit is not None:
            below = carried(statement, source, "confidence.bands.BA-01.action")
            above = carried(statement, "task.output", "confidence.bands.BA-02.action")
            return ConfidencePolicy(
                signal=carried(statement, source, "confidence.signal"),
                bands=(
                    Band(id="BA-01", low=0.0, high=limit, action=below),
                    Band(id="BA-02", low=limit, high=1.0, action=above),
                ),
            )
    return ConfidencePolicy()


def _limit(words: str, language: str) -> float | None:
    """The only share in words about confidence; none where there are several or none."""
    if not _WORDS.search(words.casefold()):
        return None
    shares = [
        number.value / (_PERCENT if number.unit == "%" else 1)
        for number in numbers_in(words, language)
        if number.unit in {None, "%"}
    ]
    inside = [share for share in shares if 0 < share < 1]
    return inside[0] if len(inside) == len(shares) == 1 else None
