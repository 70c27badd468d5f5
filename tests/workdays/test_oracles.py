"""Two libraries by other people answer the same questions as our calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

import chinese_calendar
import holidays
import pytest

from workdays import Quarter, due_day, official_calendar

CHINA = holidays.country_holidays("CN", years=range(2019, 2027))
QUARTERS = [Quarter(year, number) for year in range(2019, 2027) for number in (1, 2, 3, 4)][:-1]


def days_of(year: int) -> Iterator[date]:
    return (date(year, 1, 1) + timedelta(days=n) for n in range((date(year + 1, 1, 1) - date(year, 1, 1)).days))


def works_by_holidays(day: date) -> bool:
    return day in CHINA.weekend_workdays or (day.weekday() < 5 and day not in CHINA)


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_chinesecalendar(year: int) -> None:
    calendar = official_calendar()
    differing = [day for day in days_of(year) if calendar.is_working_day(day) != chinese_calendar.is_workday(day)]
    assert differing == []


@pytest.mark.parametrize("year", range(2019, 2027))
def test_every_day_agrees_with_holidays(year: int) -> None:
    calendar = official_calendar()
    differing = [day for day in days_of(year) if calendar.is_working_day(day) != works_by_holidays(day)]
    assert differing == []


def oracle_due(quarter: Quarter, count: int) -> date:
    day = quarter.last_day
    while count:
        day += timedelta(days=1)
        count -= chinese_calendar.is_workday(day)
    return day


@pytest.mark.parametrize("quarter", QUARTERS, ids=str)
def test_every_quarter_is_due_when_chinesecalendar_says(quarter: Quarter) -> None:
    for count in (1, 2, 3, 5, 10):
        due = due_day(quarter, count, official_calendar())
        assert (due.due_on, due.provisional) == (oracle_due(quarter, count), False)


def test_the_quarters_compared_are_2019q1_to_2026q3() -> None:
    assert (str(QUARTERS[0]), str(QUARTERS[-1]), len(QUARTERS)) == ("2019Q1", "2026Q3", 31)
