"""Every hostile file meets its refusal, in both languages, and leaves nothing behind."""

from pathlib import Path

import pytest

from intake import read_notice
from tests.intake.hostile_files import HOSTILE, put
from tests.intake.hostile_packages import Hostile


def test_the_list_is_long_enough() -> None:
    assert len(HOSTILE) >= 60
    assert len({hostile.name for hostile in HOSTILE}) == len(HOSTILE)


@pytest.mark.parametrize("hostile", HOSTILE, ids=lambda hostile: hostile.name)
def test_a_hostile_file_is_refused_with_the_right_words(tmp_path: Path, hostile: Hostile) -> None:
    path = put(hostile, tmp_path)
    with pytest.raises(hostile.refusal) as caught:
        read_notice(path)
    assert type(caught.value) is hostile.refusal
    assert caught.value.sentence("zh").endswith("。")
    assert caught.value.sentence("en").endswith(".")
    assert list(tmp_path.iterdir()) == [path]
