"""Layouts that other districts use, in Word, Excel and web pages."""

from collections.abc import Sequence
from pathlib import Path

import pytest
import xlsxwriter
from docx import Document
from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from docx.table import Table

from intake import Notice, read_notice
from tests.intake.packages import W, document, docx_parts, packed, paragraph
from tests.intake.sample import PREAMBLE

ROWS = (("1", "完成年度任务。", "开工建设。", "竣工投用。"), ("2", "完成第二项任务。", "立项。", "开工。"))
HEADER = ("序号", "年度工作任务", "一季度", "二季度")


def page(folder: Path, *tables: str, before: Sequence[str] = PREAMBLE, after: Sequence[str] = ()) -> Notice:
    lines = "".join(f"<p>{text}</p>" for text in before), "".join(f"<p>{text}</p>" for text in after)
    path = folder / "notice.html"
    path.write_text(f"<html><body>{lines[0]}{''.join(tables)}{lines[1]}</body></html>", encoding="utf-8")
    return read_notice(path)


def rows(*lines: Sequence[str]) -> str:
    return "".join(f"<tr>{''.join(f'<td>{text}</td>' for text in line)}</tr>" for line in lines)


def table(*lines: Sequence[str]) -> str:
    return f"<table>{rows(*lines)}</table>"


def codes(notice: Notice) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.seq) for warning in notice.warnings if warning.code not in GAPS]


GAPS = ("declared_count", "missing_rows")


def word(folder: Path, table: Table | None = None, body: str = "") -> Notice:
    path = folder / "notice.docx"
    before = "".join(map(paragraph, PREAMBLE))
    own = table._tbl.xml if table is not None else ""
    own = own.partition("?>")[2] if own.startswith("<?xml") else own
    path.write_bytes(packed(docx_parts() | {"word/document.xml": document(before + own + body)}))
    return read_notice(path)


def word_table(*lines: Sequence[str]) -> Table:
    grid: Table = Document().add_table(rows=len(lines), cols=max(map(len, lines)))
    for number, line in enumerate(lines):
        for column, text in enumerate(line):
            grid.cell(number, column).text = text
    return grid


def test_a_header_of_two_levels_in_a_web_page(tmp_path: Path) -> None:
    head = (
        '<tr><th rowspan="2">序&nbsp;号</th><th rowspan="2">重点工作</th><th colspan="2">2021年季度目标</th>'
        '<th colspan="2">责任单位</th></tr><tr><th>一季度</th><th>二季度</th><th>牵头</th><th>配合</th></tr>'
    )
    lines = [(*row, "甲局", "乙局、丙镇") for row in ROWS]
    notice = page(tmp_path, f"<table>{head}{rows(*lines)}</table>")
    assert [task.targets for task in notice.tasks] == [
        {"2021Q1": "开工建设。", "2021Q2": "竣工投用。"},
        {"2021Q1": "立项。", "2021Q2": "开工。"},
    ]
    assert (notice.tasks[0].lead_units, notice.tasks[0].supporting_units) == (("甲局",), ("乙局", "丙镇"))
    assert codes(notice) == []


def test_a_header_of_two_levels_in_word_with_merged_cells(tmp_path: Path) -> None:
    grid = word_table(("序号", "工作任务", "季度目标", ""), ("", "", "一季度", "二季度"), *ROWS)
    grid.cell(0, 0).merge(grid.cell(1, 0))
    grid.cell(0, 1).merge(grid.cell(1, 1))
    grid.cell(0, 2).merge(grid.cell(0, 3))
    notice = word(tmp_path, grid)
    assert [(task.seq, task.annual, *task.targets.values()) for task in notice.tasks] == [
        (int(row[0]), *row[1:]) for row in ROWS
    ]


def test_a_title_row_above_the_header_and_a_number_in_the_last_column(tmp_path: Path) -> None:
    grid = word_table(("2021年任务表", "", "", ""), (*HEADER[1:], "序号"), *((*row[1:], row[0]) for row in ROWS))
    grid.cell(0, 0).merge(grid.cell(0, 3))
    notice = word(tmp_path, grid)
    assert notice.annex_title == "2021年任务表"
    assert [task.seq for task in notice.tasks] == [1, 2]
    assert notice.tasks[0].targets == {"2021Q1": "开工建设。", "2021Q2": "竣工投用。"}


def test_a_merged_category_goes_to_every_row(tmp_path: Path) -> None:
    grid = word_table(("类别", *HEADER), ("工业", *ROWS[0]), ("", *ROWS[1]))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    assert [task.category for task in word(tmp_path, grid).tasks] == ["工业", "工业"]
    web = '<table><tr><td>类别</td>{}</tr><tr><td rowspan="2">工业</td>{}</tr><tr>{}</tr></table>'
    cells = ["".join(f"<td>{text}</td>" for text in line) for line in (HEADER, *ROWS)]
    assert [task.category for task in page(tmp_path, web.format(*cells)).tasks] == ["工业", "工业"]


