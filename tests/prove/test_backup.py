"""Backups taken while a process writes: each comes back whole, and nothing acknowledged before it began is missing.

Also: every kind of damage to the file, and a restore that is killed.
"""

import json
import os
import random
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from sqlalchemy import Engine, select, text

from actions.archive import opened
from bilingual import Refused
from models import AuditEvent
from models.engine import open_engine, reading
from models.schema import DatabaseEmpty, require_current
from tests.postgres import Postgres
from tests.quarter import Home

PROOF = Path(__file__).parents[2] / "docs" / "proof" / "backup.json"
TRANSITIONS, BACKUPS, KILLS, FLIPS = 800, 6, 12, 2_000
PAUSE = 0.5

pytestmark = pytest.mark.prove


class Writer:
    """The process of ``tests.prove.writer``; ``acknowledged`` grows while it works."""

    def __init__(self, url: str) -> None:
        self.acknowledged: list[tuple[str, int]] = []
        command = [sys.executable, "-m", "tests.prove.writer", url, str(TRANSITIONS)]
        root = Path(__file__).parents[2]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8", cwd=root)
        self.listener = Thread(target=self._listen)
        self.listener.start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            subject, _, seq = line.rpartition(" ")
            self.acknowledged.append((subject, int(seq)))

    def finish(self) -> None:
        """Wait for the last acknowledgement."""
        self.listener.join()
        assert self.process.wait() == 0
        assert self.process.stdout is not None
        self.process.stdout.close()


class Places:
    """Empty databases on the engine of ``home``, each with a home of its own."""

    def __init__(self, home: Home, folder: Path, server: Postgres | None) -> None:
        self.folder, self.server, self.number = folder, server, 0
        self.source = home.engine.url.render_as_string(hide_password=False)
        self.made: list[str] = []

    def next(self) -> tuple[Path, str]:
        """A home that does not exist yet, and the address of an empty database."""
        self.number += 1
        home = self.folder / f"home-{self.number}"
        if self.server is None:
            return home, f"sqlite:///{home / 'ducha.db'}"
        self.made.append(self.server.blank())
        return home, self.server.url(self.made[-1])


@pytest.fixture
def places(request: pytest.FixtureRequest, home: Home, tmp_path: Path) -> Iterator[Places]:
    """Places to restore to."""
    server = request.getfixturevalue("postgres") if home.engine.dialect.name == "postgresql" else None
    made = Places(home, tmp_path, server)
    yield made
    for name in made.made:
        made.server.drop(name)  # type: ignore[union-attr]


def start(home: Path, url: str, *arguments: str) -> "subprocess.Popen[str]":
    """``ducha`` in a process of its own."""
    command = [sys.executable, "-c", "from cli.main import main; main()", "--home", str(home), *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DUCHA_", "PREFECT_"))}
    environment["DUCHA_DATABASE_URL"] = url
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment, stdout=pipe, stderr=pipe, encoding="utf-8")


def ducha(home: Path, url: str, *arguments: str) -> Any:
    """What it prints as JSON; it must exit with 0."""
    process = start(home, url, *arguments, "--json")
    out, err = process.communicate()
    assert process.returncode == 0, err
    return json.loads(out)


def events(engine: Engine) -> set[tuple[str, int]]:
    with reading(engine) as session:
        return {(subject, seq) for subject, seq in session.execute(select(AuditEvent.subject, AuditEvent.seq))}


