"""A bank that pays once for one key, as payment systems do."""

import sqlite3
from contextlib import closing
from pathlib import Path


class Bank:
    """Payments in a file."""

    def __init__(self, path: Path) -> None:
        """Open the books."""
        self._path = path
        with closing(self._open()) as books, books:
            books.execute(
                "CREATE TABLE IF NOT EXISTS refunds (key TEXT PRIMARY KEY, book_order TEXT, amount REAL)"
            )

    def pay_back(self, order: str, amount: float, *, key: str) -> str:
        """Pay; the same key again pays nothing and says the same."""
        with closing(self._open()) as books, books:
            books.execute(
                "INSERT INTO refunds VALUES (?, ?, ?) ON CONFLICT DO NOTHING", (key, order, amount)
            )
        return f"{amount:g} USD paid back for order {order}."

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=10)
