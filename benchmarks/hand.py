"""Hand-written SQL over sets, with the driver alone."""

import sqlite3
from typing import Any

import psycopg

from benchmarks.places import plain


class Hand:
    """Hand-written SQL with one driver: questions, and many rows at once."""

    def __init__(self, engine: str, url: str) -> None:
        self.lite, address = engine == "sqlite", plain(url)
        self.connection: Any = sqlite3.connect(address, isolation_level=None) if self.lite else psycopg.connect(address)
        self.cursor: Any = self.connection.cursor()
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON") if self.lite else ():
            self.cursor.execute(f"PRAGMA {pragma}")

    def begin(self) -> None:
        """The write lock, where it must be asked for."""
        if self.lite:
            self.cursor.execute("BEGIN IMMEDIATE")

    def ask(self, question: str, *values: Any) -> list[Any]:
        """All rows of the answer."""
        found: list[Any] = self.cursor.execute(self._said(question), values).fetchall()
        return found

    def insert(self, table: str, rows: list[tuple[Any, ...]]) -> None:
        """All at once: ``executemany``, or COPY."""
        if self.lite:
            self.cursor.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(rows[0]))})", rows)
            return
        with self.cursor.copy(f"COPY {table} FROM STDIN") as copy:
            for row in rows:
                copy.write_row(row)

    def change(self, statement: str, *values: Any) -> int:
        """How many rows it has changed."""
        return int(self.cursor.execute(self._said(statement), values).rowcount)

    def close(self) -> None:
        """The connection with it."""
        self.connection.close()

    def commit(self) -> None:
        """Durable from here."""
        if self.lite:
            self.cursor.execute("COMMIT")
        else:
            self.connection.commit()

    def _said(self, statement: str) -> str:
        return statement.replace("%s", "?") if self.lite else statement
