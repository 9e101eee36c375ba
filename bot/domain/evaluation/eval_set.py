"""The set of cases a system is tested on now: how old, how composed, how often looked at, and what to do."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from pydantic import Field as Declared

from bot.domain.evaluation.care import (
    KEPT_FRESH,
    CaseSet,
    Remark,
    changed,
    composition,
    looks_at,
    remarks,
    set_name,
)
from bot.domain.evaluation.care_words import care_word
from bot.domain.evaluation.run import EvaluationRun
from bot.domain.evaluation.source import Dataset
from bot.domain.lint.model import Language
from bot.domain.phrasing import phrased
from bot.domain.provenance import Frozen, value_text
from bot.domain.schedule.span import spans_in
from bot.domain.spec.plan.evaluation import EvaluationPlan

_DAY = re.compile(r"(?<!\d)(20\d\d)[-.]?(0[1-9]|1[0-2])[-.]?(0[1-9]|[12]\d|3[01])(?!\d)")
_HOLDOUT = re.compile(r"hold[-_ ]?out|held[-_ ]?out|réserv|zurückgehalten", re.IGNORECASE)
_MOST_MIXES, _MOST_GROUPS = 5, 4


class Mix(Frozen):
    """Cases by the groups of one attribute, and what comes in by the same groups."""

    name: str
    tested: dict[str, int]
    production: dict[str, int] = Declared(default_factory=dict)  # empty: not known


class EvalSet(Frozen):
    """What is known of the cases."""

    dataset: Dataset
    cases: int | None = None  # none: no file said
    since: date  # the first run on this version of them
    drawn_on: date | None = None  # as their version says
    days: int  # since either
    looks: int
    holdout: bool = False
    from_decisions: int = 0  # cases that decisions of people became
    mixes: tuple[Mix, ...] = ()
    remarks: tuple[Remark, ...] = ()
    language: Language = "en"


def eval_set(  # noqa: PLR0913  # what it is made of
    runs: Sequence[EvaluationRun],
    plan: EvaluationPlan,
    now: datetime,
    *,
    production: Mapping[str, Mapping[str, int]],
    from_decisions: int = 0,
    language: Language = "en",
) -> EvalSet | None:
    """Tell of the cases of the newest run; None where nothing was run.

    Args:
        runs: Of one spec, the oldest first.
        plan: What the spec says about its cases.
        now: The present moment.
        production: What comes in, by attribute and group.
        from_decisions: How many cases came of decisions.
        language: In which remarks are made.
    """
    if not runs:
        return None
    newest = runs[-1]
    dataset = newest.dataset
    same = [run for run in runs if run.dataset == dataset]
    since = min(run.moment(now).date() for run in same)
    drawn_on = _day_in(dataset.version)
    planned = f"{value_text(plan.dataset.name.value)} {value_text(plan.dataset.frame.value)}"
    refresh = next(iter(spans_in(value_text(plan.dataset.refresh.value))), KEPT_FRESH)
    known = CaseSet(
        dataset=dataset,
        drawn_on=drawn_on or since,
        refresh=max(refresh, timedelta(days=1)),
        holdout=bool(_HOLDOUT.search(f"{dataset.name or ''} {dataset.version or ''} {planned}")),
        looks=looks_at(dataset, runs),
    )
    names = dict.fromkeys(part.name for check in newest.checks for part in check.slices)
    mixes = tuple(
        Mix(name=name, tested=tested, production=dict(production.get(name, {})))
        for name in list(names)[:_MOST_MIXES]
        if (tested := composition(newest, name))
    )
    today = now.date()
    found = [*remarks(known, today, language=language), *changed(same, language)]
    for mix in mixes:
        more = remarks(
            known, today, tested=mix.tested, production=mix.production, language=language
        )
        found += [one for one in more if one not in found]
    return EvalSet(
        dataset=dataset,
        cases=max(
            (size for check in newest.checks if (size := check.cases or check.n)), default=None
        ),
        since=since,
        drawn_on=drawn_on,
        days=max(0, (today - (drawn_on or since)).days),
        looks=known.looks,
        holdout=known.holdout,
        from_decisions=from_decisions,
        mixes=mixes,
        remarks=tuple(found),
        language=language,
    )


def set_lines(known: EvalSet) -> list[str]:
    """Tell of the cases in lines: what they are, how they are composed, and what to do."""
    language = known.language

    def said(name: str, **facts: object) -> str:
        return phrased(care_word(name, language), **facts)

    def counted(name: str, n: int) -> str:
        return f"{name}_one" if n == 1 else name

    day = known.drawn_on or known.since
    parts = [said("cases", n=known.cases)] if known.cases is not None else []
    age = "drawn" if known.drawn_on else "since"
    parts += [
        said(counted(age, known.days), day=day.isoformat(), days=known.days),
        said(counted("looks", known.looks), n=known.looks),
        *([said("holdout")] if known.holdout else []),
    ]
    lines = [f"{set_name(known.dataset, language)}: {', '.join(parts)}."]
    lines += [_mix(mix, language) for mix in known.mixes]
    if known.mixes and not any(mix.production for mix in known.mixes):
        lines.append(said("unknown_mix"))
    if known.from_decisions:
        lines.append(f"{said('decisions', n=known.from_decisions)}.")
    return [*lines, *(f"{one.text} {one.next_step}" for one in known.remarks)]


def _mix(mix: Mix, language: Language) -> str:
    """The largest groups: of those that come in where that is known, else of those tested."""
    tested, seen = sum(mix.tested.values()), sum(mix.production.values())
    largest = sorted(
        {*mix.tested, *mix.production},
        key=lambda group: (-mix.production.get(group, 0), -mix.tested.get(group, 0), group),
    )
    word = "group" if mix.production else "tested_group"
    groups = "; ".join(
        phrased(
            care_word(word, language),
            group=group,
            tested=mix.tested.get(group, 0),
            all_tested=tested,
            seen=mix.production.get(group, 0),
            all_seen=seen,
        )
        for group in largest[:_MOST_GROUPS]
    )
    if (rest := len(largest) - _MOST_GROUPS) > 0:
        groups += f"; {phrased(care_word('groups_more', language), n=rest)}"
    return care_word("mix", language).format(name=mix.name, groups=groups)


def _day_in(version: str | None) -> date | None:
    found = _DAY.search(version or "")
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None
