"""Inspect AI's log as an archive, `.eval`: a ZIP whose members are packed with Zstandard."""

from bot.domain.evaluation.format import Format
from bot.domain.evaluation.warning import WarningState
from bot.evidence.archive import Archive
from bot.evidence.findings import Findings
from bot.evidence.formats.inspect_sample import take, take_head, take_results, with_parts
from bot.evidence.glimpse import Shape
from bot.evidence.importer import Importer, OpenFile, Sign, shaped
from bot.evidence.json_pieces import Pieces
from bot.evidence.values import record

_HEADER, _START = "header.json", "_journal/start.json"
_SUMMARIES, _PARTS, _SAMPLES = "summaries.json", "_journal/summaries/", "samples/"


def _read(file: OpenFile, found: Findings) -> None:
    found.run()
    with Archive(file.path, file.bounds) as archive:
        names = archive.names
        header = record(archive.value(_HEADER if _HEADER in names else _START))
        results = record(header.get("results"))
        head = with_parts(take_head(found, record(header.get("eval"))), results)
        if _HEADER not in names:
            found.warn(
                WarningState.TRUNCATED,
                "The evaluation was broken off: the log has a beginning and no end.",
            )
        for member in _members(names):
            entered = {()} if not member.startswith(_SAMPLES) else set()
            pieces = Pieces(entered, lambda _: True, file.bounds)
            for piece in pieces.read(archive.read(member)):
                take(found, record(piece.value()), head)
        take_results(found, results, header.get("status"), head)


def _members(names: frozenset[str]) -> list[str]:
    """Where the samples are in their shortest form."""
    if _SUMMARIES in names:
        return [_SUMMARIES]
    parts = sorted(name for name in names if name.startswith(_PARTS))
    return parts or sorted(name for name in names if name.startswith(_SAMPLES))


IMPORTER = Importer(
    Format.INSPECT_EVAL,
    (
        shaped(Shape.ZIP),
        Sign(
            "the member `header.json` or `_journal/start.json`",
            lambda g: (
                bool({_HEADER, _START} & set(g.members))
                or any(member.startswith((_SAMPLES, "_journal/")) for member in g.members)
            ),
        ),
    ),
    _read,
)
