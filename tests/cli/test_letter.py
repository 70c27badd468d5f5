"""ducha letter: what is listed can be written; what is not there is refused in a sentence."""

from pathlib import Path

from tests.cli.ducha import Ducha


def chased(opened: Ducha) -> Ducha:
    opened.do("escalate", "2020Q3", as_of="2020-10-13")
    return opened


def test_the_letters_of_a_report_are_listed_and_written(opened: Ducha, tmp_path: Path) -> None:
    ducha, out = chased(opened), tmp_path / "out"
    (found,) = ducha.json("letter", "list", "2020Q3/GXJ")
    assert (found["kind"], found["seq"]) == ("chase", 2)
    assert "催报函" in ducha.do("letter", "list", "2020Q3/GXJ").out
    said = ducha.do("letter", "write", "2020Q3/GXJ", "--out", str(out), "--format", "html,json")
    names = ["2020Q3-GXJ-2-chase.html", "2020Q3-GXJ-2-chase.json"]
    assert sorted(path.name for path in out.iterdir()) == names
    assert all(name in said.out for name in names)


def test_a_written_letter_is_not_written_over(opened: Ducha, tmp_path: Path) -> None:
    ducha, out = chased(opened), tmp_path / "out"
    ducha.do("letter", "write", "2020Q3/GXJ", "chase", "--out", str(out), "--format", "json")
    said = ducha.refused("letter", "write", "2020Q3/GXJ", "--out", str(out), "--format", "html,json")
    assert "2020Q3-GXJ-2-chase.json" in said
    assert [path.name for path in out.iterdir()] == ["2020Q3-GXJ-2-chase.json"]


def test_a_letter_that_is_not_there_is_refused(opened: Ducha, tmp_path: Path) -> None:
    out = str(tmp_path / "out")
    assert "ducha rung issue" in opened.refused("letter", "write", "2020Q3/GXJ", "formal_talk", "--out", out)
    assert "has no letter yet" in opened.refused("letter", "write", "2020Q3/GXJ", "--out", out, lang="en")
    assert not (tmp_path / "out").exists()
    assert opened("letter", "write", "2020Q3/GXJ", "fax", "--out", out).code == 2
    assert opened("letter", "write", "2020Q3/GXJ", "--out", out, "--format", "xlsx").code == 2
