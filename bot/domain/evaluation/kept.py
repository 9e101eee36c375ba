"""What became of the runs of one file that was brought to a spec."""

from dataclasses import dataclass

from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.spec.version import SpecVersion


@dataclass(frozen=True, slots=True)
class Kept:
    """What became of the runs of a file."""

    spec: SpecVersion
    runs: tuple[EvaluationRun, ...]
    verdicts: tuple[RecordedVerdict, ...]
    known: int = 0  # runs that had been brought before
    standing: tuple[RecordedVerdict, ...] = ()  # what is on record of those

    @property
    def unused(self) -> tuple[str, ...]:
        """Checks that speak to no criterion."""
        used = {(one.basis.run, one.check) for one in self.verdicts}
        names = (
            check.name
            for run in self.runs
            for check in run.checks
            if (run.id, check.name) not in used
        )
        return tuple(dict.fromkeys(names))
