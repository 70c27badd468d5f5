"""Every stored column of every table inside the ledger is tampered with in turn; so are whole rows and chains."""

import json
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, delete, text
from sqlalchemy.exc import DBAPIError

from reports.ledger import Break
from reports.projections.orphans import OUTSIDE
from reports.verification import verify_all
from tests.quarter import Home, Scene
from tests.reports.conftest import quarter  # noqa: F401
from tests.reports.forgery import events, rechained, truncate
from tests.reports.tampering import (
    INSIDE,
    OUTSIDE_COLUMNS,
    at_start_middle_end,
    changes,
    eventful,
    found_after,
    owner,
    owners,
    stored,
    verified,
)

PROOF = Path(__file__).parents[2] / "docs" / "proof" / "tamper.json"
CHAIN = ("哈希", "前面的事件", "链接", "链首", "状态", "没有对应的记录")
NOT_DETECTED = [
    "a whole chain, its rows, every checkpoint and every bundle made anew: only a root printed elsewhere shows it",
    "what has happened since the last checkpoint, cut off together with its rows",
    "the newest checkpoint made away with, when no circular was frozen under it",
    "numbers (id) that only join rows",
    "drafts, deliveries, runs and idempotency keys: they stand outside the ledger",
    "in ledgers begun by older versions: rows that an import brought, checkpoints' moments, files of circulars",
]


def check(found: list[Break]) -> str:
    """Which part of the verification has spoken, the first one that did."""
    words = found[0].why.zh
    if found[0].subject.startswith("checkpoint:") or "检查点" in words:
        return "checkpoint"
    if any(part in words for part in CHAIN):
        return "chain"
    if "摘要" in words:
        return "digest"
    return "pointer" if "指向" in words else "projection"


def columns(scene: Scene) -> dict[str, Any]:
    """Every kind of change of every column of rows at the start, in the middle and at the end."""
    known, counts, by = owners(scene), Counter[str](), Counter[str]()
    numbers: Counter[str] = Counter()
    for table in INSIDE:
        rows = stored(scene, table)
        for row in at_start_middle_end(rows):
            for change in changes(table, rows, row):
                found = found_after(scene, change)
                if found is None:
                    counts["refused_by_a_constraint"] += 1
                elif (table.name, change.column.name) in OUTSIDE_COLUMNS:
                    numbers["detected" if found else "meaningless"] += 1
                else:
                    subject = owner(table, row, known)
                    assert any(one.subject.startswith(subject) for one in found), (str(change), found[:3])
                    counts["tried"] += 1
                    by[check(found)] += 1
    return dict(counts) | {"detected": by.total(), "by": dict(by), "numbers": dict(numbers)}


def rows(scene: Scene) -> dict[str, int]:
    """A row deleted, and two rows that say each other's words, in every table."""
    known, counts = owners(scene), Counter[str]()
    for table in INSIDE:
        listed = at_start_middle_end(stored(scene, table))
        for row in listed:
            with scene.session.begin_nested() as inner:
                scene.session.execute(delete(table).where(*(key == row[key.name] for key in table.primary_key)))
                found = verified(scene)
                assert any(one.subject.startswith(owner(table, row, known)) for one in found), (table.name, row)
                counts["deleted"] += 1
                inner.rollback()
        for one, other in pairwise(listed):
            counts[swapped(scene, table, one, other)] += 1
    return dict(counts)


