"""ducha person password: from standard input where there is no terminal, never on the command line."""

from tests.cli.ducha import Ducha
from tests.cli.people import UNIT

FIRST, SECOND = "first-password", "second-password"
WHO = f"{UNIT}.principal"


def test_the_office_gives_one_and_the_person_changes_it(opened: Ducha) -> None:
    given = opened("person", "password", WHO, "--as", "office.clerk", typed=f"{FIRST}\n")
    assert (given.code, given.out, given.err) == (0, f"已设置 {WHO} 的密码。\n", "")
    wrong = opened("person", "password", WHO, "--as", WHO, typed=f"{SECOND}\n{SECOND}\n")
    assert wrong.code == 1
    assert "密码不对" in wrong.err
    assert opened("person", "password", WHO, "--as", WHO, typed=f"{FIRST}\n{SECOND}\n").code == 0
    opened.do("audit", "verify")


def test_a_short_one_and_none_at_all_are_refused(opened: Ducha) -> None:
    for typed in ("short\n", "", "\n"):
        said = opened("person", "password", WHO, "--as", "office.clerk", typed=typed)
        assert (said.code, said.out) == (1, ""), typed
        assert "10" in said.err
    assert "first" in opened("person", "password", WHO, "--as", WHO, typed=f"{FIRST}\n{FIRST}\n", lang="en").err
