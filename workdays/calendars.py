"""The official calendar: what each day is, for the years that are known."""

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path

from bilingual import Text
from workdays.localtime import plain_day
from workdays.official_year import OfficialYear
from workdays.refusals import BrokenCalendar, CalendarGap
from workdays.year_file import read_year

WORKING_DAY = Text("工作日", "working day")
WEEKEND = Text("周末", "weekend")
MAKE_UP = Text("调休上班日", "make-up working day")


@dataclass(frozen=True)
class Calendar:
    """The days of the years it knows. Every question about another year is refused (CalendarGap)."""

    years: tuple[OfficialYear, ...]

    def knows(self, year: int) -> bool:
        return year in self._by_year

    def is_working_day(self, day: date) -> bool:
        """Whether offices work on ``day``: a make-up day, or a weekday that is no holiday. Refuses an
        unknown year (CalendarGap)."""
        self._official(plain_day(day).year)
        return day in self._makeups or (day.weekday() < 5 and day not in self._holidays)

    def why(self, day: date) -> Text:
        """What ``day`` is, in words, such as 法定节假日（国庆节）. Refuses an unknown year (CalendarGap)."""
        if self.is_working_day(day):
            return MAKE_UP if day in self._makeups else WORKING_DAY
        name = self._holidays.get(day)
        return Text(f"法定节假日（{name.zh}）", f"public holiday ({name.en})") if name else WEEKEND

    def sources(self, years: list[int]) -> list[dict[str, int | str]]:
        """The notices that set ``years``, in order: year, title, number, dated, url. Refuses an unknown
        year (CalendarGap)."""
        return [
            {"year": year, **notice._asdict(), "dated": notice.dated.isoformat()}
            for year in sorted(set(years))
            for notice in self._official(year).notices
        ]

    @cached_property
    def digest(self) -> str:
        """SHA-256 (hex) of all that the calendar says; a deadline keeps it to show its basis."""
        content = [asdict(self._by_year[year]) for year in sorted(self._by_year)]
        text = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=str)
        return hashlib.sha256(text.encode()).hexdigest()

    def _official(self, year: int) -> OfficialYear:
        if year not in self._by_year:
            raise CalendarGap(year=year)
        return self._by_year[year]

    @cached_property
    def _by_year(self) -> dict[int, OfficialYear]:
        return {known.year: known for known in self.years}

    @cached_property
    def _holidays(self) -> dict[date, Text]:
        return {day: fest.name for known in self._by_year.values() for fest in known.festivals for day in fest.days}

    @cached_property
    def _makeups(self) -> frozenset[date]:
        return frozenset(day for known in self._by_year.values() for day in known.workdays)


def load_calendar(folder: Path) -> Calendar:
    """The calendar of all year files (``2020.json``) in ``folder``; an empty year stays unknown. Refuses a
    wrong file, or a folder without any (BrokenCalendar)."""
    paths = sorted(folder.glob("*.json"))
    if not paths:
        raise BrokenCalendar(file=f"{folder.name}/", fault=Text("没有任何年份的日历", "it holds no year at all"))
    return Calendar(tuple(year for path in paths if (year := read_year(path)) is not None))


@cache
def official_calendar() -> Calendar:
    """The calendar that comes with Ducha, read once. Source: the notices named in each year's file."""
    return load_calendar(Path(__file__).with_name("data"))
