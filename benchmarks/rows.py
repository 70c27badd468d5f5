"""What docs/performance.json holds: one row for each comparison, every value of every round kept."""

import os
import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version
from statistics import median
from typing import Any

from benchmarks.contenders import PEERS
from benchmarks.course import ACTS, BLOCK, Course
from benchmarks.places import Place, filesystem

OF_RAW = 0.45
OF_PEER = 2.0
CHAIN_PER_S = 150_000
_LIBRARIES = ("sqlalchemy", "psycopg", "orjson", "django", "django-fsm-2", "SpiffWorkflow")


def ratio(ours: list[float], theirs: list[float]) -> float:
    """The median of the rounds' ratios: only what ran in the same round, on the same mood of the disk, compares."""
    return round(median(a / b for a, b in zip(ours, theirs, strict=True)), 3)


def door_rows(course: Course, where: Place) -> list[dict[str, Any]]:
    """For each act a row beside raw SQL and a row beside the fastest peer; gated on disk only."""
    return [row for act in ACTS for row in _act_rows(course, where, act)]


def _act_rows(course: Course, where: Place, act: str) -> list[dict[str, Any]]:
    there = {name: course.rates(name, act) for name in course.names}
    peers = {name: rates for name, rates in there.items() if name in PEERS}
    fastest = max(peers, key=lambda name: median(peers[name]), default=None)
    peer = peers[fastest] if fastest else []
    gated = where.storage == "disk"
    common = {
        "engine": where.engine, "storage": where.storage, "unit": "transitions/s",
        "raw": there["raw"], "ours": there["ours"], "peer": peer, "peer_name": fastest, "peers": peers,
        "raw_in_one_statement": there.get("raw, one statement", []),
        "cpu_us": {name: course.cpu(name, act) for name in course.names},
        "fsync_per_s": course.fsyncs, "steps_per_round": course.count, "turn": BLOCK, "about": about(where),
    }  # fmt: skip
    beside = [(f"{act}, of raw SQL", ratio(there["ours"], there["raw"]), OF_RAW)]
    if peer:
        beside.append((f"{act}, of the fastest peer", ratio(there["ours"], peer), OF_PEER))
    return [_row(name, found, target if gated else None, found, common) for name, found, target in beside]


def ledger_rows(found: dict[str, list[float]], where: Place, events: int, reports: int) -> list[dict[str, Any]]:
    """The chains alone, gated on events per second; full verification beside it, without a target."""
    common = {"engine": where.engine, "storage": where.storage, "unit": "events/s", "peer": [], "about": about(where)}
    chain = common | {"raw": found["raw"], "ours": found["ours"], "events": events}
    full = common | {"raw": [], "ours": found["full"], "reports": reports}
    of_raw = ratio(found["ours"], found["raw"])
    return [
        _row("audit verify --chain", of_raw, CHAIN_PER_S, median(found["ours"]), chain),
        _row("audit verify (full)", None, None, 0, full),
    ]


def set_rows(found: dict[str, dict[str, list[float]]], where: Place) -> list[dict[str, Any]]:
    """Many at once, beside the same by hand; no target."""
    common = {"engine": where.engine, "storage": where.storage, "unit": "rows/s", "peer": [], "about": about(where)}
    return [_row(name, ratio(r["ours"], r["raw"]), None, 0, common | r) for name, r in found.items()]


def _row(name: str, of: float | None, target: float | None, reached: float, values: dict[str, Any]) -> dict[str, Any]:
    met = None if target is None else reached >= target
    return {"name": name, **values, "ratio": of, "target": target, "met": met}


def about(where: Place) -> dict[str, Any]:
    """Versions, processors and file system; nothing that names the machine."""
    versions = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            continue
    versions |= {"sqlite": sqlite3.sqlite_version} if where.server is None else {"postgresql": where.server_version()}
    load = round(os.getloadavg()[0], 1)  # more than one or so: somebody else was busy, measure again
    return {"cpus": os.cpu_count(), "load": load, "filesystem": filesystem(where.folder), "versions": versions}
