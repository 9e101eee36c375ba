"""A document in a canvas loses nothing, and no table of it is larger than a canvas takes."""

from bot.domain.export.canvas import MOST_CELLS, canvas_markdown
from tests.unit.domain.spec.examples import EXAMPLES
from tests.unit.domain.spec.test_spec_markdown import markdown

HEAD = ["| What | Value |", "| --- | --- |"]


def tables(document: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in document.split("\n"):
        if line.startswith("|"):
            found[-1].append(line)
        elif found[-1]:
            found.append([])
    return [rows for rows in found if rows]


def test_a_table_that_is_too_large_is_cut_under_the_same_head() -> None:
    rows = [f"| {number} | a \\| b |" for number in range(400)]
    document = "\n".join(["# Spec", "", *HEAD, *rows, "", "after"])

    cut = canvas_markdown(document)

    found = tables(cut)
    assert len(found) == 3
    assert all(table[:2] == HEAD for table in found)
    assert rows == [row for table in found for row in table[2:]]
    assert all(2 * len(table) <= MOST_CELLS for table in found)
    assert cut.endswith("\n\nafter")


def test_a_document_that_fits_stays_as_it_is() -> None:
    for make in EXAMPLES.values():
        document = markdown(make())

        assert document == canvas_markdown(document)
