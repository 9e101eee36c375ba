"""`remit eval gate`: results held against the criteria of a spec, or against one bar, before a release."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.cli.comparing import NothingToCompareError
from bot.cli.judging import Asked, checked_language, criterion_of
from bot.cli.result_file import measured
from bot.cli.share import parse_share
from bot.cli.text_file import text_of
from bot.domain.criterion.model import Criterion
from bot.domain.criterion.naming import custom_name
from bot.domain.criterion.parsing import parse_line
from bot.domain.criterion.scanner import CriterionLineError
from bot.domain.criterion.term import CriterionKind, Severity
from bot.domain.criterion.threshold import PERCENT, Level
from bot.domain.criterion.verdict import Outcome
from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.case import Case, CaseState
from bot.domain.evaluation.compared import Measured, compared
from bot.domain.evaluation.comparison import Comparison
from bot.domain.evaluation.gate import FixedBefore, Gate, Rules, gate
from bot.domain.evaluation.judged import judged
from bot.domain.evaluation.judging import Conditions
from bot.domain.evaluation.look import Look
from bot.domain.evaluation.reading import read
from bot.domain.export.criteria import SCHEMA
from bot.domain.export.gate import as_data, as_junit, as_markdown

_ELSEWHERE = frozenset({CriterionKind.BUSINESS, CriterionKind.PROCESS, CriterionKind.SLO})


class NoCriteriaError(InvalidInputError):
    """There is nothing to hold the results against."""

    code = "evaluation.no-criteria"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody asked for on the command line."""

    results: Path
    provider: str | None = None
    spec: Path | None = None
    floor: str | None = None
    ceiling: str | None = None
    check: str | None = None
    severity: Severity = Severity.MAJOR
    against: Path | None = None
    against_provider: str | None = None
    tolerate: str | None = None
    must_pass: Path | None = None
    open_critical: bool = False
    strict: bool = False
    dataset_version: str | None = None
    look: int = 1
    looks: int = 1
    title: str = "Evaluation"
    junit: Path | None = None
    markdown: Path | None = None
    language: str = "en"


def run_gate(wanted: Wanted, *, as_json: bool = False) -> tuple[str, bool]:
    """Decide whether a release may go on; tell why, and whether it is blocked.

    Raises:
        NoCriteriaError: Nothing was given to judge by, or nothing of it can be measured here.
        RemitError: A file cannot be read or written.
    """
    checked_language(wanted.language)
    after = _told_version(measured(wanted.results, wanted.provider), wanted.dataset_version)
    criteria, elsewhere = _criteria(wanted, after)
    conditions = Conditions(look=Look(wanted.look, wanted.looks))
    judgements = [judged(one, after.run, after.cases, conditions) for one in criteria]
    comparisons = _comparisons(wanted, wanted.against, after) if wanted.against else ()
    fixed = _fixed_before(wanted, after.cases)
    found = gate(judgements, comparisons, fixed, _rules(wanted), wanted.language)
    missing = {one.criterion.id for one in judgements if one.outcome is Outcome.NOT_RUN}
    there = [check.name for check in after.run.checks]
    found = found.titled(_titles(wanted)).with_checks(missing, there, wanted.language)
    page = as_markdown(found, wanted.title, wanted.language, elsewhere)
    _write(wanted.markdown, page)
    _write(wanted.junit, as_junit(found, wanted.title, wanted.language))
    if as_json:
        return json.dumps(_document(found, elsewhere), ensure_ascii=False, indent=2), found.blocked
    return page.rstrip(), found.blocked


def _comparisons(wanted: Wanted, against: Path, after: Measured) -> tuple[Comparison, ...]:
    """Every check of both files, or the one that was named; to compare nothing is no "no worse"."""
    before = measured(against, wanted.against_provider, option="--against-provider")
    asked = [one.name for one in after.run.checks if wanted.check in {None, one.name}]
    found = tuple(one for one in compared(before, after) if one.check in asked)
    if asked and not found:
        earlier = ", ".join(one.name for one in before.run.checks)
        raise NothingToCompareError(
            f"{wanted.results} measures {', '.join(asked)}, {against} {earlier}.",
            next_step="Run the same checks in both, or leave out --against.",
        )
    return found


def _told_version(one: Measured, version: str | None) -> Measured:
    """Many files do not say on which version of the cases they were made; whoever ran it knows."""
    if version is None:
        return one
    dataset = one.run.dataset.model_copy(update={"version": version})
    return replace(one, run=one.run.model_copy(update={"dataset": dataset}))


def _document(found: Gate, elsewhere: Sequence[str]) -> dict[str, Any]:
    return {**as_data(found), "not_measured_here": list(elsewhere)}


