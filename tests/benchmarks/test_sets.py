"""Many at once, by hand and by us: the same rows in the end, however fast."""

from pathlib import Path

import pytest

from benchmarks.places import Place
from benchmarks.sets import LATE, OPEN, SWEEP, empty_crowd, late_crowd, measure


@pytest.fixture
def where(tmp_path: Path) -> Place:
    return Place("sqlite", "disk", tmp_path)


def test_a_quarter_is_opened_by_hand_and_by_us(where: Place) -> None:
    empty_crowd(where, 10)
    assert all(measure(where, OPEN, rounds=1).values())


def test_the_late_are_swept_by_hand_and_by_us(where: Place) -> None:
    late_crowd(where, 2 * LATE)
    assert all(measure(where, SWEEP, rounds=1).values())
