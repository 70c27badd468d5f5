"""consolidated-report: waits, freezes once, and writes the same five files every time."""

import json
from datetime import date
from pathlib import Path

from models import CircularEdition
from models.engine import reading
from statemachine.submission import State
from tests.flows.clock import call
from tests.quarter import Home

FLOW = "consolidated-report"
FILES = {"circular.json", "circular.html", "circular.docx", "circular.xlsx", "circular.pdf"}


def written(home: Path) -> dict[str, bytes]:
    """The files of the one circular that was built."""
    (folder,) = (home / "circular").iterdir()
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_it_waits_until_the_cut_off_and_says_for_how_many(clock: Path, home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
    # The due day is 12 October; the tenth working day after it is the 26th.
    summary = call(FLOW, as_of="2020-10-26T23:59")
    assert summary == {"circulars": [], "waiting": {"period:main/临政字〔2020〕112号/2020Q3": 29}}
    assert not (clock / "circular").exists()


def test_the_five_files_are_the_same_bytes_when_it_runs_again(clock: Path, home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        scene.bring("FGJ", State.FLAGGED)
    first = call(FLOW, quarter="2020Q3", as_of="2020-10-27T08:30")
    files = written(clock)

    second = call(FLOW, as_of="2020-11-30T08:30")

    assert first["circulars"] == second["circulars"] == ["2020Q3-main-1"]
    assert set(files) == FILES
    assert written(clock) == files
    with reading(home.engine) as session:
        edition = session.query(CircularEdition).one()
        assert (edition.issue, edition.built_at.date()) == (1, date(2020, 10, 27))
        assert json.loads(edition.content) == json.loads(files["circular.json"])


def test_only_the_quarter_asked_for_is_built(clock: Path, home: Home) -> None:
    summary = call(FLOW, quarter="2020Q4", as_of="2020-11-30")
    assert summary == {"circulars": [], "waiting": {}}
