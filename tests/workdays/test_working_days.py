from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workdays import (
    CalendarGap,
    Quarter,
    due_day,
    nth_working_day_after,
    official_calendar,
    working_days_after,
)
from workdays.refusals import TooFewWorkingDays

CALENDAR = official_calendar()
# Sixty working days from the last of these are still in 2026.
days = st.dates(date(2019, 1, 1), date(2026, 8, 31))
counts = st.integers(1, 60)


@given(days, counts)
@settings(deadline=None)
def test_the_nth_working_day_is_a_working_day_and_counts_to_n(day: date, n: int) -> None:
    nth = nth_working_day_after(day, n, CALENDAR)
    assert nth > day
    assert CALENDAR.is_working_day(nth)
    assert working_days_after(day, nth, CALENDAR) == n
    assert working_days_after(day, nth - timedelta(days=1), CALENDAR) == n - 1


@given(days, st.integers(0, 60), st.integers(0, 60))
@settings(deadline=None)
def test_counts_of_neighbouring_stretches_add_up(day: date, first: int, second: int) -> None:
    middle = day + timedelta(days=first)
    end = middle + timedelta(days=second)
    both = working_days_after(day, middle, CALENDAR) + working_days_after(middle, end, CALENDAR)
    assert both == working_days_after(day, end, CALENDAR)


@given(st.integers(2019, 2025), st.integers(1, 4), counts)
@settings(deadline=None)
def test_the_due_day_is_the_nth_working_day_after_the_quarter(year: int, number: int, n: int) -> None:
    quarter = Quarter(year, number)
    due = due_day(quarter, n, CALENDAR)
    assert due.due_on == nth_working_day_after(quarter.last_day, n, CALENDAR)
    assert [day.nth for day in due.trace if day.working] == list(range(1, n + 1))
    every = [quarter.last_day + timedelta(days=ahead) for ahead in range(1, len(due.trace) + 1)]
    assert [day.date for day in due.trace] == every


def test_a_late_report_is_counted_in_working_days() -> None:
    due = date(2020, 9, 30)
    assert working_days_after(due, date(2020, 10, 8), CALENDAR) == 0
    assert working_days_after(due, date(2020, 10, 10), CALENDAR) == 2
    assert working_days_after(due, date(2020, 10, 11), CALENDAR) == 2


@pytest.mark.parametrize("moment_day", [date(2020, 10, 12), date(2020, 10, 1), date(2018, 1, 1)])
def test_nothing_is_counted_up_to_the_day_itself_or_an_earlier_one(moment_day: date) -> None:
    assert working_days_after(date(2020, 10, 12), moment_day, CALENDAR) == 0


def test_counting_into_an_unknown_year_is_refused() -> None:
    with pytest.raises(CalendarGap):
        working_days_after(date(2026, 12, 30), date(2027, 1, 1), CALENDAR)
    with pytest.raises(CalendarGap):
        nth_working_day_after(date(2026, 12, 31), 1, CALENDAR)


def test_there_is_no_working_day_number_zero() -> None:
    with pytest.raises(TooFewWorkingDays):
        nth_working_day_after(date(2020, 10, 12), 0, CALENDAR)
