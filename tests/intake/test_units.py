from hashlib import sha256
from pathlib import Path

import pytest

from bilingual import Refused
from intake import UnitList, UnitRow, read_notice, read_units
from intake.refusals import (
    BadCsv,
    BadEmail,
    BadTaskNumbers,
    BadUnitCode,
    ColumnMissing,
    ColumnTwice,
    EmptyField,
    NoUnits,
    UnitRowWidth,
    UnitTwice,
)
from intake.unit_refusals import AliasTaken, BadPhone, FieldTooLong, HiddenCharacter
from tests.intake.sample import NOTICE, UNITS

HEADER = "代码,名称,简称,类别,牵头任务,配合任务,邮箱"
ROW = "GXJ,区工业和信息化局,工信局,区政府部门,1 2,5,"


def read(folder: Path, *lines: str) -> UnitList:
    path = folder / "units.csv"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return read_units(path)


def test_a_unit_reads_as_it_is_written(tmp_path: Path) -> None:
    units = read(tmp_path, "# 演示", "# A demonstration", HEADER, ROW, "", ",,,,,,")
    row = UnitRow("GXJ", "区工业和信息化局", "工信局", "区政府部门", (1, 2), (5,), "")
    assert units.units == (row,)
    assert units.label == "演示\nA demonstration"
    assert units.digest == sha256((tmp_path / "units.csv").read_bytes()).hexdigest()


def test_columns_stand_in_any_order_and_others_are_ignored(tmp_path: Path) -> None:
    units = read(tmp_path, "备注,邮箱,名称,配合任务,代码,类别,简称,牵头任务", "略,a@b.cn,甲局,3 4,A-1,部门,甲,")
    assert units.units == (UnitRow("A-1", "甲局", "甲", "部门", (), (3, 4), "a@b.cn"),)
    assert units.label == ""


def test_a_list_saved_by_a_spreadsheet_reads_the_same(tmp_path: Path) -> None:
    units = read(tmp_path, '"# 演示, 不是通知内容",,,,,,', HEADER, '"GXJ","区 局","局","部门","1、2，3","",""')
    assert units.label == "演示, 不是通知内容"
    assert units.units[0].lead == (1, 2, 3)


@pytest.mark.parametrize(
    ("lines", "refusal", "line"),
    [
        ((HEADER,), NoUnits, ""),
        (("# 只有注释",), ColumnMissing, "2"),
        (("代码,名称,简称,类别,牵头任务,配合任务", ROW), ColumnMissing, "1"),
        (("# 注", HEADER + ",代码", ROW + ",X"), ColumnTwice, "2"),
        ((HEADER, ROW, ROW), UnitTwice, "3"),
        ((HEADER, ROW, ROW.replace("GXJ", "gxj").replace("区工业", "市工业")), UnitTwice, "3"),
        ((HEADER, ROW, ROW.replace("GXJ", "GXK")), UnitTwice, "3"),
        ((HEADER, ROW + ",多"), UnitRowWidth, "2"),
        ((HEADER, "GXJ,局"), UnitRowWidth, "2"),
        (("# 注", "", HEADER, ",局,局,部门,1,,"), EmptyField, "4"),
        ((HEADER, "A, ,局,部门,1,,"), EmptyField, "2"),
        ((HEADER, "A,局,,部门,1,,"), EmptyField, "2"),
        ((HEADER, "A,局,局,,1,,"), EmptyField, "2"),
        ((HEADER, "工信,局,局,部门,1,,"), BadUnitCode, "2"),
        ((HEADER, "A/B,局,局,部门,1,,"), BadUnitCode, "2"),
        ((HEADER, "=A,局,局,部门,1,,"), BadUnitCode, "2"),
        ((HEADER, "A234567890123456X,局,局,部门,1,,"), BadUnitCode, "2"),
        ((HEADER, "A,局,局,部门,1-3,,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,0,,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,1000,,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,十,,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,1 1,,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,1 2,2,"), BadTaskNumbers, "2"),
        ((HEADER, "A,局,局,部门,1,,无"), BadEmail, "2"),
        ((HEADER, "A,局,局,部门,1,,a@b@c"), BadEmail, "2"),
        ((HEADER, 'A,"局,局,部门,1,,'), BadCsv, "2"),
        ((HEADER, 'A,"局"长,局,部门,1,,'), BadCsv, "2"),
        ((HEADER, "A," + "局" * 200_000 + ",局,部门,1,,"), BadCsv, "2"),
    ],
)
def test_a_fault_is_refused_naming_its_line(
    tmp_path: Path, lines: tuple[str, ...], refusal: type[Refused], line: str
) -> None:
    with pytest.raises(refusal) as caught:
        read(tmp_path, *lines)
    assert f"第 {line} 行" in caught.value.sentence("zh") or not line
    assert f"ine {line}" in caught.value.sentence("en") or not line