def _criteria(wanted: Wanted, after: Measured) -> tuple[list[Criterion], list[str]]:
    """The criteria to judge by, and the ids of those that other evidence decides."""
    bar = wanted.floor is not None or wanted.ceiling is not None
    if bar == (wanted.spec is not None):
        said = "There are criteria and a bar." if bar else "There is nothing to judge by."
        raise NoCriteriaError(
            said, next_step="Give either --spec with exported criteria, or --floor or --ceiling."
        )
    if wanted.spec is None:
        return _of_bar(wanted, after), _without_counts(wanted, after)
    criteria = _criteria_in(wanted.spec)
    here = [one for one in criteria if _is_measured_here(one, after)]
    if not here:
        raise NoCriteriaError(
            f"No criterion of {wanted.spec} is measured by an evaluation run.",
            next_step="Name the checks of the run after the criteria's ids or metrics.",
        )
    return here, [one.id for one in criteria if one not in here]


def _criteria_in(file: Path) -> list[Criterion]:
    try:
        return criteria_of(text_of(file))
    except NoCriteriaError as error:
        error.message = f"{file}: {error.message}"
        raise


def _of_bar(wanted: Wanted, after: Measured) -> list[Criterion]:
    """One criterion for each check, or for the one that was named."""
    asked = Asked(
        n=0,
        floor=wanted.floor,
        ceiling=wanted.ceiling,
        severity=wanted.severity,
        language=wanted.language,
    )
    bar = criterion_of(asked)
    left_out = _without_counts(wanted, after)
    names = [check.name for check in after.run.checks if check.name not in left_out]
    if wanted.check is not None:
        names = [wanted.check]  # one that was not run is missing, and must be seen to be
    level = Level(number=100 * (bar.floor or 0.0), unit=PERCENT)
    return [
        bar.model_copy(update={"id": name, "metric": custom_name(name), "threshold": level})
        for name in names or ["results"]
    ]


def _without_counts(wanted: Wanted, after: Measured) -> list[str]:
    """Checks that give scores alone: a bar on how many are right says nothing about them."""
    if wanted.check is not None:
        return []
    return [one.name for one in after.run.checks if one.passed is None and one.mean is not None]


def _is_measured_here(one: Criterion, after: Measured) -> bool:
    """Whether an evaluation run can decide it; what is measured elsewhere is no missing result."""
    if one.kind in _ELSEWHERE or one.production:
        return read(one, after.run, after.cases).seen is not None
    return True


def criteria_of(text: str) -> list[Criterion]:
    """The criteria of an exported file, or one a line.

    Raises:
        NoCriteriaError: There are none in it, or one of them cannot be read; it says which.
    """
    lines = _lines(text)
    if not lines:
        raise NoCriteriaError(
            "There is no criterion in the file.",
            next_step="Give criteria.json as `remit spec export` writes it, or one line for each.",
        )
    return [_parsed(line) for line in lines]


def _parsed(line: str) -> Criterion:
    try:
        return parse_line(line)
    except CriterionLineError as error:
        raise NoCriteriaError(
            f"This criterion cannot be read: “{line}” {error}",
            next_step=error.next_step
            or "Write it as `AC-01 [critical] statistical: accuracy >= 0.95`, or export it.",
        ) from error


def _lines(text: str) -> list[str]:
    if not text.lstrip().startswith("{"):
        plain = (line.strip() for line in text.splitlines())
        return [line for line in plain if line and not line.startswith("#")]
    return [str(one["line"]) for one in _exported(text)]


def _exported(text: str) -> list[dict[str, Any]]:
    """The criteria of an exported file; none where it is no such file."""
    try:
        document = json.loads(text)
    except ValueError:
        return []
    known = isinstance(document, dict) and document.get("schema") == SCHEMA
    return list(document["criteria"]) if known else []


def _titles(wanted: Wanted) -> dict[str, str]:
    """What the exported criteria are called, by id."""
    if wanted.spec is None:
        return {}
    exported = _exported(text_of(wanted.spec))
    return {str(one.get("id")): str(one.get("title") or "") for one in exported}


def _rules(wanted: Wanted) -> Rules:
    return Rules(
        tolerated=None if wanted.tolerate is None else parse_share(wanted.tolerate),
        open_critical=wanted.open_critical,
        strict=wanted.strict,
    )


def _fixed_before(wanted: Wanted, cases: Sequence[Case]) -> FixedBefore | None:
    if wanted.must_pass is None:
        return None
    named = (line.strip() for line in text_of(wanted.must_pass).splitlines())
    judged_cases = [case for case in cases if case.state is CaseState.JUDGED]
    return FixedBefore(
        cases=frozenset(name for name in named if name),
        ran=frozenset(case.case for case in judged_cases),
        failing=frozenset(case.case for case in judged_cases if case.passed is False),
    )


def _write(file: Path | None, text: str) -> None:
    if file is None:
        return
    try:
        file.write_text(text, encoding="utf-8")
    except OSError as error:
        raise InvalidInputError(
            f"{file} cannot be written: {error.strerror}.",
            next_step="Name a file in a folder that exists.",
        ) from error
