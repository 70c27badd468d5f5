"""What the circular says: counted, never invented, the same from the same records."""

import re
import shutil
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from actions.amendment import edit_task
from actions.indicators import confirm
from actions.period import open_period
from intake.figure_anomalies import ADVICE
from models.engine import open_engine
from reports.circular import circular_content
from reports.circular.anchor import here
from reports.circular.words import chinese, share
from statemachine.actor import clock
from statemachine.chain import digest
from statemachine.figure import Figure
from tests.actions.test_period import Q4, WITHOUT_2021
from tests.postgres import Postgres
from tests.quarter import Home, at, sample
from tests.reports.busy_quarter import act_out, content_of

UNITS = len(sample()[1].units)


@pytest.fixture(scope="module")
def content(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Made once: the last test but one shows that the other engine gives the same bytes."""
    folder = tmp_path_factory.mktemp("circular")
    engine = open_engine(f"sqlite:///{shutil.copy(sqlite_template, folder / 'ducha.db')}")
    home = Home(engine)
    act_out(home)
    made = content_of(home)
    engine.dispose()
    return made


def row(content: dict[str, Any], code: str) -> dict[str, Any]:
    (found,) = [unit for unit in content["units"] if unit["code"] == code]
    return dict(found)


def prose(content: dict[str, Any]) -> str:
    return "\n".join(line for section in content["sections"] for line in section["paragraphs"])


def test_the_totals_are_those_of_the_rows(content: dict[str, Any]) -> None:
    totals, units = content["totals"], content["units"]
    words = {
        "timeliness": {"on_time": "按时", "late": "迟报", "missing": "未报"},
        "state": {
            "drafted": "已拟稿", "signed": "已签字", "sealed": "已盖章", "submitted": "已报送",
            "reviewed": "已审核", "flagged": "存在问题待整改",
        },
        "light": {"green": "绿", "yellow": "黄", "red": "红"},
    }  # fmt: skip
    for column, names in words.items():
        counted = Counter(unit[column] for unit in units)
        assert {name: totals[name] for name in names} == {name: counted[word] for name, word in names.items()}, column
    assert (totals["units"], totals["nil"]) == (UNITS, 1) == (len(units), sum(unit["nil"] for unit in units))
    assert (totals["on_time"], totals["late"], totals["missing"]) == (5, 1, UNITS - 6)
    assert set(totals) == {"units", "nil", "exempt", *(name for names in words.values() for name in names)}


def test_every_number_of_the_first_paragraphs_is_a_total_and_no_other_number_is_there(content: dict[str, Any]) -> None:
    t = content["totals"]
    said = "".join(content["sections"][0]["paragraphs"])
    for date_or_number in ("临政字〔2020〕112号", "2020年二十大", "2020年10月12日24时", "2020年10月27日", "附件1"):
        said = said.replace(date_or_number, "")
    found = re.findall(r"\d+(?:\.\d+)?%?", said)
    percents = [f"{round(1000 * t[key] / t['units']) / 10:.1f}%" for key in ("on_time", "late", "missing")]
    pairs = [str(t["on_time"]), percents[0], str(t["late"]), percents[1], str(t["missing"]), percents[2]]
    lights = [str(t[key]) for key in ("green", "yellow", "red")]
    assert found == [str(t["units"]), *pairs, str(t["nil"]), str(t["reviewed"]), str(t["flagged"]), *lights]


def test_a_row_says_when_it_came_how_late_it_was_and_what_followed(content: dict[str, Any]) -> None:
    on_time, late, silent = row(content, "GXJ"), row(content, "FGJ"), row(content, "QLHG")
    assert (on_time["submitted_at"], on_time["late_by"], on_time["light"]) == ("2020-10-12 15:20", "", "绿")
    assert (on_time["tasks"], on_time["supports"], len(on_time["digest"])) == ([1, 2], [3, 5], 64)
    assert (late["timeliness"], late["late_by"], late["light"]) == ("迟报", "迟2个工作日", "黄")
    assert late["rungs"] == []  # it was in before the clock looked
    assert (silent["submitted_at"], silent["digest"], silent["light"]) == (None, None, "红")
    assert silent["rungs"] == ["10月13日催报", "10月15日二次催报", "10月19日通报"]
    assert row(content, "JSZ")["rungs"][-1] == "10月19日通报（待签发）"
    assert (row(content, "YJJ")["nil"], row(content, "YJJ")["note"]) == (True, "零报告")
    assert (row(content, "NYJ")["state"], row(content, "NYJ")["digest"]) == ("已盖章", None)  # signed, not handed in


def test_the_prose_names_who_was_late_and_who_is_missing(content: dict[str, Any]) -> None:
    words = prose(content)
    assert "迟报单位：区发展和改革局（迟2个工作日），共1个。" in words
    assert f"，共{UNITS - 6}个。" in words
    missing = [unit["name"] for unit in content["units"] if unit["timeliness"] == "未报"]
    paragraph = next(line for line in words.splitlines() if line.startswith("未报单位：") and "共" in line)
    assert [name for name in missing if name not in paragraph] == []


def test_what_the_notice_lacks_stays_missing_and_is_said(content: dict[str, Any]) -> None:
    assert [task["seq"] for task in content["missing_tasks"]] == [16, 17, 18, 19] == content["campaign"]["missing"]
    assert {task["words"] for task in content["missing_tasks"]} == {"通知原文缺失，待补录"}
    assert [task["seq"] for task in content["tasks"]] == [*range(1, 16), 20]
    assert "第16、17、18、19项任务在通知文本中缺失，待补录，本期不作通报。" in prose(content)
    assert (content["campaign"]["declared_tasks"], content["campaign"]["present_tasks"]) == (20, 16)
    damage = [warning for warning in sample()[0].warnings if warning.code not in ADVICE]
    assert 0 < len(damage) < len(sample()[0].warnings)
    assert content["campaign"]["warnings"] == [warning.message.zh for warning in damage]


def test_a_task_has_its_target_its_units_their_words_and_the_weakest_light(content: dict[str, Any]) -> None:
    notice = {task.seq: task for task in sample()[0].tasks}
    assert all(task["target"] == notice[task["seq"]].targets["2020Q3"] for task in content["tasks"])
    assert all(task["annual"] == notice[task["seq"]].annual for task in content["tasks"])
    first, second, third = content["tasks"][:3]
    assert (first["lead"], first["light"]) == (["区工业和信息化局"], "绿")
    assert (second["lead"], second["light"]) == (["区发展和改革局", "区工业和信息化局"], "黄")
    assert third["light"] == "红"
    assert [entry["unit"] for entry in first["entries"]] == ["区工业和信息化局"]
    assert first["entries"][0]["progress"] == "（演示）完成1"
    (nil_entry,) = [e for t in content["tasks"] for e in t["entries"] if e["unit"] == "区应急管理局"]
    assert nil_entry["progress"] == "零报告：（演示）尚未开始"


def test_flags_stand_with_their_day_and_closed_ones_say_how(content: dict[str, Any]) -> None:
    assert [(flag["unit"], flag["status"], flag["correct_by"]) for flag in content["flags"]] == [
        ("市生态环境局临淄分局", "待整改", "2020-10-20"), ("区投资促进局", "已销号", "2020-10-20"),
    ]  # fmt: skip
    words = prose(content)
    assert "审核中标记问题2条：已整改0条、已销号1条、待整改1条。" in words
    assert "市生态环境局临淄分局：数字不清，未写明截至日期（待整改，整改期限2020年10月20日）。" in words
    assert "区投资促进局：数字不清，未写明截至日期（已销号）。" in words


def test_the_rules_are_printed_with_their_sources(content: dict[str, Any]) -> None:
    basis, limit, _ = content["standing"]
    assert "临政字〔2020〕112号" in basis
    assert "第3个工作日为10月12日（周一）" in limit
    assert "10月10日（周六，调休上班）" in limit
    assert "国务院办公厅" in limit


def test_a_preview_has_no_number_and_says_so(home: Home) -> None:
    preview, frozen = content_of(home, None), content_of(home, 3)
    assert (preview["doc_number"], preview["issue"]) == ("督查通报〔2020〕未定稿", 0)
    assert preview["label"].startswith("未定稿")
    assert "演示" in preview["label"]
    assert (frozen["doc_number"], frozen["issue"]) == ("督查通报〔2020〕3号", 3)
    assert "未定稿" not in frozen["label"]
    assert preview["title"] == "关于2020年第三季度二十大重点工作推进落实情况的通报"
    same = ("totals", "units", "tasks", "flags", "sections")
    assert {key: preview[key] for key in same} == {key: frozen[key] for key in same}


def test_without_a_due_day_nobody_is_called_late(home: Home) -> None:
    with home.act() as scene:
        period, _ = open_period(scene.session, scene.campaign, Q4, WITHOUT_2021, clock(), at("2021-01-01"))
        now = at("2021-02-01")
        upto = here(scene.session)
        found = circular_content(scene.session, scene.office, scene.campaign, period, WITHOUT_2021, now, None, upto)
        assert (found["due_on"], found["totals"]["late"], found["totals"]["missing"]) == (None, 0, 0)
        assert "报送时限待定：尚无官方工作日历，不认定迟报。" in found["standing"]
        assert "（报送时限待定）" in prose(found)
        assert {unit["light"] for unit in found["units"]} == {"灰"}


def test_annex_3_is_spoken_of_only_where_there_is_one(home: Home) -> None:
    """Not where a person has confirmed that there is nothing to measure, or figures of another quarter only."""
    fourth = Figure("2020Q4", "工程投资", ">=", "40", "亿元", None, "target", "40亿元")
    when = at("2020-08-20")
    with home.act() as scene:
        clerk = scene.person("office.clerk")
        edit_task(scene.session, scene.campaign, 2, {"2020Q4": "（演示）工程投资40亿元"}, "（演示）", clerk, when)
        confirm(scene.session, scene.campaign, {1: [], 2: [fourth]}, clerk, when)
    third = content_of(home)
    assert ("figures" in third, [words for words in third["standing"] if "附件3" in words]) == (False, [])
    with home.act() as scene:
        period, _ = open_period(scene.session, scene.campaign, Q4, WITHOUT_2021, clock(), at("2021-01-01"))
        asked = scene.session, scene.office, scene.campaign, period, WITHOUT_2021, at("2021-02-01"), None
        found = circular_content(*asked, here(scene.session))
    assert (len(found["figures"]), len([words for words in found["standing"] if "附件3" in words])) == (1, 1)


def test_both_engines_give_the_same_bytes(content: dict[str, Any], postgres: Postgres) -> None:
    name = postgres.create()
    engine = open_engine(postgres.url(name))
    home = Home(engine)
    act_out(home)
    assert digest(content_of(home)) == digest(content)
    engine.dispose()
    postgres.drop(name)


def test_a_share_is_rounded_half_up_and_nothing_of_nothing_is_none() -> None:
    assert [share(1, 8), share(1, 3), share(2, 3), share(1, 80), share(3, 80), share(5, 5), share(0, 0)] == [
        "12.5%", "33.3%", "66.7%", "1.3%", "3.8%", "100.0%", "0.0%",
    ]  # fmt: skip
    assert chinese(date(2020, 10, 1)) == "2020年10月1日"
