"""ducha notice: what is read, what is said about it, what is brought in."""

from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.intake.forms import WRITERS, sample, sample_table


def test_check_prints_the_notice_as_data(nowhere: Ducha) -> None:
    found = nowhere.json("notice", "check", NOTICE)
    assert {"doc_number", "title", "declared_tasks", "tasks", "warnings"} <= set(found)
    assert found["doc_number"] == "临政字〔2020〕112号"
    assert found["title"] == "关于对2020年二十大重点工作实行精准督查的通知"
    assert found["declared_tasks"] == 20
    assert [task["seq"] for task in found["tasks"]] == [*range(1, 16), 20]
    for task in found["tasks"]:
        assert {"seq", "annual", "targets"} <= set(task)
        assert task["annual"].strip()
        assert set(task["targets"]) == {"2020Q3", "2020Q4"}


def test_check_names_what_is_missing(nowhere: Ducha) -> None:
    warnings = nowhere.json("notice", "check", NOTICE)["warnings"]
    assert all({"code", "seq", "message"} <= set(warning) for warning in warnings)
    by_code = {warning["code"]: warning for warning in warnings}
    assert "16-19" in by_code["missing_rows"]["message"]
    assert (by_code["truncated_cell"]["seq"], by_code["declared_count"]["seq"]) == (20, None)


def test_check_speaks_english_too(nowhere: Ducha) -> None:
    said = nowhere("notice", "check", NOTICE, "--json", lang="en")
    messages = [warning["message"] for warning in said.json["warnings"]]
    assert not any("缺少" in message for message in messages)


def test_check_for_people_shows_every_task_and_warning(nowhere: Ducha) -> None:
    shown = nowhere.do("notice", "check", NOTICE).out
    assert "临政字〔2020〕112号" in shown
    assert "16-19" in shown


def test_check_writes_nothing(nowhere: Ducha) -> None:
    nowhere.do("notice", "check", NOTICE)
    assert not nowhere.home.exists()


@pytest.mark.parametrize("suffix", WRITERS)
def test_check_reads_every_format(nowhere: Ducha, tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"notice.{suffix}"
    WRITERS[suffix](path, sample().paragraphs, sample_table())
    found, text = nowhere.json("notice", "check", str(path)), nowhere.json("notice", "check", NOTICE)
    assert found["tasks"] == text["tasks"]
    assert (found["doc_number"], found["issued_on"]) == (text["doc_number"], text["issued_on"])


def test_an_annex_alone_is_checked_and_not_imported(nowhere: Ducha, tmp_path: Path) -> None:
    path = tmp_path / "annex.xlsx"
    WRITERS["xlsx"](path, sample().paragraphs[-1:], sample_table())
    found = nowhere.json("notice", "check", str(path))
    assert (len(found["tasks"]), found["issued_on"], found["warnings"][0]["code"]) == (16, None, "annex_alone")
    assert "没有导入" in nowhere.refused("notice", "import", str(path), "--units", UNITS)


@pytest.mark.parametrize(("suffix", "newer"), [("doc", ".docx"), ("wps", ".docx"), ("xls", ".xlsx")])
def test_an_old_format_is_told_what_to_become(nowhere: Ducha, tmp_path: Path, suffix: str, newer: str) -> None:
    path = tmp_path / f"notice.{suffix}"
    path.write_bytes(b"x")
    assert f"另存为 {newer}" in nowhere.refused("notice", "check", str(path))
    assert not nowhere.home.exists()


def test_import_says_what_came_in_and_twice_changes_nothing(nowhere: Ducha) -> None:
    first = nowhere.do("notice", "import", NOTICE, "--units", UNITS)
    assert "16 项任务，30 个责任单位" in first.out
    assert "16-19" in first.out, "what the notice lacks is said at the import too"
    again = nowhere.do("notice", "import", NOTICE, "--units", UNITS)
    assert "没有变化" in again.out
    assert nowhere.json("audit", "verify")["events"] == 2


def test_the_same_number_with_other_words_is_refused(imported: Ducha, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text(Path(NOTICE).read_text(encoding="utf-8").replace("520 家", "521 家"), encoding="utf-8")
    assert "临政字〔2020〕112号" in imported.refused("notice", "import", str(other), "--units", UNITS)


def test_units_and_people_are_there_after_the_import(imported: Ducha) -> None:
    units = imported.json("unit", "list")
    assert len(units) == 30
    assert {"code": "GXJ", "name": "区工业和信息化局"}.items() <= next(u for u in units if u["code"] == "GXJ").items()
    people = {row["person"]: row["role"] for row in imported.json("person", "list")}
    assert len(people) == 4 + 3 * 30
    assert (people["GXJ.principal"], people["office.director"]) == ("principal", "director")
    assert "区工业和信息化局" in imported.do("unit", "list").out
    assert "督查室主任" in imported.do("person", "list").out
