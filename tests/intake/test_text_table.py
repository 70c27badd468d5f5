"""Scars of recognised text, on a small notice."""

from pathlib import Path

import pytest

from intake.format_refusals import TooManyNumbers
from intake.refusals import (
    NotANotice,
    NoTasks,
    NoticeIncomplete,
    NoticeTooLong,
    QuarterTwice,
    RowTooWide,
    TaskTwice,
)
from intake.task_table import MOST_NUMBERS
from tests.intake.sample import HEADER, ROWS, read_text, small

TAB = "\t"


def codes(folder: Path, text: str) -> list[tuple[str, int | None]]:
    return [(warning.code, warning.seq) for warning in read_text(folder, text).warnings]


def test_a_flawless_notice_gives_no_warning(tmp_path: Path) -> None:
    notice = read_text(tmp_path, small())
    assert notice.warnings == ()
    assert notice.missing == ()
    assert notice.tasks[1].targets == {"2021Q1": "开工建设。", "2021Q2": "竣工投用。"}


def test_windows_and_old_mac_line_ends_read_the_same(tmp_path: Path) -> None:
    tasks = read_text(tmp_path, small()).tasks
    for end in ("\r\n", "\r", "\n\f\n"):
        path = tmp_path / "notice.txt"
        path.write_bytes(small().replace("\n", end).encode())
        assert read_text(tmp_path, path.read_bytes().decode()).tasks == tasks


def test_a_row_that_goes_on_after_a_page_break_is_joined(tmp_path: Path) -> None:
    broken = "2\t完成年度任务。\t开工\n\n建设。\t竣工\n\n— 3 —\n投用。"
    notice = read_text(tmp_path, small(rows=(ROWS[0], broken, ROWS[2])))
    assert notice.tasks[1].targets == {"2021Q1": "开工建设。", "2021Q2": "竣工投用。"}
    assert [(w.code, w.seq) for w in notice.warnings] == [("stray_line", 2)]


def test_a_row_without_a_number_after_whole_sentences_is_no_rest_of_the_task_above(tmp_path: Path) -> None:
    other = "\t另一项任务，没有序号。\t另行开工。\t另行竣工。"
    notice = read_text(tmp_path, small(rows=(ROWS[0], ROWS[1], other, ROWS[2])))
    assert notice.tasks == read_text(tmp_path, small()).tasks
    assert [(w.code, w.seq) for w in notice.warnings] == [("stray_line", 2)]


def test_a_category_merged_over_rows_counts_for_each_of_them(tmp_path: Path) -> None:
    rows = ("一、工业\t" + ROWS[0], "\t" + ROWS[1], "二、民生\t" + ROWS[2])
    notice = read_text(tmp_path, small(header="类别\t" + HEADER, rows=rows))
    assert [task.category for task in notice.tasks] == ["一、工业", "一、工业", "二、民生"]


def test_a_row_that_goes_on_column_by_column_is_joined(tmp_path: Path) -> None:
    broken = "2\t完成年度\t开工\t竣工\n" + HEADER + "\n\t任务。\t建设。\t投用。"
    notice = read_text(tmp_path, small(rows=(ROWS[0], broken, ROWS[2])))
    assert notice.tasks == read_text(tmp_path, small()).tasks
    assert notice.warnings == ()


def test_a_line_after_a_finished_row_is_reported_and_not_glued_on(tmp_path: Path) -> None:
    notice = read_text(tmp_path, small(rows=(*ROWS, "抄送：区委办公室。", "合计\t\t\t无。")))
    assert notice.tasks[2].targets["2021Q2"] == "竣工投用。"
    assert [(w.code, w.seq) for w in notice.warnings] == [("stray_line", 3), ("stray_line", 3)]
    assert "抄送：区委办公室。" in notice.warnings[0].message.zh


def test_nothing_is_joined_across_a_separator_row(tmp_path: Path) -> None:
    rows = ("1\t完成。\t开工。\t竣工", "---\t---\t--\t-----", "之后的文字。", *ROWS[1:])
    found = codes(tmp_path, small(rows=rows))
    assert found == [("truncated_cell", 1), ("separator_row", 1), ("stray_line", 1)]


def test_the_dashes_of_a_markdown_header_are_no_anomaly(tmp_path: Path) -> None:
    assert codes(tmp_path, small(rows=("---\t:--:\t---\t---", *ROWS))) == []