def note(engine: str, figures: dict[str, Any]) -> None:
    """Keep the figures beside those of the other engine."""
    known = json.loads(PROOF.read_text(encoding="utf-8")) if PROOF.exists() else {}
    known[engine] = known.get(engine, {}) | figures
    PROOF.write_text(json.dumps(known, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def test_what_was_acknowledged_before_a_backup_began_is_in_it(home: Home, places: Places, tmp_path: Path) -> None:
    (tmp_path / "old" / "circular").mkdir(parents=True)
    (tmp_path / "old" / "circular" / "circular.pdf").write_bytes(os.urandom(100_000))
    writer, begun, seconds = Writer(places.source), [], []
    while not writer.acknowledged:
        time.sleep(0.05)
    for number in range(BACKUPS):
        begun.append(len(writer.acknowledged))
        moment = time.monotonic()
        ducha(tmp_path / "old", places.source, "backup", str(tmp_path / f"{number}.zip"))
        seconds.append(round(time.monotonic() - moment, 2))
        time.sleep(PAUSE)
    running = writer.process.poll() is None
    writer.finish()
    held = [restored(places, tmp_path / f"{number}.zip", writer.acknowledged) for number in range(BACKUPS)]
    lost = sum(max(0, before - inside) for before, inside in zip(begun, held, strict=True))
    note(home.engine.dialect.name, {
        "transitions": len(writer.acknowledged), "backups": BACKUPS, "acknowledged_when_it_began": begun,
        "held": held, "lost": lost, "verified": BACKUPS, "seconds": seconds, "writer_outlived_backups": running,
    })  # fmt: skip
    assert lost == 0
    assert len(set(held)) > 1, "nothing was written between the backups"


def restored(places: Places, file: Path, acknowledged: list[tuple[str, int]]) -> int:
    """How many of the ``acknowledged`` transitions come back; they are the first ones, and everything verifies."""
    home, url = places.next()
    said = ducha(home, url, "restore", str(file), "--verify")
    assert said["verified"]["ok"]
    engine = open_engine(url)
    found = events(engine)
    engine.dispose()
    held = len(list(takewhile(found.__contains__, acknowledged)))
    assert not found & set(acknowledged[held:]), "a later one is there without an earlier one"
    return held


def test_damage_anywhere_is_refused_or_means_nothing(home: Home, tmp_path: Path) -> None:
    (tmp_path / "circular").mkdir()
    (tmp_path / "circular" / "circular.pdf").write_bytes(os.urandom(2_000))
    url = home.engine.url.render_as_string(hide_password=False)
    ducha(tmp_path, url, "backup", str(tmp_path / "sound.zip"))
    sound, by_member = (tmp_path / "sound.zip").read_bytes(), {}
    with zipfile.ZipFile(tmp_path / "sound.zip") as archive:
        spans = {i.filename: (i.header_offset + 30 + len(i.filename) + 20, i.compress_size) for i in archive.infolist()}
    for member, (begin, size) in spans.items():
        places = random.Random(member).sample(range(begin, begin + size), min(size, 40))
        by_member[member] = [survives(flipped(sound, at), tmp_path) for at in places]
    chance = random.Random(2020)
    anywhere = [survives(flipped(sound, chance.randrange(len(sound))), tmp_path) for _ in range(FLIPS)]
    short = [survives(sound[: len(sound) * n // 50], tmp_path) for n in range(50)]
    note(home.engine.dialect.name, {
        "damage": {
            "inside_members": {member: {"tried": len(r), "refused": r.count(False)} for member, r in by_member.items()},
            "anywhere": {"tried": FLIPS, "refused": anywhere.count(False), "same_content": anywhere.count(True)},
            "cut_short": {"tried": len(short), "refused": short.count(False)},
        }
    })  # fmt: skip
    assert not any(any(results) for results in by_member.values())
    assert not any(short)


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


def survives(data: bytes, folder: Path) -> bool:
    """Whether the file is taken for whole: then every member has the digest that a whole manifest gives."""
    file = folder / "damaged.zip"
    file.write_bytes(data)
    try:
        with opened(file) as backup:
            backup.check()
    except Refused:
        return False
    return True


def test_a_restore_that_is_killed_leaves_all_or_nothing(home: Home, places: Places, tmp_path: Path) -> None:
    ducha(tmp_path / "old", places.source, "backup", str(tmp_path / "backup.zip"))
    place, url = places.next()
    begun = time.monotonic()
    ducha(place, url, "restore", str(tmp_path / "backup.zip"))
    whole_time, chance, ends, again = time.monotonic() - begun, random.Random(7), [], []
    for _ in range(KILLS):
        place, url = places.next()
        process = start(place, url, "restore", str(tmp_path / "backup.zip"))
        time.sleep(whole_time * chance.uniform(0.4, 1.3))
        process.kill()
        process.communicate()
        ends.append(state_of(url))
        if ends[-1] == "nothing":
            process = start(place, url, "restore", str(tmp_path / "backup.zip"), "--verify")
            assert "Traceback" not in "".join(process.communicate())
            again.append(process.returncode == 0)
    note(home.engine.dialect.name, {
        "killed_restores": {
            "tried": KILLS, "not_usable": ends.count("nothing"), "whole": ends.count("whole"),
            "repeated": {"restored": again.count(True), "refused_as_not_empty": again.count(False)},
        }
    })  # fmt: skip


def state_of(url: str) -> str:
    """ "nothing": everybody is refused; "whole": everything is there, and the old messages are withheld."""
    engine = open_engine(url)
    alone = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    try:
        if engine.dialect.name == "postgresql":  # what the killed one has started ends by itself
            with engine.connect() as connection:
                while connection.scalar(text(alone)):
                    connection.rollback()
                    time.sleep(0.05)
        try:
            require_current(engine)
        except DatabaseEmpty:
            return "nothing"
        with reading(engine) as session:
            assert session.scalar(text("SELECT count(*) FROM flow_run WHERE flow = 'restore'")) == 1
            assert session.scalar(text("SELECT count(*) FROM submission")) == 30
        return "whole"
    finally:
        engine.dispose()
