"""Counting working days."""

from collections.abc import Iterator
from datetime import date, timedelta

from workdays.calendars import Calendar
from workdays.localtime import plain_day
from workdays.refusals import TooFewWorkingDays


def days_after(day: date) -> Iterator[date]:
    """Every day after ``day``, without end."""
    current = plain_day(day)
    while True:
        current += timedelta(days=1)
        yield current


def working_days_after(day: date, moment_day: date, calendar: Calendar) -> int:
    """How many working days lie after ``day``, up to and including ``moment_day``; 0 if that is not later.
    Refuses a stretch that touches an unknown year (CalendarGap)."""
    length = (plain_day(moment_day) - plain_day(day)).days
    return sum(calendar.is_working_day(day + timedelta(days=ahead)) for ahead in range(1, length + 1))


def nth_working_day_after(day: date, n: int, calendar: Calendar) -> date:
    """The ``n``-th working day after ``day`` (which is not counted itself). Refuses ``n`` below 1
    (TooFewWorkingDays) and a stretch that touches an unknown year (CalendarGap)."""
    working = (later for later in days_after(day) if calendar.is_working_day(later))
    for _ in range(at_least_one(n) - 1):
        next(working)
    return next(working)


def at_least_one(count: int) -> int:
    """``count`` itself. Refuses less than 1 (TooFewWorkingDays)."""
    if count < 1:
        raise TooFewWorkingDays(count=count)
    return count
