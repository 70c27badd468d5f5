"""ducha deadline: the third working day after every quarter's end, against days recomputed from the State Council's
notices and from chinesecalendar."""

import pytest

from tests.cli.ducha import Ducha

DUE = {
    "2019Q1": "2019-04-03", "2019Q2": "2019-07-03", "2019Q3": "2019-10-10", "2019Q4": "2020-01-06",
    "2020Q1": "2020-04-03", "2020Q2": "2020-07-03", "2020Q3": "2020-10-12", "2020Q4": "2021-01-06",
    "2021Q1": "2021-04-06", "2021Q2": "2021-07-05", "2021Q3": "2021-10-11", "2021Q4": "2022-01-06",
    "2022Q1": "2022-04-06", "2022Q2": "2022-07-05", "2022Q3": "2022-10-10", "2022Q4": "2023-01-05",
    "2023Q1": "2023-04-06", "2023Q2": "2023-07-05", "2023Q3": "2023-10-09", "2023Q4": "2024-01-04",
    "2024Q1": "2024-04-03", "2024Q2": "2024-07-03", "2024Q3": "2024-10-10", "2024Q4": "2025-01-06",
    "2025Q1": "2025-04-03", "2025Q2": "2025-07-03", "2025Q3": "2025-10-11", "2025Q4": "2026-01-06",
    "2026Q1": "2026-04-03", "2026Q2": "2026-07-03", "2026Q3": "2026-10-10",
}  # fmt: skip


@pytest.mark.parametrize(("quarter", "due"), DUE.items())
def test_every_quarter_is_due_on_its_day(nowhere: Ducha, quarter: str, due: str) -> None:
    found = nowhere.json("deadline", quarter)
    assert (found["quarter"], found["due_on"], found["provisional"]) == (quarter, due, False)
    assert found["trace"][-1]["date"] == due
    assert sum(day["working"] for day in found["trace"]) == 3
    assert found["source"]


def test_a_day_that_no_calendar_gives_is_provisional_and_no_failure(nowhere: Ducha) -> None:
    found = nowhere.json("deadline", "2026Q4")
    assert (found["due_on"], found["provisional"], found["trace"]) == (None, True, [])
    assert "2027" in found["source"]
    assert "待定" in nowhere.do("deadline", "2026Q4").out


def test_people_see_the_count_and_the_reason_of_each_day(nowhere: Ducha) -> None:
    shown = nowhere.do("deadline", "2020q3").out
    for words in ("2020-10-12", "第3个工作日", "调休上班日", "国庆节", "国办发明电〔2019〕16号"):
        assert words in shown


def test_english_has_no_chinese_but_the_names_of_the_sources(nowhere: Ducha) -> None:
    said = nowhere("deadline", "2020Q3", lang="en")
    table = said.out.partition("Source:")[0]
    assert said.code == 0
    assert not [character for character in table if "一" <= character <= "鿿"]


def test_another_number_of_days_counts_on(nowhere: Ducha) -> None:
    assert nowhere.json("deadline", "2020Q3", "--days", "10")["due_on"] == "2020-10-21"


def test_it_needs_no_data_and_makes_none(nowhere: Ducha) -> None:
    nowhere.do("deadline", "2020Q3")
    assert not nowhere.home.exists()
