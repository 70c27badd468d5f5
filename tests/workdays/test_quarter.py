from datetime import UTC, date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workdays import Quarter
from workdays.refusals import BadQuarter

some_quarters = st.builds(Quarter, st.integers(1901, 2997), st.integers(1, 4))


@pytest.mark.parametrize("text", ["2020Q3", "2020q3"])
def test_a_quarter_is_read_and_written_in_one_form(text: str) -> None:
    quarter = Quarter.parse(text)
    assert quarter == Quarter(2020, 3)
    assert str(quarter) == "2020Q3"


@pytest.mark.parametrize(
    "text",
    [
        *("2020Q5", "2020Q0", "", "Q3", "20Q3", "2020-Q3", "2020Q3 ", " 2020Q3", "2020Q3\n", "2020Q33"),
        *("0202Q3", "2999Q1", "２０２０Q3", "2020Ｑ3", "2020Q３", "2020年第三季度", "2020Q{year}"),
    ],
)
def test_anything_else_is_refused_in_both_languages(text: str) -> None:
    with pytest.raises(BadQuarter) as refused:
        Quarter.parse(text)
    for lang in ("zh", "en"):
        assert f"“{text}”" in refused.value.sentence(lang)
        assert "2020Q3" in refused.value.sentence(lang)


def test_a_very_long_writing_is_refused_in_a_short_sentence() -> None:
    with pytest.raises(BadQuarter) as refused:
        Quarter.parse("9" * 100_000)
    assert len(refused.value.sentence("en")) < 250


def test_a_quarter_with_a_wrong_number_cannot_be_made() -> None:
    with pytest.raises(BadQuarter):
        Quarter(2020, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020Q1", date(2020, 1, 1), date(2020, 3, 31)),
        ("2020Q2", date(2020, 4, 1), date(2020, 6, 30)),
        ("2020Q3", date(2020, 7, 1), date(2020, 9, 30)),
        ("2020Q4", date(2020, 10, 1), date(2020, 12, 31)),
    ],
)
def test_a_quarter_has_its_first_and_last_day(text: str, first: date, last: date) -> None:
    assert (Quarter.parse(text).first_day, Quarter.parse(text).last_day) == (first, last)


def test_quarters_are_ordered_by_time() -> None:
    written = ["2021Q1", "2020Q4", "2020Q3", "2019Q4"]
    assert [str(quarter) for quarter in sorted(map(Quarter.parse, written))] == written[::-1]
    assert Quarter.parse("2020Q4") < Quarter.parse("2021Q1")


def test_neighbours_cross_the_new_year() -> None:
    assert Quarter.parse("2020Q4").next == Quarter.parse("2021Q1")
    assert Quarter.parse("2021Q1").previous == Quarter.parse("2020Q4")


@given(some_quarters)
@settings(deadline=None)
def test_quarters_follow_each_other_without_gap_or_overlap(quarter: Quarter) -> None:
    assert quarter.next.previous == quarter
    assert (quarter.next.first_day - quarter.last_day).days == 1
    assert Quarter.of(quarter.first_day) == Quarter.of(quarter.last_day) == quarter
    assert quarter < quarter.next
    assert Quarter.parse(str(quarter)) == quarter


@pytest.mark.parametrize(
    ("day", "ended"),
    [
        (date(2020, 10, 1), "2020Q3"),
        (date(2020, 9, 30), "2020Q2"),
        (date(2020, 12, 31), "2020Q3"),
        (date(2021, 1, 1), "2020Q4"),
        (date(2020, 3, 31), "2019Q4"),
    ],
)
def test_the_quarter_that_ended_last(day: date, ended: str) -> None:
    assert str(Quarter.ended_before(day)) == ended


def test_a_moment_is_not_taken_for_a_day() -> None:
    with pytest.raises(TypeError):
        Quarter.of(datetime(2020, 9, 30, 16, 0, tzinfo=UTC))


def test_a_quarter_is_said_in_both_languages() -> None:
    assert Quarter.parse("2020Q3").said("zh") == "2020年第三季度"
    assert Quarter.parse("2020Q3").said("en") == "the third quarter of 2020"
    assert [Quarter(2021, n).said("zh")[5:] for n in (1, 2, 3, 4)] == [
        "第一季度",
        "第二季度",
        "第三季度",
        "第四季度",
    ]
