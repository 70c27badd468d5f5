"""Every hostile file through the command: its refusal within 2 s and 300 MB, nothing touched; and honest ones read."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from intake import read_notice
from tests.intake.forms import WRITERS, sample, sample_table
from tests.intake.hostile_files import HOSTILE, put
from tests.intake.hostile_packages import Hostile
from tests.prove.proof import proof

PROGRAM = Path(__file__).with_name("watched.py")
MOST_MILLISECONDS, MOST_MB = 2000, 300
#: One of each kind of limit, for every day.
SMALL = ("bomb in the document", "an entity from a file", "a stream of 400 MB", "a line of 4 MB", "unclosed tables")


def watched(file: Path, folder: Path) -> tuple[dict[str, Any], str]:
    """What a check of the file cost and touched, and what it said on standard error."""
    report = folder / "report.json"
    command = [sys.executable, "-W", "error", str(PROGRAM), str(file), str(report)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROGRAM.parents[2])
    assert report.exists(), done.stderr
    assert not (folder / "home").exists(), "a check writes nothing"
    return json.loads(report.read_text(encoding="utf-8")), done.stderr


def refused(hostile: Hostile, folder: Path) -> dict[str, Any]:
    folder.mkdir()
    found, said = watched(put(hostile, folder), folder)
    assert (found["code"], found["touched"]) == (1, []), (hostile.name, found, said)
    assert "Traceback" not in said, said
    assert said.strip(), hostile.name
    assert found["mb"] < MOST_MB, (hostile.name, found)
    kind = hostile.refusal
    code = kind.__new__(kind).code
    return {
        "name": hostile.name,
        "suffix": hostile.suffix,
        "refusal": code,
        "ms": found["milliseconds"],
        "mb": found["mb"],
    }


def test_some_hostile_files_through_the_command(tmp_path: Path) -> None:
    for hostile in HOSTILE:
        if hostile.name in SMALL:
            refused(hostile, tmp_path / hostile.name)


@pytest.mark.prove
def test_every_hostile_file_through_the_command(tmp_path: Path) -> None:
    with proof("hostile-notices", "refused", kept=True) as figures:
        figures["files"] = [refused(hostile, tmp_path / str(number)) for number, hostile in enumerate(HOSTILE)]
        figures["most_ms"] = max(found["ms"] for found in figures["files"])
        figures["most_mb"] = max(found["mb"] for found in figures["files"])
        assert figures["most_ms"] < MOST_MILLISECONDS, [
            one for one in figures["files"] if one["ms"] > MOST_MILLISECONDS
        ]


@pytest.mark.prove
def test_a_notice_of_three_hundred_tasks_is_read_in_every_format(tmp_path: Path) -> None:
    header, *rows = sample_table()
    long = [header, *([str(seq), *rows[seq % len(rows)][1:]] for seq in range(1, 301))]
    expected = None
    with proof("hostile-notices", "read", kept=True) as figures:
        for suffix, write in WRITERS.items():
            path = tmp_path / f"notice.{suffix}"
            write(path, sample().paragraphs, long)
            found, said = watched(path, tmp_path)
            (tmp_path / "report.json").unlink()
            assert (found["code"], found["touched"]) == (0, []), (suffix, found, said)
            tasks = read_notice(path).tasks
            expected = expected or tasks
            assert tasks == expected, suffix
            figures[suffix] = {
                "tasks": len(tasks),
                "ms": found["milliseconds"],
                "cpu_ms": found["cpu"],
                "mb": found["mb"],
            }
            assert found["cpu"] < 3000, figures
