"""Prints the map of the code: the first sentence of every module."""

import ast

from tests.meta.tree import ROOT, parse, sources


def main() -> None:
    """Print one line a module."""
    for file in sorted(sources("bot")):
        told = (ast.get_docstring(parse(file)) or "").split("\n", 1)[0]
        print(f"{file.relative_to(ROOT)!s:<52} {told}")  # noqa: T201


if __name__ == "__main__":
    main()
