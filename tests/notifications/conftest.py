"""A database of one's own, and a quarter to play on it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine

from models.engine import open_engine
from models.schema import upgrade
from tests.notifications.sample import Play


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_engine(f"sqlite:///{tmp_path / 'ducha.db'}")
    upgrade(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def play(database: Engine) -> Play:
    return Play(database)
