"""The table of `docs/decay.md`: our figures beside those NannyML gave for the same file."""

import json
from pathlib import Path

from bot.domain.decay.judging import Asked, judged
from bot.evidence.drift.outcome_columns import Columns
from bot.evidence.drift.place import cohorts_at

DATA = Path(__file__).parents[3] / "data" / "decay"


def table() -> str:
    """One line for each week after the reference."""
    theirs = json.loads((DATA / "nannyml.json").read_text())["performance"]
    columns = Columns("seen_at", "predicted", "truth", "score")
    decay = judged(cohorts_at(str(DATA / "rows.csv"), columns, {}), Asked(delay=14))
    lines = []
    for one in decay.cohorts:
        said, guess = theirs.get(one.cohort.name), one.guess
        if said is None or guess is None:
            continue
        seen = f"{one.seen.value:.4f}" if one.seen else "young"
        lines.append(
            f"| {one.cohort.name} | {seen} | {said['realised']['accuracy']:.4f} "
            f"| {guess.value:.4f} ({guess.low:.3f}–{guess.high:.3f}) "  # noqa: RUF001  # a range
            f"| {said['estimated']['accuracy']:.4f} | {said['calibrated again']['accuracy']:.4f} |"
        )
    return "\n".join(lines)


if __name__ == "__main__":
    print(table())  # noqa: T201  # for docs/decay.md
