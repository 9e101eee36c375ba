"""The table a product owner reads: cases right, what changed, and whether it could be chance."""

from collections.abc import Iterator, Sequence

from bot.cli.prices import Prices
from bot.cli.prompt_record import Comparison, PromptRecord, RunRecord, compare

UNKNOWN = "n/a"  # never 0: what was not measured was not free
_HEADS = ("prompt", "version", "right", "95 % interval", "tokens/case", "s/case", "cost")
_GAP = "  "
_MOST_NAMES = 12
_RARE = 0.01


def table(new: RunRecord, old: RunRecord | None, prices: Prices | None) -> str:
    """Lay out the results, the old version above the new one."""
    rows: list[tuple[str, ...]] = [_HEADS]
    pairs = [(found, old.of(found.prompt) if old else None) for found in new.results]
    for found, before in pairs:
        rows += _rows(found, before, prices)
    widths = [max(len(row[column]) for row in rows) for column in range(len(_HEADS))]
    blocks = [*_models(new, old), _line(_HEADS, widths)]
    for found, before in pairs:
        blocks += [_line(row, widths) for row in _rows(found, before, prices)]
        if before:
            blocks += [f"{_GAP}{told}" for told in _change(compare(found, before))]
    blocks += _wrong(new)
    return "\n".join(blocks)


def _models(new: RunRecord, old: RunRecord | None) -> Iterator[str]:
    """Say it when more than the prompt differs."""
    if old and (old.model, old.host) != (new.model, new.host):
        yield f"old: {old.model} at {old.host}, {old.at:%Y-%m-%d}"
        yield f"new: {new.model} at {new.host}, {new.at:%Y-%m-%d}\n"


def _rows(
    found: PromptRecord, before: PromptRecord | None, prices: Prices | None
) -> list[tuple[str, ...]]:
    if before is None:
        return [_row(found, str(found.version), prices)]
    return [
        _row(before, f"{before.version} (old)", prices),
        _row(found, f"{found.version} (new)", prices),
    ]


def _row(found: PromptRecord, version: str, prices: Prices | None) -> tuple[str, ...]:
    tokens, runs = found.tokens, found.runs
    spent = sum(case.milliseconds for case in found.cases)
    interval = found.interval
    return (
        found.prompt,
        version,
        f"{found.right} of {found.judged}" if found.judged else UNKNOWN,
        f"{100 * interval.low:.0f} to {100 * interval.high:.0f} %" if interval else UNKNOWN,
        f"{tokens / runs:,.0f}" if tokens is not None and runs else UNKNOWN,
        f"{spent / 1000 / runs:.1f}" if runs else UNKNOWN,
        (prices.cost(found.calls) if prices else None) or UNKNOWN,
    )


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return _GAP.join(c.ljust(width) for c, width in zip(cells, widths, strict=True)).rstrip()


def _change(comparison: Comparison) -> Iterator[str]:
    paired = comparison.paired
    yield paired.sentence
    if paired.fixed or paired.broken:
        times = f"{100 * paired.chance:.0f}" if paired.chance >= _RARE else "fewer than 1"
        yield f"luck alone does this in {times} of 100 comparisons"
    for word, names in (
        ("fixed", comparison.fixed),
        ("broken", comparison.broken),
        ("left out, the case is not the same", comparison.changed),
    ):
        if names:
            yield f"{word}: {_names(names)}"


def _wrong(record: RunRecord) -> Iterator[str]:
    for found in record.results:
        wrong = [case for case in found.cases if case.is_right is False]
        silent = [case.name for case in found.cases if case.unanswered]
        if wrong:
            yield f"\nWrong with {found.prompt} {found.version}:"
        for case in wrong:
            steady = f" ({case.right} of {case.judged} runs were right)" if case.is_unsteady else ""
            yield f"{_GAP}{case.name}{steady}"
            yield from (f"{2 * _GAP}{reason}" for reason in case.shortcomings)
        if silent:
            yield f"\nNo answer came with {found.prompt} {found.version}: {_names(silent)}"


def _names(names: Sequence[str]) -> str:
    more = len(names) - _MOST_NAMES
    return ", ".join(names[:_MOST_NAMES]) + (f" and {more} more" if more > 0 else "")
