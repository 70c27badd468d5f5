"""Who acts, in which roles, and how far they see."""

from statemachine.actor import Actor, Grant, Via, clock, console
from statemachine.submission import Role


def actor(*grants: Grant) -> Actor:
    return Actor(person="p", name="某岗位", via=Via.CONSOLE, id=1, office_id=1, grants=frozenset(grants))


def test_a_role_counts_for_its_unit_only_and_an_office_role_for_all() -> None:
    somebody = actor(Grant(Role.DRAFTER, "GXJ"), Grant(Role.CLERK, None))
    assert set(somebody.held_for(1, "GXJ")) == {Role.DRAFTER, Role.CLERK}
    assert set(somebody.held_for(1, "FGJ")) == {Role.CLERK}
    assert somebody.units == {"GXJ"}


def test_who_holds_only_unit_roles_does_not_see_the_office() -> None:
    assert not actor(Grant(Role.PRINCIPAL, "GXJ")).sees_office
    assert not actor().sees_office
    assert actor(Grant(Role.INSPECTOR, None)).sees_office


def test_clock_and_console_see_everything_and_hold_no_role() -> None:
    for machine in (clock(), console("tester")):
        assert machine.sees_office
        assert machine.held_for(1, "GXJ") == {}
    assert console("tester").os_account == "tester"
    assert (clock().via, console("tester").via) == (Via.CLOCK, Via.CONSOLE)
