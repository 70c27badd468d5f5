"""Files that a person asks for: whole, new, or refused in a sentence."""

from pathlib import Path

from tests.cli.ducha import Ducha


def test_a_bundle_that_cannot_be_written_leaves_no_checkpoint(opened: Ducha, tmp_path: Path) -> None:
    assert "没有写入" in opened.refused("audit", "bundle", "2020Q3", str(tmp_path / "nowhere" / "b.zip"))


def test_a_file_that_is_there_is_not_replaced(opened: Ducha, tmp_path: Path) -> None:
    file = tmp_path / "b.zip"
    opened.do("audit", "bundle", "2020Q3", str(file))
    before = file.read_bytes()
    assert "已经存在" in opened.refused("audit", "bundle", "2020Q3", str(file))
    assert file.read_bytes() == before


def test_who_decides_is_not_of_the_unit(opened: Ducha) -> None:
    opened.do("roster", "grant", "office.director", "--role", "drafter", "--unit", "GXJ", "--as", "office.clerk")
    words = opened.refused("submission", "exempt", "2020Q3/GXJ", "--reason", "（演示）", "--as", "office.director")
    assert "区工业和信息化局" in words


def test_a_code_that_cannot_be_typed_again_is_no_code(opened: Ducha) -> None:
    for code in ("a b", "a/b", "a\nb", ""):
        words = opened.refused("roster", "add-person", code, "--name", "（演示）", "--as", "office.clerk")
        assert "代码" in words
