"""The care of the cases a system is tested on: how old, how like production, how often looked at.

Results say only as much as the cases do. Cases age, production moves away from them, and a holdout
set that is looked at often has been fitted to, whoever meant it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum
from math import sqrt

from bot.domain.evaluation.care_words import care_word
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.source import Dataset
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.provenance import Frozen
from bot.domain.spec.plan.evaluation import LOOKS_AT_HOLDOUT

KEPT_FRESH = timedelta(days=180)  # where the plan names no rhythm
APART = 0.10  # of all cases would have to be of another group: a difference that matters
SEEN = 0.01  # a group with this share of production belongs into the cases
_NOISE = 2.5  # standard errors beyond which a difference is not the luck of the draw


class Concern(StrEnum):
    """What may be wrong with the cases."""

    UNVERSIONED = "unversioned"  # two runs may have had different cases, and nobody could tell
    STALE = "stale"
    UNLIKE_PRODUCTION = "unlike_production"
    GROUP_MISSING = "group_missing"
    HOLDOUT_TOUCHED = "holdout_touched"
    CHANGED = "changed"  # the same version, and another number of cases


class Remark(Frozen):
    """One concern, in a sentence with its figures and what to do."""

    concern: Concern
    text: str
    next_step: str


class CaseSet(Frozen):
    """The cases as far as they are known."""

    dataset: Dataset
    drawn_on: date | None = None  # else since when it is used
    refresh: timedelta = KEPT_FRESH
    holdout: bool = False
    looks: int = 0  # different runs on this version of them


def looks_at(dataset: Dataset, runs: Iterable[EvaluationRun]) -> int:
    """How often these cases were looked at; a file that was brought twice is one look."""
    return len({(run.source.raw, run.subject) for run in runs if run.dataset == dataset})


def composition(run: EvaluationRun, name: str) -> dict[str, int]:
    """How many cases of each group a run had, by its largest check."""
    sizes: dict[str, int] = {}
    for check in run.checks:
        for part in check.slices:
            if part.name == name:
                there = (part.n or 0) + part.errored + part.skipped
                sizes[part.value] = max(sizes.get(part.value, 0), there)
    return sizes


def remarks(
    cases: CaseSet,
    today: date,
    *,
    tested: Mapping[str, int] | None = None,
    production: Mapping[str, int] | None = None,
    language: Language = "en",
) -> tuple[Remark, ...]:
    """What to say about the cases; nothing where nothing is wrong or nothing is known.

    Args:
        cases: What is known of them.
        today: Against which day their age is counted.
        tested: Cases by group.
        production: What really comes in, by the same groups.
        language: In which it is said.
    """
    found = [*_versioned(cases), *_aged(cases, today), *_touched(cases)]
    if tested and production:
        found += [*_missing(tested, production), *_unlike(tested, production)]
    return tuple(_said(concern, facts, language) for concern, facts in found)


def changed(runs: Iterable[EvaluationRun], language: Language = "en") -> tuple[Remark, ...]:
    """Say which versions of cases were not the same in every run."""
    sizes: dict[tuple[Dataset, str], set[int]] = {}
    for run in runs:
        if run.dataset.version is None:
            continue
        for check in run.checks:
            if check.cases is not None:
                sizes.setdefault((run.dataset, check.name), set()).add(check.cases)
    return tuple(
        _said(
            Concern.CHANGED,
            {"set": dataset, "least": min(seen), "most": max(seen), "check": check},
            language,
        )
        for (dataset, check), seen in sizes.items()
        if len(seen) > 1
    )


def set_name(dataset: Dataset, language: Language) -> str:
    """What a set of cases is called, with its version."""
    name = f"`{dataset.name}`" if dataset.name else care_word("a_set", language)
    return f"{name}@{dataset.version}" if dataset.version else name


_Found = tuple[Concern, dict[str, object]]


def _said(concern: Concern, facts: Mapping[str, object], language: Language) -> Remark:
    told = {
        name: set_name(fact, language) if isinstance(fact, Dataset) else fact
        for name, fact in facts.items()
    }
    return Remark(
        concern=concern,
        text=phrased(care_word(concern.value, language), **told),
        next_step=care_word(f"{concern.value}_next", language).format_map(told),
    )


def _versioned(cases: CaseSet) -> Iterable[_Found]:
    if cases.dataset.version is None:
        yield Concern.UNVERSIONED, {"set": cases.dataset}


def _aged(cases: CaseSet, today: date) -> Iterable[_Found]:
    if cases.drawn_on is None:
        return
    age = today - cases.drawn_on
    if age > cases.refresh:
        facts = {"set": cases.dataset, "age": age.days, "refresh": cases.refresh.days}
        yield Concern.STALE, facts


def _touched(cases: CaseSet) -> Iterable[_Found]:
    if cases.holdout and cases.looks > LOOKS_AT_HOLDOUT:
        facts = {"set": cases.dataset, "looks": cases.looks, "most": LOOKS_AT_HOLDOUT}
        yield Concern.HOLDOUT_TOUCHED, facts


def _missing(tested: Mapping[str, int], production: Mapping[str, int]) -> Iterable[_Found]:
    total = sum(production.values())
    for group, seen in sorted(production.items(), key=lambda pair: -pair[1]):
        if seen >= SEEN * total and not tested.get(group):
            yield Concern.GROUP_MISSING, {"seen": seen, "total": total, "group": group}


def _unlike(tested: Mapping[str, int], production: Mapping[str, int]) -> Iterable[_Found]:
    """The share of cases that would have to be of another group, and the group furthest off."""
    ours, theirs = sum(tested.values()), sum(production.values())
    groups = sorted({*tested, *production})
    gaps = {
        group: tested.get(group, 0) / ours - production.get(group, 0) / theirs for group in groups
    }
    apart = sum(map(abs, gaps.values())) / 2
    worst = max(groups, key=lambda group: abs(gaps[group]))
    pooled = (tested.get(worst, 0) + production.get(worst, 0)) / (ours + theirs)
    noise = _NOISE * sqrt(pooled * (1 - pooled) * (1 / ours + 1 / theirs))
    if apart > APART and abs(gaps[worst]) > noise:
        yield (
            Concern.UNLIKE_PRODUCTION,
            {
                "group": worst,
                "tested": tested.get(worst, 0),
                "ours": ours,
                "seen": production.get(worst, 0),
                "theirs": theirs,
            },
        )
