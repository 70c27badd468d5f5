"""A list of units as a workbook: the same rows and the same refusals as from CSV."""

import csv
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from bilingual import Refused
from intake import read_units
from intake.format_refusals import ContentTooLarge, Damaged, Disguised, TableTooWide, UnsafePackage
from intake.refusals import BadUnitCode, ColumnMissing, EmptyField, NoUnits, UnitTwice
from intake.unit_refusals import HiddenCharacter, ListOnSheets
from tests.intake.sample import UNITS

HEADER = ("代码", "名称", "简称", "类别", "牵头任务", "配合任务", "邮箱")
ROW = ("GXJ", "区工业和信息化局", "工信局", "区政府部门", "1 2", "5", "")


def book(path: Path, *rows: Sequence[Any], also: Callable[[Any, Any], None] | None = None) -> Path:
    """A workbook whose first sheet has ``rows``, numbers as numbers; ``also`` may do more to book and sheet."""
    path = path / "units.xlsx"
    with xlsxwriter.Workbook(path, {"strings_to_formulas": False, "strings_to_urls": False}) as made:
        sheet = made.add_worksheet("清单")
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
        if also:
            also(made, sheet)
    return path


def test_the_sample_list_reads_the_same_from_a_workbook(tmp_path: Path) -> None:
    lines = UNITS.read_text(encoding="utf-8").splitlines()
    comments, rows = [[line] for line in lines if line.startswith("#")], [r for r in lines if not r.startswith("#")]
    found, known = read_units(book(tmp_path, *comments, *csv.reader(rows))), read_units(UNITS)
    assert (found.units, found.label) == (known.units, known.label)
    assert found.digest != known.digest


def test_a_title_above_merged_cells_and_numbers_are_read_as_a_person_sees_them(tmp_path: Path) -> None:
    def also(made: Any, sheet: Any) -> None:
        sheet.merge_range(0, 0, 0, 7, "责任单位一览表")
        sheet.merge_range(3, 3, 4, 3, "镇")
        made.add_worksheet("空表")

    rows = (
        (), (*HEADER, "电话"), ROW, ("HC", "皇城镇人民政府", "皇城镇", "", 7, "", "", 7220589),
        ("QD", "齐都镇人民政府", "齐都镇", "", "", "7，8", ""),
    )  # fmt: skip
    units = read_units(book(tmp_path, *rows, also=also))
    assert [unit.kind for unit in units.units] == ["区政府部门", "镇", "镇"]
    assert (units.units[1].lead, units.units[1].phone, units.units[2].supporting) == ((7,), "7220589", (7, 8))
    assert units.label == "", "a title is no label"


def formula(made: Any, sheet: Any) -> None:
    sheet.write_formula(1, 1, "=A1", None, "")


def second(made: Any, sheet: Any) -> None:
    made.add_worksheet("另一份").write_row(0, 0, HEADER)


@pytest.mark.parametrize(
    ("rows", "also", "refusal", "words"),
    [
        ((HEADER,), None, NoUnits, ""),
        ((), None, ColumnMissing, "第 1 行"),
        (((), ("只有标题",)), None, ColumnMissing, "第 3 行"),
        ((("责任单位",), HEADER, ROW, ROW), None, UnitTwice, "第 4 行的“GXJ”与第 3 行"),
        ((HEADER, ROW), formula, EmptyField, "第 2 行的“名称”"),
        ((HEADER, ROW), second, ListOnSheets, "2 个有内容的工作表"),
        ((HEADER, ("=A1", *ROW[1:])), None, BadUnitCode, "=A1"),
        ((HEADER, (*ROW[:2], "工\u202e信", *ROW[3:])), None, HiddenCharacter, "U+202E"),
        ((HEADER, *([f"U{n}", f"{n}局", "局", "部门", 1] for n in range(10_000))), None, ContentTooLarge, "元素，上限"),
        (((*HEADER, *map(str, range(300))), ROW), None, TableTooWide, "307"),
    ],
)  # fmt: skip
def test_what_a_workbook_gets_wrong_is_refused(
    tmp_path: Path, rows: Sequence[Sequence[Any]], also: Any, refusal: type[Refused], words: str
) -> None:
    with pytest.raises(refusal) as caught:
        read_units(book(tmp_path, *rows, also=also))
    assert words in caught.value.sentence("zh")
    assert caught.value.sentence("en")


def test_words_that_look_like_formulas_or_escapes_are_words(tmp_path: Path) -> None:
    names = ('=HYPERLINK("x")', "@甲_x0000_", "+部门")
    (unit,) = read_units(book(tmp_path, HEADER, ("A", *names, 1, "", ""))).units
    assert (unit.name, unit.short_name, unit.kind) == names


def test_hostile_packages_stop_at_the_same_gate_as_notices(tmp_path: Path) -> None:
    path = book(tmp_path, HEADER, ROW)
    whole = path.read_bytes()
    for data, refusal in ((UNITS.read_bytes(), Disguised), (whole[: len(whole) // 2], Damaged)):
        path.write_bytes(data)
        with pytest.raises(refusal):
            read_units(path)
    path.write_bytes(whole)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("xl/vbaProject.bin", b"x")
    with pytest.raises(UnsafePackage):
        read_units(path)
    path = path.rename(path.with_suffix(".csv"))
    with pytest.raises(Disguised):
        read_units(path)
