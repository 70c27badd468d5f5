"""Offices and the rules of a campaign on the command line."""

from tests.cli.ducha import NOTICE, UNITS, Ducha

SEALER = "sealer_is_not_the_signer"
ADD = ("office", "add", "second", "--name", "第二督查室", "--director-name", "（演示）室主任")


def test_an_office_is_added_before_any_notice_and_takes_the_first_one(nowhere: Ducha) -> None:
    nowhere.do(*ADD)
    assert nowhere.json("office", "list") == [{"code": "second", "name": "第二督查室"}]
    nowhere.do("notice", "import", NOTICE, "--units", UNITS)
    posts = {one["person"]: one["name"] for one in nowhere.json("person", "list") if one["at"] == "第二督查室"}
    assert posts["office.director"] == "（演示）室主任"
    assert nowhere.json("audit", "verify")["ok"]


def test_a_second_office_is_added_once_and_must_then_be_named(opened: Ducha) -> None:
    opened.do(*ADD)
    assert "second" in opened.refused(*ADD)
    assert "--office" in opened.refused("status", "2020Q3")
    assert [one["code"] for one in opened.json("office", "list")] == ["main", "second"]
    assert "main" in opened.do("office", "list").out


def test_what_is_set_aside_is_shown_and_taken_back(opened: Ducha) -> None:
    change = ("--guard", SEALER, "--as", "office.director", "--reason", "（演示）只有一人")
    assert opened.json("campaign", "show")["rules"]["waivers"] == {}
    opened.do("campaign", "waive", "GXJ", *change)
    assert "没有变化" in opened.do("campaign", "waive", "gxj", *change).out
    assert opened.json("campaign", "show")["rules"]["waivers"] == {"GXJ": [SEALER]}
    assert "GXJ：签字与用印为同一人" in opened.do("campaign", "show").out
    opened.do("campaign", "unwaive", "GXJ", *change)
    assert opened.json("campaign", "show")["rules"]["waivers"] == {}
    assert "督查室主任" in opened.refused(
        "campaign", "waive", "GXJ", *change[:2], "--as", "office.clerk", "--reason", "x"
    )
    assert opened("campaign", "waive", "GXJ", "--guard", "other", *change[2:]).code == 2
