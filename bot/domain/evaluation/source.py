"""Where the figures of a run come from, and what it was made on."""

from bot.domain.evaluation.format import Format
from bot.domain.provenance import Frozen


class Source(Frozen):
    """Where the figures of a run come from; `raw` names the kept file by its content."""

    format: Format
    tool_version: str | None = None
    raw: str | None = None  # SHA-256 of the file, in hexadecimal
    size: int | None = None  # bytes
    run: str | None = None  # what the tool calls the run, where it may be told in several files


class Dataset(Frozen):
    """The cases a run was made on."""

    name: str | None = None
    version: str | None = None


class Judge(Frozen):
    """The model that graded the cases, where one did."""

    model: str | None = None  # none where only people's labels of its grades are known
    prompt_hash: str | None = None
