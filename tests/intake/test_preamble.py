from datetime import date
from pathlib import Path

import pytest

from intake.refusals import NoticeIncomplete
from intake.text_table import read
from tests.intake.sample import NOTICE, PREAMBLE, read_text, small


def test_a_phrase_cut_by_a_page_break_is_joined() -> None:
    paragraphs = read(NOTICE.read_bytes(), NOTICE).paragraphs
    (joined,) = [text for text in paragraphs if "附件表)" in text]
    assert joined.startswith("根据区政府领导要求，")
    assert "（详见附件表)。各责任单位要对照分工，" in joined
    assert joined.endswith("确保负责工作按期保质保量完成。")


def test_headings_names_and_dates_are_not_joined() -> None:
    paragraphs = read(NOTICE.read_bytes(), NOTICE).paragraphs
    assert paragraphs[0] == "临政字〔2020〕112号"
    assert paragraphs[-6:] == (
        "附件：2020年区政府二十大重点工作任务目标分解表",
        "临淄区人民政府",
        "2020年8月12日",
        "（此件公开发布）",
        "附件",
        "2020年区政府二十大重点工作任务目标分解表",
    )


def test_a_long_title_with_a_comma_is_not_glued_to_the_addressees(tmp_path: Path) -> None:
    title = "关于对2021年三项重点工作，特别是重大项目建设、民生实事和安全生产工作实行督查的通知"
    notice = read_text(tmp_path, small().replace(PREAMBLE[1], title))
    assert (notice.title, notice.addressees) == (title, "各镇人民政府：")


def test_a_title_printed_on_three_lines_is_one_title(tmp_path: Path) -> None:
    broken = "关于对2021年\n\n三项重点工作实行\n\n督查的通知"
    notice = read_text(tmp_path, small().replace(PREAMBLE[1], broken))
    assert notice.title == PREAMBLE[1]


def test_a_date_may_be_written_in_chinese_numerals(tmp_path: Path) -> None:
    notice = read_text(tmp_path, small().replace("2021年2月28日", "二〇二一年二月二十八日"))
    assert notice.issued_on == date(2021, 2, 28)


@pytest.mark.parametrize("brackets", ["[]", "［］", "（）", "()"])
def test_other_brackets_around_the_year_are_written_as_the_standard_ones(tmp_path: Path, brackets: str) -> None:
    number = f"测政字{brackets[0]}2021{brackets[1]} 03 号"
    assert read_text(tmp_path, small().replace(PREAMBLE[0], number)).doc_number == "测政字〔2021〕3号"


def test_a_number_quoted_in_the_text_is_not_the_notice_s_own(tmp_path: Path) -> None:
    text = small(without="测政字").replace("每季度", "根据市政字〔2021〕9号文件，每季度")
    with pytest.raises(NoticeIncomplete, match="document number"):
        read_text(tmp_path, text)


@pytest.mark.parametrize(
    ("without", "words"),
    [("测政字", "document number"), ("关于", "title"), ("2月28日", "date of issue")],
)
def test_what_a_campaign_cannot_do_without_is_asked_for(tmp_path: Path, without: str, words: str) -> None:
    with pytest.raises(NoticeIncomplete, match=words):
        read_text(tmp_path, small(without=without))


def test_a_paragraph_above_the_date_is_not_taken_for_the_issuer(tmp_path: Path) -> None:
    with pytest.raises(NoticeIncomplete, match="issuer"):
        read_text(tmp_path, small(without="测试区人民政府"))


def test_an_impossible_date_is_refused(tmp_path: Path) -> None:
    with pytest.raises(NoticeIncomplete, match="date of issue"):
        read_text(tmp_path, small().replace("2月28日", "2月30日"))


def test_what_the_notice_does_not_say_stays_unsaid(tmp_path: Path) -> None:
    text = small(without="季度结束后").replace("三项重点工作", "重点工作").replace("各镇人民政府：\n", "\n")
    notice = read_text(tmp_path, text)
    assert (notice.declared_tasks, notice.due_working_days) == (None, None)
    assert (notice.forms, notice.methods, notice.addressees) == ((), (), "")
    assert notice.warnings == ()


def test_chinese_numerals_count_tasks_and_working_days(tmp_path: Path) -> None:
    notice = read_text(tmp_path, small())
    assert (notice.declared_tasks, notice.due_working_days, notice.forms) == (3, 5, ("electronic",))


def test_a_number_in_full_width_digits_is_read(tmp_path: Path) -> None:
    number = "测政字〔２０２１〕３号"
    assert read_text(tmp_path, small().replace(PREAMBLE[0], number)).doc_number == "测政字〔2021〕3号"
