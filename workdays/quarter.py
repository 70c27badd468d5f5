"""A calendar quarter."""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from bilingual import Text
from workdays.localtime import plain_day
from workdays.refusals import BadQuarter

FORM = re.compile(r"([0-9]{4})[Qq]([1-4])")
ORDINALS = (Text("一", "first"), Text("二", "second"), Text("三", "third"), Text("四", "fourth"))
# Wide enough for any campaign, and narrow enough that a slip such as 0202Q3 is noticed.
YEARS = range(1900, 2999)


@dataclass(frozen=True, order=True)
class Quarter:
    """One quarter of a year, ordered by time. Refuses (BadQuarter) a number outside 1 to 4 or a year
    outside 1900 to 2998."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if self.year not in YEARS or self.number not in (1, 2, 3, 4):
            raise BadQuarter(text=str(self))

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """The quarter written as ``2020Q3`` (or 2020q3). Refuses every other writing (BadQuarter)."""
        match = FORM.fullmatch(text)
        if match is None:
            raise BadQuarter(text=text if len(text) <= 20 else text[:20] + "…")
        return cls(int(match[1]), int(match[2]))

    @classmethod
    def of(cls, day: date) -> "Quarter":
        """The quarter in which ``day`` lies."""
        return cls(plain_day(day).year, (day.month + 2) // 3)

    @classmethod
    def ended_before(cls, day: date) -> "Quarter":
        """The latest quarter that ended before ``day``: 2020Q3 on 2020-10-01, 2020Q2 the day before."""
        return cls.of(day).previous

    @property
    def first_day(self) -> date:
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def last_day(self) -> date:
        return self.next_first_day - timedelta(days=1)

    @property
    def next_first_day(self) -> date:
        """The day after the last one: the first on which a report for this quarter can be asked for."""
        return date(self.year + self.number // 4, 3 * (self.number % 4) + 1, 1)

    @property
    def next(self) -> "Quarter":
        return Quarter.of(self.next_first_day)

    @property
    def previous(self) -> "Quarter":
        return Quarter.of(self.first_day - timedelta(days=1))

    def said(self, lang: str) -> str:
        """In words: 2020年第三季度, or "the third quarter of 2020" when ``lang`` is "en"."""
        ordinal = ORDINALS[self.number - 1]
        return Text(f"{self.year}年第{ordinal.zh}季度", f"the {ordinal.en} quarter of {self.year}").said(lang)

    def __str__(self) -> str:
        return f"{self.year:04}Q{self.number}"
