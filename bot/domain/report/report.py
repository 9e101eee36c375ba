"""A report of one spec at one moment: where each criterion stands, what changed, and what is missing."""

from collections import Counter
from datetime import date
from enum import StrEnum

from pydantic import AwareDatetime

from bot.domain.criterion.verdict import Outcome
from bot.domain.drift.look import Look
from bot.domain.evaluation.eval_set import EvalSet
from bot.domain.evaluation.recorded import RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.provenance import Frozen
from bot.domain.report.reader import Reader
from bot.domain.report.trend import Trend
from bot.domain.spec.plan.measure import MeasureGroup


class Standing(Frozen):
    """Where one criterion stands, and where it stood in the last report."""

    criterion: str
    title: str
    line: str
    critical: bool
    owner: str | None = None
    now: RecordedVerdict | None = None  # none: nothing was measured in this period or before
    before: RecordedVerdict | None = None
    is_new: bool = False  # it was measured since the last report
    lived_with: date | None = None  # until when somebody does, by the version that was signed
    trend: Trend | None = None

    @property
    def outcome(self) -> Outcome:
        """How it came out last."""
        return self.now.outcome if self.now else Outcome.NOT_RUN

    @property
    def turned(self) -> bool:
        """Whether it came out otherwise than last time."""
        return self.before is not None and self.before.outcome is not self.outcome

    @property
    def stands_still(self) -> bool:
        """Whether there is nothing to say about it that was not said last time."""
        return not self.turned and not self.is_new


class Part(StrEnum):
    """What a system is made of."""

    MODEL = "model"
    PROMPT = "prompt"
    DATASET = "dataset"
    JUDGE = "judge"
    INDEX = "index"
    SPEC = "spec"


class PartChange(Frozen):
    """A part that is another one than in the run before."""

    part: Part
    before: str
    after: str


class Gap(Frozen):
    """What should be there and is not; never told as zero."""

    criterion: str
    title: str
    since: AwareDatetime | None = None  # measured last; none: never
    is_known: bool = False  # it was missing last time already


class TrioLine(Frozen):
    """Is it right, is it used, does it pay: one of the three, as far as anybody measures it."""

    group: MeasureGroup
    title: str
    standing: str | None = None  # the criterion that tells it
    value: str | None = None
    target: str | None = None


class Need(StrEnum):
    """What a report asks of people; the first that applies."""

    STOP_OR_CHECK = "stop_or_check"  # a critical criterion failed
    LIVE_OR_FIX = "live_or_fix"  # another one failed
    MEASURE = "measure"  # a critical run does not count, or something was not measured
    HOLD = "hold"  # a critical one is not shown yet
    RESULTS = "results"  # labels show that a system got worse, and stays so
    DRIFT = "drift"  # data moved and stay away, or are broken
    NOTHING = "nothing"


class Request(Frozen):
    """The next decision: which, about what, and whose."""

    need: Need
    criterion: str | None = None
    source: str | None = None  # of the data it is about
    title: str = ""
    owner: str | None = None
    escalation: str | None = None  # the open question about it, where somebody was asked


class Wording(Frozen):
    """How a report opens in a model's words, as they passed every check, and what they came from."""

    text: str
    model: str
    prompt: str
    prompt_version: int
    prompt_sha256: str


class Report(Frozen):
    """Everything a summary says; nothing of it is worked out again when it is read."""

    id: str
    plan: str | None = None  # none: somebody asked for it
    spec: str
    spec_version: int
    title: str
    since: AwareDatetime
    until: AwareDatetime
    timezone: str
    language: Language
    reader: Reader
    standings: tuple[Standing, ...]
    changes: tuple[PartChange, ...] = ()
    gaps: tuple[Gap, ...] = ()
    trio: tuple[TrioLine, ...] = ()
    looks: tuple[Look, ...] = ()  # the newest of each source in this period
    cases: EvalSet | None = None  # what it was tested on, as it is cared for
    request: Request
    wording: Wording | None = None  # none: the templates alone
    is_first: bool = False
    quiet_before: int = 0  # periods before this one in which nothing was said

    @property
    def counts(self) -> Counter[Outcome]:
        """How many criteria came out how."""
        return Counter(one.outcome for one in self.standings)

    @property
    def is_news(self) -> bool:
        """Whether anything is to be said that was not said last time.

        What nobody ever measured is told each time, and is no news; what was measured and is not any
        more is, once, when its next measurement is missing.
        """
        moved = any(not one.stands_still for one in self.standings)
        stopped = any(gap.since is not None and not gap.is_known for gap in self.gaps)
        drifted = any(one.is_news for one in self.looks)
        return self.is_first or moved or stopped or drifted or bool(self.changes)
