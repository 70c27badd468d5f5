"""A home that the flows find in the environment, on each engine."""

from pathlib import Path

import pytest


@pytest.fixture
def clock(database_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The flows called by the test work on the test's database; returns their home."""
    for name in ("DUCHA_AS_OF", "DUCHA_LANG", "DUCHA_OFFICE", "DUCHA_CAMPAIGN", "DUCHA_SMTP_URL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DUCHA_HOME", str(tmp_path))
    monkeypatch.setenv("DUCHA_DATABASE_URL", database_url)
    return tmp_path
