"""One year as the State Council set it, and the checks that a slip of the pen does not pass."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from bilingual import Text

# From 2004 to 2026 every year had 16 to 23 weekdays off; a number far from that is a file half written.
SANE_COUNT = range(11, 41)


class Fault(Exception):
    """What is wrong with a year's data, in both languages; the caller knows the file and refuses."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.words = Text(zh, en)


class Notice(NamedTuple):
    """A notice of the State Council's general office that sets days of a year."""

    title: str
    number: str
    dated: date
    url: str


class Festival(NamedTuple):
    """A festival and the weekdays off for it (a weekend is off anyway and is not listed)."""

    name: Text
    days: tuple[date, ...]


@dataclass(frozen=True)
class OfficialYear:
    """A year's weekdays off, its make-up working days (weekends worked), and the notices that say so."""

    year: int
    notices: tuple[Notice, ...]
    festivals: tuple[Festival, ...]
    workdays: tuple[date, ...]

    @property
    def holidays(self) -> tuple[date, ...]:
        return tuple(day for festival in self.festivals for day in festival.days)


def checked(year: OfficialYear) -> OfficialYear:
    """``year`` itself. Raises Fault for a day in both lists or listed twice, in another year, a weekend
    among the holidays, a weekday among the make-up days, or a number of holidays that no year has had."""
    both = set(year.holidays) & set(year.workdays)
    _none(both, "{} 既列为放假又列为上班", "{} is listed both as off and as working")
    every = (*year.holidays, *year.workdays)
    twice = [day for day, times in Counter(every).items() if times > 1]
    _none(twice, "{} 重复列出", "{} is listed twice")
    foreign = [day for day in every if day.year != year.year]
    _none(foreign, "{} 不属于该年", "{} is not in that year")
    weekends = [day for day in year.holidays if day.weekday() >= 5]
    _none(weekends, "{} 是周末，不应列入放假日", "{} is a weekend and must not be among the holidays")
    weekdays = [day for day in year.workdays if day.weekday() < 5]
    _none(weekdays, "{} 不是周末，不能是调休上班日", "{} is no weekend and cannot be a make-up working day")
    count = len(year.holidays)
    if count not in SANE_COUNT:
        raise Fault(f"放假日有 {count} 天，应为 11 至 40 天", f"it has {count} holidays, not 11 to 40")
    return year


def _none(days: Iterable[date], zh: str, en: str) -> None:
    for day in sorted(days):
        raise Fault(zh.format(day), en.format(day))