def test_a_heading_across_the_table_is_the_category_of_what_follows(tmp_path: Path) -> None:
    across = '<tr><td colspan="4">{}</td></tr>'
    inner = rows(HEADER) + across.format("一、工业发展") + rows(ROWS[0]) + across.format("二、民生") + rows(ROWS[1])
    notice = page(tmp_path, f"<table>{inner}{across.format('备注：以上任务按季度督查。')}</table>")
    assert [task.category for task in notice.tasks] == ["一、工业发展", "二、民生"]
    assert codes(notice) == [("stray_line", 2)]


def test_a_table_split_over_pages_with_its_header_repeated(tmp_path: Path) -> None:
    notice = page(tmp_path, table(HEADER, ROWS[0]), "<p>— 3 —</p>", table(HEADER, ROWS[1]))
    assert [task.seq for task in notice.tasks] == [1, 2]
    assert codes(notice) == []


def test_a_table_split_over_pages_in_the_middle_of_a_row(tmp_path: Path) -> None:
    first = (*ROWS[0][:3], "竣工")
    notice = page(tmp_path, table(HEADER, first), table(("", "", "", "投用。"), ROWS[1]))
    assert notice.tasks[0].targets["2021Q2"] == "竣工投用。"
    assert [task.seq for task in notice.tasks] == [1, 2]
    assert codes(notice) == []


def test_other_tables_of_the_document_are_not_taken_in(tmp_path: Path) -> None:
    contacts = table(("序号", "姓名", "电话", "单位"), ("1", "经办人", "0533", "甲局"))
    notice = page(tmp_path, contacts, table(HEADER, *ROWS), contacts)
    assert [task.annual for task in notice.tasks] == ["完成年度任务。", "完成第二项任务。"]
    assert codes(notice) == []


def test_a_page_laid_out_by_tables_is_taken_apart(tmp_path: Path) -> None:
    inner = table(HEADER, *ROWS)
    text = "".join(f"<p>{line}</p>" for line in PREAMBLE)
    notice = page(tmp_path, f"<table><tr><td>导航</td><td>{text}{inner}</td></tr></table>", before=())
    assert (notice.doc_number, len(notice.tasks)) == ("测政字〔2021〕3号", 2)


def test_a_notice_that_is_signed_behind_its_table(tmp_path: Path) -> None:
    notice = page(tmp_path, table(HEADER, *ROWS), before=(*PREAMBLE[:4], PREAMBLE[6]), after=PREAMBLE[4:6])
    assert (notice.issuer, str(notice.issued_on)) == ("测试区人民政府", "2021-02-28")


def test_scripts_and_hidden_parts_of_a_page_are_not_read(tmp_path: Path) -> None:
    hidden = '<span style="display: none">暗</span><script>var x = "号";</script><!-- 注 -->'
    notice = page(
        tmp_path, table(HEADER, ("1", f"完成<b>年度</b>{hidden}<i>任务</i>。", "32 万 m<sup>2</sup>。", "竣工。"))
    )
    assert notice.tasks[0].annual == "完成年度任务。"
    assert notice.tasks[0].targets["2021Q1"] == "32万 m²。"


def test_full_width_digits_and_blanks_around_figures(tmp_path: Path) -> None:
    notice = page(
        tmp_path, table(("序 号", "工作任务", "第１季度", "２季度"), ("１．", "完成 10 万元。", "开工。", "１２家。"))
    )
    assert (notice.tasks[0].seq, notice.tasks[0].annual) == (1, "完成10万元。")
    assert notice.tasks[0].targets == {"2021Q1": "开工。", "2021Q2": "１２家。"}


def test_separator_rows_and_repeated_headers_among_the_rows(tmp_path: Path) -> None:
    notice = page(tmp_path, table(HEADER, ROWS[0], ("---", "--", "-----", "--"), HEADER, ROWS[1]))
    assert [task.seq for task in notice.tasks] == [1, 2]
    assert codes(notice) == [("separator_row", 1)]


def test_sub_rows_of_one_merged_number_are_one_task(tmp_path: Path) -> None:
    grid = word_table(HEADER, ROWS[0], ("", "", "二期开工。", "二期竣工。"))
    grid.cell(1, 0).merge(grid.cell(2, 0))
    grid.cell(1, 1).merge(grid.cell(2, 1))
    (task,) = word(tmp_path, grid).tasks
    assert task.annual == "完成年度任务。"
    assert task.targets == {"2021Q1": "开工建设。\n二期开工。", "2021Q2": "竣工投用。\n二期竣工。"}


