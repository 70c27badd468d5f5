import pytest

from documents.circular.bars import bars
from documents.circular.lights import LIGHTS, MISSING, Light
from documents.circular.view import view
from documents.title import title_lines
from documents.wording import day_in_chinese
from tests.documents.sample import content


def test_a_title_that_fits_stays_in_one_line() -> None:
    assert title_lines("关于第三季度督查情况的通报") == ["关于第三季度督查情况的通报"]


def test_a_long_title_breaks_between_words() -> None:
    assert title_lines(content()["title"]) == ["关于2020年第三季度二十大重点工作", "推进落实情况的通报"]


def test_a_long_title_without_a_known_word_is_left_to_the_typesetter() -> None:
    assert title_lines("甲" * 30) == ["甲" * 30]


@pytest.mark.parametrize(("iso", "said"), [("2020-10-27", "2020年10月27日"), ("2021-01-05", "2021年1月5日")])
def test_a_date_is_said_without_padding(iso: str, said: str) -> None:
    assert day_in_chinese(iso) == said


def test_a_due_day_that_no_calendar_gives_is_undetermined() -> None:
    assert view({**content(), "due_on": None})["due"] == "待定"


def test_task_rows_follow_the_notice_with_the_missing_ones_in_place() -> None:
    rows = view(content())["task_rows"]
    assert [row["seq"] for row in rows] == list(range(1, 21))
    assert [row["seq"] for row in rows if row["words"]] == [16, 17, 18, 19]


def test_bars_fill_their_width_exactly_and_leave_out_what_is_none() -> None:
    for bar in bars(content()):
        assert sum(part["width"] for part in bar["parts"]) == 1000
        assert all(part["count"] for part in bar["parts"])


def test_units_that_are_neither_on_time_nor_late_nor_absent_are_shown_as_others() -> None:
    excused = content()
    excused["totals"]["on_time"] = 19
    assert ("其他", 1) in [(part["word"], part["count"]) for part in bars(excused)[0]["parts"]]


@pytest.mark.parametrize("light", [*LIGHTS.values(), MISSING])
def test_the_word_on_a_light_can_be_read(light: Light) -> None:
    lighter, darker = sorted((luminance(light.fill), luminance(light.ink)), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
