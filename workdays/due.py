"""When a quarter's reports are due, with the reckoning day by day."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from bilingual import Text
from workdays.calendars import Calendar
from workdays.localtime import end_of
from workdays.quarter import Quarter
from workdays.working_days import at_least_one, days_after


class TraceDay(NamedTuple):
    """One day of the reckoning; ``nth`` is its number among the working days, None on a day off."""

    date: date
    working: bool
    nth: int | None
    why: Text


@dataclass(frozen=True)
class Due:
    """The due day of a quarter. ``due_on`` is None (待定) and ``provisional`` true while a needed year has
    no official calendar. ``trace`` runs from the day after the quarter through the due day, or through the
    last known day. ``sources`` names (in Chinese) the notices it rests on, and the year that lacks one."""

    quarter: Quarter
    due_on: date | None
    provisional: bool
    trace: tuple[TraceDay, ...]
    sources: tuple[str, ...]

    @property
    def due_at(self) -> datetime | None:
        """The end of the due day in China, in UTC: a report received before this moment is on time."""
        return None if self.due_on is None else end_of(self.due_on)


def due_day(quarter: Quarter, working_days: int, calendar: Calendar) -> Due:
    """The ``working_days``-th full working day after the quarter's last day. Never guesses: an unknown year
    leaves the day open. Refuses less than one working day (TooFewWorkingDays)."""
    trace: list[TraceDay] = []
    wanted, nth = at_least_one(working_days), 0
    for day in days_after(quarter.last_day):
        if not calendar.knows(day.year):
            sources = (
                *_sources(trace, calendar),
                f"缺少{day.year}年官方工作日历（国务院办公厅放假安排通知）",
            )
            return Due(quarter, None, True, tuple(trace), sources)
        working = calendar.is_working_day(day)
        nth += working
        trace.append(TraceDay(day, working, nth if working else None, calendar.why(day)))
        if nth == wanted:
            break
    return Due(quarter, trace[-1].date, False, tuple(trace), _sources(trace, calendar))


def _sources(trace: list[TraceDay], calendar: Calendar) -> tuple[str, ...]:
    notices = calendar.sources([day.date.year for day in trace])
    return tuple(f"《{notice['title']}》（{notice['number']}）" for notice in notices)
