"""Who may do what: the duties written down a second time, and held against the table and ``decide``."""

from dataclasses import replace
from itertools import product
from typing import Any, cast

import pytest

from bilingual import Refused
from statemachine.actor import Actor, Grant, Via, clock, console
from statemachine.authority import ACT_WORDS, ROLES_FOR, Act, Held, NotYourDuty, can, require
from statemachine.decision import decide
from statemachine.facts import Facts
from statemachine.refusals import SealerSigned, SignerDrafted
from statemachine.submission import RULES, Event, Role, State
from tests.statemachine.sample import GOOD, facts

_UNIT = "drafter principal seal_keeper"
DUTIES: dict[Act | Event, str] = {
    Act.WRITE: "drafter",
    Act.ANSWER: "drafter principal",
    Act.ACKNOWLEDGE: "drafter principal",
    Act.TAKE_UP: "reviewer inspector",
    Act.RECEIVE_PAPER: "clerk",
    Act.ISSUE_RUNG: "director",
    Act.ASK_EXTENSION: "drafter principal",
    Act.DECIDE_EXTENSION: "director",
    Act.EXEMPT: "director",
    Act.DELEGATE: "principal",
    Act.KEEP_ROSTER: "clerk director",
    Event.SIGN: "principal",
    Event.SEAL: "seal_keeper",
    Event.SUBMIT: "drafter clerk",
    Event.WITHDRAW: _UNIT,
    Event.REVIEW: "reviewer",
    Event.FLAG: "reviewer inspector",
    Event.REOPEN: "reviewer",
    Event.CLEAR: "director",
}
ALL_OF_THEM = (*Act, *Event)


def actor(*grants: Grant) -> Actor:
    return Actor(person="X", name="某人", via=Via.CONSOLE, id=1, office_id=1, grants=frozenset(grants))


def principal_for(person: str | None) -> Grant:
    return Grant(Role.PRINCIPAL, "GXJ", person)


def allowed(event: Event, role: Role) -> set[Role]:
    """The roles under which ``decide`` lets ``role`` bring about ``event`` from any state."""
    found = set()
    for state in State:
        try:
            found.add(decide(state, event, facts(event, frozenset({role}))).role)
        except Refused:
            continue
    return found


def test_each_act_belongs_to_the_roles_of_the_design_and_to_no_other() -> None:
    assert set(DUTIES) == set(ALL_OF_THEM) == set(ROLES_FOR)
    for act, role in product(ALL_OF_THEM, Role):
        wanted = Held(role, None) if role in DUTIES[act].split() else None
        assert can(actor(Grant(role, "GXJ")), act, "GXJ") == wanted, (act, role)
        assert can(actor(Grant(role, None)), act, "GXJ") == wanted, (act, role)
        assert can(actor(Grant(role, "FGJ")), act, "GXJ") is None, (act, role)


def test_what_no_row_names_is_closed_to_everybody() -> None:
    everything = actor(*(Grant(role, None) for role in Role))
    assert can(everything, cast(Act, "burn"), "GXJ") is None
    for act in ALL_OF_THEM:
        assert can(everything, act, "GXJ") is not None
        for nobody in (actor(), clock(), console("tester")):
            assert can(nobody, act, "GXJ") is None, act


def test_events_agree_with_the_table_and_with_decide() -> None:
    for event, role in product(Event, Role):
        held = can(actor(Grant(role, "GXJ")), event, "GXJ")
        by_table = any(rule.event is event and role in rule.roles for rule in RULES)
        assert (held is not None) == by_table, (event, role)
        assert allowed(event, role) == ({held.role} if held else set()), (event, role)


def test_require_answers_as_can_or_says_whose_duty_it_is() -> None:
    for act, role in product(Act, Role):
        somebody = actor(Grant(role, "GXJ"))
        if can(somebody, act, "GXJ"):
            assert require(somebody, act, "GXJ", "区工信局") == can(somebody, act, "GXJ")
            continue
        with pytest.raises(NotYourDuty):
            require(somebody, act, "GXJ", "区工信局")
    with pytest.raises(NotYourDuty) as caught:
        require(actor(), Act.KEEP_ROSTER, "", "督查室")
    assert "X 不能为督查室变更单位和人员：这属于收件员或督查室主任的职责" in caught.value.sentence("zh")
    assert "duty of the office clerk or director" in caught.value.sentence("en")
    assert set(ACT_WORDS) == set(Act)


def test_by_delegation_one_acts_for_the_other_and_ones_own_role_wins() -> None:
    deputy = actor(principal_for("Y"))
    assert can(deputy, Event.SIGN, "GXJ") == Held(Role.PRINCIPAL, "Y")
    assert can(deputy, Event.SIGN, "FGJ") is None
    assert can(deputy, Event.SEAL, "GXJ") is None
    assert require(deputy, Act.ANSWER, "GXJ", "区工信局") == Held(Role.PRINCIPAL, "Y")
    for own in (principal_for(None), Grant(Role.PRINCIPAL, None)):
        assert can(actor(principal_for("Y"), own, principal_for("Z")), Event.SIGN, "GXJ") == Held(Role.PRINCIPAL, None)


def test_two_delegations_are_always_read_the_same_way() -> None:
    held = {can(actor(*order), Event.SIGN, "GXJ") for order in _orders()}
    assert len(held) == 1


def _orders() -> list[list[Grant]]:
    grants = [principal_for(name) for name in ("Y", "Z", "W")]
    return [grants, grants[::-1], grants[1:] + grants[:1]]


def test_the_decision_says_for_whom_and_who_is_represented_answers_too() -> None:
    for_principal: dict[str, Any] = {"held": {Role.PRINCIPAL: "Y"}}
    decision = decide(State.DRAFTED, Event.SIGN, _with(Event.SIGN, **for_principal))
    assert (decision.role, decision.on_behalf_of) == (Role.PRINCIPAL, "Y")
    for drafters in ({"Y"}, {"GXJ.somebody"}):
        with pytest.raises(SignerDrafted):
            decide(State.DRAFTED, Event.SIGN, _with(Event.SIGN, **for_principal, drafters=frozenset(drafters)))
    with pytest.raises(SealerSigned):
        decide(State.SIGNED, Event.SEAL, _with(Event.SEAL, held={Role.SEAL_KEEPER: "Y"}, signer="Y"))


def _with(event: Event, **changes: Any) -> Facts:
    return replace(GOOD[event], **changes)
