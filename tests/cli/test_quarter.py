"""One unit's whole quarter through commands only, on each engine."""

from pathlib import Path

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.cli.people import NAME, TASKS, UNIT, act, file_of, flag, hand_in, office, write


@pytest.fixture
def ducha(database_url: str, tmp_path: Path) -> Ducha:
    """The sample imported and opened by command, on each engine."""
    ducha = Ducha(tmp_path / "home", database_url)
    ducha.do("notice", "import", NOTICE, "--units", UNITS, as_of="2020-08-12")
    ducha.do("period", "open", "2020Q3", as_of="2020-10-01")
    return ducha


def test_from_the_notice_to_the_circular(ducha: Ducha) -> None:
    tasks = ducha.do(
        "unit", "acknowledge", UNIT, "--responsible", "分管负责人", "--measures", "倒排工期", "--as", "GXJ.principal"
    )
    assert "1、2、3、5" in tasks.out
    write(ducha)
    assert ducha.show(NAME)["state"] == "drafted"
    hand_in(ducha)
    handed_in = ducha.show(NAME)
    assert (handed_in["state"], handed_in["timeliness"], handed_in["revision"]) == ("submitted", "on_time", 1)

    office(ducha, "reviewer", "take-up")
    flag(ducha)
    office(ducha, "reviewer", "reopen", "--reason", "请补充截至日期", as_of="2020-10-13")
    act(ducha, NAME, "drafter", "answer", "--flag", "1", "--text", "已补充", as_of="2020-10-14")
    write(ducha, words="截至9月30日，完成")
    hand_in(ducha, as_of="2020-10-14")
    office(ducha, "reviewer", "review", "--accept-flags", as_of="2020-10-15")

    end = ducha.show(NAME)
    assert (end["state"], end["timeliness"], end["revision"]) == ("reviewed", "on_time", 2)
    assert [(flag["status"], flag["answer"]) for flag in end["flags"]] == [("accepted", "已补充")]
    assert [bool(stamp["voided_at"]) for stamp in end["signatures"]] == [True, True, False, False]
    actions = [event["action"] for event in end["events"]]
    assert actions == [
        "open", "sign", "seal", "submit", "receive_paper", "take_up", "flag", "reopen", "answer",
        "sign", "seal", "submit", "receive_paper", "review",
    ]  # fmt: skip
    assert {event["via"] for event in end["events"]} == {"as-of"}

    ducha.do("circular", "2020Q3", "--format", "json", as_of="2020-10-27")
    assert (ducha.home / "circular" / "2020Q3-main-1" / "circular.json").exists()
    ledger = ducha.json("audit", "verify")
    assert ledger == {"ok": True, "events": 1 + 1 + 1 + 1 + 30 + 13 + 1, "subjects": 33, "broken": []}


def test_the_whole_content_comes_from_a_file(ducha: Ducha, tmp_path: Path) -> None:
    entries = {task: {"progress": f"完成{task}", "issues": "无", "next_steps": "继续"} for task in TASKS}
    act(ducha, NAME, "drafter", "draft", "--file", file_of(tmp_path, {"entries": entries}))
    assert ducha.show(NAME)["draft"]["entries"] == entries
    hand_in(ducha)
    assert ducha.show(NAME)["state"] == "submitted"


def test_a_nil_return_is_signed_and_sealed_like_any_other(ducha: Ducha) -> None:
    act(ducha, NAME, "drafter", "draft", "--nil", "本季度未进入实施阶段")
    hand_in(ducha)
    office(ducha, "reviewer", "review")
    (line,) = [row for row in ducha.json("submission", "list", "2020Q3") if row["name"] == NAME]
    assert (line["state"], line["nil"]) == ("reviewed", True)


def test_a_withdrawn_report_is_written_and_signed_again(ducha: Ducha) -> None:
    write(ducha)
    hand_in(ducha)
    act(ducha, NAME, "principal", "withdraw", "--reason", "数字有误")
    assert ducha.show(NAME)["state"] == "drafted"
    write(ducha, words="更正：完成")
    hand_in(ducha)
    assert (ducha.show(NAME)["state"], ducha.show(NAME)["revision"]) == ("submitted", 2)


def test_the_director_closes_a_flag_on_evidence(ducha: Ducha) -> None:
    write(ducha)
    hand_in(ducha)
    flag(ducha)
    office(ducha, "director", "clear", "--reason", "已当面核实", "--evidence", "开工许可证复印件")
    end = ducha.show(NAME)
    assert (end["state"], end["flags"][0]["status"]) == ("reviewed", "cleared")


def test_several_are_reviewed_at_once_or_none(ducha: Ducha) -> None:
    write(ducha)
    hand_in(ducha)
    other = "2020Q3/CZJ"
    write(ducha, other, ("4", "10"))
    act(ducha, other, "principal", "sign")
    said = ducha("submission", "review", NAME, other, "--as", "office.reviewer")
    assert (said.code, ducha.show(NAME)["state"]) == (1, "submitted")

    act(ducha, other, "seal_keeper", "seal")
    act(ducha, other, "drafter", "submit")
    code = ducha.show(other)["digest"][:8].upper()
    ducha.do("paper", "receive", other, "--code", code, "--as", "office.clerk")
    ducha.do("submission", "review", NAME, other, "--as", "office.reviewer")
    assert {ducha.show(name)["state"] for name in (NAME, other)} == {"reviewed"}


def test_the_late_climb_and_the_director_issues(ducha: Ducha) -> None:
    write(ducha)
    hand_in(ducha)
    for day in ("2020-10-13", "2020-10-15", "2020-10-19"):
        assert NAME.partition("/")[2] not in ducha.do("escalate", "2020Q3", as_of=day).out
    assert "没有" in ducha.do("escalate", "2020Q3", as_of="2020-10-20").out, "the next rung waits for the issue"
    ducha.do("rung", "issue", "2020Q3/CZJ", "--as", "office.director", as_of="2020-10-20")
    reached = ducha.do("escalate", "2020Q3", as_of="2020-10-22").out
    assert "CZJ" in reached
    assert "FGJ" not in reached
    rungs = {row["name"]: row["rungs"] for row in ducha.json("submission", "list", "2020Q3")}
    assert rungs["2020Q3/CZJ"] == ["chase", "second_chase", "circular", "formal_talk"]
    assert (rungs["2020Q3/FGJ"], rungs[NAME]) == (["chase", "second_chase", "circular"], [])
