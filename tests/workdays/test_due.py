"""The due days of domain practice, with the two plausible wrong rules beside them."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest

from bilingual import Text
from workdays import Calendar, Quarter, due_day, local_day, official_calendar
from workdays.refusals import TooFewWorkingDays

# quarter, right, Monday to Friday only, holidays without make-up days
VECTORS = [
    ("2019Q3", "2019-10-10", "2019-10-03", "2019-10-10"),
    ("2019Q4", "2020-01-06", "2020-01-03", "2020-01-06"),
    ("2020Q3", "2020-10-12", "2020-10-05", "2020-10-13"),
    ("2020Q4", "2021-01-06", "2021-01-05", "2021-01-06"),
    ("2021Q1", "2021-04-06", "2021-04-05", "2021-04-06"),
    ("2021Q3", "2021-10-11", "2021-10-05", "2021-10-12"),
    ("2021Q4", "2022-01-06", "2022-01-05", "2022-01-06"),
    ("2022Q1", "2022-04-06", "2022-04-05", "2022-04-07"),
    ("2022Q3", "2022-10-10", "2022-10-05", "2022-10-12"),
    ("2022Q4", "2023-01-05", "2023-01-04", "2023-01-05"),
    ("2023Q1", "2023-04-06", "2023-04-05", "2023-04-06"),
    ("2023Q3", "2023-10-09", "2023-10-04", "2023-10-11"),
    ("2023Q4", "2024-01-04", "2024-01-03", "2024-01-04"),
    ("2024Q3", "2024-10-10", "2024-10-03", "2024-10-10"),
    ("2024Q4", "2025-01-06", "2025-01-03", "2025-01-06"),
    ("2025Q3", "2025-10-11", "2025-10-03", "2025-10-13"),
    ("2025Q4", "2026-01-06", "2026-01-05", "2026-01-07"),
    ("2026Q3", "2026-10-10", "2026-10-05", "2026-10-12"),
]
HOLIDAYS_ALONE_FAIL = {"2020Q3", "2021Q3", "2022Q1", "2022Q3", "2023Q3", "2025Q3", "2025Q4", "2026Q3"}
CONTROLS = [
    ("2020Q1", "2020-04-03"),
    ("2020Q2", "2020-07-03"),
    ("2021Q2", "2021-07-05"),
    ("2022Q2", "2022-07-05"),
    ("2023Q2", "2023-07-05"),
    ("2024Q1", "2024-04-03"),
    ("2024Q2", "2024-07-03"),
    ("2025Q1", "2025-04-03"),
    ("2025Q2", "2025-07-03"),
    ("2026Q1", "2026-04-03"),
    ("2026Q2", "2026-07-03"),
]


def monday_to_friday(day: date) -> bool:
    return day.weekday() < 5


def holidays_alone(day: date) -> bool:
    return day.weekday() < 5 and not chinese_calendar.is_holiday(day)


def naive_due(text: str, works: Callable[[date], bool]) -> date:
    day, counted = Quarter.parse(text).last_day, 0
    while counted < 3:
        day += timedelta(days=1)
        counted += works(day)
    return day


def due_on(text: str) -> date | None:
    return due_day(Quarter.parse(text), 3, official_calendar()).due_on


@pytest.mark.parametrize(("text", "right", "weekdays", "holidays"), VECTORS)
def test_the_third_working_day_is_right_where_simple_rules_fail(
    text: str, right: str, weekdays: str, holidays: str
) -> None:
    assert due_on(text) == date.fromisoformat(right)
    assert naive_due(text, monday_to_friday) == date.fromisoformat(weekdays) != due_on(text)
    assert naive_due(text, holidays_alone) == date.fromisoformat(holidays)
    assert (naive_due(text, holidays_alone) != due_on(text)) is (text in HOLIDAYS_ALONE_FAIL)


@pytest.mark.parametrize(("text", "right"), CONTROLS)
def test_the_third_working_day_where_all_rules_agree(text: str, right: str) -> None:
    assert due_on(text) == date.fromisoformat(right)
    assert naive_due(text, monday_to_friday) == naive_due(text, holidays_alone) == due_on(text)


def test_simple_rules_fail_in_sixteen_and_eight_of_the_27_quarters_since_2020() -> None:
    texts = [f"{year}Q{number}" for year in range(2020, 2027) for number in (1, 2, 3, 4)][:-1]
    assert len(texts) == 27
    assert sum(naive_due(text, monday_to_friday) != due_on(text) for text in texts) == 16
    assert sum(naive_due(text, holidays_alone) != due_on(text) for text in texts) == 8


def test_the_due_day_explains_itself_day_by_day() -> None:
    due = due_day(Quarter(2020, 3), 3, official_calendar())
    assert [(day.date.day, day.working, day.nth, day.why.zh) for day in due.trace] == [
        (1, False, None, "法定节假日（国庆节、中秋节）"),
        (2, False, None, "法定节假日（国庆节、中秋节）"),
        (3, False, None, "周末"),
        (4, False, None, "周末"),
        (5, False, None, "法定节假日（国庆节、中秋节）"),
        (6, False, None, "法定节假日（国庆节、中秋节）"),
        (7, False, None, "法定节假日（国庆节、中秋节）"),
        (8, False, None, "法定节假日（国庆节、中秋节）"),
        (9, True, 1, "工作日"),
        (10, True, 2, "调休上班日"),
        (11, False, None, "周末"),
        (12, True, 3, "工作日"),
    ]
    assert due.trace[0].why.en == "public holiday (National Day and Mid-Autumn Festival)"
    assert due.trace[9].why == Text("调休上班日", "make-up working day")


def test_the_due_day_names_the_notices_it_rests_on() -> None:
    due = due_day(Quarter(2020, 3), 3, official_calendar())
    assert due.sources == (
        "《国务院办公厅关于2020年部分节假日安排的通知》（国办发明电〔2019〕16号）",
        "《国务院办公厅关于延长2020年春节假期的通知》（国办发明电〔2020〕1号）",
    )


def test_the_due_moment_is_the_end_of_the_due_day_in_china() -> None:
    due = due_day(Quarter(2020, 3), 3, official_calendar())
    assert due.due_at == datetime(2020, 10, 12, 16, 0, tzinfo=UTC)
    assert local_day(due.due_at) == date(2020, 10, 13)
    assert local_day(due.due_at - timedelta(milliseconds=100)) == due.due_on


def test_the_fourth_quarter_of_2026_stays_open_until_2027_is_published() -> None:
    due = due_day(Quarter(2026, 4), 3, official_calendar())
    assert (due.due_on, due.due_at, due.provisional, due.trace) == (None, None, True, ())
    assert due.sources == ("缺少2027年官方工作日历（国务院办公厅放假安排通知）",)


def test_a_limit_that_runs_into_an_unknown_year_keeps_the_known_days() -> None:
    due = due_day(Quarter(2026, 3), 80, official_calendar())
    assert (due.due_on, due.provisional) == (None, True)
    assert (due.trace[0].date, due.trace[-1].date) == (date(2026, 10, 1), date(2026, 12, 31))
    assert due.sources == (
        "《国务院办公厅关于2026年部分节假日安排的通知》（国办发明电〔2025〕7号）",
        "缺少2027年官方工作日历（国务院办公厅放假安排通知）",
    )


def test_a_calendar_that_knows_nothing_leaves_every_due_day_open() -> None:
    due = due_day(Quarter(2020, 3), 3, Calendar(()))
    assert (due.due_on, due.provisional, due.trace) == (None, True, ())


@pytest.mark.parametrize("count", [0, -1])
def test_a_limit_of_less_than_one_working_day_is_refused(count: int) -> None:
    with pytest.raises(TooFewWorkingDays) as refused:
        due_day(Quarter(2020, 3), count, official_calendar())
    assert f"工作日天数为 {count}，至少应为 1" in refused.value.sentence("zh")
    assert "must be at least 1" in refused.value.sentence("en")
