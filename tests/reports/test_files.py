"""Files that events speak of: found whole, or their subject is named; carried by a backup."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Engine

from actions.filing import keep
from actions.signing_files import seal_with_key, sign_with_key
from actions.submit import receive_paper, submit
from models.engine import reading
from reports.paper import paper
from reports.verification import verify_all, verify_chains
from statemachine.submission import State
from tests.actions.backups import bring_back, take
from tests.quarter import Home
from tests.signing import WHEN, imprint, means, principal, unit_seal

SUBJECT, ROSTER = "submission:main/临政字〔2020〕112号/2020Q3/GXJ", "roster:main"
SIGNED, SEALED, COPY = (f"reports/2020Q3/GXJ-r1-{what}" for what in ("signed.pdf", "sealed.pdf", "copy.png"))
OUTSIDE = "outside.pdf"


def picture(folder: Path) -> Path:
    """The file of the imprint."""
    (found,) = (folder / "seals").iterdir()
    return found


def linked(folder: Path) -> None:
    """The same bytes, but they lie outside the home."""
    shutil.move(folder / SIGNED, folder.parent / OUTSIDE)
    (folder / SIGNED).symlink_to(folder.parent / OUTSIDE)


def folder_instead(folder: Path) -> None:
    (folder / SEALED).unlink()
    (folder / SEALED).mkdir()


#: What happens to the files, and the event that is named for it.
DAMAGE: dict[str, tuple[Callable[[Path], object], str, int | None]] = {
    "one byte more": (lambda home: (home / SIGNED).write_bytes((home / SIGNED).read_bytes() + b"\n"), SUBJECT, 2),
    "absent": (lambda home: (home / SEALED).unlink(), SUBJECT, 3),
    "a folder": (folder_instead, SUBJECT, 3),
    "outside the home": (linked, SUBJECT, 2),
    "empty": (lambda home: (home / COPY).write_bytes(b""), SUBJECT, 5),
    "another imprint": (lambda home: picture(home).write_bytes(b"PNG"), ROSTER, None),
}


def kept(home: Home, folder: Path) -> None:
    """A report signed and sealed in a file, with a picture of its paper, and an imprint: four files in ``folder``."""
    with home.act() as scene:
        found, session = scene.draft("GXJ"), scene.session
        person, unit = principal(scene), unit_seal(scene)
        imprint(scene, folder)
        sign_with_key(session, found, scene.person("GXJ.principal"), WHEN, means(folder), person.key)
        seal_with_key(session, found, scene.person("GXJ.seal_keeper"), WHEN, means(folder), unit.key)
        submit(session, found, scene.person("GXJ.drafter"), WHEN, folder)
        scan = {"place": COPY, "file": keep(folder, COPY, b"a picture")}
        receive_paper(session, found, paper(session, found).digest, scene.person("office.clerk"), WHEN, scan)


def named(engine: Engine, folder: Path) -> list[tuple[str, int]]:
    with reading(engine) as session:
        return [(one.subject, one.seq) for one in verify_all(session, folder).broken]


def test_every_damage_is_found_and_named(home: Home, tmp_path: Path) -> None:
    kept(home, whole := tmp_path / "whole")
    assert named(home.engine, whole) == []
    for case, (damage, subject, seq) in DAMAGE.items():
        folder = Path(shutil.copytree(whole, tmp_path / case / "home"))
        damage(folder)
        (found,) = named(home.engine, folder)
        assert found[0] == subject, case
        assert seq in (None, found[1]), case
    assert len(named(home.engine, tmp_path / "nowhere")) == 4
    with home.look() as scene:
        assert verify_all(scene.session).ok, "without a home nobody looks for files"
        assert verify_chains(scene.session).ok


@pytest.mark.parametrize("place", ["../outside.pdf", "{outside}", "reports/\0", "x" * 5_000, 7, ["a"], ""])
def test_a_place_that_leads_nowhere_good_is_a_break_and_no_crash(home: Home, tmp_path: Path, place: object) -> None:
    folder = tmp_path / "home"
    folder.mkdir()
    (tmp_path / OUTSIDE).write_bytes(b"a picture")
    said = place.format(outside=tmp_path / OUTSIDE) if isinstance(place, str) else place
    with home.act() as scene:
        digest = keep(tmp_path, OUTSIDE, b"a picture")
        scan = {"place": said, "file": digest}
        found = scene.bring("GXJ", State.SEALED)
        code = paper(scene.session, found).digest
        receive_paper(scene.session, found, code, scene.person("office.clerk"), WHEN, scan)  # type: ignore[arg-type]
    assert named(home.engine, folder) == [(SUBJECT, 4)]


def test_a_backup_brings_the_files_along(home: Home, blank: Engine, tmp_path: Path) -> None:
    old, new, file = tmp_path / "old", tmp_path / "new", tmp_path / "backup.zip"
    kept(home, old)
    take(home.engine, old, file)
    bring_back(blank, new, file)
    assert named(blank, new) == []
    (new / SIGNED).write_bytes(b"%PDF")
    assert named(blank, new) == [(SUBJECT, 2)]
