"""Where a moment becomes a day: all days are days in China."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from workdays.refusals import NaiveMoment

LOCAL = ZoneInfo("Asia/Shanghai")


def local_day(moment: datetime) -> date:
    """The day in China on which ``moment`` falls. Refuses a moment without a time zone (NaiveMoment)."""
    if moment.utcoffset() is None:
        raise NaiveMoment(moment=moment.isoformat())
    return moment.astimezone(LOCAL).date()


def end_of(day: date) -> datetime:
    """The end of ``day`` in China, in UTC: the first moment that no longer belongs to it."""
    return datetime.combine(plain_day(day) + timedelta(days=1), time.min, LOCAL).astimezone(UTC)


def plain_day(day: date) -> date:
    """``day`` itself. Raises TypeError for a datetime, which Python lets pass as a date though its day
    depends on the zone: ``local_day`` is the way from a moment to a day."""
    if isinstance(day, datetime):
        raise TypeError("a day is needed, not a moment: use local_day(moment)")
    return day
