"""The digest and the size of a file, made of the very blocks an importer takes, beside its work on them."""

import hashlib
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Lock
from typing import Self

from bot.evidence.bounds import Bounds, file_blocks

_TOGETHER = (
    4  # blocks that are hashed at a time: waking a thread for each costs more than it spares
)
_WAITING = 1  # such batches that are held for it, beside the one that is gathered


class Digest:
    """SHA-256 of a file that is read once for it and for its importer.

    Hashing leaves the interpreter to others, so it is done in a thread of its own. An importer that
    begins anew hands in blocks that are known, and one that stops early leaves some: the first are
    passed over, the others are read in the end.
    """

    def __init__(self, path: Path, bounds: Bounds) -> None:
        """Prepare to hash a file."""
        self._path, self._bounds = path, bounds
        self._digest, self._size = hashlib.sha256(), 0
        self._beside = ThreadPoolExecutor(1)
        self._waiting: deque[Future[None]] = deque()
        self._gathered: list[bytes] = []
        self._taking = Lock()  # a reader that was given up may still be reading ahead
        self._is_done = False

    def __enter__(self) -> Self:
        """Be closed with whatever happens."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the thread."""
        self._beside.shutdown(cancel_futures=True)

    def take(self, at: int, block: bytes) -> None:
        """Hash a block.

        Args:
            at: Where in the file it begins; what was hashed already is passed over.
            block: Its bytes.
        """
        with self._taking:
            if at != self._size or self._is_done:
                return
            self._size += len(block)
            self._gathered.append(block)
            if len(self._gathered) == _TOGETHER:
                self._waiting.append(self._beside.submit(self._hash, self._gathered))
                self._gathered = []
            if len(self._waiting) > _WAITING:
                self._waiting.popleft().result()

    def read_beside(self) -> None:
        """Read the file for the digest alone: its importer reads it in another order."""
        self._waiting.append(self._beside.submit(self._read_on))

    def finish(self) -> tuple[str, int]:
        """Hash what nobody took.

        Returns:
            The digest in hexadecimal digits, and the size in bytes.

        Raises:
            FileLimitError: the file is larger than allowed.
        """
        with self._taking:
            self._is_done = True
        while self._waiting:
            self._waiting.popleft().result()
        self._hash(self._gathered)
        self._gathered = []
        self._read_on()
        return self._digest.hexdigest(), self._size

    def _hash(self, blocks: list[bytes]) -> None:
        for block in blocks:
            self._digest.update(block)

    def _read_on(self) -> None:
        for block in file_blocks(self._path, self._bounds, start=self._size):
            self._digest.update(block)
            self._size += len(block)