def test_an_absent_cell_is_empty_and_reported(tmp_path: Path) -> None:
    notice = read_text(tmp_path, small(rows=(ROWS[0], "2\t完成年度任务。\t开工建设。", ROWS[2])))
    assert notice.tasks[1].targets["2021Q2"] == ""
    assert [(w.code, w.seq) for w in notice.warnings] == [("empty_cell", 2)]


def test_empty_cells_beyond_the_header_do_no_harm(tmp_path: Path) -> None:
    assert codes(tmp_path, small(rows=(ROWS[0] + "\t\t", *ROWS[1:]))) == []


def test_words_beyond_the_header_are_refused_with_their_line(tmp_path: Path) -> None:
    with pytest.raises(RowTooWide, match=r"Line 17 \(task 2\) has 5 cells, the header only 4"):
        read_text(tmp_path, small(rows=(ROWS[0], ROWS[1] + "\t多出的一格", ROWS[2])))


def test_a_task_number_that_comes_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(TaskTwice, match="Task number 1 on line 18 already stands on line 16"):
        read_text(tmp_path, small(rows=(ROWS[0], ROWS[1], ROWS[0])))


def test_a_header_without_rows_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoTasks):
        read_text(tmp_path, small(rows=()))


def test_a_header_without_annual_tasks_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoticeIncomplete, match="年度工作任务"):
        read_text(tmp_path, small(header="序号\t第一季度目标\t第二季度目标\t备注"))


def test_a_quarter_with_two_columns_is_refused(tmp_path: Path) -> None:
    with pytest.raises(QuarterTwice, match="2021Q1"):
        read_text(tmp_path, small(header="序号\t年度工作任务\t第一季度目标\t一季度目标"))


def test_a_table_without_quarters_is_no_notice(tmp_path: Path) -> None:
    with pytest.raises(NotANotice):
        read_text(tmp_path, small(header="序号\t年度工作任务\t目标\t备注"))


def test_the_year_stands_in_the_heading_before_the_titles(tmp_path: Path) -> None:
    header = "序号\t年度工作任务\t第四季度目标\t2022年第一季度目标"
    assert list(read_text(tmp_path, small(header=header)).tasks[0].targets) == ["2021Q4", "2022Q1"]


def test_without_a_year_in_the_annex_title_the_notice_title_gives_it(tmp_path: Path) -> None:
    text = small().replace("2021年三项重点工作任务目标", "三项重点工作任务目标")
    assert list(read_text(tmp_path, text).tasks[0].targets) == ["2021Q1", "2021Q2"]


def test_without_a_year_in_any_title_the_notice_is_refused_not_guessed(tmp_path: Path) -> None:
    with pytest.raises(NoticeIncomplete, match="the year of its targets"):
        read_text(tmp_path, small().replace("2021年三项", "三项"))


def test_columns_of_another_kind_are_reported(tmp_path: Path) -> None:
    rows = [row + "\t测试局\t略" for row in ROWS]
    notice = read_text(tmp_path, small(header=HEADER + "\t责任单位\t备注", rows=rows))
    assert [(w.code, w.seq) for w in notice.warnings] == [("unread_column", None)]
    assert "备注" in notice.warnings[0].message.zh
    assert notice.tasks[0].lead_units == ("测试局",)


def test_the_number_may_stand_in_any_column(tmp_path: Path) -> None:
    rows = [f"甲类\t{row.partition(TAB)[2]}\t{row.partition(TAB)[0]}" for row in ROWS]
    notice = read_text(tmp_path, small(header="类别\t" + HEADER.partition(TAB)[2] + "\t序号", rows=rows))
    assert [(task.seq, task.category) for task in notice.tasks] == [(1, "甲类"), (2, "甲类"), (3, "甲类")]
    assert notice.warnings == ()


def test_a_notice_of_thousands_of_lines_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoticeTooLong, match="limit of 2000"):
        read_text(tmp_path, small(rows=(*ROWS, *["啊"] * 2000)))


def test_a_table_of_nothing_but_numbers_is_no_annex(tmp_path: Path) -> None:
    def full(count: int) -> str:
        return small(rows=(f"1\t完成年度任务。\t{'新建学校5所、' * (count - 2)}\t三所。",))

    assert len(read_text(tmp_path, full(MOST_NUMBERS)).tasks) == 1
    with pytest.raises(TooManyNumbers):
        read_text(tmp_path, full(MOST_NUMBERS + 1))
