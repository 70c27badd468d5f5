"""What this room refuses."""

from bilingual import Refused


class BadQuarter(Refused):
    """A quarter that does not exist, or is written in another way than 2020Q3."""

    zh = "“{text}”不是有效的季度。季度写作四位年份（1900至2998）、字母Q和1至4，例如 2020Q3，请更正后重试。"
    en = (
        "“{text}” is not a quarter. A quarter is a year (1900 to 2998), the letter Q and 1 to 4, "
        "for example 2020Q3; correct it and try again."
    )


class CalendarGap(Refused):
    """A day was asked about in a year without a known official calendar (``details["year"]``)."""

    zh = "{year}年没有官方工作日历，无法判定其中的工作日。请在国务院办公厅发布{year}年放假安排后补充该年日历。"
    en = (
        "There is no official calendar for {year}, so its working days cannot be told. "
        "Add that year's calendar once the State Council has published it."
    )


class BrokenCalendar(Refused):
    """A calendar file contradicts itself or cannot be read; ``details["file"]`` is its name."""

    zh = "日历文件 {file} 有误：{fault}。请对照国务院办公厅的放假安排通知更正该文件。"
    en = "The calendar file {file} is wrong: {fault}. Correct the file against the State Council's notice."


class TooFewWorkingDays(Refused):
    """A time limit of less than one working day."""

    zh = "工作日天数为 {count}，至少应为 1。请改正时限。"
    en = "The number of working days is {count}; it must be at least 1. Correct the time limit."


class NaiveMoment(Refused):
    """A moment without a time zone: the local day it falls on cannot be told."""

    zh = "时刻 {moment} 没有时区，无法判定它属于哪一天。请写明时区，例如 2020-10-12T15:20:00+08:00。"
    en = (
        "The moment {moment} has no time zone, so its day cannot be told. "
        "State the zone, for example 2020-10-12T15:20:00+08:00."
    )
