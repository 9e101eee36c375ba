"""promptfoo's JSON, version 3: `promptfoo eval -o results.json`."""

from bot.domain.evaluation.format import Format
from bot.evidence.findings import Declared, Findings
from bot.evidence.formats.promptfoo_row import WHOLE, take
from bot.evidence.importer import Importer, OpenFile, Sign, has
from bot.evidence.values import flag, instant, record, text, whole

_ROWS = ("results", "results")
_HEAD = {("results", "prompts"), ("results", "timestamp"), ("metadata",), ("config", "description")}


def _read(file: OpenFile, found: Findings) -> None:
    entered = {(), ("results",), _ROWS, ("config",), ("results", "prompts")}
    name = made_at = None
    prompts = 0
    for piece in file.pieces(
        found, entered, lambda path: path[:2] in {_ROWS, *_HEAD} or path in _HEAD
    ):
        if piece.path[:2] == _ROWS:
            take(found, record(piece.value()))
        elif piece.path[:2] == ("results", "prompts"):
            _declare(found, prompts, record(piece.value()))
            prompts += 1
        elif piece.key == "timestamp":
            made_at = instant(piece.value())
        elif piece.key == "description":
            name = text(piece.value())
        elif piece.key == "metadata":
            found.tool_version = found.text(record(piece.value()).get("promptfooVersion"))
    for facts in found.facts:
        facts.made_at, facts.name = made_at, found.text(name)


def _declare(found: Findings, number: int, prompt: dict[str, object]) -> None:
    """What the file says of one prompt with one provider, before its rows."""
    run = found.run(number, provider=text(prompt.get("provider")))
    metrics = record(prompt.get("metrics"))
    passed, failed, broke = (
        whole(metrics.get(f"test{word}Count")) for word in ("Pass", "Fail", "Error")
    )
    if passed is None or failed is None:
        return
    declared = Declared(
        n=passed + failed, passed=passed, errored=broke, rows=passed + failed + (broke or 0),
        by_case=True,
    )  # fmt: skip
    found.declare(run, found.check(WHOLE), declared)


IMPORTER = Importer(
    Format.PROMPTFOO_JSON,
    (
        has("results"),
        Sign(
            "`results.prompts` with `results.version` 3",
            lambda g: (
                g.has("results", "prompts")
                or g.has("results", "stats")
                or (g.has("results", "results") and flag(g.has("results", "version")) is True)
            ),
        ),
    ),
    _read,
)
