"""ducha notice review and figures: a person looks, and what is confirmed comes in whole or not at all."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha, contents

BOTH = ("notice", "review", NOTICE, "--units", UNITS)
AGAIN = ("notice", "review", NOTICE)


def confirmed(ducha: Ducha, task: int = 1) -> list[dict[str, Any]]:
    """The confirmed figures of a task."""
    found = ducha.json("notice", "figures")["figures"]
    return [one for one in found if one["task"] == task]


def names(ducha: Ducha, task: int = 1) -> list[str]:
    return [one["name"] for one in confirmed(ducha, task)]


def test_the_notice_and_all_its_figures_come_in_as_one(nowhere: Ducha) -> None:
    said = nowhere.do(*BOTH, "--yes").out
    assert "已导入 临政字〔2020〕112号：16 项任务。" in said
    assert "已确认" in said
    first = confirmed(nowhere)[0]
    assert first == {
        "task": 1, "number": 1, "quarter": None, "name": "新培育上云企业", "comparator": "=", "value": "520",
        "unit": "家", "basis": "cumulative", "role": "target", "text": "520家", "stale": False,
    }  # fmt: skip
    verified = nowhere.json("audit", "verify")
    assert (verified["ok"], verified["events"]) == (True, 3)
    for words in ("新培育上云企业", "= 520 家", "全年", "目标"):
        assert words in nowhere.do("notice", "figures").out
    before = contents(nowhere.home)
    assert "没有变化" in nowhere.do(*AGAIN, "--yes").out
    assert "没有变化" in nowhere.do(*BOTH, "--yes").out
    assert contents(nowhere.home) == before


def test_a_person_accepts_drops_switches_and_changes_task_by_task(nowhere: Ducha) -> None:
    answers = ["9", "2 3", "s 1", "e 1 name=上云企业", "e 1 value=五百", "", "e 1 value=520", "e 1 basis=", "乱写", ""]
    said = nowhere(*BOTH, typed="\n".join(answers + [""] * 40))
    assert (said.code, said.err) == (0, "")
    for words in ("第 1 项（1/16）", "新培育上云企业520家", "牵头：区工业和信息化局", "看不懂“9”", "看不懂“乱写”"):
        assert words in said.out.replace("\n", ""), words
    assert "第 1 个指标的数值“五百”不是数字或分数，请删去或修改。" in said.out.replace("\n", "")
    first, *others = confirmed(nowhere)
    assert (first["name"], first["role"], first["value"], first["basis"]) == ("上云企业", "scope", "520", None)
    assert "智慧示范工厂" not in names(nowhere)
    assert "智能标杆车间" not in names(nowhere)
    assert others
    assert "没有变化" in nowhere.do(*AGAIN, "--yes").out, "what was dropped is not proposed again"


def test_a_change_may_be_said_in_the_words_of_the_table(nowhere: Ducha) -> None:
    answers = [
        "e 1 指标=上云企业",
        "e 1 数值=530",
        "e 1 比较＝≥",
        "e 1 口径=本季",
        "e 1 性质=范围",
        "e 1 季度=全年",
        "",
    ]
    said = nowhere(*BOTH, typed="\n".join(answers + [""] * 40))
    assert (said.code, said.err) == (0, "")
    first = confirmed(nowhere)[0]
    fields = ("name", "value", "comparator", "basis", "role", "quarter", "unit")
    assert [first[field] for field in fields] == ["上云企业", "530", ">=", "quarter", "scope", None, "家"]


@pytest.mark.parametrize("typed", ["q\n", "\n\nq\n", "", "\n"])
def test_who_stops_or_does_not_answer_leaves_nothing_behind(nowhere: Ducha, typed: str) -> None:
    said = nowhere(*BOTH, typed=typed)
    assert said.code == 1
    assert "没有写入任何内容" in said.err
    assert "--confirmed" in said.err
    assert not nowhere.home.exists()


def test_the_first_import_needs_the_units(nowhere: Ducha) -> None:
    assert "--units" in nowhere.refused(*AGAIN, "--yes")
    assert not nowhere.home.exists()


def test_without_a_terminal_the_figures_are_edited_in_a_file(nowhere: Ducha, tmp_path: Path) -> None:
    file = tmp_path / "review.json"
    nowhere.do(*BOTH, "--out", str(file))
    assert not nowhere.home.exists()
    value = json.loads(file.read_text(encoding="utf-8"))
    assert "新培育上云企业" in file.read_text(encoding="utf-8"), "readable, not escaped"
    task = value["tasks"][0]
    assert task["units"]["lead"] == ["区工业和信息化局"]
    assert task["words"]["annual"].startswith("紧紧围绕")
    task["figures"] = [task["figures"][0] | {"name": "上云企业"}]
    del value["tasks"][1:]
    # An editor may add a mark at the beginning, and a person leave out the quotes.
    text = json.dumps(value, ensure_ascii=False).replace('"520"', "520")
    file.write_text(f"\ufeff{text}", encoding="utf-8")
    assert "已确认：1 项任务，1 个指标。" in nowhere.do(*BOTH, "--confirmed", str(file)).out
    assert [(one["name"], one["value"]) for one in confirmed(nowhere)] == [("上云企业", "520")]
    assert confirmed(nowhere, 2) == []
    assert "没有变化" in nowhere.do(*AGAIN, "--confirmed", str(file), "--as", "office.clerk").out
    written = contents(tmp_path / "home")
    assert "已经存在" in nowhere.refused(*AGAIN, "--out", str(file))
    assert contents(tmp_path / "home") == written


def _of(task: dict[str, Any], **figure: Any) -> None:
    task["figures"][1] |= figure


WRONG: list[tuple[Callable[[dict[str, Any]], object], str]] = [
    (lambda v: v.pop("schema"), "schema"),
    (lambda v: v.update(doc_number="区政字〔2021〕1号"), "另一份通知（区政字〔2021〕1号）"),
    (lambda v: v.update(notice="0" * 64), "另一份通知"),
    (lambda v: v.update(tasks={}), "tasks"),
    (lambda v: v["tasks"].append(v["tasks"][0]), "第 17 个任务（序号 1）出现了两次"),
    (lambda v: v["tasks"][2].update(seq=17), "第 3 个任务（序号 17）不是通知里的任务"),
    (lambda v: v["tasks"].insert(0, None), "第 1 个任务（序号 None）"),
    (lambda v: v["tasks"][0].pop("figures"), "没有 figures 列表"),
    (lambda v: v["tasks"][1]["words"].update(annual="新"), "第 2 项任务的文字与通知不同"),
    (lambda v: v["tasks"][1]["figures"].__setitem__(0, 5), "第 2 项任务的第 1 个指标应有且只有 8 个字段"),
    (lambda v: v["tasks"][0]["figures"][1].pop("unit"), "第 1 项任务的第 2 个指标应有且只有 8 个字段，请核对：unit"),
    (lambda v: _of(v["tasks"][0], number=1), "请核对：number"),
    (lambda v: _of(v["tasks"][0], unit=None), "第 1 项任务的第 2 个指标的“unit”不是文字"),
    (lambda v: _of(v["tasks"][0], value=["5"]), "第 1 项任务的第 2 个指标的“value”不是文字"),
    (lambda v: _of(v["tasks"][0], value="五"), "第 1 项任务的第 2 个指标的数值“五”不是数字或分数"),
    (lambda v: _of(v["tasks"][0], value=1e30), "第 1 项任务的第 2 个指标的数值“1e+30”不是数字"),
    (lambda v: _of(v["tasks"][0], text="六家"), "第 1 项任务的第 2 个指标的原文“六家”不在通知的这一格里"),
    (lambda v: _of(v["tasks"][0], quarter="2020Q1"), "第 1 项任务的第 2 个指标所在的季度（2020Q1）没有目标"),
    (lambda v: _of(v["tasks"][0], role="goal"), "第 1 项任务的第 2 个指标的“role”（goal）"),
    (lambda v: v["tasks"][0]["figures"].append(v["tasks"][0]["figures"][0]), "与第 1 个完全相同"),
]


def test_a_file_that_is_wrong_is_refused_by_task_and_figure_and_nothing_comes_in(
    nowhere: Ducha, imported: Ducha, tmp_path: Path
) -> None:
    file = tmp_path / "review.json"
    imported.do(*AGAIN, "--out", str(file))
    original = file.read_text(encoding="utf-8")
    for change, words in WRONG:
        value = json.loads(original)
        change(value)
        file.write_text(json.dumps(value, ensure_ascii=False), encoding="utf-8")
        assert words in imported.refused(*AGAIN, "--confirmed", str(file)), words
    for data in (b"{", b"\xff\xfe", b"[" * 100_000, b"5", b"[]", b'{"schema": "ducha.review/2"}', b"null"):
        file.write_bytes(data)
        assert "不是 notice review --out 写出的文件" in imported.refused(*AGAIN, "--confirmed", str(file)), data
    assert "找不到文件" in imported.refused(*AGAIN, "--confirmed", str(tmp_path / "none.json"))


def test_a_corrected_notice_is_accepted_first_and_its_changed_figures_are_confirmed_again(
    opened: Ducha, tmp_path: Path
) -> None:
    opened.do(*AGAIN, "--yes", "--as", "office.clerk")
    other = tmp_path / "other.txt"
    text = Path(NOTICE).read_text(encoding="utf-8")
    other.write_text(text.replace("520 家", "521 家").replace("70%以上", "75%以上"), encoding="utf-8")
    said = opened("notice", "review", str(other), "--yes")
    assert (said.code, "差异" in said.out, "--apply" in said.err) == (1, True, True)
    done = opened.do("notice", "import", str(other), "--units", UNITS, "--apply", "--reason", "（演示）来文更正").out
    assert "须重新确认：第 1 项任务第 1 个指标“新培育上云企业”" in done
    assert "须重新确认：第 2 项任务" in done
    stale = [one for one in opened.json("notice", "figures")["figures"] if one["stale"]]
    assert [(one["task"], one["text"]) for one in stale] == [(1, "520家"), (2, "70%以上")]
    assert "须重新确认" in opened.do("notice", "figures").out
    assert "已确认" in opened.do("notice", "review", str(other), "--yes").out
    assert confirmed(opened)[0].items() >= {"number": 1, "value": "521", "stale": False}.items()
    assert not any(one["stale"] for one in opened.json("notice", "figures")["figures"])
    assert opened.json("audit", "verify")["ok"]


def test_who_may_not_and_what_goes_not_together(opened: Ducha) -> None:
    assert "GXJ.drafter" in opened.refused(*AGAIN, "--yes", "--as", "GXJ.drafter")
    assert opened(*AGAIN, "--yes", "--out", "x.json").code == 2
    assert "还没有确认过指标" in opened.do("notice", "figures").out
    key = (*AGAIN, "--yes", "--once", "one")
    assert opened.do(*key).out == opened.do(*key).out


def test_what_somebody_else_did_meanwhile_is_not_overwritten(opened: Ducha, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(*given: Any) -> Any:
        opened.do(
            "notice", "edit", "--task", "3", "--annual", "（演示）新", "--reason", "因", "--as", "office.director"
        )
        return {one.seq: one.figures for one in given[1]}

    monkeypatch.setattr("cli.confirming.ask", slowly)
    said = opened(*AGAIN)
    assert said.code == 1
    assert "office.director" in said.err
    assert "更正通知内容" in said.err
    assert opened.json("notice", "figures")["figures"] == []


def test_the_words_are_shown_with_their_figures_in_colour(nowhere: Ducha) -> None:
    nowhere.environment |= {"FORCE_COLOR": "1", "TERM": "xterm-256color"}
    shown = nowhere(*BOTH, typed="q\n").out
    assert "\x1b[1;32m520家\x1b[0m" in shown
