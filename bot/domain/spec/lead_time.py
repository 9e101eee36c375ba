"""What training it again is made of, from the stated steps: whether they add up, and what leaving the test out would mean."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from bot.domain.criterion.figure import figure
from bot.domain.number import numbers_in
from bot.domain.provenance import Field, Quantity, Status, value_text
from bot.domain.spec.criterion import CriterionKind, Severity
from bot.domain.spec.lead_time_words import LEAD_WORDS
from bot.domain.spec.model import AISpec
from bot.domain.spec.running_sentence import STEPS, spelled_out

# How many days a length is: by the calendar, and counted in days of work. Either may be meant.
_CALENDAR = {"min": 1 / 1440, "h": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.0, "year": 365.0}
_AT_WORK = {"min": 1 / 480, "h": 1 / 8, "day": 1.0, "week": 5.0, "month": 21.0, "year": 250.0}
_SLACK = 1e-9
_TESTED = frozenset({CriterionKind.STATISTICAL, CriterionKind.INVARIANT})
_MOST_NAMED = 4


@dataclass(frozen=True, slots=True)
class LeadTime:
    """The steps as a sentence; what is wrong with their sum; what is asked where none is stated."""

    told: str = ""
    skipped: str = ""  # what leaving the test out saves, and what it would mean
    wrong: str = ""
    asked: str = ""


def lead_time(spec: AISpec) -> LeadTime | None:
    """What is stated of how long training it again takes; None where nothing is."""
    words = LEAD_WORDS.get(spec.language, LEAD_WORDS["en"])
    plan = spec.drift.retraining
    whole = plan.lead_time
    steps = {name: leaf for name in STEPS if _stated(leaf := getattr(plan, name))}
    if not steps:
        return LeadTime(asked=words["asked"].format(whole=_said(whole))) if _stated(whole) else None
    listed = ", ".join(_step(spec, name, leaf) for name, leaf in steps.items())
    told = words["told" if _stated(whole) else "told without"].format(
        whole=_capital(_said(whole)), steps=listed
    )
    return LeadTime(told=told, skipped=_skipped(spec, steps), wrong=_wrong(spec, steps))


class LeadTimeAsked(NamedTuple):
    """What is open about it: where, the question, why it is asked, and how to answer."""

    path: str
    question: str
    why: str
    next_step: str


def lead_time_asked(spec: AISpec) -> Iterator[LeadTimeAsked]:
    """That the steps do not add up, or that nobody told them where all of it was told."""
    words = LEAD_WORDS.get(spec.language, LEAD_WORDS["en"])
    found = lead_time(spec)
    if found and (question := found.wrong or found.asked):
        why = words["why wrong" if found.wrong else "why"]
        yield LeadTimeAsked(spec.drift.retraining.lead_time.path, question, why, words["next"])


def _stated(leaf: Field) -> bool:
    return leaf.value is not None and leaf.status is Status.STATED


def _step(spec: AISpec, name: str, leaf: Field) -> str:
    words = LEAD_WORDS.get(spec.language, LEAD_WORDS["en"])
    called = words[name]
    if name == "test" and (size := _cases(spec)):
        called = words["test on"].format(n=size)
    return f"{called} {_said(leaf)}" if _days(leaf, _CALENDAR) else _said(leaf)


def _cases(spec: AISpec) -> str:
    size = spec.evaluation.dataset.size
    told = size.value if _stated(size) else None
    return figure(told.value, spec.language) if isinstance(told, Quantity) else ""


def _skipped(spec: AISpec, steps: dict[str, Field]) -> str:
    """What the test keeps out is what the criteria are about; nothing else was stated."""
    words = LEAD_WORDS.get(spec.language, LEAD_WORDS["en"])
    test = steps.get("test")
    shown_by_test = [one for one in spec.acceptance if one.kind in _TESTED and not one.to_be_agreed]
    critical = [one.id for one in shown_by_test if one.severity is Severity.CRITICAL]
    held = critical or [one.id for one in shown_by_test]
    if test is None or not held or _days(test, _CALENDAR) is None:
        return ""
    return words["skipped"].format(saved=_said(test), ids=", ".join(held[:_MOST_NAMED]))


def _wrong(spec: AISpec, steps: dict[str, Field]) -> str:
    """That the steps take longer than all of it, or leave time nobody explained; both ways of counting."""
    words = LEAD_WORDS.get(spec.language, LEAD_WORDS["en"])
    whole = spec.drift.retraining.lead_time
    if not _stated(whole):
        return ""
    beyond: list[float] = []
    short: list[float] = []
    for days in (_CALENDAR, _AT_WORK):
        total = _days(whole, days)
        known = [_days(leaf, days) for leaf in steps.values()]
        if total is None:
            return ""
        summed = sum(one for one in known if one is not None)
        beyond.append(summed - total)
        complete = len(steps) == len(STEPS) and None not in known
        short.append(total - summed if complete else 0.0)
    if min(beyond) > _SLACK:
        name, by = "too long", beyond
    elif min(short) > _SLACK:
        name, by = "too short", short
    else:
        return ""
    ends = dict.fromkeys(figure(round(one, 1), spec.language) for one in sorted(by))
    return words[name].format(whole=_said(whole), days="–".join(ends))  # noqa: RUF001


def _days(leaf: Field, unit_days: dict[str, float]) -> float | None:
    """How many days somebody said; None where it is no length."""
    numbers = [one for one in numbers_in(spelled_out(_said(leaf))) if one.unit in unit_days]
    return sum(one.value * unit_days[one.unit or ""] for one in numbers) if numbers else None


def _said(leaf: Field) -> str:
    return value_text(leaf.value)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
