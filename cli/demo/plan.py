"""The demonstration's plan: who does what on which day of autumn 2020. All of it is labelled 演示.

The units' behaviour is chosen so that everything the product knows happens once: on time, late, late only
on paper, never, a nil return, flags that are corrected, cleared and left standing.
"""

from datetime import date, datetime, time, timedelta
from fractions import Fraction

from workdays import LOCAL, Quarter

QUARTER = Quarter(2020, 3)
IMPORTED = datetime(2020, 8, 12, 10, tzinfo=LOCAL)
REGISTERED = datetime(2020, 8, 13, 15, tzinfo=LOCAL)
ACKNOWLEDGED = datetime(2020, 8, 14, 9, tzinfo=LOCAL)
OPENED = datetime(2020, 10, 1, 0, 30, tzinfo=LOCAL)
CHASED = tuple(date(2020, 10, day) for day in range(13, 23))
CIRCULAR = datetime(2020, 10, 27, 8, 30, tzinfo=LOCAL)

#: Hand in after the due day, each on the day given.
LATE = {"CZJ": date(2020, 10, 13), "SLJ": date(2020, 10, 14), "KFQ": date(2020, 10, 16), "FHZ": date(2020, 10, 20)}
#: Electronically on time, the paper only on the day given.
PAPER_LATE = {"QDZ": date(2020, 10, 14)}
#: Never hand in.
NEVER = ("QLHG", "JSZ")
#: Nothing to report, said so in time.
NIL = {"YJJ": "（演示）本季度配合的任务尚未进入本单位工作阶段"}
#: How much of its figures a unit has reached, where it is not all.
REACHED = {"FGJ": Fraction(9, 10), "HBJ": Fraction(7, 10)}
#: Handed in on time, but not yet reviewed when the circular is frozen.
UNREVIEWED = ("KJJ",)

#: Sign and seal with sample certificates; print, sign and stamp by hand and scan. All others act at the console.
CERTIFIED = ("GXJ", "FGJ", "HBJ", "TCJ", "ZJJ", "CZJ", "QDZ", "FHZ")
SCANNED = ("ZRJ", "WSJD", "JLZ")
#: When the sample certificates hold.
CERTIFIED_FOR = datetime(2020, 1, 1, tzinfo=LOCAL), datetime(2031, 1, 1, tzinfo=LOCAL)

#: Flags: category, words, task, correct-by day.
FLAGS = {
    "HBJ": ("数字不清", "（演示）气代煤改造户数未写明截至日期", 5, date(2020, 10, 20)),
    "WLJ": ("内容不全", "（演示）未说明施工图审批进度", 14, date(2020, 11, 6)),
    "ZJJ": ("佐证不足", "（演示）开工情况缺少佐证材料", 12, date(2020, 10, 22)),
}
CORRECTED, CLEARED = "HBJ", "ZJJ"
REVIEWED = datetime(2020, 10, 15, 14, tzinfo=LOCAL)
REOPENED = datetime(2020, 10, 16, 9, tzinfo=LOCAL)
RESUBMITTED = datetime(2020, 10, 19, 10, tzinfo=LOCAL)
RECHECKED = datetime(2020, 10, 20, 15, tzinfo=LOCAL)
LATE_REVIEWED = datetime(2020, 10, 22, 15, tzinfo=LOCAL)
#: The director issues the proposed circular of criticism for one of the silent units.
ISSUED, ISSUED_FOR = datetime(2020, 10, 19, 16, tzinfo=LOCAL), "QLHG"

_ON_TIME = (date(2020, 10, 9), date(2020, 10, 10), date(2020, 10, 12))


def handed_in_on(index: int, unit: str) -> date | None:
    """The local day on which the ``index``-th unit hands in; None for the silent ones."""
    if unit in NEVER:
        return None
    return LATE.get(unit) or _ON_TIME[index % len(_ON_TIME)]


def office_hour(day: date, index: int, minutes: int = 0) -> datetime:
    """A moment in office hours of ``day``, a little later for each unit."""
    return datetime.combine(day, time(9), LOCAL) + timedelta(minutes=7 * index + minutes)


def progress(unit: str, target: str) -> str:
    """Words of progress that invent no fact: they repeat the target's first clause, unless it was not reached."""
    if unit in REACHED:
        return "（演示）正在推进，尚未达到季度目标，原因见存在问题。"
    clause = target.split("；")[0].split("。")[0].split("\n")[0]
    return f"（演示）对照目标“{clause[:40]}”，已按计划推进。"
