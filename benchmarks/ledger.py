"""Verifying the ledger: ``audit verify --chain`` beside a loop written by hand, and full verification.

``python -m benchmarks.ledger --engine sqlite --rounds 5 --events 300000`` prints JSON lines.
"""

import gc
import hashlib
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import click
import orjson
import psycopg
from sqlalchemy import Engine

from benchmarks.crowd import crowd, fill, open_crowd
from benchmarks.ground import prepare
from benchmarks.places import ENGINES, STORAGES, Place, place, plain
from benchmarks.rows import ledger_rows
from models.engine import open_engine, reading
from reports.ledger import verify
from reports.verification import verify_all
from statemachine.chain import GENESIS, HASHED

_QUERY = f"SELECT {', '.join(HASHED)}, hash FROM audit_event ORDER BY subject, seq"
_HEADS = "SELECT subject, head FROM {} ORDER BY subject"
_LEDGERED = ("campaign", "period", "roster", "submission")
_BATCH = 5_000


def by_hand(engine: str, url: str) -> int:
    """Every hash, link and head checked with the driver alone; returns how many events there are."""
    count, heads, previous = 0, {}, GENESIS
    with _cursor(engine, plain(url)) as run:
        for *event, hash_ in run(_QUERY):
            count += 1
            subject, seq = event[0], event[1]
            assert event[13] == (previous if seq > 1 else GENESIS)
            said = dict(zip(HASHED, event, strict=True))
            assert hashlib.sha256(orjson.dumps(said, option=orjson.OPT_SORT_KEYS)).hexdigest() == hash_
            heads[subject] = previous = hash_
        stored = {subject: head for table in _LEDGERED for subject, head in run(_HEADS.format(table))}
    assert heads == stored
    return count


@contextmanager
def _cursor(engine: str, address: str) -> Iterator[Callable[[str], Iterator[Any]]]:
    if engine == "sqlite":
        with closing(sqlite3.connect(address)) as connection:
            yield connection.execute
    else:
        with psycopg.connect(address) as server:
            yield lambda query: _streamed(server, query)


def _streamed(server: psycopg.Connection[Any], query: str) -> Iterator[Any]:
    with server.cursor(name="chain") as cursor:
        cursor.itersize = _BATCH
        cursor.execute(query)
        yield from cursor


def through(engine: Engine, check: Callable[[Any], Any]) -> int:
    """``verify`` or ``verify_all`` in a reading transaction; returns how many events were checked."""
    with reading(engine) as session:
        verdict = check(session)
    assert verdict.ok, verdict.broken[:3]
    return int(verdict.events)


def rates(where: Place, rounds: int, events: int, reports: int) -> dict[str, list[float]]:
    """Events per second: raw and ours over ``events`` events, ``full`` over a quarter of ``reports`` reports."""
    chain, quarter = _ledgers(where, events, reports)
    runs: dict[str, Callable[[], int]] = {
        "raw": lambda: by_hand(where.engine, chain.url.render_as_string(hide_password=False)),
        "ours": lambda: through(chain, verify),
        "full": lambda: through(quarter, verify_all),
    }
    found: dict[str, list[float]] = {name: [] for name in runs}
    names = list(runs)
    for turn in range(rounds):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            begun = time.perf_counter()
            counted = runs[name]()
            found[name].append(round(counted / (time.perf_counter() - begun)))
            assert name == "full" or counted >= events
    for engine in (chain, quarter):
        engine.dispose()
    return found


def _ledgers(where: Place, events: int, reports: int) -> tuple[Engine, Engine]:
    quarter = open_engine(where.begin("quarter"))
    prepare(quarter, reports)
    chain = open_engine(where.begin("chain"))
    crowd(chain, max(events // 10, 20))
    open_crowd(chain)
    fill(chain, events)
    return chain, quarter


@click.command()
@click.option("--engine", type=click.Choice(ENGINES), default="sqlite")
@click.option("--storage", type=click.Choice(list(STORAGES)), default="disk")
@click.option("--rounds", default=5)
@click.option("--events", default=300_000)
@click.option("--reports", default=500)
@click.option("--rows", is_flag=True, help="print rows of docs/performance.json")
def main(engine: str, storage: str, rounds: int, events: int, reports: int, rows: bool) -> None:
    """Measure at one place and print events per second."""
    with place(engine, storage) as where:
        found = rates(where, rounds, events, reports)
        click.echo(orjson.dumps(ledger_rows(found, where, events, reports) if rows else found))


if __name__ == "__main__":
    main()
