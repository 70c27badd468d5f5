"""Every hostile scan and picture of a seal: refused within bounded time and memory; and honest ones read."""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from intake.scan import LIMITS, MOST_PAGES
from tests.intake.hostile_pictures import EVERYWHERE, IMPRINTS, SCANS, Hostile, picture_in_pdf, zeros
from tests.intake.scans import CODE, jpeg, pdf_of, png, printed, scanned, seal
from tests.prove.proof import proof

PROGRAM = Path(__file__).with_name("looked.py")


def looked(what: str, data: bytes, folder: Path) -> dict[str, Any]:
    """What reading the file cost, in a process of its own, and what it said."""
    file = folder / "upload"
    file.write_bytes(data)
    command = [sys.executable, "-W", "error", "-m", "tests.prove.looked", what, str(file)]
    done = subprocess.run(command, check=False, capture_output=True, text=True, cwd=PROGRAM.parents[2])
    assert done.stderr == "", done.stderr
    assert list(folder.iterdir()) == [file]
    found: dict[str, Any] = json.loads(done.stdout)
    return found | {"bytes": len(data)}


def refused(what: str, hostile: Hostile, folder: Path) -> dict[str, Any]:
    found = looked(what, hostile.data(), folder)
    kind = hostile.refusal
    assert found.pop("refusal") == kind.__new__(kind).code, hostile.name
    del found["codes"]
    return {"name": hostile.name, "refusal": kind.__new__(kind).code} | found


@pytest.mark.prove
@pytest.mark.parametrize(("what", "others"), [("scan", SCANS), ("seal", IMPRINTS)])
def test_every_hostile_picture(what: str, others: Iterable[Hostile], tmp_path: Path) -> None:
    with proof("hostile-pictures", f"{what}s refused", kept=True) as figures:
        figures["files"] = [refused(what, hostile, tmp_path) for hostile in (*EVERYWHERE, *others)]
        figures["tried"] = len(figures["files"])
        for most in ("ms", "mb"):
            figures[f"most_{most}"] = max(one[most] for one in figures["files"])
        assert figures["most_mb"] < LIMITS.megabytes


@pytest.mark.prove
def test_honest_ones_are_read(tmp_path: Path) -> None:
    page = scanned(printed(dpi=300), 2)
    honest = {
        "a page at 300 dpi as JPEG": jpeg(page),
        "a page at 300 dpi as PNG": png(page),
        f"{MOST_PAGES} pages at 300 dpi as PDF": pdf_of([page] * MOST_PAGES, 300, 15),
    }
    with proof("hostile-pictures", "read", kept=True) as figures:
        for name, data in honest.items():
            figures[name] = looked("scan", data, tmp_path)
            assert figures[name].pop("codes") == [CODE], name
        figures["a seal of 3,000 dots"] = looked("seal", png(seal(3000)), tmp_path)
        # What a page shows is drawn line by line: nothing of it is ever there as a whole.
        drawn = looked("scan", picture_in_pdf(60_000, 60_000, zeros(3_500)), tmp_path)
        figures["a PDF with a picture of 3.6 GB"] = drawn
        for one in figures.values():
            assert one.pop("refusal") == "", figures
            one.pop("codes", None)
            assert one["mb"] < LIMITS.megabytes, figures
