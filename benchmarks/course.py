"""A race: everybody does the same acts on fresh copies of the same ground, in short turns."""

import gc
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from statistics import median

from benchmarks.contenders import Enter
from benchmarks.ground import Ground, prepare
from benchmarks.places import Place
from models.engine import open_engine

#: Untimed steps at the start of every run: statements get prepared, caches filled.
WARM = 20
#: Timed steps in one turn.
BLOCK = 20
ACTS = ("submit", "review")


@dataclass
class Run:
    """One contender, one act, one round: transitions per second, and CPU of this process for each."""

    contender: str
    act: str
    rate: float
    cpu_us: float


@dataclass
class Course:
    """All rounds at one place; ``count`` steps of each act in a round."""

    names: list[str]
    count: int
    runs: list[Run] = field(default_factory=list)
    fsyncs: list[int] = field(default_factory=list)

    def rates(self, contender: str, act: str) -> list[float]:
        """Every value, in the order of the rounds."""
        return [round(run.rate, 1) for run in self.runs if (run.contender, run.act) == (contender, act)]

    def cpu(self, contender: str, act: str) -> float:
        """The median CPU microseconds of a step."""
        return round(median(run.cpu_us for run in self.runs if (run.contender, run.act) == (contender, act)), 1)


def prepared(where: Place, count: int) -> Ground:
    """Enough sealed submissions for a race of ``count`` timed steps, in the database that everybody gets a copy of."""
    engine = open_engine(where.begin())
    try:
        return prepare(engine, WARM + count)
    finally:
        engine.dispose()


def race(
    where: Place, ground: Ground, entering: Mapping[str, Enter], rounds: int, count: int, warm: int = WARM
) -> Course:
    """Each round everybody does every act ``count`` times, on a fresh copy and in turns of ``BLOCK`` steps,
    after ``warm`` steps that are not timed.

    The disk's mood changes within seconds: short turns let everybody have the same of it.
    """
    names = list(entering)
    course = Course(names, count)
    for turn in range(rounds):
        present = {name: entering[name](where, ground) for name in names}
        order = names[turn % len(names) :] + names[: turn % len(names)]
        course.fsyncs.append(where.fsync_per_s())
        for act in ACTS:
            course.runs += _round(
                [(name, getattr(present[name], act)) for name in order], act, range(warm, warm + count)
            )
        for contender in present.values():
            contender.end(warm + count)
    return course


def _round(steps: list[tuple[str, Callable[[int], None]]], act: str, timed: range) -> Iterator[Run]:
    wall, cpu = dict.fromkeys(dict(steps), 0.0), dict.fromkeys(dict(steps), 0.0)
    for _, step in steps:
        for number in range(timed.start):
            step(number)
    gc.collect()
    for first in range(0, len(timed), BLOCK):
        for name, step in steps:
            begun, worked = time.perf_counter(), time.process_time()
            for number in timed[first : first + BLOCK]:
                step(number)
            wall[name] += time.perf_counter() - begun
            cpu[name] += time.process_time() - worked
    for name, _ in steps:
        yield Run(name, act, len(timed) / wall[name], cpu[name] / len(timed) * 1e6)
