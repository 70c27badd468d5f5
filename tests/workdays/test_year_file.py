import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import workdays
from workdays import Quarter, due_day, load_calendar
from workdays.refusals import BrokenCalendar

DATA = Path(workdays.__file__).with_name("data")
Page = dict[str, Any]


def page_of_2020() -> Page:
    page: Page = json.loads((DATA / "2020.json").read_text(encoding="utf-8"))
    return page


def write(folder: Path, page: object, name: str = "2020.json") -> None:
    (folder / name).write_text(json.dumps(page, ensure_ascii=False), encoding="utf-8")


def test_a_right_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, page_of_2020())
    assert load_calendar(tmp_path).knows(2020)


@pytest.mark.parametrize(
    "change",
    [
        {"holidays": [], "workdays": []},
        {"holidays": []},
        {"workdays": []},
        {"status": "provisional"},
    ],
)
def test_an_empty_half_empty_or_provisional_year_stays_unknown(tmp_path: Path, change: Page) -> None:
    write(tmp_path, page_of_2020() | change)
    calendar = load_calendar(tmp_path)
    assert not calendar.knows(2020)
    due = due_day(Quarter(2019, 4), 3, calendar)
    assert due.due_on is None
    assert due.provisional


@pytest.mark.parametrize("content", ["", " \n", '{"year": 2027, "holidays": [], "workdays": []}'])
def test_a_year_announced_but_not_yet_written_stays_unknown(tmp_path: Path, content: str) -> None:
    (tmp_path / "2027.json").write_text(content, encoding="utf-8")
    assert not load_calendar(tmp_path).knows(2027)


def festival(days: list[object]) -> Page:
    return {
        "holidays": [
            *page_of_2020()["holidays"],
            {"name": "春节", "name_en": "Spring Festival", "days": days},
        ]
    }


def makeup(*days: object) -> Page:
    return {"workdays": [*page_of_2020()["workdays"], *days]}


@pytest.mark.parametrize(
    ("change", "zh", "en"),
    [
        (makeup("2020-10-01"), "2020-10-01 既列为放假又列为上班", "2020-10-01 is listed both"),
        (festival(["2020-10-10"]), "2020-10-10 既列为放假又列为上班", "2020-10-10 is listed both"),
        (festival(["2020-10-03"]), "2020-10-03 是周末", "2020-10-03 is a weekend"),
        (makeup("2020-10-09"), "2020-10-09 不是周末", "2020-10-09 is no weekend"),
        (festival(["2020-10-01"]), "2020-10-01 重复列出", "2020-10-01 is listed twice"),
        (festival(["2021-10-01"]), "2021-10-01 不属于该年", "2021-10-01 is not in that year"),
        (makeup("2021-10-09"), "2021-10-09 不属于该年", "2021-10-09 is not in that year"),
        (festival(["2020-02-30"]), "“2020-02-30”不是日期", '"2020-02-30" is not a date'),
        (festival(["20201009"]), "“20201009”不是日期", '"20201009" is not a date'),
        (makeup(20201010), "“20201010”不是日期", '"20201010" is not a date'),
        (makeup(None), "“None”不是日期", '"None" is not a date'),
        ({"year": 2021}, "年份不一致", "not the year in the file's name"),
        ({"year": "2020"}, "年份不一致", "not the year in the file's name"),
        ({"status": "guessed"}, "“status”应为", '"status" must be'),
        ({"status": None}, "缺少“status”", '"status" is missing'),
        ({"holidays": None}, "缺少列表“holidays”", 'the list "holidays" is missing'),
        ({"workdays": "2020-10-10"}, "缺少列表“workdays”", 'the list "workdays" is missing'),
        ({"holidays": ["2020-10-01"]}, "结构不符", "an object is expected"),
        ({"holidays": page_of_2020()["holidays"][:2]}, "放假日有 7 天", "it has 7 holidays"),
        ({"notices": []}, "没有列出依据的通知", "names no notice"),
        ({"notices": [{"title": "通知", "dated": "2019-11-21"}]}, "缺少“number”", '"number" is missing'),
    ],
)
def test_a_wrong_file_is_refused_by_name(tmp_path: Path, change: Page, zh: str, en: str) -> None:
    write(tmp_path, page_of_2020() | change)
    with pytest.raises(BrokenCalendar) as refused:
        load_calendar(tmp_path)
    assert "日历文件 2020.json 有误" in refused.value.sentence("zh")
    assert zh in refused.value.sentence("zh")
    assert "calendar file 2020.json is wrong" in refused.value.sentence("en")
    assert en in refused.value.sentence("en")


def test_more_holidays_than_any_year_has_had_are_refused(tmp_path: Path) -> None:
    july = [f"2020-07-{n:02}" for n in range(1, 32) if date(2020, 7, n).weekday() < 5]
    write(tmp_path, page_of_2020() | festival(list(july)))
    with pytest.raises(BrokenCalendar, match="it has 42 holidays, not 11 to 40"):
        load_calendar(tmp_path)


@pytest.mark.parametrize("content", [b"{", b"[]", b"null", b"\xff\xfe\x00", '{"year": "二'.encode("gb18030")])
def test_a_file_that_is_no_page_at_all_is_refused_by_name(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "2020.json").write_bytes(content)
    with pytest.raises(BrokenCalendar, match=r"2020\.json"):
        load_calendar(tmp_path)


def test_a_file_with_another_name_than_its_year_is_refused(tmp_path: Path) -> None:
    write(tmp_path, page_of_2020(), "2020-copy.json")
    with pytest.raises(BrokenCalendar, match=r"2020-copy\.json"):
        load_calendar(tmp_path)


def test_a_folder_without_years_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BrokenCalendar) as refused:
        load_calendar(tmp_path)
    assert "没有任何年份的日历" in refused.value.sentence("zh")


def test_the_layout_of_a_file_does_not_change_the_digest(tmp_path: Path) -> None:
    write(tmp_path, page_of_2020())
    plain = load_calendar(tmp_path).digest
    turned = dict(reversed(page_of_2020().items()))
    (tmp_path / "2020.json").write_text(json.dumps(turned, indent=7), encoding="utf-8")
    assert load_calendar(tmp_path).digest == plain
