"""Homes to command in: nothing there, the sample imported, its quarter opened. Made by the commands themselves."""

import shutil
from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha


@pytest.fixture(scope="session")
def imported_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample notice with its units; copied, never used."""
    home = tmp_path_factory.mktemp("imported") / "home"
    Ducha(home, as_of="2020-08-12").do("notice", "import", NOTICE, "--units", UNITS)
    return home


@pytest.fixture(scope="session")
def opened_home(imported_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """2020Q3 opened in it; copied, never used."""
    home = tmp_path_factory.mktemp("opened") / "home"
    shutil.copytree(imported_home, home)
    Ducha(home, as_of="2020-10-01").do("period", "open", "2020Q3")
    return home


@pytest.fixture
def nowhere(tmp_path: Path) -> Ducha:
    """A home that does not exist yet."""
    return Ducha(tmp_path / "home")


@pytest.fixture
def imported(imported_home: Path, tmp_path: Path) -> Ducha:
    """The sample imported, nothing opened."""
    shutil.copytree(imported_home, tmp_path / "home")
    return Ducha(tmp_path / "home")


@pytest.fixture
def opened(opened_home: Path, tmp_path: Path) -> Ducha:
    """The sample imported and 2020Q3 opened."""
    shutil.copytree(opened_home, tmp_path / "home")
    return Ducha(tmp_path / "home")
