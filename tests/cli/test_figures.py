"""Figures in the commands: answered by number, checked before the signature, measured."""

from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, Ducha
from tests.cli.people import file_of

DRAFT = ("submission", "draft", "2020Q3/TCJ", "--as", "TCJ.drafter")
SIGN = ("submission", "sign", "2020Q3/TCJ", "--as", "TCJ.principal")


@pytest.fixture
def asked(opened: Ducha) -> Ducha:
    """The figures of the sample confirmed as proposed, and the two tasks of a unit written without any."""
    opened.do("notice", "review", NOTICE, "--yes")
    for task in ("3", "4"):
        opened.do(*DRAFT, "--task", task, "--progress", "（演示）")
    return opened


def reading(ducha: Ducha, number: int) -> dict[str, str]:
    """What the unit's draft answers to a figure of task 4."""
    found = ducha.show("2020Q3/TCJ")["figures"]
    (one,) = [one["reading"] for one in found if (one["task"], one["number"]) == (4, number)]
    return dict(one)


def test_what_stops_the_signature_is_named_and_a_figure_or_a_reason_settles_it(asked: Ducha) -> None:
    waiting = [one["key"] for one in asked.json("submission", "check", "2020Q3/TCJ") if one["open"]]
    assert waiting == ["figure_unanswered:4.4", "figure_unanswered:4.5"]
    assert "还有 2 条数字核对未处理" in asked.refused(*SIGN)
    asked.do(*DRAFT, "--task", "4", "--figure", "4=152亿元", "--because", "figure_unanswered:4.5=（演示）尚在报批")
    said = asked.do("submission", "check", "2020Q3/TCJ").out
    assert "已说明" in said
    assert "可以签字" in said
    asked.do(*SIGN)


def test_a_figure_comes_with_its_unit_and_leaves_the_note_alone(asked: Ducha, tmp_path: Path) -> None:
    entry = {"progress": "（演示）", "readings": {"4": {"value": "150", "unit": "亿元", "note": "快报数"}}}
    asked.do(*DRAFT, "--file", file_of(tmp_path, {"entries": {"4": entry}}))
    asked.do(*DRAFT, "--task", "4", "--figure", "4=1520000万元")
    assert reading(asked, 4) == {"value": "1520000万元", "unit": "", "note": "快报数"}
    asked.do(*DRAFT, "--task", "4", "--note", "4=", "--note", "5=（演示）")
    assert (reading(asked, 4)["note"], reading(asked, 5)) == ("", {"note": "（演示）"})
    assert asked(*DRAFT, "--task", "4", "--figure", "152亿元").code == 2


def test_progress_shows_what_was_handed_in(asked: Ducha) -> None:
    asked.do(*DRAFT, "--task", "4", "--figure", "4=120亿元", "--figure", "5=1支", "--issues", "（演示）资金未到位")
    assert {one["value"] for one in asked.json("progress", "2020Q3", "--task", "4")[0]["rows"]} == {None}
    asked.do(*SIGN)
    asked.do("submission", "seal", "2020Q3/TCJ", "--as", "TCJ.seal_keeper")
    asked.do("submission", "submit", "2020Q3/TCJ", "--as", "TCJ.drafter")
    (task,) = asked.json("progress", "2020Q3", "--task", "4")
    rows = [(row["value"], row["rate"], row["light"]) for row in task["rows"]]
    assert (task["light"], rows) == ("黄", [("120 亿元", "80.0%", "黄"), ("1 支", "100.0%", "绿")])
    assert "80.0%" in asked.do("progress", "2020Q3", "--task", "4").out
