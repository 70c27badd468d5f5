from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from workdays import Quarter, end_of, local_day
from workdays.refusals import NaiveMoment

MIDNIGHT = datetime(2020, 10, 12, 16, 0, tzinfo=UTC)  # 2020-10-13 00:00 in China


def test_the_last_tenth_of_a_second_before_midnight_is_still_the_day() -> None:
    assert local_day(MIDNIGHT - timedelta(milliseconds=100)) == date(2020, 10, 12)
    assert local_day(MIDNIGHT - timedelta(microseconds=1)) == date(2020, 10, 12)


def test_midnight_in_china_is_the_next_day() -> None:
    assert local_day(MIDNIGHT) == date(2020, 10, 13)


def test_the_zone_in_which_a_moment_is_written_does_not_matter() -> None:
    assert local_day(MIDNIGHT.astimezone(timezone(timedelta(hours=-8)))) == date(2020, 10, 13)


def test_the_end_of_a_day_is_midnight_in_china_told_in_utc() -> None:
    assert end_of(date(2020, 10, 12)) == MIDNIGHT
    assert end_of(date(2020, 10, 12)).utcoffset() == timedelta(0)


def test_a_quarter_ends_at_midnight_in_china_not_in_utc() -> None:
    before, after = (
        datetime(2020, 9, 30, 15, 59, 59, 900_000, UTC),
        datetime(2020, 9, 30, 16, 0, tzinfo=UTC),
    )
    assert Quarter.ended_before(local_day(before)) == Quarter(2020, 2)
    assert Quarter.ended_before(local_day(after)) == Quarter(2020, 3)


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(NaiveMoment) as refused:
        local_day(datetime(2020, 10, 12, 15, 20))  # noqa: DTZ001  the mistake under test
    assert "没有时区" in refused.value.sentence("zh")
    assert "2020-10-12T15:20:00" in refused.value.sentence("en")


def test_a_moment_has_no_end_of_day() -> None:
    with pytest.raises(TypeError):
        end_of(MIDNIGHT)
