from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from bilingual import Text
from workdays import Calendar, CalendarGap, official_calendar

CALENDAR = official_calendar()


def test_the_years_of_the_official_notices_are_known_and_no_other() -> None:
    assert [year for year in range(2000, 2050) if CALENDAR.knows(year)] == list(range(2019, 2027))


@pytest.mark.parametrize(
    ("day", "working", "why"),
    [
        (date(2020, 10, 9), True, Text("工作日", "working day")),
        (date(2020, 10, 11), False, Text("周末", "weekend")),
        (date(2021, 10, 1), False, Text("法定节假日（国庆节）", "public holiday (National Day)")),
        (date(2020, 10, 10), True, Text("调休上班日", "make-up working day")),
        (date(2020, 10, 3), False, Text("周末", "weekend")),
    ],
)
def test_a_day_says_what_it_is(day: date, working: bool, why: Text) -> None:
    assert CALENDAR.is_working_day(day) is working
    assert CALENDAR.why(day) == why


def test_the_day_added_to_the_spring_festival_of_2020_is_off_and_its_make_up_day_is_cancelled() -> None:
    assert not CALENDAR.is_working_day(date(2020, 1, 31))
    assert not CALENDAR.is_working_day(date(2020, 2, 1))
    assert CALENDAR.is_working_day(date(2020, 2, 3))


@pytest.mark.parametrize("day", [date(2027, 1, 1), date(2018, 12, 31)])
def test_a_day_of_an_unknown_year_is_refused(day: date) -> None:
    for question in (CALENDAR.is_working_day, CALENDAR.why):
        with pytest.raises(CalendarGap) as refused:
            question(day)
        assert f"{day.year}年没有官方工作日历" in refused.value.sentence("zh")
        assert f"no official calendar for {day.year}" in refused.value.sentence("en")


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError):
        CALENDAR.is_working_day(datetime(2020, 10, 1, 12, tzinfo=UTC))


def test_every_year_names_the_notices_that_set_it() -> None:
    sources = CALENDAR.sources(list(range(2019, 2027)))
    assert {source["year"] for source in sources} == set(range(2019, 2027))
    assert len(sources) == 10  # 2019 and 2020 were each changed by a second notice
    for source in sources:
        assert str(source["number"]).startswith("国办发明电〔")
        assert str(source["title"]).startswith("国务院办公厅关于")
        assert str(source["year"]) in str(source["title"])
        assert str(source["url"]).startswith("https://www.gov.cn/")
        assert str(source["dated"])[:4] in str(source["number"])


def test_the_sources_of_2020_include_the_longer_spring_festival() -> None:
    numbers = [source["number"] for source in CALENDAR.sources([2020, 2020])]
    assert numbers == ["国办发明电〔2019〕16号", "国办发明电〔2020〕1号"]


def test_an_unknown_year_has_no_sources() -> None:
    with pytest.raises(CalendarGap):
        CALENDAR.sources([2026, 2027])


def test_the_digest_depends_on_every_day_and_not_on_the_order_of_the_years() -> None:
    assert len(CALENDAR.digest) == 64
    assert Calendar(CALENDAR.years[::-1]).digest == CALENDAR.digest
    first, *others = CALENDAR.years
    shorter = replace(first, workdays=first.workdays[1:])
    assert Calendar((shorter, *others)).digest != CALENDAR.digest
    assert Calendar(tuple(others)).digest != CALENDAR.digest


def test_the_official_calendar_is_read_once() -> None:
    assert official_calendar() is CALENDAR
