"""DUCHA_FONT_DIR: the site's faces, for what is typed and for what is printed."""

import shutil
from pathlib import Path

import pytest

from tests.cli.ducha import Ducha
from tests.documents.tiny_face import tiny_face

PRINT = ("circular", "2020Q3", "--preview", "--format", "pdf")


@pytest.fixture
def ducha(opened_home: Path, tmp_path: Path) -> Ducha:
    return Ducha(shutil.copytree(opened_home, tmp_path / "home"))


@pytest.mark.parametrize("folder", ["absent", "empty", "broken"])
def test_a_font_folder_that_is_no_good_is_refused_and_nothing_is_printed(
    ducha: Ducha, tmp_path: Path, folder: str
) -> None:
    for name in ("empty", "broken"):
        (tmp_path / name).mkdir()
    (tmp_path / "broken" / "仿宋.ttf").write_bytes(b"no font")
    ducha.environment["DUCHA_FONT_DIR"] = str(tmp_path / folder)
    assert folder in ducha.refused(*PRINT)


def test_the_site_s_faces_print_the_circular(ducha: Ducha, tmp_path: Path) -> None:
    (tmp_path / "fonts").mkdir()
    tiny_face(tmp_path / "fonts" / "fang.ttf", "FangSong_GB2312", "督查")
    ducha.do(*PRINT, "--out", str(tmp_path / "default"))
    ducha.environment["DUCHA_FONT_DIR"] = str(tmp_path / "fonts")
    ducha.do(*PRINT, "--out", str(tmp_path / "site"))
    default, site = ((tmp_path / name / "circular.pdf").read_bytes() for name in ("default", "site"))
    assert b"FangSong" in site
    assert b"FangSong" not in default
