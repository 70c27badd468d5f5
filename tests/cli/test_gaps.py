"""Who will be missing is said when a campaign or a quarter opens, not when it is too late."""

from tests.cli.ducha import NOTICE, UNITS, Ducha

VACANT = ("roster", "revoke", "GXJ.principal", "--role", "principal", "--unit", "GXJ", "--as", "office.director")


def test_opening_a_quarter_names_the_vacant_post(imported: Ducha) -> None:
    imported.do(*VACANT, as_of="2020-09-01")
    said = imported.do("period", "open", "2020Q3", as_of="2020-10-01")
    assert "缺位：GXJ 区工业和信息化局没有主要负责人" in said.out
    assert said.out.count("缺位") == 1


def test_opening_with_everybody_there_names_nobody(imported: Ducha) -> None:
    assert "缺位" not in imported.do("period", "open", "2020Q3", as_of="2020-10-01").out


def test_importing_names_addresses_that_cannot_be_reached_where_mail_is_sent(nowhere: Ducha) -> None:
    nowhere.environment |= {"DUCHA_SMTP_URL": "smtp://127.0.0.1:9"}
    said = nowhere("notice", "import", NOTICE, "--units", UNITS, lang="en")
    assert said.out.count("has no address") == 30


def test_a_unit_ends_with_a_successor_or_expressly_without_one(opened: Ducha) -> None:
    end, by = ("roster", "end-unit", "GXJ"), ("--as", "office.clerk")
    for wrong in ((), ("--into", "FGJ", "--dissolved")):
        assert opened(*end, *wrong, *by).code == 2
    assert "1 份未办结的报告由督查室处理" in opened.do(*end, "--dissolved", *by, as_of="2020-10-10").out
    refused = opened.refused("submission", "sign", "2020Q3/GXJ", "--as", "GXJ.principal", as_of="2020-10-10")
    assert "该单位已于 2020-10-10 撤并" in refused
    assert "submission exempt" in refused
    opened.do("submission", "exempt", "2020Q3/GXJ", "--reason", "（演示）已撤销", "--as", "office.director")
    found = [gap["missing"] for gap in opened.json("roster", "check", as_of="2020-10-10")]
    assert found == ["已撤销，第 1 项任务没有牵头单位"]
    assert opened.json("audit", "verify")["ok"]


def test_opening_a_quarter_names_what_ended_units_have_left(opened: Ducha) -> None:
    opened.do("roster", "end-unit", "GXJ", "--into", "FGJ", "--as", "office.clerk", as_of="2020-11-10")
    said = opened.do("period", "open", "2020Q4", as_of="2021-01-04")
    assert "缺位：GXJ 区工业和信息化局已撤并，1 份未办结的报告由区发展和改革局办理" in said.out
    assert opened.json("status", "2020Q4", as_of="2021-01-04")["units"] == 29
