"""`python -m tests.labelled [NAME ...]`: how the readings do, in a table and thread by thread."""

import argparse

from tests.labelled.report import attacks, by_language, by_thread, table


def main() -> None:
    """Print the report."""
    parser = argparse.ArgumentParser(prog="python -m tests.labelled", description=__doc__)
    parser.add_argument("name", nargs="*", help="only these threads, in full")
    parser.add_argument("--held-out", action="store_true", help="details of held-out threads too")
    given = parser.parse_args()
    print(by_thread(held_out=given.held_out, only=tuple(given.name)))  # noqa: T201
    if not given.name:
        print(f"\n{attacks()}\n\n{table()}\n\n{by_language()}")  # noqa: T201


if __name__ == "__main__":
    main()
