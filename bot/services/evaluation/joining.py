"""A run that its tool tells in two files, of which one has the cases: one measurement, and the cases decide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.domain.evaluation.run import EvaluationRun
from bot.store.transaction import Transaction

_MOST = 50  # runs looked through for the other file
_AHEAD = timedelta(days=1)  # the clocks of those who measure
_JUST = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True)
class Joined:
    """The runs of a file, and which of them say nothing that is not on record."""

    runs: tuple[EvaluationRun, ...]
    instead: Mapping[int, str] = field(default_factory=dict)  # by its place, what is on record


async def joined(tx: Transaction, spec: str, runs: Sequence[EvaluationRun]) -> Joined:
    """Join the runs of a file with what is on record of them from the tool's other file.

    A summary whose cases are on record says nothing new. Cases whose summary is on record take from it
    what they lack, and stand after it: what it says without a number of cases is overtaken.
    """
    if not any(run.source.run for run in runs):
        return Joined(tuple(runs))
    until = max([tx.now, *(run.made_at for run in runs if run.made_at)]) + _AHEAD
    known = await tx.evaluation_runs.of_spec(spec, until, limit=_MOST)
    found: list[EvaluationRun] = []
    instead: dict[int, str] = {}
    for place, run in enumerate(runs):
        other = _other(run, known)
        if other is not None and run.rows is None:
            instead[place] = other.id
        found.append(_completed(run, other) if other is not None and run.rows else run)
    return Joined(tuple(found), instead)


def _other(run: EvaluationRun, known: Sequence[EvaluationRun]) -> EvaluationRun | None:
    """What is on record from the other file of a run: the cases of a summary, or the summary of cases."""
    if run.source.run is None:
        return None
    of_it = (one for one in reversed(known) if one.source.run == run.source.run)
    return next((one for one in of_it if bool(one.rows) is not bool(run.rows)), None)


def _completed(run: EvaluationRun, summary: EvaluationRun) -> EvaluationRun:
    lacking = {
        name: getattr(summary, name)
        for name in ("name", "model", "provider", "prompt_hash", "judge")
        if getattr(run, name) is None
    }
    if run.dataset.name is None and run.dataset.version is None:
        lacking["dataset"] = summary.dataset
    moments = [one.made_at for one in (run, summary) if one.made_at]
    if moments:
        lacking["made_at"] = max(moments) + _JUST
    return run.model_copy(update=lacking)
