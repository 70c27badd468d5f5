"""ducha notice: what is read, what is said about it, what is brought in."""

from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha, contents
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


def test_check_gives_the_figures_of_each_task(nowhere: Ducha) -> None:
    tasks = {task["seq"]: task["indicators"] for task in nowhere.json("notice", "check", NOTICE)["tasks"]}
    assert tasks[10][0] == {
        "quarter": None,
        "name": "所有村居集体经济收入",
        "comparator": ">",
        "value": "10",
        "unit": "万元",
        "basis": "cumulative",
        "role": "target",
        "text": "突破10万元",
    }
    assert [each["value"] for each in tasks[11] if each["quarter"] == "2020Q3"] == ["6", "30.4"]
    assert tasks[15] == []


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
    before = contents(imported.home)
    said = imported("notice", "import", other(tmp_path, ("培优做强", "培优扶强")), "--units", UNITS)
    assert said.code == 1
    assert len(said.err.splitlines()) == 1
    assert "临政字〔2020〕112号" in said.err
    assert "（1 处）" in said.err
    assert "--apply" in said.err
    for words in ("差异", "年度任务", "培优做强", "培优扶强"):
        assert words in said.out, "the difference is shown first"
    assert contents(imported.home) == before


def other(folder: Path, *changes: tuple[str, str]) -> str:
    """The sample notice with other words, as a file."""
    text = Path(NOTICE).read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / "other.txt"
    file.write_text(text, encoding="utf-8")
    return str(file)


def test_a_corrected_notice_is_accepted_with_a_reason_and_twice_changes_nothing(opened: Ducha, tmp_path: Path) -> None:
    file = other(tmp_path, ("培优做强", "培优扶强"))
    accept = ("notice", "import", file, "--units", UNITS, "--apply", "--reason", "（演示）来文更正")
    said = opened.do(*accept, "--as", "office.clerk")
    assert "已更正 临政字〔2020〕112号：1 处（任务 1）。" in said.out
    assert "没有变化" in opened.do(*accept).out
    assert "没有变化" in opened.do("notice", "import", file, "--units", UNITS).out
    events = opened.json("audit", "verify")
    assert events["ok"]
    shown = opened("notice", "import", NOTICE, "--units", UNITS, lang="en")
    assert (shown.code, "What differs" in shown.out, "In force" in shown.out) == (1, True, True)


def test_of_the_notes_only_those_that_differ_are_shown(opened: Ducha, tmp_path: Path) -> None:
    said = opened("notice", "import", other(tmp_path, ("新增绿化造林5000亩", "新增绿化造林6000亩")), "--units", UNITS)
    assert said.code == 1
    assert "6000亩" in said.out
    assert "读取提示" in said.out
    assert "分隔线" not in said.out


def test_another_unit_list_shows_who_gains_and_who_loses_a_task(opened: Ducha, tmp_path: Path) -> None:
    text = Path(UNITS).read_text(encoding="utf-8").replace("工信局,区政府部门,1 2,", "工信局,区政府部门,1,")
    file = tmp_path / "units.csv"
    file.write_text(text + "XJ,区新局,新局,区政府部门,,2,\n", encoding="utf-8")
    call = ("notice", "import", NOTICE, "--units", str(file))
    said = opened(*call)
    assert said.code == 1
    for words in ("牵头单位", "FGJ、GXJ", "配合单位", "SPJ、XJ"):
        assert words in said.out
    done = opened.do(*call, "--apply", "--reason", "（演示）调整分工").out
    assert "2020Q3 已经开启，区新局 在该季度没有报告" in done
    assert [unit["code"] for unit in opened.json("unit", "list") if unit["code"] == "XJ"] == ["XJ"]
    assert opened.json("audit", "verify")["ok"]


def test_apply_and_reason_go_together(imported: Ducha) -> None:
    for options in (("--apply",), ("--reason", "（演示）")):
        assert imported("notice", "import", NOTICE, "--units", UNITS, *options).code == 2


def test_one_task_is_edited_by_hand(opened: Ducha) -> None:
    call = ("notice", "edit", "--task", "2", "--target", "2020Q3=投资力争达到58亿元", "--reason", "（演示）来电更正")
    assert "已更正 临政字〔2020〕112号：1 处（任务 2）。" in opened.do(*call, "--as", "office.clerk").out
    assert "没有变化" in opened.do(*call).out
    assert opened.show("2020Q3/GXJ")["targets"]["2"] == "投资力争达到58亿元"
    assert "没有变化" in opened.do("notice", "import", NOTICE, "--units", UNITS).out
    assert "没有第 17 项任务" in opened.refused("notice", "edit", "--task", "17", "--annual", "新", "--reason", "因")
    for wrong in (("--target", "2020Q3"), ("--target", "三季度=新"), ()):
        assert opened("notice", "edit", "--task", "2", *wrong, "--reason", "因").code == 2


def test_units_and_people_are_there_after_the_import(imported: Ducha) -> None:
    units = imported.json("unit", "list")
    assert len(units) == 30
    assert {"code": "GXJ", "name": "区工业和信息化局"}.items() <= next(u for u in units if u["code"] == "GXJ").items()
    people = {row["person"]: row["role"] for row in imported.json("person", "list")}
    assert len(people) == 4 + 3 * 30
    assert (people["GXJ.principal"], people["office.director"]) == ("principal", "director")
    assert "区工业和信息化局" in imported.do("unit", "list").out
    assert "督查室主任" in imported.do("person", "list").out