def test_a_refusal_names_the_columns_that_are_missing(tmp_path: Path) -> None:
    with pytest.raises(ColumnMissing) as caught:
        read(tmp_path, "代码,名称,简称,类别,牵头任务", ROW)
    assert "缺少列：配合任务、邮箱。" in caught.value.sentence("zh")


def test_the_sample_units_are_labelled_as_no_part_of_the_notice() -> None:
    label, chinese, english = read_units(UNITS).label.split("\n")
    assert label == "演示：责任单位分工和报送内容均为演示，不是通知内容"
    assert "通知未附责任单位名单" in chinese
    assert "no part of the notice" in english


def test_every_present_task_has_one_or_two_leads_and_no_missing_task_has_any() -> None:
    units = read_units(UNITS).units
    leads = [seq for unit in units for seq in unit.lead]
    present = [task.seq for task in read_notice(NOTICE).tasks]
    assert set(leads) == set(present)
    assert all(leads.count(seq) in (1, 2) for seq in present)
    assert {seq for unit in units for seq in unit.supporting} <= set(present)


def test_every_sample_unit_has_a_task_and_none_has_an_address() -> None:
    units = read_units(UNITS).units
    assert len(units) >= 26
    assert all(unit.lead or unit.supporting for unit in units)
    assert not any(unit.email for unit in units)
    assert "@" not in UNITS.read_text(encoding="utf-8")


FULL = "单位编码,单位全称,简称,单位类别,电子邮箱,负责人,经办人,联系电话,别名,监督对象"


def test_headings_have_synonyms_and_a_list_without_tasks_reads_too(tmp_path: Path) -> None:
    row = "A,区甲局,甲局,部门,a@b.cn,局长,办公室,0533-7220589、（0533）7220590,区乙局、丙中心；甲局,略"
    (unit,) = read(tmp_path, FULL, row).units
    assert unit == UnitRow(
        "A", "区甲局", "甲局", "部门", (), (), "a@b.cn",
        "局长", "办公室", "0533-7220589、（0533）7220590", ("区乙局", "丙中心", "甲局"),
    )  # fmt: skip
    assert unit.names == ("区甲局", "甲局", "区乙局", "丙中心")
    bare = read(tmp_path, HEADER, ROW).units[0]
    assert (bare.principal, bare.contact, bare.phone, bare.aliases) == ("", "", "", ())


@pytest.mark.parametrize(
    ("lines", "refusal", "words"),
    [
        ((HEADER + ",电子邮箱", ROW + ","), ColumnTwice, "“邮箱、电子邮箱”"),
        ((HEADER.replace("配合任务,", ""), ROW), ColumnMissing, "配合任务"),
        (("名称,简称", "局,局"), ColumnMissing, "代码、类别、牵头任务、配合任务、邮箱"),
        ((HEADER + ",电话", ROW + ",见名册"), BadPhone, "见名册"),
        ((HEADER + ",电话", ROW + ",12"), BadPhone, "12"),
        ((HEADER + ",联系人", ROW + "," + "长" * 61), FieldTooLong, "61 字，超过 60 字"),
        ((HEADER, ROW.replace("工信局", "工" * 61)), FieldTooLong, "“简称”"),
        ((HEADER, ROW.replace("工信局", "局信工\u202e")), HiddenCharacter, "U+202E"),
        ((HEADER, ROW.replace("区工业", "区\u200b工业")), HiddenCharacter, "“名称”"),
        ((HEADER, ROW, ROW.replace("GXJ", "B").replace("区工业", "区 工业")), UnitTwice, "第 2 行"),
        ((HEADER + ",别名", ROW + ",乙局", "B,乙局,乙,部门,,,,"), AliasTaken, "第 2 行的别名“乙局”同时指 B、GXJ"),
        ((HEADER + ",别名", ROW + ",（丙）局", "B,乙局,乙,部门,,,,(丙)局"), AliasTaken, "第 2 行"),
    ],
)
def test_what_no_list_can_say_is_refused(
    tmp_path: Path, lines: tuple[str, ...], refusal: type[Refused], words: str
) -> None:
    with pytest.raises(refusal) as caught:
        read(tmp_path, *lines)
    assert words in caught.value.sentence("zh")
    assert "ine " in caught.value.sentence("en")


def test_columns_that_are_ignored_may_hold_anything_and_formulas_are_text(tmp_path: Path) -> None:
    (unit,) = read(tmp_path, HEADER + ",备注", 'A,=HYPERLINK("x"),@甲,+部门,1,,,' + "\u202e" + "长" * 999).units
    assert (unit.name, unit.short_name, unit.kind) == ('=HYPERLINK("x")', "@甲", "+部门")


def test_ten_thousand_units_are_read(tmp_path: Path) -> None:
    rows = (f"U{number},第{number}局,{number}局,部门,{number % 999 + 1},,,别{number}" for number in range(10_000))
    units = read(tmp_path, HEADER + ",别名", *rows).units
    assert (len(units), units[-1].names) == (10_000, ("第9999局", "9999局", "别9999"))
