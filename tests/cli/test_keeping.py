"""What the clock does by itself, done by hand: at the bare console, or by a person in his role."""

import pytest

from tests.cli.ducha import NOTICE, UNITS, Ducha
from tests.cli.people import NAME, hand_in, write

OPEN = ("period", "open", "2020Q4")


def acted(ducha: Ducha, name: str, action: str) -> list[tuple[str, str | None]]:
    """Who has done ``action`` to the report, and in which role."""
    return [(one["actor"], one["role"]) for one in ducha.show(name)["events"] if one["action"] == action]


def test_a_clerk_opens_a_quarter_and_chases_and_the_ledger_says_so(opened: Ducha) -> None:
    assert acted(opened, NAME, "open") == [("console", None)]
    opened.do(*OPEN, "--as", "office.clerk", as_of="2021-01-04")
    assert acted(opened, "2020Q4/GXJ", "open") == [("office.clerk", "clerk")]
    opened.do("escalate", "2020Q3", "--as", "office.director", as_of="2020-10-13")
    assert acted(opened, NAME, "chase") == [("office.director", "director")]
    assert opened.json("audit", "verify")["ok"]


@pytest.mark.parametrize(("call", "who", "duty"), [
    ((*OPEN,), "office.reviewer", "收件员或督查室主任"),
    (("escalate", "2020Q3"), "GXJ.principal", "收件员或督查室主任"),
    (("circular", "2020Q3"), "office.clerk", "督查室主任"),
    (("audit", "checkpoint"), "office.inspector", "收件员或督查室主任"),
    (("notice", "import", NOTICE, "--units", UNITS), "GXJ.drafter", "收件员或督查室主任"),
])  # fmt: skip
def test_with_a_name_it_is_that_persons_duty_or_refused(
    opened: Ducha, call: tuple[str, ...], who: str, duty: str
) -> None:
    assert f"这属于{duty}的职责" in opened.refused(*call, "--as", who, as_of="2021-01-04")


def test_the_director_freezes_the_circular_and_anchors_the_ledger(opened: Ducha) -> None:
    write(opened)
    hand_in(opened)
    day = "2020-10-28"
    assert opened.json("audit", "checkpoint", "--as", "office.clerk", as_of=day)["new"]
    opened.do("circular", "2020Q3", "--format", "json", "--as", "office.director", as_of=day)
    assert opened.json("audit", "verify")["ok"]


def test_before_there_is_an_office_only_the_console_imports(nowhere: Ducha) -> None:
    assert nowhere("notice", "import", NOTICE, "--units", UNITS, "--as", "office.director").code == 1
    nowhere.do("office", "add", "second", "--name", "第二督查室", "--director-name", "（演示）室主任")
    said = nowhere("notice", "import", NOTICE, "--units", UNITS, "--as", "office.director")
    assert said.code == 0, said.err
