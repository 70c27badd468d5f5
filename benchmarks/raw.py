"""Raw: the same reads, guard and writes by hand, on the same schema and driver, with the triggers in place.

The event's row is ready-made, its true hash computed before the clock starts: what is measured is SQL alone.
The facts of a guard come in one joined query, the idempotency key in one INSERT; every statement is prepared.
"""

import sqlite3
from datetime import UTC
from hashlib import sha256
from typing import Any

import orjson
import psycopg

from benchmarks.ground import Ground
from benchmarks.places import plain
from benchmarks.ready import Ready, reviews, submits
from benchmarks.statements import COUNTED, EVENT, HEAD, KEY, ONE_REVIEW, ONE_SUBMIT, REVIEW_FACTS, SUBMIT_FACTS
from statemachine.roles import Role


class Raw:
    """What both drivers share; a subclass says how a statement is run and committed."""

    name = "raw"

    def __init__(self, url: str, ground: Ground) -> None:
        self.ground = ground
        self.submits, self.reviews = submits(ground), reviews(ground)
        self.cursor = self.connect(plain(url))

    def connect(self, address: str) -> Any:
        """The driver's cursor on ``address``; one for the whole run."""
        raise NotImplementedError

    def submit(self, number: int) -> None:
        """The unit's drafter hands in: role, state, and the sealed digest against the stored content."""
        case, ready = self.ground.cases[number], self.submits[number]
        found = self.facts(SUBMIT_FACTS, case.id)
        head, seq, state, unit, office, sealed, content = (found[i] for i in (1, 2, 3, 6, 11, 12, 14))
        actor = case.drafter
        assert actor.office_id == office
        assert any(g.role is Role.DRAFTER and g.unit in (unit, None) for g in actor.grants)
        assert state == "sealed"
        assert sha256(content.encode()).hexdigest() == sealed
        self.write(ready, (ready.hash, seq + 1, "submitted", case.subject, head))

    def review(self, number: int) -> None:
        """The reviewer finds it in order: role, not of the unit, no hand in it, paper received, no flag standing."""
        case, ready = self.ground.cases[number], self.reviews[number]
        found = self.facts(REVIEW_FACTS, case.id)
        head, seq, state, unit, rules, office = (found[i] for i in (1, 2, 3, 6, 9, 11))
        received, flags, signed, sealed = found[12:]
        actor = self.ground.reviewer
        assert actor.office_id == office
        assert any(g.role is Role.REVIEWER and g.unit in (unit, None) for g in actor.grants)
        assert all(g.unit != unit for g in actor.grants)
        assert state == "submitted"
        assert received or "paper" not in orjson.loads(rules)["forms"]
        assert flags == 0
        assert actor.person not in signed
        assert actor.person not in sealed
        self.write(ready, (ready.hash, seq + 1, "reviewed", case.subject, head))

    def facts(self, query: str, id_: int) -> Any:
        """Begin, and read everything that the guard needs."""
        raise NotImplementedError

    def write(self, ready: Ready, head: tuple[Any, ...]) -> None:
        """Event, head by compare-and-swap, idempotency key; commit."""
        raise NotImplementedError

    def end(self, moved: int) -> None:
        """Every step is there; nothing else is."""
        counted = self.cursor.execute(COUNTED).fetchone()
        self.cursor.connection.close()
        assert tuple(counted) == (moved, 2 * moved)


class RawSQLite(Raw):
    """sqlite3; its statements are prepared once and cached by the driver."""

    def connect(self, address: str) -> Any:
        """As ``models.engine`` opens it."""
        connection = sqlite3.connect(address, isolation_level=None)
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "busy_timeout=30000"):
            connection.execute(f"PRAGMA {pragma}")
        return connection.cursor()

    def facts(self, query: str, id_: int) -> Any:
        """The write lock first, as a reader who means to write must."""
        self.cursor.execute("BEGIN IMMEDIATE")
        return self.cursor.execute(_LITE[query], (id_,)).fetchone()

    def write(self, ready: Ready, head: tuple[Any, ...]) -> None:
        """In one transaction."""
        run = self.cursor.execute
        run(_LITE[EVENT], ready.event)
        assert run(_LITE[HEAD], head).rowcount == 1
        caller, key, request, at = ready.key
        at = at.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")  # as SQLAlchemy stores a moment
        run(_LITE[KEY], (caller, key, request, at))
        run("COMMIT")


class RawPostgreSQL(Raw):
    """psycopg 3 with statements prepared on the server."""

    def connect(self, address: str) -> Any:
        """One connection, transactions begun by the driver."""
        return psycopg.connect(address).cursor()

    def facts(self, query: str, id_: int) -> Any:
        """The row is locked against other writers."""
        return self.cursor.execute(f"{query} FOR UPDATE OF s", (id_,), prepare=True).fetchone()

    def write(self, ready: Ready, head: tuple[Any, ...]) -> None:
        """In one transaction."""
        run = self.cursor.execute
        run(EVENT, ready.event, prepare=True)
        assert run(HEAD, head, prepare=True).rowcount == 1
        run(KEY, ready.key, prepare=True)
        self.cursor.connection.commit()


class RawOneStatement(RawPostgreSQL):
    """PostgreSQL only: guard, event, head and key in one statement, one round trip; nobody could say why it refused."""

    name = "raw, one statement"

    def connect(self, address: str) -> Any:
        """Each statement is its own transaction."""
        return psycopg.connect(address, autocommit=True).cursor()

    def submit(self, number: int) -> None:
        """The role is known before; the rest is the statement's own condition."""
        case, ready = self.ground.cases[number], self.submits[number]
        assert any(g.role is Role.DRAFTER and g.unit in (case.unit, None) for g in case.drafter.grants)
        self._all_at_once(ONE_SUBMIT, (case.id, case.drafter.office_id), ready)

    def review(self, number: int) -> None:
        """As above."""
        case, ready, actor = self.ground.cases[number], self.reviews[number], self.ground.reviewer
        assert any(g.role is Role.REVIEWER and g.unit in (case.unit, None) for g in actor.grants)
        assert all(g.unit != case.unit for g in actor.grants)
        self._all_at_once(ONE_REVIEW, (case.id, actor.person, actor.office_id), ready)

    def _all_at_once(self, statement: str, asked: tuple[Any, ...], ready: Ready) -> None:
        values = (*asked, *ready.event, *ready.key)
        assert self.cursor.execute(statement, values, prepare=True).rowcount == 1


_LITE = {text: text.replace("%s", "?") for text in (SUBMIT_FACTS, REVIEW_FACTS, EVENT, HEAD, KEY)}
RAW: dict[str, type[Raw]] = {"sqlite": RawSQLite, "postgresql": RawPostgreSQL}
