"""The benchmark still runs, raw and ours, and counts what it did; how fast that was is nobody's business here."""

from pathlib import Path

import pytest
from sqlalchemy import Engine

from benchmarks.contenders import Contender, Enter
from benchmarks.course import ACTS, race
from benchmarks.crowd import crowd, fill, open_crowd
from benchmarks.ground import Ground, prepare
from benchmarks.ledger import by_hand, through
from benchmarks.ours import Ours
from benchmarks.places import Place
from benchmarks.raw import RAW, RawOneStatement
from benchmarks.rows import door_rows, ledger_rows
from reports.ledger import verify
from statemachine.actor import clock


def test_raw_and_ours_do_the_same_on_one_ledger(engine: Engine) -> None:
    url, dialect = engine.url.render_as_string(hide_password=False), engine.dialect.name
    ground = prepare(engine, 16)
    contenders: list[Contender] = [RAW[dialect](url, ground), Ours(url, ground)]
    contenders += [RawOneStatement(url, ground)] if dialect == "postgresql" else []
    for number in range(15):
        for act in ACTS:
            getattr(contenders[number % len(contenders)], act)(number)
    for contender in contenders:
        contender.end(15)  # ours verifies every hash, those of the others too
    with pytest.raises(AssertionError):
        Ours(url, ground).end(16)


def test_the_ledger_is_verified_by_hand_and_by_us(engine: Engine) -> None:
    url = engine.url.render_as_string(hide_password=False)
    crowd(engine, 20)
    open_crowd(engine)
    fill(engine, 200)
    assert by_hand(engine.dialect.name, url) == through(engine, verify) == 6 * 36 + 36 + 3


def test_a_race_gives_everybody_the_same_steps_and_keeps_every_value(tmp_path: Path) -> None:
    where = Place("sqlite", "disk", tmp_path)
    done: dict[str, list[int]] = {"raw": [], "ours": []}

    class Counting:
        def __init__(self, name: str) -> None:
            self.name = name

        def submit(self, number: int) -> None:
            done[self.name].append(number)

        def review(self, number: int) -> None:
            done[self.name].append(-number)

        def end(self, moved: int) -> None:
            assert moved == 52

    def enter(name: str) -> Enter:
        return lambda place, ground: Counting(name)

    ground = Ground((), clock())
    course = race(where, ground, {name: enter(name) for name in done}, rounds=2, count=50, warm=2)
    steps = [*range(52), *(-number for number in range(52))] * 2
    assert done == {"raw": steps, "ours": steps}
    rows = door_rows(course, where)
    assert [(row["name"], row["target"], row["met"]) for row in rows] == [
        (f"{act}, of raw SQL", 0.45, row["ratio"] >= 0.45) for act, row in zip(ACTS, rows, strict=True)
    ]
    assert all(len(row["raw"]) == len(row["ours"]) == len(row["fsync_per_s"]) == 2 for row in rows)


@pytest.mark.parametrize(("reached", "met"), [(150_000.0, True), (149_000.0, False)])
def test_the_chain_is_gated_on_events_per_second(tmp_path: Path, reached: float, met: bool) -> None:
    found = {"raw": [200_000.0], "ours": [reached], "full": [20_000.0]}
    chain, full = ledger_rows(found, Place("sqlite", "disk", tmp_path), 300_000, 500)
    assert (chain["met"], full["met"]) == (met, None)
