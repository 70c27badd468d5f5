"""ducha unit: a list held against a notice, and units that come in after the first notice."""

import json
from pathlib import Path

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.intake.sample import small

HEADER = "单位代码,单位名称,简称,类别,电子邮箱,主要负责人,联系人,联系电话"
MORE = "DSJ,区大数据局,大数据局,区政府部门,,局长,综合科,0533-0000000"


def list_of(folder: Path, *lines: str) -> str:
    path = folder / "list.csv"
    path.write_text("\n".join((HEADER, *lines)) + "\n", encoding="utf-8")
    return str(path)


def test_check_prints_names_and_warnings_as_data_and_writes_nothing(nowhere: Ducha) -> None:
    found = nowhere.json("unit", "check", UNITS, NOTICE)
    assert found["names"][0] == {
        "name": "各镇人民政府", "lead": [], "supporting": [], "addressed": True, "collective": True,
        "codes": ["QDZ", "HCZ", "JZZ", "ZTZ", "FHZ", "JLZ", "JSZ"],
    }  # fmt: skip
    assert found["unnamed"] == ["HBJ"]
    assert {one["code"] for one in found["warnings"]} == {"unit_collective", "unit_open", "unit_unnamed"}
    assert all({"code", "seq", "message"} == set(one) for one in found["warnings"])
    assert not nowhere.home.exists()


def test_check_for_people_speaks_both_languages(nowhere: Ducha) -> None:
    shown = nowhere.do("unit", "check", UNITS, NOTICE).out
    assert "注意：“有关企事业单位”（主送）是统称，没有点名" in shown
    assert "Note: “有关企事业单位” (addressee) names no unit" in nowhere("unit", "check", UNITS, NOTICE, lang="en").out


def test_check_names_a_unit_that_the_list_lacks(nowhere: Ducha, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    words = Path(NOTICE).read_text(encoding="utf-8").replace("有关企事业单位：", "区大数据局、区工信局：")
    notice.write_text(words, encoding="utf-8")
    shown = nowhere.do("unit", "check", UNITS, str(notice)).out
    assert "“区大数据局”（主送）不在单位清单中" in shown
    assert "“区工信局”" not in shown


def test_check_refuses_what_it_cannot_read(nowhere: Ducha, tmp_path: Path) -> None:
    assert "第 2 行" in nowhere.refused("unit", "check", list_of(tmp_path, "数据,区大数据局,局,部门,,,,"), NOTICE)
    assert "找不到文件" in nowhere.refused("unit", "check", UNITS, str(tmp_path / "none.txt"))


def test_the_import_of_a_notice_says_what_the_check_says(nowhere: Ducha) -> None:
    assert "“有关企事业单位”（主送）是统称" in nowhere.do("notice", "import", NOTICE, "--units", UNITS).out


def test_import_adds_units_and_their_people_and_twice_changes_nothing(imported: Ducha, tmp_path: Path) -> None:
    path = list_of(tmp_path, MORE)
    assert "已增加 1 个单位：DSJ。" in imported.do("unit", "import", path, "--as", "office.clerk").out
    assert "没有变化" in imported.do("unit", "import", path, "--as", "office.clerk").out
    assert len(imported.json("unit", "list")) == 31
    people = {one["person"]: one for one in imported.json("person", "list")}
    assert people["DSJ.principal"]["name"] == "局长"
    assert (people["DSJ.drafter"]["name"], people["DSJ.drafter"]["phone"]) == ("综合科", "0533-0000000")
    assert "0533-0000000" in imported.do("person", "list").out
    verdict = imported.json("audit", "verify")
    assert verdict["broken"] == []


def test_import_shows_what_a_list_would_change_and_refuses(imported: Ducha, tmp_path: Path) -> None:
    path = list_of(tmp_path, MORE, "GXJ,区工信和大数据局,工信局,区政府部门,,,,")
    line = imported.refused("unit", "import", path, "--as", "office.clerk")
    assert "GXJ 名称 区工业和信息化局→区工信和大数据局" in line
    assert "rename-unit" in line
    assert "职责" in imported.refused("unit", "import", list_of(tmp_path, MORE), "--as", "GXJ.drafter")


NAMED = small(
    header="序号\t年度工作任务\t第一季度目标\t第二季度目标\t牵头单位\t配合单位",
    rows=(
        "1\t完成年度任务。\t开工建设。\t竣工投用。\t区工信局\t区财政局、各镇",
        "2\t完成年度任务。\t开工建设。\t竣工投用。\t测试区财政局\t",
        "3\t完成年度任务。\t开工建设。\t竣工投用。\t甲镇\t有关部门",
    ),
)


def test_a_notice_that_names_its_units_needs_no_tasks_in_the_list(nowhere: Ducha, tmp_path: Path) -> None:
    notice = tmp_path / "notice.txt"
    notice.write_text(NAMED, encoding="utf-8")
    units = ("GXJ,区工业和信息化局,工信局,区政府部门,,,,", "JZ,甲镇人民政府,甲镇,镇,,,,", "YZ,乙镇人民政府,乙镇,镇,,,,")
    short = list_of(tmp_path, *units)
    assert "“区财政局”（配合第1项）不在单位清单中" in nowhere.do("unit", "check", short, str(notice)).out
    line = nowhere("notice", "import", str(notice), "--units", short).err
    assert "唯一确定：区财政局、测试区财政局。" in line
    whole = list_of(tmp_path, *units, "CZJ,区财政局,财政局,区政府部门,,,,")
    done = nowhere.do("notice", "import", str(notice), "--units", whole, as_of="2021-03-01").out
    assert "3 项任务，4 个责任单位" in done
    assert "“有关部门”（配合第3项）是统称，没有点名" in done
    for unit, tasks in (("GXJ", "1"), ("CZJ", "1、2"), ("JZ", "1、3"), ("YZ", "1")):
        words = ("--responsible", "分管负责人", "--measures", "（演示）专班", "--as", f"{unit}.drafter")
        assert f"已签收第 {tasks} 项任务" in nowhere.do("unit", "acknowledge", unit, *words, as_of="2021-03-02").out
    assert nowhere.json("audit", "verify")["broken"] == []


def test_review_of_such_a_notice_shows_and_imports_the_units_that_it_names(nowhere: Ducha, tmp_path: Path) -> None:
    notice, out = tmp_path / "notice.txt", tmp_path / "review.json"
    notice.write_text(NAMED, encoding="utf-8")
    units = ("GXJ,区工业和信息化局,工信局,区政府部门,,,,", "JZ,甲镇人民政府,甲镇,镇,,,,", "YZ,乙镇人民政府,乙镇,镇,,,,")
    asked = ("notice", "review", str(notice), "--units")
    assert "区财政局、测试区财政局。" in nowhere(*asked, list_of(tmp_path, *units), "--yes").err
    assert not nowhere.home.exists()
    whole = list_of(tmp_path, *units, "CZJ,区财政局,财政局,区政府部门,,,,")
    nowhere.do(*asked, whole, "--out", str(out))
    first = json.loads(out.read_text(encoding="utf-8"))["tasks"][0]["units"]
    assert (first["lead"], first["supporting"]) == (
        ["区工业和信息化局"], ["甲镇人民政府", "乙镇人民政府", "区财政局"],
    )  # fmt: skip
    assert "3 项任务" in nowhere.do(*asked, whole, "--yes").out