def test_automatic_numbers_in_word_are_read(tmp_path: Path) -> None:
    grid = word_table(HEADER, *(("", *row[1:]) for row in ROWS))
    for number in (1, 2):
        own = grid.cell(number, 0).paragraphs[0]._p.get_or_add_pPr()
        own.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'))
    level = '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/></w:lvl>'
    lists = f'<w:abstractNum w:abstractNumId="3">{level}</w:abstractNum>'
    lists += '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
    path = tmp_path / "notice.docx"
    body = "".join(map(paragraph, PREAMBLE)) + grid._tbl.xml
    parts = docx_parts() | {"word/document.xml": document(body)}
    path.write_bytes(packed(parts | {"word/numbering.xml": f"<w:numbering {W}>{lists}</w:numbering>".encode()}))
    assert [task.seq for task in read_notice(path).tasks] == [1, 2]


def test_insertions_are_read_and_deletions_are_not(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    cell = f"<w:ins>{run.format('完成')}</w:ins><w:del><w:r><w:delText>取消</w:delText></w:r></w:del>"
    cell += run.format("任务。") + "<w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r>"
    first = f"<w:sdt><w:sdtContent><w:tc>{paragraph('1')}</w:tc></w:sdtContent></w:sdt><w:tc><w:p>{cell}</w:p></w:tc>"
    head = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in HEADER)
    more = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ROWS[0][2:])
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{head}</w:tr>"
    body = f"<w:tbl><w:tr>{head}</w:tr>{gone}<w:tr>{first}{more}</w:tr></w:tbl>"
    (task,) = word(tmp_path, body=body).tasks
    assert task.annual == "完成任务。"


def workbook(folder: Path, *lines: Sequence[object], formats: dict[tuple[int, int], str] | None = None) -> Notice:
    path = folder / "notice.xlsx"
    with xlsxwriter.Workbook(path) as book:
        hidden = book.add_worksheet("旧表")
        hidden.write_row(0, 0, HEADER)
        hidden.write_row(1, 0, ("9", "旧任务。", "旧。", "旧。"))
        sheet = book.add_worksheet("附件")
        hidden.hide()
        sheet.activate()
        sheet.set_first_sheet()
        sheet.merge_range(0, 0, 0, 4, "2021年重点工作任务目标分解表")
        for number, line in enumerate(lines, start=1):
            for column, value in enumerate(line):
                style = (
                    book.add_format({"num_format": formats[number, column]})
                    if (formats or {}).get((number, column)) and formats
                    else None
                )
                sheet.write(number, column, value, style)
    return read_notice(path)


def test_figures_and_dates_of_a_workbook_are_read_as_they_are_shown(tmp_path: Path) -> None:
    head = ("序号", "工作任务", "年度目标", "完成时限", "一季度", "上半年", "前三季度", "全年")
    line = (1, "完成投资。", 0.705, 44561, 520, 12.5, 0.1, 1250.6)
    formats = {(2, 2): "0%", (2, 3): "yyyy-mm-dd", (2, 4): '0"家"', (2, 6): "0.00%"}
    notice = workbook(tmp_path, head, line, formats=formats)
    (task,) = notice.tasks
    assert (task.seq, task.year_target, task.deadline) == (1, "70.5%", "2021年12月31日")
    assert task.targets == {"2021Q1": "520家", "2021Q2": "12.5", "2021Q3": "10%", "2021Q4": "1250.6"}
    assert task.cumulative == ("2021Q2", "2021Q3", "2021Q4")
    assert [warning.code for warning in notice.warnings][:1] == ["annex_alone"]


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    assert [task.seq for task in workbook(tmp_path, HEADER, *ROWS).tasks] == [1, 2]


def separated(folder: Path, text: str, suffix: str = "csv") -> Notice:
    path = folder / f"notice.{suffix}"
    path.write_text("\n".join(PREAMBLE) + "\n" + text, encoding="gb18030")
    return read_notice(path)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separated_values_with_any_separator(tmp_path: Path, separator: str) -> None:
    lines = [separator.join(line) for line in (HEADER, *ROWS)]
    notice = separated(tmp_path, "\n".join(lines))
    assert [task.targets["2021Q2"] for task in notice.tasks] == ["竣工投用。", "开工。"]


def test_empty_cells_below_a_category_of_separated_values(tmp_path: Path) -> None:
    text = "类别,序号,工作任务,一季度\n工业,1,完成。,开工。\n,2,完成。,开工。\n民生,3,完成。,开工。\n,,,二期开工。"
    notice = separated(tmp_path, text)
    assert [task.category for task in notice.tasks] == ["工业", "工业", "民生"]
    assert notice.tasks[2].targets["2021Q1"] == "开工。\n二期开工。"
    assert codes(notice) == [("joined_row", 3)]


def test_the_namespace_of_word_is_the_one_that_python_docx_writes() -> None:
    assert qn("w:p") in W.replace('xmlns:w="', "{").replace('"', "}p")
