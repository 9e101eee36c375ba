"""`remit drift decay`: how well a system did, cohort by cohort, as the truth becomes known."""

import json
from dataclasses import dataclass
from datetime import date

from bot.cli.drifting import language_of
from bot.cli.share import parse_share
from bot.domain.decay.document import decay_document
from bot.domain.decay.judging import Asked, judged
from bot.domain.decay.model import DecayAskedError, Metric
from bot.domain.decay.telling import decay_report
from bot.environment import all_variables
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.place import cohorts_at


@dataclass(frozen=True, slots=True)
class DecayWish:
    """What somebody typed after `remit drift decay`."""

    where: str
    columns: Columns
    metric: str
    floor: str | None
    delay: int | None
    reference: int
    as_of: str | None
    language: str


def run_decay(wish: DecayWish, *, as_json: bool) -> tuple[str, bool]:
    """Judge every cohort; also whether somebody has to decide.

    Raises:
        InvalidInputError: The rows cannot be read, or what was typed says nothing.
    """
    language = language_of(wish.language)
    asked = Asked(
        metric=_metric(wish.metric),
        floor=None if wish.floor is None else parse_share(wish.floor),
        delay=wish.delay,
        reference=wish.reference,
        as_of=_day(wish.as_of),
    )
    decay = judged(cohorts_at(wish.where, wish.columns, all_variables()), asked)
    if as_json:
        document = decay_document(decay, language)
        return json.dumps(document, ensure_ascii=False, indent=2), decay.calls
    return decay_report(decay, language), decay.calls


def _metric(typed: str) -> Metric:
    if typed not in set(Metric):
        raise DecayAskedError(
            f"{typed} is not counted here.", next_step=f"Choose {', '.join(Metric)}."
        )
    return Metric(typed)


def _day(typed: str | None) -> date | None:
    if typed is None:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise DecayAskedError(f"{typed} is no day.", next_step="Write 2026-01-31.") from None
