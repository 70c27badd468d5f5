"""A process that writes: one transition after the other, each acknowledged on standard output when it is kept.

python -m tests.prove.writer DATABASE_URL HOW_MANY
"""

import sys
from collections.abc import Callable, Iterator
from itertools import cycle, islice

from actions.sign import seal, sign, withdraw
from actions.submit import submit
from models import Submission
from models.engine import open_engine, writing
from tests.quarter import Scene, at, sample

WHEN = at("2020-10-10")


def steps(unit: str) -> Iterator[Callable[[Scene, Submission], object]]:
    """Sign, seal, submit, and all of it back again."""
    yield lambda scene, found: sign(scene.session, scene.draft(unit), scene.person(f"{unit}.principal"), WHEN)
    yield lambda scene, found: seal(scene.session, found, scene.person(f"{unit}.seal_keeper"), WHEN)
    yield lambda scene, found: submit(scene.session, found, scene.person(f"{unit}.drafter"), WHEN)
    yield lambda scene, found: withdraw(scene.session, found, scene.person(f"{unit}.principal"), WHEN, "（演示）重报")


def main(url: str, wanted: int) -> None:
    """Go round the units until ``wanted`` transitions are done; a line says which event each one is."""
    engine = open_engine(url)
    codes = [row.code for row in sample()[1].units]
    for unit, step in islice(((code, step) for code in cycle(codes) for step in steps(code)), wanted):
        with writing(engine) as session:
            scene = Scene(session)
            step(scene, scene.submission(unit))
            session.flush()
            found = scene.submission(unit)
            line = f"{found.subject} {found.seq}\n"
        sys.stdout.write(line)
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
