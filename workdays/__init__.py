"""Days and quarters: which days are working days in China, when a quarter's reports are due, and why.

The days come from the State Council's yearly notices (国办发明电), one file per year in ``data/``; a year
without a notice stays unknown, nothing is guessed. No clock: today is always an argument.
"""

from workdays.calendars import Calendar, load_calendar, official_calendar
from workdays.due import Due, TraceDay, due_day
from workdays.localtime import LOCAL, end_of, local_day
from workdays.quarter import Quarter
from workdays.refusals import CalendarGap
from workdays.working_days import nth_working_day_after, working_days_after

__all__ = [
    "LOCAL",
    "Calendar",
    "CalendarGap",
    "Due",
    "Quarter",
    "TraceDay",
    "due_day",
    "end_of",
    "load_calendar",
    "local_day",
    "nth_working_day_after",
    "official_calendar",
    "working_days_after",
]
