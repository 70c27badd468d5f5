"""One durable, guarded, chained transition through the door, beside raw SQL and the peers, interleaved.

``python -m benchmarks.door --engine sqlite --rounds 5 --count 300`` prints JSON lines.
"""

import gc
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from statistics import median
from typing import Any, Protocol

import click
import orjson

from benchmarks.ground import Ground, prepare
from benchmarks.ours import Ours
from benchmarks.places import ENGINES, STORAGES, Place, place
from benchmarks.raw import RAW, RawOneStatement
from models.engine import open_engine

#: Untimed steps at the start of every run: statements get prepared, caches filled.
WARM = 20
#: Timed steps in one turn.
BLOCK = 20
ACTS = ("submit", "review")
#: Name → the library that must be there, and who plays it.
PEERS = {
    "django-fsm-2": ("django_fsm", "benchmarks.peers.fsm", "DjangoFsm"),
    "SpiffWorkflow": ("SpiffWorkflow", "benchmarks.peers.spiff", "Spiff"),
}


class Contender(Protocol):
    """Somebody who does the acts on a fresh copy; ``number`` counts the cases of the ground."""

    name: str

    def submit(self, number: int) -> None: ...
    def review(self, number: int) -> None: ...
    def end(self, moved: int) -> None: ...


Enter = Callable[[Place, Ground], Contender]


@dataclass
class Run:
    """One contender, one act, one round: transitions per second, and CPU of this process for each."""

    contender: str
    act: str
    rate: float
    cpu_us: float


@dataclass
class Course:
    """All rounds at one place."""

    runs: list[Run] = field(default_factory=list)
    fsyncs: list[int] = field(default_factory=list)

    def rates(self, contender: str, act: str) -> list[float]:
        """Every value, in the order of the rounds."""
        return [round(run.rate, 1) for run in self.runs if (run.contender, run.act) == (contender, act)]

    def cpu(self, contender: str, act: str) -> float:
        """The median CPU microseconds of a step."""
        return round(median(run.cpu_us for run in self.runs if (run.contender, run.act) == (contender, act)), 1)


def contenders(engine: str) -> dict[str, Enter]:
    """Who competes on ``engine``, by name; the peers where they are installed."""
    own: dict[str, Enter] = {
        "raw": lambda where, ground: RAW[engine](where.fresh("raw"), ground),
        "ours": lambda where, ground: Ours(where.fresh("ours"), ground),
    }
    if engine == "postgresql":
        own["raw, one statement"] = lambda where, ground: RawOneStatement(where.fresh("one"), ground)
    there = {name: path for name, path in PEERS.items() if find_spec(path[0])}
    return own | {name: getattr(import_module(module), kind) for name, (_, module, kind) in there.items()}


def race(where: Place, entering: dict[str, Enter], rounds: int, count: int) -> Course:
    """Each round everybody does every act ``count`` times, on a fresh copy and in turns of ``BLOCK`` steps.

    The disk's mood changes within seconds: short turns let everybody have the same of it.
    """
    engine = open_engine(where.begin())
    ground = prepare(engine, WARM + count)
    engine.dispose()
    course, names = Course(), list(entering)
    for turn in range(rounds):
        present = {name: entering[name](where, ground) for name in names}
        order = names[turn % len(names) :] + names[: turn % len(names)]
        course.fsyncs.append(where.fsync_per_s())
        for act in ACTS:
            course.runs += _round([(name, getattr(present[name], act)) for name in order], act, count)
        for contender in present.values():
            contender.end(WARM + count)
    return course


def _round(steps: list[tuple[str, Callable[[int], None]]], act: str, count: int) -> Iterator[Run]:
    wall, cpu = dict.fromkeys(dict(steps), 0.0), dict.fromkeys(dict(steps), 0.0)
    for _, step in steps:
        for number in range(WARM):
            step(number)
    gc.collect()
    for first in range(WARM, WARM + count, BLOCK):
        for name, step in steps:
            begun, worked = time.perf_counter(), time.process_time()
            for number in range(first, min(first + BLOCK, WARM + count)):
                step(number)
            wall[name] += time.perf_counter() - begun
            cpu[name] += time.process_time() - worked
    for name, _ in steps:
        yield Run(name, act, count / wall[name], cpu[name] / count * 1e6)


@click.command()
@click.option("--engine", type=click.Choice(ENGINES), default="sqlite")
@click.option("--storage", type=click.Choice(list(STORAGES)), default="disk")
@click.option("--rounds", default=5)
@click.option("--count", default=300)
@click.option("--only", help="names of contenders, separated by commas")
def main(engine: str, storage: str, rounds: int, count: int, only: str | None) -> None:
    """Race at one place and print what was measured."""
    entering = contenders(engine)
    if only:
        entering = {name: entering[name] for name in only.split(",")}
    with place(engine, storage) as where:
        course = race(where, entering, rounds, count)
    for line in summary(course, list(entering)):
        click.echo(orjson.dumps(line).decode())


def summary(course: Course, names: list[str]) -> Iterator[dict[str, Any]]:
    """Medians and their share of raw, for a person at a terminal."""
    yield {"fsync_per_s": course.fsyncs}
    for act in ACTS:
        raw = median(course.rates("raw", act)) if "raw" in names else None
        for name in names:
            rates = course.rates(name, act)
            share = round(median(rates) / raw, 3) if raw else None
            cpu = course.cpu(name, act)
            yield {"act": act, "who": name, "median": median(rates), "of_raw": share, "cpu_us": cpu, "rates": rates}


if __name__ == "__main__":
    main()
