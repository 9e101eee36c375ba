"""Evidence for a decision about one system, gathered from what is on record: looks, verdicts and its spec."""

from collections.abc import Mapping, Sequence

from bot.domain.advice.figures import Found, Part, drift_of, labels_of, where_of
from bot.domain.advice.table import Evidence, Fact
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.scanner import CriterionLineError
from bot.domain.criterion.threshold import Level
from bot.domain.criterion.verdict import Outcome, Reason
from bot.domain.drift.look import Look
from bot.domain.evaluation.recorded import Circumstances, RecordedVerdict
from bot.domain.lint.model import Language
from bot.domain.provenance import value_text
from bot.domain.spec.plan.drift import DriftPlan

Courses = Mapping[str, Sequence[RecordedVerdict]]  # by criterion, the oldest run first
_SAID = 300


def gather(
    found: Found, looks: Sequence[Look], courses: Courses, plan: DriftPlan, language: Language
) -> None:
    """Put down what is on record; what people state beside it is put down first, and stays.

    Args:
        found: What is known already.
        looks: The newest look at each source of the system.
        courses: Every verdict on the version that counts.
        plan: What that version says about going back and training again.
        language: In which it is told.
    """
    stated = Evidence(dict(found.known), dict(found.said))
    seen = [look for look in looks if not look.trouble]
    if seen:
        moved = [one for look in seen for one in look.moved if one.flagged]
        broken = [one.name for one in moved if one.broken]
        drift_of(found, broken, [one.name for one in moved if not one.broken])
    last = [course[-1] for course in courses.values() if course]
    _labels(found, seen, last, language)
    _where(found, seen, last)
    _violations(found, last, language)
    _made_with(found, courses)
    _from_plan(found, plan)
    found.note(Fact.CHALLENGER, False, "")  # noqa: FBT003  # whoever trained one says so
    found.known.update(stated.known)
    found.said.update(stated.said)


def _labels(
    found: Found, looks: Sequence[Look], last: Sequence[RecordedVerdict], language: Language
) -> None:
    """Labels of production first; results of test runs where there are none."""
    results = [look.results for look in looks if look.results and look.results.is_worth_telling]
    failed = [one for one in last if one.outcome is Outcome.FAIL]
    words = [one.headline.get(language, "") for one in results]
    words += [one.sentence(language) for one in (failed or last)[:2]]
    said = " ".join(word for word in words if word)[:_SAID]
    fails = any(one.calls for one in results) or bool(failed)
    if fails:
        labels_of(found, passes=False, fails=True, words=said)
    elif last or results:
        # Worse once, or a verdict that is open: neither shown nor missed.
        open_ = any(one.worse for one in results)
        shown = bool(last) and all(one.outcome is Outcome.PASS for one in last)
        labels_of(found, passes=shown and not open_, fails=False, words=said)


def _where(found: Found, looks: Sequence[Look], last: Sequence[RecordedVerdict]) -> None:
    """In which slices it fails: by labels of production, else by the weakest slice of a failed run."""
    slices = {
        f"{look.name}, {name}": worse
        for look in looks
        for name, worse in (look.results.slices if look.results else {}).items()
    }
    if slices:
        words = ", ".join(name for name, worse in slices.items() if worse)[:_SAID]
        both = len(set(slices.values())) > 1
        found.note(Fact.IN_A_SLICE, both, words)
        found.note(Fact.EVERYWHERE, all(slices.values()), words)
        return
    for one in last:
        floor = _floor_of(one)
        if one.worst is None or one.hits is None or not one.n or floor is None:
            continue
        worst, rest = one.worst, one.n - one.worst.n
        if one.outcome is Outcome.FAIL and rest > 0 and one.hits >= worst.right:
            parts = {
                f"{worst.name} = {worst.value}": Part(worst.right, worst.n),
                "…": Part(min(rest, one.hits - worst.right), rest),
            }
            where_of(found, parts, floor)
            return


def _floor_of(verdict: RecordedVerdict) -> float | None:
    try:
        criterion = parse_line(verdict.line)
    except CriterionLineError:
        return None
    threshold, comparator = criterion.threshold, criterion.comparator
    if comparator is None or not comparator.wants_high or not isinstance(threshold, Level):
        return None
    floor = threshold.number / 100 if threshold.unit == "%" else threshold.number
    return floor if 0 < floor < 1 else None


def _violations(found: Found, last: Sequence[RecordedVerdict], language: Language) -> None:
    if not last:
        return
    for fact, seen in (
        (Fact.VIOLATED, [one for one in last if one.reason is Reason.VIOLATED]),
        (
            Fact.CRITICAL_FAILED,
            [one for one in last if one.critical and one.outcome is Outcome.FAIL],
        ),
    ):
        found.note(fact, bool(seen), seen[0].sentence(language)[:_SAID] if seen else "")


def _made_with(found: Found, courses: Courses) -> None:
    """Whether the last two runs of a criterion were made with another model or prompt."""
    pairs = [course[-2:] for course in courses.values() if len(course) > 1]
    changes = [
        f"{before} → {after}"
        for old, new in pairs
        for before, after in _parts(old.circumstances, new.circumstances)
        if before != after
    ]
    told = [pair for old, new in pairs for pair in _parts(old.circumstances, new.circumstances)]
    if told:
        found.note(Fact.MODEL_CHANGED, bool(changes), ", ".join(dict.fromkeys(changes))[:_SAID])


def _parts(old: Circumstances, new: Circumstances) -> list[tuple[str, str]]:
    pairs = ((old.model, new.model), (old.prompt, new.prompt))
    return [(before, after) for before, after in pairs if before and after]


def _from_plan(found: Found, plan: DriftPlan) -> None:
    lead, to = plan.retraining.lead_time.value, plan.rollback.to.value
    drill = plan.rollback.drill_on.value
    if lead is not None:
        found.note(Fact.LEAD_TIME, True, value_text(lead)[:_SAID])  # noqa: FBT003  # somebody said
    if to is not None and drill is not None:
        words = f"{value_text(to)}; {value_text(drill)}"
        found.note(Fact.WAY_BACK, True, words[:_SAID])  # noqa: FBT003
