"""What is new since the last summary: results it did not know, and parts that are other ones than it told of."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.evaluation.recorded import Circumstances, RecordedVerdict, at_each_moment
from bot.domain.report.report import Part, PartChange, Report


@dataclass(frozen=True, slots=True)
class Course:
    """What runs said of a criterion, the oldest first, and which of them was told last."""

    verdicts: Sequence[RecordedVerdict]
    before: RecordedVerdict | None
    is_new: bool


def course_of(
    found: Sequence[RecordedVerdict], since: datetime, last: Report | None, criterion: str
) -> Course:
    """Hold a course against what was told: a file may come after the summary of the day it was made on.

    Args:
        found: What runs said of the criterion, the oldest first.
        since: Where nothing was told yet, what was made before this moment is not new.
        last: What was told.
        criterion: Which criterion.
    """
    verdicts = at_each_moment(found)
    now = verdicts[-1] if verdicts else None
    earlier = next((one for one in reversed(verdicts) if one.made_at <= since), None)
    is_newer = now is not None and now.made_at > since
    standing = (
        next((one for one in last.standings if one.criterion == criterion), None) if last else None
    )
    if now is None or standing is None:
        return Course(verdicts, earlier, is_newer)
    told = standing.now
    if told is None:
        return Course(verdicts, None, is_new=True)
    same = (one for one in verdicts if one.basis.run == told.basis.run)
    came_late = now.basis.run != told.basis.run and now.made_at >= told.made_at
    return Course(verdicts, next(same, earlier), is_newer or came_late)


def changes_since(
    verdicts: Mapping[str, Sequence[RecordedVerdict]],
    since: datetime,
    version: int,
    last: Report | None,
    swapped: Sequence[PartChange] = (),
) -> tuple[PartChange, ...]:
    """What is another one in the newest run than in the last one told of, or was swapped in the spec."""
    everything = sorted(
        (one for each in verdicts.values() for one in each), key=lambda one: one.made_at
    )
    told = [one.now.made_at for one in last.standings if one.now] if last else []
    until = max(told, default=since)
    found = []
    if last is not None and last.spec_version != version:
        before, after = str(last.spec_version), str(version)
        found.append(PartChange(part=Part.SPEC, before=before, after=after))
    earlier = [one for one in everything if one.made_at <= until]
    newer = [one for one in everything if one.made_at > until]
    if newer:  # where nothing was told of yet, since the first of them
        start = earlier[-1] if earlier else newer[0]
        found += _parts(start.circumstances, newer[-1].circumstances)
    seen = {one.part for one in found}
    return (*found, *(one for one in swapped if one.part not in seen))


def _parts(before: Circumstances, after: Circumstances) -> list[PartChange]:
    pairs = (
        (Part.MODEL, before.model, after.model),
        (Part.PROMPT, before.prompt, after.prompt),
        (Part.DATASET, before.dataset, after.dataset),
        (Part.JUDGE, before.judge, after.judge),
    )
    return [
        PartChange(part=part, before=old, after=new)
        for part, old, new in pairs
        if old and new and old != new
    ]
