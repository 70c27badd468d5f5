"""A process that works beside others: it reads one job a line, says when it is ready, and waits to be let go.

``python -m tests.prove.worker``; what it says are JSON lines, each written out before the next thing is done, so that
whatever has been read from it is known to have happened.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from models.engine import open_engine
from tests.prove.jobs import JOBS

ROOT = Path(__file__).parents[2]


class Worker:
    """The other end: a child process, asked to do jobs."""

    def __init__(self) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("DUCHA_")}
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.prove.worker"], cwd=ROOT, env=environment | {"PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8",
        )  # fmt: skip

    def prepare(self, job: str, url: str, **parameters: Any) -> None:
        """Name the job; it begins with ``go``."""
        self._write(json.dumps({"job": job, "url": url, "parameters": parameters}))

    def ready(self) -> None:
        """Wait until it stands at the line. Raises ``RuntimeError`` if it does not."""
        if self._line() != {"ready": True}:
            raise RuntimeError("the worker is not ready")

    def go(self) -> None:
        """Let it run."""
        self._write("go")

    def said(self) -> Iterator[dict[str, Any]]:
        """What it says until the job, or the process, is at its end."""
        while (found := self._line()) is not None and found != {"end": True}:
            yield found

    def kill(self) -> None:
        """SIGKILL: it gets no chance to tidy up."""
        self.process.kill()

    def close(self) -> None:
        """No more jobs; wait for its end."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        for pipe in (self.process.stdin, self.process.stdout):
            pipe.close()
        self.process.wait()

    def _write(self, line: str) -> None:
        assert self.process.stdin is not None
        self.process.stdin.write(f"{line}\n")
        self.process.stdin.flush()

    def _line(self) -> dict[str, Any] | None:
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line.endswith("\n"):  # killed in the middle of a word: it has not been said
            return None
        found: dict[str, Any] = json.loads(line)
        return found


class Crew:
    """Several workers that are let go at once."""

    def __init__(self, size: int) -> None:
        self.workers = [Worker() for _ in range(size)]

    def race(self, url: str, jobs: Sequence[tuple[str, dict[str, Any]]]) -> list[list[dict[str, Any]]]:
        """Give each worker its job (name and parameters), let all go at once; what each of them said."""
        for worker, (job, parameters) in zip(self.workers, jobs, strict=True):
            worker.prepare(job, url, **parameters)
        for worker in self.workers:
            worker.ready()
        for worker in self.workers:
            worker.go()
        with ThreadPoolExecutor(len(self.workers)) as ears:
            return list(ears.map(lambda worker: list(worker.said()), self.workers))

    def close(self) -> None:
        """Send everybody home."""
        for worker in self.workers:
            worker.close()


def work() -> None:
    """The child: job after job, until there are no more."""
    for line in iter(sys.stdin.readline, ""):
        asked = json.loads(line)
        engine = open_engine(asked["url"])
        say({"ready": True})
        sys.stdin.readline()
        for found in JOBS[asked["job"]](engine, **asked["parameters"]):
            say(found)
        engine.dispose()
        say({"end": True})


def say(found: dict[str, Any]) -> None:
    """One line, out at once."""
    sys.stdout.write(json.dumps(found, ensure_ascii=False) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    work()
