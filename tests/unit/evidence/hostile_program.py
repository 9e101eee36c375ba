"""Reads every file of a folder as an upload, and prints what became of it and the memory it took."""

import json
import sys
from pathlib import Path

from bot.domain.errors import RemitError
from bot.evidence.result_files import ResultFiles


def main(folder: Path, kept: Path) -> None:
    """Keep each file, or say why not."""
    files = ResultFiles(kept)
    told: dict[str, object] = {}
    for file in sorted(folder.iterdir()):
        try:
            reading = files.keep(file, name="../../name")
        except RemitError as error:
            told[file.name] = {"refused": error.sentence}
        else:
            told[file.name] = {
                "runs": [
                    [run.provider, [[c.name, c.n, len(c.slices)] for c in run.checks]]
                    for run in reading.runs
                ]
            }
    # Of this program alone: what `getrusage` tells is at least what its parent had.
    status = Path("/proc/self/status").read_text(encoding="ascii")
    peak = int(status.split("VmHWM:", 1)[1].split()[0]) / 1024
    print(json.dumps({"files": told, "peak": peak}))  # noqa: T201


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
