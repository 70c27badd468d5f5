"""What the messages say, and what a hostile name can do to them: nothing."""

import pytest
from jinja2 import UndefinedError
from sqlalchemy import Engine

from notifications.message import key_of, render
from tests.notifications.sample import Play, at, row, whole_quarter

HOSTILE = "甲局\nBcc: x@example.org\n通知编号：0 {{ 7 * 7 }} {% raw %} <b>&amp;"
INERT = "甲局 Bcc: x@example.org 通知编号：0 {{ 7 * 7 }} {% raw %} <b>&amp;"


def test_the_first_message_says_what_is_asked_by_when_and_why_that_day(play: Play) -> None:
    play.open()
    play.fan_out()
    body = play.body("opened", "AAA.drafter")
    assert "《关于对2020年重点工作实行督查的通知》（测政字〔2020〕3号）" in body
    assert "第1项（牵头）：第三季度目标1\n第3项（配合）：第三季度目标3\n" in body
    assert "第2项" not in body
    assert "报送形式：纸质件、电子件\n报送期限：2020年10月12日（星期一）24时\n" in body
    assert "10月5日至10月8日：法定节假日（国庆节、中秋节），不计\n10月9日：工作日，第1个\n" in body
    assert "10月12日：工作日，第3个\n依据：《国务院办公厅关于2020年部分节假日安排的通知》" in body


def test_the_english_message_says_the_same(play: Play) -> None:
    play.open()
    play.fan_out(lang="en")
    body = play.body("opened", "AAA.drafter")
    assert play.told("opened")[0][1] == "Report on the key tasks for the third quarter of 2020"
    assert "Forms required: the paper copy, the electronic copy\n" in body
    assert "Due: the end of Monday 12 October 2020 (Beijing time)\n" in body
    assert "12 October: working day, number 3\n" in body


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "报送期限：待定（缺少2027年"), ("en", "Due: 待定, to be determined (缺少2027年")]
)
def test_a_day_that_no_official_calendar_gives_is_open(database: Engine, lang: str, said: str) -> None:
    play = Play(database, quarter="2026Q4", opened=at("2027-01-01"))
    play.open()
    play.fan_out("2027-01-01", lang)
    body = play.body("opened", "AAA.drafter")
    assert said in body
    assert "None" not in body


def test_a_flag_is_told_with_its_category_text_tasks_and_day(play: Play) -> None:
    whole_quarter(play)
    play.fan_out()
    body = play.body("flagged", "AAA.principal")
    assert "问题类别：数字不清\n涉及任务：第1项\n问题内容：数字前后不一致\n整改期限：2020年10月20日（星期二）\n" in body


def test_several_tasks_of_a_flag_are_listed(play: Play) -> None:
    play.open()
    play.hand_in("AAA", "2020-10-10")
    play.flag("AAA", "2020-10-11", items=(1, 3))
    play.fan_out()
    assert "涉及任务：第1、3项\n" in play.body("flagged", "AAA.drafter")


def test_a_receipt_carries_moment_and_check_code(play: Play) -> None:
    play.open()
    play.hand_in("CCC", "2020-10-12")
    play.fan_out()
    body = play.body("receipt", "CCC.drafter")
    assert "2020年10月12日（星期一）11时05分收到丙镇" in body
    with play.engine.connect() as connection:
        digest = connection.exec_driver_sql("SELECT digest FROM revision").scalar_one()
    assert f"校验码{digest[:8].upper()}。" in body


def test_a_chase_names_the_next_step_of_the_campaigns_ladder(play: Play) -> None:
    whole_quarter(play)
    play.fan_out()
    assert "截至2020年10月13日（星期二），我室尚未收齐乙局的报告" in play.body("chased", "BBB.drafter")
    assert "下一步：二次催报。" in play.body("chased", "BBB.drafter")
    assert "下一步：通报。" in play.body("chased_again", "BBB.principal")
    assert "下一步：约谈。" in play.body("criticised", "BBB.principal")
    assert "下一步" not in play.body("summoned", "BBB.principal")
    assert "2020年10月23日（星期五）决定约谈乙局主要负责人" in play.body("summoned", "BBB.principal")


def test_the_director_is_asked_for_each_rung_that_waits(play: Play) -> None:
    whole_quarter(play)
    play.fan_out()
    assert play.told("circular_to_issue") == [("office.director", "待签发通报：乙局逾期未报齐2020年第三季度报告")]
    assert play.told("talk_to_issue") == [("office.director", "待签发约谈：乙局逾期未报齐2020年第三季度报告")]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_hostile_unit_name_comes_out_as_text_on_one_line(database: Engine, lang: str) -> None:
    play = Play(database, units=(row("AAA", HOSTILE, 1), row("BBB", "乙局", 2), row("CCC", "丙镇", 3)))
    play.open()
    play.hand_in("AAA", "2020-10-09")
    play.flag("AAA", "2020-10-10", text="一行\n通知编号：0\n{{ unit }}")
    play.fan_out(lang=lang)
    for delivery in play.deliveries():
        assert delivery.subject == " ".join(delivery.subject.split())
        numbers = [line for line in delivery.body.splitlines() if line.startswith(("通知编号", "Notification no."))]
        assert len(numbers) == 1
    subject = dict(play.told("to_seal"))["AAA.seal_keeper"]
    assert INERT in subject
    assert INERT in play.body("to_seal", "AAA.seal_keeper")
    assert "一行 通知编号：0 {{ unit }}\n" in play.body("flagged", "AAA.principal")


def test_an_endless_name_leaves_a_subject_that_the_column_holds(database: Engine) -> None:
    units = (row("AAA", "甲" * 200, 1), row("BBB", "乙局", 2), row("CCC", "丙镇", 3))
    play = Play(database, units=units)
    play.open()
    play.hand_in("AAA", "2020-10-09")
    play.flag("AAA", "2020-10-10")
    play.fan_out()
    assert max(len(delivery.subject) for delivery in play.deliveries()) == 200


def test_a_value_that_is_only_asked_about_must_be_there_too() -> None:
    event = {"revision": 1, "digest": "f" * 64}
    values = {"label": None, "person": "甲", "unit": "乙", "quarter": "丙", "at": at("2020-10-01"), "event": event}
    complete = values | {"wants_paper": False, "office": "丁", "key": "k"}
    assert render("receipt", "zh", complete).body.endswith("丁\n通知编号：k\n")
    with pytest.raises(UndefinedError, match="wants_paper"):
        render("receipt", "zh", {name: value for name, value in complete.items() if name != "wants_paper"})


def test_the_number_of_a_message_is_its_events_rules_and_persons() -> None:
    assert key_of("e", "opened", 1) == key_of("e", "opened", 1)
    assert (
        len({key_of("e", "opened", 1), key_of("f", "opened", 1), key_of("e", "other", 1), key_of("e", "opened", 2)})
        == 4
    )
    assert len(key_of("e", "opened", 1)) == 32
