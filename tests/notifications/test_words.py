"""Days, moments, reckonings; and text made plain."""

from datetime import UTC, date, datetime
from typing import Any

from notifications.plain import one_line
from notifications.words import day, moment, reckoning

OFF = {"working": False, "nth": None, "zh": "周末", "en": "weekend"}
ON = {"working": True, "zh": "工作日", "en": "working day"}


def test_a_day_is_said_with_its_weekday() -> None:
    assert day(date(2020, 10, 12), "zh") == "2020年10月12日（星期一）"
    assert day("2020-10-11", "en") == "Sunday 11 October 2020"


def test_a_moment_is_said_in_beijing_time() -> None:
    late = datetime(2020, 10, 12, 16, 5, tzinfo=UTC)
    assert moment(late, "zh") == "2020年10月13日（星期二）00时05分"
    assert moment(late, "en") == "00:05 on Tuesday 13 October 2020 (Beijing time)"


def test_days_off_that_follow_each_other_share_a_line() -> None:
    days: list[dict[str, Any]] = [
        {"date": "2020-10-30", "nth": 1, **ON},
        {"date": "2020-10-31", **OFF},
        {"date": "2020-11-01", **OFF},
        {"date": "2020-11-02", "nth": 2, **ON},
    ]
    assert reckoning(days, "zh") == [
        "10月30日：工作日，第1个",
        "10月31日至11月1日：周末，不计",
        "11月2日：工作日，第2个",
    ]
    assert reckoning(days, "en")[1] == "31 October to 1 November: weekend, not counted"


def test_working_days_that_follow_each_other_keep_their_own_lines() -> None:
    days: list[dict[str, Any]] = [{"date": f"2021-07-0{n}", "nth": n, **ON} for n in (1, 2)]
    assert len(reckoning(days, "zh")) == 2


def test_one_line_takes_every_line_end_and_every_unprintable_character_away() -> None:
    assert one_line(" 甲\r\n局\u2028乙\x85丙\x0b\t丁　戊 ") == "甲 局 乙 丙 丁 戊"
    assert one_line("a\x00b\x1bc\x7fd\u202ee\u2066f\udc80") == "abcdef"


def test_one_line_leaves_rare_characters_and_markup_as_they_are() -> None:
    assert one_line("𠮷䶮 <b>{{ x }}</b> & 'q'") == "𠮷䶮 <b>{{ x }}</b> & 'q'"
