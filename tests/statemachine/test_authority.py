"""Who may do what: the duties written down a second time, and held against the table and ``decide``."""

from dataclasses import replace
from itertools import combinations, product
from typing import Any, cast

import pytest

from bilingual import Refused
from statemachine import authority
from statemachine.actor import Actor, Grant, Via, clock, console
from statemachine.authority import ACT_WORDS, ROLES_FOR, Act, Held, NotYourDuty, Place, can, giving, require
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
    Act.GIVE_PASSWORD: "clerk director",
    Act.DELEGATE: "principal",
    Act.KEEP_ROSTER: "clerk director",
    Act.APPOINT: "director",
    Act.WAIVE: "director",
    Act.SET_RULES: "director",
    Act.KEEP_CERTIFICATES: "clerk director",
    Act.PROPOSE_IMPRINT: "principal seal_keeper",
    Act.APPROVE_IMPRINT: "clerk director",
    Act.CONFIRM_FIGURES: "clerk director",
    Act.IMPORT: "clerk director",
    Act.OPEN_PERIOD: "clerk director",
    Act.ESCALATE: "clerk director",
    Act.FREEZE: "director",
    Act.CHECKPOINT: "clerk director",
    Event.SIGN: "principal",
    Event.SEAL: "seal_keeper",
    Event.SUBMIT: "drafter clerk",
    Event.WITHDRAW: _UNIT,
    Event.REVIEW: "reviewer",
    Event.FLAG: "reviewer inspector",
    Event.REOPEN: "reviewer",
    Event.CLEAR: "director",
}
#: What is done where nobody is named: by the clock, at the bare console, by the demonstration.
UNNAMED = {
    "clock": "open_period escalate freeze checkpoint",
    "console": "import confirm_figures open_period escalate freeze checkpoint",
    "as-of": "import confirm_figures open_period escalate freeze checkpoint",
    "demo": "import confirm_figures",
}
ALL_OF_THEM = (*Act, *Event)
#: Somewhere in the office of ``actor``, and the same codes in another office.
HERE, THERE, OFFICE = Place(1, "GXJ", "区工信局"), Place(1, "FGJ", "区发改局"), Place(1, None, "督查室")
ELSEWHERE = [place._replace(office=2) for place in (HERE, THERE, OFFICE)]


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
        assert can(actor(Grant(role, "GXJ")), act, HERE) == wanted, (act, role)
        assert can(actor(Grant(role, None)), act, HERE) == wanted, (act, role)
        assert can(actor(Grant(role, "FGJ")), act, HERE) is None, (act, role)


def test_nothing_counts_in_another_office_and_a_units_role_not_for_the_office_itself() -> None:
    for act, role in product(ALL_OF_THEM, Role):
        assert (can(actor(Grant(role, None)), act, OFFICE) is not None) == (role in DUTIES[act].split())
        assert can(actor(Grant(role, "GXJ")), act, OFFICE) is None, (act, role)
        for place in ELSEWHERE:
            assert can(actor(Grant(role, "GXJ"), Grant(role, None)), act, place) is None, (act, role, place)


def test_who_keeps_the_roster_gives_a_units_roles_and_the_director_everything() -> None:
    for roles in combinations(Role, 2):
        theirs = all(role in _UNIT.split() for role in roles)
        assert giving(roles) is (Act.KEEP_ROSTER if theirs else Act.APPOINT), roles
    assert giving([]) is Act.KEEP_ROSTER


def test_what_no_row_names_is_closed_to_everybody() -> None:
    everything = actor(*(Grant(role, None) for role in Role))
    assert can(everything, cast(Act, "burn"), HERE) is None
    for act in ALL_OF_THEM:
        assert can(everything, act, HERE) is not None
        assert can(actor(), act, HERE) is None, act


def test_the_clock_and_the_bare_console_do_what_comes_by_itself_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert set(UNNAMED) == set(Via)
    assert (clock().via, console("x").via, console("x", Via.AS_OF).via) == (Via.CLOCK, Via.CONSOLE, Via.AS_OF)
    for via, act in product(Via, ALL_OF_THEM):
        nobody = Actor(person="clock", name="系统", via=via)
        wanted = Held(None, None) if act in UNNAMED[via].split() else None
        for place in (HERE, OFFICE, *ELSEWHERE):  # no office is theirs, so every one is
            assert can(nobody, act, place) == wanted, (via, act, place)
        if wanted is None and act in Act:
            with pytest.raises(NotYourDuty):
                require(nobody, cast(Act, act), HERE)
        # The way in gives a person nothing, and roles give nothing to whoever is no person.
        assert can(replace(actor(), via=via), act, HERE) is None
        roles = frozenset(Grant(role, None) for role in Role)
        assert can(replace(nobody, office_id=1, grants=roles), act, HERE) == wanted, (via, act)
    for via in Via:
        monkeypatch.delitem(cast(dict[Via, object], authority.UNNAMED), via)
        assert not any(can(Actor(person="x", name="x", via=via), act, HERE) for act in ALL_OF_THEM)


def test_events_agree_with_the_table_and_with_decide() -> None:
    for event, role in product(Event, Role):
        held = can(actor(Grant(role, "GXJ")), event, HERE)
        by_table = any(rule.event is event and role in rule.roles for rule in RULES)
        assert (held is not None) == by_table, (event, role)
        assert allowed(event, role) == ({held.role} if held else set()), (event, role)


def test_require_answers_as_can_or_says_whose_duty_it_is() -> None:
    for act, role in product(Act, Role):
        somebody = actor(Grant(role, "GXJ"))
        if can(somebody, act, HERE):
            assert require(somebody, act, HERE) == can(somebody, act, HERE)
            continue
        with pytest.raises(NotYourDuty):
            require(somebody, act, HERE)
    with pytest.raises(NotYourDuty) as caught:
        require(actor(), Act.KEEP_ROSTER, OFFICE)
    assert "X 不能为督查室变更单位和人员：这属于收件员或督查室主任的职责" in caught.value.sentence("zh")
    assert "duty of the office clerk or director" in caught.value.sentence("en")
    assert set(ACT_WORDS) == set(Act)


def test_an_act_that_lost_its_row_is_refused_to_everybody(monkeypatch: pytest.MonkeyPatch) -> None:
    everything = actor(*(Grant(role, None) for role in Role))
    for act in Act:
        monkeypatch.delitem(cast(dict[Act, object], ROLES_FOR), act)
        assert can(everything, act, HERE) is None
        with pytest.raises(NotYourDuty):
            require(everything, act, HERE)


def test_by_delegation_one_acts_for_the_other_and_ones_own_role_wins() -> None:
    deputy = actor(principal_for("Y"))
    assert can(deputy, Event.SIGN, HERE) == Held(Role.PRINCIPAL, "Y")
    assert can(deputy, Event.SIGN, THERE) is None
    assert can(deputy, Event.SEAL, HERE) is None
    assert require(deputy, Act.ANSWER, HERE) == Held(Role.PRINCIPAL, "Y")
    for own in (principal_for(None), Grant(Role.PRINCIPAL, None)):
        assert can(actor(principal_for("Y"), own, principal_for("Z")), Event.SIGN, HERE) == Held(Role.PRINCIPAL, None)


def test_two_delegations_are_always_read_the_same_way() -> None:
    held = {can(actor(*order), Event.SIGN, HERE) for order in _orders()}
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
        decide(State.SIGNED, Event.SEAL, _with(Event.SEAL, held={Role.SEAL_KEEPER: "Y"}, signers=frozenset({"Z", "Y"})))


def _with(event: Event, **changes: Any) -> Facts:
    return replace(GOOD[event], **changes)