def swapped(scene: Scene, table: Table, one: dict[str, Any], other: dict[str, Any]) -> str:
    """Two rows exchange everything but their keys and what they belong to."""
    keys = [column.name for column in table.primary_key]
    words = [c.name for c in table.c if c.name not in keys and not c.foreign_keys and one[c.name] != other[c.name]]
    if not words or len(keys) > 1:
        return "nothing_to_swap"
    before = unnumbered(scene, table, keys[0])
    with scene.session.begin_nested() as inner:
        try:
            for turn, (row, say) in enumerate(((one, None), (other, one), (one, other))):
                said = {f"v{n}": aside(row[w], turn) if say is None else say[w] for n, w in enumerate(words)}
                setting = ", ".join(f'"{w}" = :v{n}' for n, w in enumerate(words))
                values = said | {"key": row[keys[0]]}
                scene.session.execute(text(f'UPDATE {table.name} SET {setting} WHERE "{keys[0]}" = :key'), values)
        except DBAPIError:
            inner.rollback()
            return "swap_refused_by_a_constraint"
        found, same = verified(scene), unnumbered(scene, table, keys[0]) == before
        inner.rollback()
    assert found or same, (table.name, one, other)
    return "swapped" if found else "only_renumbered"


def unnumbered(scene: Scene, table: Table, key: str) -> list[str]:
    """The rows without their numbers: what the ledger can speak of."""
    return sorted(str({name: value for name, value in row.items() if name != key}) for row in stored(scene, table))


def aside(value: Any, turn: int) -> Any:
    """A value that no other row has, while two change places."""
    return f"~{value}"[: max(len(value), 1)] if isinstance(value, str) and len(value) > 20 else value


def chains(scene: Scene) -> dict[str, int]:
    """Chains cut off with their heads moved back, and chains made anew: the checkpoint shows both."""
    counts: Counter[str] = Counter()
    for subject in subjects(scene):
        last = len(events(scene, subject))
        for keep in sorted({1, last // 2, last - 1} - {0, last}):
            with scene.session.begin_nested() as inner:
                truncate(scene, subject, keep)
                set_back(scene, subject)
                assert_anchored(scene, subject)
                counts["cut_off"] += 1
                inner.rollback()
        for seq in sorted({1, (last + 1) // 2, last}):
            with scene.session.begin_nested() as inner:
                rechained(scene, subject, from_elsewhere(seq))
                assert_anchored(scene, subject)
                counts["made_anew"] += 1
                inner.rollback()
    return dict(counts)


def from_elsewhere(seq: int) -> Callable[[dict[str, Any]], dict[str, Any]]:
    """Event ``seq`` was done from another account."""
    return lambda event: {"os_account": "x"} if event["seq"] == seq else {}


def subjects(scene: Scene) -> Iterator[str]:
    yield from scene.session.scalars(text("SELECT DISTINCT subject FROM audit_event ORDER BY subject")).all()


def set_back(scene: Scene, subject: str) -> None:
    last = events(scene, subject)[-1]
    for name in ("campaign", "period", "roster"):
        moved = text(f"UPDATE {name} SET head = :hash, seq = :seq WHERE subject = :subject")
        scene.session.execute(moved, {"hash": last["hash"], "seq": last["seq"], "subject": subject})


def assert_anchored(scene: Scene, subject: str) -> None:
    found = verified(scene)
    assert any(one.subject == subject and "检查点" in one.why.zh for one in found), (subject, found[:3])


@pytest.mark.prove
def test_whatever_is_tampered_with_is_detected(quarter: Home) -> None:  # noqa: F811
    with eventful(quarter) as scene:
        assert verified(scene) == []
        figures = {
            "tables": len(INSIDE),
            "columns": sum(len(table.c) for table in INSIDE),
            "rows": sum(len(stored(scene, table)) for table in INSIDE),
            "fields": columns(scene),
            "whole_rows": rows(scene),
            "chains": chains(scene),
        }
        assert verify_all(scene.session).broken == []
    assert figures["fields"]["detected"] == figures["fields"]["tried"]  # type: ignore[index]
    write(quarter.engine.dialect.name, figures)


def write(engine: str, figures: dict[str, Any]) -> None:
    said = json.loads(PROOF.read_text(encoding="utf-8")) if PROOF.exists() else {}
    said |= {
        engine: figures,
        "outside_tables": sorted(OUTSIDE),
        "outside_columns": {
            f"{table}.{name}": why for (table, name), why in OUTSIDE_COLUMNS.items() if table not in OUTSIDE
        },
        "not_detected": NOT_DETECTED,
    }
    PROOF.write_text(json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")
