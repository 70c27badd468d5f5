"""Processes killed in the middle of their work: what they have told of is there, and nothing is there by half."""

from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from itertools import islice
from pathlib import Path
from random import Random
from time import sleep
from typing import Any, NamedTuple

import pytest
from sqlalchemy import Engine, select, text

from models import AuditEvent, Submission
from models.engine import open_engine
from reports.verification import verify_all
from tests.cli.ducha import Ducha, Said
from tests.postgres import Postgres
from tests.prove.acts import kind
from tests.prove.proof import proof
from tests.prove.worker import Worker
from tests.quarter import Home

WHEN = "2020-10-10"
#: The last moment, in seconds: somewhere in it the process dies.
PAUSE = 0.1
_OTHERS = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND pid <> pg_backend_pid() AND state <> 'idle'"
)


class Size(NamedTuple):
    """How many transitions must be told of, how many kills there must be, and how many one life tells at most before
    its last moment."""

    told: int
    kills: int
    most: int
    long: bool


SMALL, LONG = Size(6, 2, 8, False), Size(300, 20, 30, True)


@pytest.mark.parametrize("size", [SMALL, pytest.param(LONG, marks=pytest.mark.prove)], ids=["small", "long"])
def test_what_was_told_before_the_kill_is_there_and_nothing_by_half(home: Home, database_url: str, size: Size) -> None:
    with home.look() as scene:
        subjects = list(scene.session.scalars(select(Submission.subject)))
    with proof("killed", home.engine.dialect.name, kept=size.long) as figures:
        told, kills = lives(database_url, subjects, size)
        alone(home)
        figures |= {"seed": 2020, "kills": kills} | compare(home, told, kills)


def lives(url: str, subjects: list[str], size: Size) -> tuple[list[dict[str, Any]], int]:
    """One process after another, each killed at a random moment; what they told, and how many were killed."""
    chance, kills = Random(2020), 0
    told: list[dict[str, Any]] = []
    following = Worker()
    while len(told) < size.told or kills < size.kills:
        worker, following = following, Worker()  # the next one starts up meanwhile
        worker.prepare("walk", url, subjects=subjects, when=WHEN, seed=kills, steps=100_000)
        worker.ready()
        worker.go()
        said = worker.said()
        told += islice(said, chance.randrange(size.most))
        sleep(chance.uniform(0, PAUSE))
        worker.kill()
        told += said  # what it could still say
        worker.close()
        kills += 1
    following.close()
    return told, kills


def compare(home: Home, told: list[dict[str, Any]], kills: int) -> dict[str, Any]:
    """Every transition told of is in the ledger; of those never told, at most the last one of each life."""
    assert [one for one in told if "done" not in one] == []
    with home.look() as scene:
        moved = select(AuditEvent.subject, AuditEvent.seq, AuditEvent.hash).where(AuditEvent.source.is_not(None))
        kept = {tuple(row) for row in scene.session.execute(moved)}
        verdict = verify_all(scene.session)
        assert verdict.ok, verdict.broken
    acknowledged = {(one["subject"], one["seq"], one["head"]) for one in told}
    lost = acknowledged - kept
    untold = len(kept - acknowledged)
    assert lost == set()
    assert untold <= kills
    events = dict(sorted(Counter(one["done"] for one in told).items()))
    whole = {"whole, untold": untold, "by half": 0}
    return {"acknowledged": len(acknowledged), "events": events, "lost": len(lost)} | whole


def alone(home: Home) -> None:
    """Wait until the server has noticed that its clients are dead: the last of them may still be committing."""
    while home.engine.dialect.name == "postgresql":
        with home.look() as scene:
            if not scene.session.scalar(_OTHERS):
                return
        sleep(0.05)


#: Whom the act has to wait for, from its first lock to its last row; there its connection is cut.
BLOCKERS = (
    "SELECT 1 FROM submission FOR UPDATE",
    "LOCK TABLE audit_event IN SHARE MODE",
    "LOCK TABLE revision IN SHARE MODE",
    "LOCK TABLE signature IN SHARE MODE",
)
_WAITING = text(
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def test_an_act_whose_connection_is_cut_in_the_middle_is_refused_whole(postgres: Postgres, tmp_path: Path) -> None:
    name = postgres.create(furnished=True)
    engine = open_engine(postgres.url(name))
    home, ducha = Home(engine, furnished=True), Ducha(tmp_path / "home", postgres.url(name), WHEN)
    with home.act() as scene:
        scene.draft("GXJ")
    act = ("submission", "sign", "2020Q3/GXJ", "--as", "GXJ.principal")
    for blocker in BLOCKERS:
        with engine.connect() as other, ThreadPoolExecutor(1) as beside:
            other.execute(text(blocker))
            said = beside.submit(ducha, *act)
            cut(engine, said)
            assert kind(said.result()) == "DatabaseTrouble"
        assert ducha.show("2020Q3/GXJ")["state"] == "drafted"
        assert ducha.json("audit", "verify")["ok"]
    ducha.do(*act)
    engine.dispose()
    postgres.drop(name)


def cut(engine: Engine, said: Future[Said]) -> None:
    """Wait for the one that waits for a lock, and end its connection."""
    while not said.done():
        with engine.connect() as administrator:
            if administrator.execute(_WAITING).all():
                return
        sleep(0.02)
