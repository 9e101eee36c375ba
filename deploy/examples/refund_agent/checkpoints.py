"""Threads in files, so that this example needs no database. Use LangGraph's own savers for anything else."""

import os
import pickle
import threading
from collections import defaultdict
from pathlib import Path
from typing import Any

from langgraph.checkpoint.memory import InMemorySaver


class FileSaver(InMemorySaver):
    """Keeps everything in memory, and after every step in one file that is replaced as a whole."""

    def __init__(self, path: Path) -> None:
        """Read what an earlier process left."""
        super().__init__()
        self._path = path
        self._one_at_a_time = threading.Lock()
        if path.exists():
            storage, self.writes, self.blobs = pickle.loads(path.read_bytes())  # noqa: S301 - our own file
            for thread, namespaces in storage.items():
                self.storage[thread] = defaultdict(dict, namespaces)

    def put(self, *told: Any, **more: Any) -> Any:  # noqa: ANN401
        """Keep a checkpoint."""
        with self._one_at_a_time:
            kept = super().put(*told, **more)
            self._write()
            return kept

    def put_writes(self, *told: Any, **more: Any) -> None:  # noqa: ANN401
        """Keep what a step wrote, such as an interrupt."""
        with self._one_at_a_time:
            super().put_writes(*told, **more)
            self._write()

    def _write(self) -> None:
        storage = {thread: dict(kept) for thread, kept in self.storage.items()}
        fresh = self._path.with_suffix(".new")
        with fresh.open("wb") as file:
            pickle.dump((storage, defaultdict(dict, self.writes), dict(self.blobs)), file)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self._path)
