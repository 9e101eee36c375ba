"""The spec's document as a Slack canvas takes it: the same Markdown, with tables no larger than allowed."""

from collections.abc import Iterator

MOST_CELLS = 300  # of one table in a canvas (docs.slack.dev, canvases)
LONGEST_TITLE = 150


def canvas_markdown(document: str) -> str:
    """The document with each table that is too large cut into several under the same head."""
    return "\n".join(_cut(document.split("\n")))


def _cut(lines: list[str]) -> Iterator[str]:
    rows: list[str] = []
    for line in lines:
        if line.startswith("|"):
            rows.append(line)
            continue
        yield from _table(rows)
        rows = []
        yield line
    yield from _table(rows)


def _table(rows: list[str]) -> Iterator[str]:
    if len(rows) * _columns(rows) <= MOST_CELLS:
        yield from rows
        return
    head, body = rows[:2], rows[2:]
    size = max(1, MOST_CELLS // _columns(rows) - len(head))
    for start in range(0, len(body), size):
        if start:
            yield ""
        yield from (*head, *body[start : start + size])


def _columns(rows: list[str]) -> int:
    return rows[0].replace("\\|", "").count("|") - 1 if rows else 0
