"""`remit eval compare`: two files of results on the same cases, as sentences or as JSON."""

import json
from pathlib import Path
from typing import Any

from bot.cli.judging import checked_language
from bot.cli.result_file import measured
from bot.domain.errors import InvalidInputError
from bot.domain.evaluation.compared import compared, comparison_told
from bot.domain.evaluation.comparison import Comparison

MOST_LISTED = 20


class NothingToCompareError(InvalidInputError):
    """Two files measure nothing in common."""

    code = "evaluation.nothing-to-compare"


def run_compare(
    files: tuple[Path, Path],
    providers: tuple[str | None, str | None],
    *,
    language: str = "en",
    seed: int = 0,
    as_json: bool = False,
) -> str:
    """Compare every check that both files have.

    Raises:
        NothingToCompareError: There is none.
        RemitError: A file cannot be read.
    """
    checked_language(language)
    first = "--provider" if providers[0] is None else "--before-provider"  # one name does for both
    before, after = (
        measured(file, provider, option=option)
        for file, provider, option in zip(files, providers, (first, "--provider"), strict=True)
    )
    found = compared(before, after, seed=seed)
    if not found:
        names = (sorted(check.name for check in one.run.checks) for one in (before, after))
        first, second = (", ".join(each) or "nothing" for each in names)
        raise NothingToCompareError(
            f"The first file measures {first}, the second {second}.",
            next_step="Run the same checks on the same cases in both.",
        )
    if as_json:
        document = {"comparisons": [as_document(one, language) for one in found]}
        return json.dumps(document, ensure_ascii=False, indent=2)
    return "\n\n".join(_block(one, language) for one in found)


def as_document(one: Comparison, language: str = "en") -> dict[str, Any]:
    """A comparison for programs."""
    return {
        "check": one.check,
        "trend": one.trend.value,
        "matched": one.matched,
        "before": one.before,
        "after": one.after,
        "difference": one.difference,
        "interval": [one.change.low, one.change.high] if one.change else None,
        "chance": one.chance,
        "fixed": list(one.fixed),
        "regressed": list(one.regressed),
        "unmatched": {"before": list(one.only_before), "after": list(one.only_after)},
        "formula": one.formula.id,
        "bounds": one.bounds.id,
        "sentence": comparison_told(one, language),
    }


def _block(one: Comparison, language: str) -> str:
    lines = [f"{one.check}: {comparison_told(one, language)}"]
    for word, names in (("broken", one.regressed), ("fixed", one.fixed)):
        if names:
            rest = len(names) - MOST_LISTED
            more = f" and {rest} more" if rest > 0 else ""
            lines.append(f"  {word}: {', '.join(names[:MOST_LISTED])}{more}")
    return "\n".join(lines)
