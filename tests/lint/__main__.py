"""`python -m tests.lint`: precision and recall of the linter's rules, per severity and per rule."""

import argparse

from tests.lint.labelled import HALVES, labelled
from tests.lint.score import tally


def table() -> str:
    """The figures of both halves, as the README shows them."""
    lines = [
        "| Half | Sentences | Rules | Precision | Recall | Right | Wrong | Missed |",
        "| --- | ---: | --- | ---: | ---: | ---: | ---: | ---: |",
    ]
    for half in HALVES:
        found = tally(half)
        for severity in ("E", "W"):  # notes are labelled only where they are plain
            one = found[severity]
            lines.append(
                f"| {half.replace('_', ' ')} | {len(labelled(half))} | {severity} "
                f"| {100 * one.precision:.1f} % | {100 * one.recall:.1f} % "
                f"| {one.right} | {one.wrong} | {one.missed} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Print the table; with --notes, what went wrong in the open half."""
    parser = argparse.ArgumentParser(prog="python -m tests.lint", description=__doc__)
    parser.add_argument("--notes", action="store_true", help="what went wrong in the open half")
    parser.add_argument("--rules", action="store_true", help="each rule by itself, open half")
    given = parser.parse_args()
    print(table())  # noqa: T201
    per_rule = tally("open", by="rule")
    for rule in sorted(per_rule):
        one = per_rule[rule]
        if given.rules:
            print(f"{rule}  right {one.right}  wrong {one.wrong}  missed {one.missed}")  # noqa: T201
        if given.notes:
            print("\n".join(one.notes))  # noqa: T201


if __name__ == "__main__":
    main()
