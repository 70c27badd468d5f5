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
