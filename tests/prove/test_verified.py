"""Five hundred changes of a sealed file, each held up to ``ducha verify`` as a person would: every one is found."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from models.engine import open_engine
from tests.cli.ducha import Ducha, Said
from tests.prove.proof import proof
from tests.quarter import Home
from tests.reports.sealed import HARMS, one_byte_changed, renamed, seal_reports
from tests.signing import samples

COUNT = 500
NAMES = (
    ("another unit's name", "2020Q3/FGJ/1/", "2020Q3/GXJ/1/"),
    ("another revision's number", "2020Q3/FGJ/1/", "2020Q3/FGJ/2/"),
)


@pytest.fixture
def ducha(sqlite_furnished: Path, tmp_path: Path) -> Ducha:
    """A home with sealed files and the sample authority trusted."""
    home = tmp_path / "home"
    (home / "trust").mkdir(parents=True)
    (home / "trust" / "root.pem").write_text(samples().root.pem)
    (home / "ducha.db").write_bytes(sqlite_furnished.read_bytes())
    return Ducha(home, as_of="2020-12-01")


@pytest.mark.prove
def test_every_change_of_a_sealed_file_is_found(ducha: Ducha, tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{ducha.home / 'ducha.db'}")
    files = seal_reports(Home(engine, furnished=True), ducha.home)
    engine.dispose()
    file, whole = tmp_path / "file.pdf", files["FGJ-r1"]

    def asked(data: bytes) -> Said:
        file.write_bytes(data)
        return ducha("verify", str(file), "--json")

    with proof("verified", "sqlite", kept=True) as figures:
        assert asked(whole).code == 0  # without this, all that follows would say nothing
        figures["bytes"] = len(whole)
        figures |= changed_bytes(asked, whole)
        harms = {name: harm(whole) for name, harm in HARMS.items()}
        harms |= {name: renamed(whole, old, new) for name, old, new in NAMES}
        said = {name: asked(data) for name, data in harms.items()}
        assert {name: one.code for name, one in said.items()} == dict.fromkeys(harms, 1)
        figures["harms"] = {name: [line["code"] for line in one.json["said"]] for name, one in said.items()}


def changed_bytes(asked: Callable[[bytes], Said], whole: bytes) -> dict[str, object]:
    """How many of them were found, and how many the signatures alone would have found."""
    by = Counter[str]()
    for data in one_byte_changed(whole, COUNT):
        said = asked(data)
        assert said.code == 1, said
        by["detected"] += 1
        signatures = said.json["signatures"]
        by["by_the_signatures_too"] += signatures is None or not signatures["ok"]
        by[f"ours_{said.json['ours']}"] += 1
    return {"tried": COUNT, **by}
