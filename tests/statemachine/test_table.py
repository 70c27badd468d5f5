"""The table, held against the design's own words and against the ``transitions`` library."""

from dataclasses import replace
from itertools import combinations, product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from transitions import MachineError

from bilingual import Refused
from statemachine.actor import Actor, Grant, Via
from statemachine.authority import Place, can
from statemachine.campaign import WAIVABLE
from statemachine.decision import decide, events_from
from statemachine.facts import Facts
from statemachine.machine import run
from statemachine.refusals import NotFromHere, NotYourRole
from statemachine.submission import EVENT_WORDS, ROLE_WORDS, RULES, STATE_WORDS, Event, Role, State
from tests.statemachine.sample import ALL, BAD, facts, violations

# Design §4, written down a second time: event, from, to, who.
_UNIT = "drafter principal seal_keeper"
DESIGN = {
    ("sign", "drafted", "signed", "principal"),
    ("seal", "signed", "sealed", "seal_keeper"),
    ("submit", "sealed", "submitted", "drafter clerk"),
    ("withdraw", "signed", "drafted", _UNIT),
    ("withdraw", "sealed", "drafted", _UNIT),
    ("withdraw", "submitted", "drafted", _UNIT),
    ("review", "submitted", "reviewed", "reviewer"),
    ("flag", "submitted", "flagged", "reviewer inspector"),
    ("flag", "reviewed", "flagged", "reviewer inspector"),
    ("reopen", "flagged", "drafted", "reviewer"),
    ("clear", "flagged", "reviewed", "director"),
}
CELLS = list(product(State, Event))


def by_decide(state: State, event: Event, known: Facts) -> tuple[State, type[Refused] | None]:
    try:
        return decide(state, event, known).target, None
    except Refused as refused:
        return state, type(refused)


def by_library(state: State, event: Event, known: Facts) -> tuple[State, type[Refused] | None]:
    try:
        reached, refused = run(state, event, known)
    except MachineError:
        return state, NotFromHere
    return reached, type(refused) if refused else None


def test_the_table_is_the_design() -> None:
    rows = {(str(r.event), str(r.source), str(r.target), " ".join(x for x in Role if x in r.roles)) for r in RULES}
    assert rows == DESIGN
    assert len(RULES) == len({(rule.source, rule.event) for rule in RULES})


def test_decide_and_the_library_agree_on_every_cell() -> None:
    for (state, event), role in product(CELLS, Role):
        changes: list[dict[str, Any]] = [{}, *(change for change, _ in violations(event))]
        for change in changes:
            known = facts(event, frozenset({role}), **change)
            assert by_decide(state, event, known) == by_library(state, event, known), (state, event, role, change)


@settings(deadline=None)
@given(
    st.sampled_from(CELLS),
    st.dictionaries(st.sampled_from(Role), st.sampled_from([None, "GXJ.other", "office.inspector"])),
    st.frozensets(st.sampled_from(WAIVABLE)),
    st.data(),
)
def test_they_agree_for_any_roles_delegations_waivers_and_several_violations(
    cell: tuple[State, Event],
    held: dict[Role, str | None],
    waived: frozenset[str],
    data: st.DataObject,
) -> None:
    state, event = cell
    change: dict[str, Any] = {}
    for one, _ in violations(event):
        change |= one if data.draw(st.booleans()) else {}
    known = replace(facts(event, **change), held=held, waived=waived)
    assert by_decide(state, event, known) == by_library(state, event, known)


def test_they_agree_where_a_guard_is_waived_and_where_somebody_else_is_represented() -> None:
    subsets = [frozenset(some) for count in range(3) for some in combinations(WAIVABLE, count)]
    for rule, waived, other in product(RULES, subsets, (None, "GXJ.drafter", "GXJ.principal", "office.inspector")):
        used = next(role for role in Role if role in rule.roles)
        held = {role: None if role is used else "GXJ.drafter" for role in Role} | {used: other}
        changes: list[dict[str, Any]] = [{}, *(change for change, _ in violations(rule.event))]
        for change in changes:
            known = replace(facts(rule.event, **change), held=held, waived=waived)
            state, event = rule.source, rule.event
            assert by_decide(state, event, known) == by_library(state, event, known), (rule, waived, other, change)


def test_can_answers_for_every_cell_as_the_table_does() -> None:
    for (state, event), role in product(CELLS, Role):
        somebody = Actor("X", "某人", Via.CONSOLE, id=1, office_id=1, grants=frozenset({Grant(role, "GXJ")}))
        _, refused = by_decide(state, event, facts(event, frozenset({role})))
        row = [rule for rule in RULES if (rule.source, rule.event) == (state, event)]
        if can(somebody, event, Place(1, "GXJ", "区工信局")) is None:
            assert refused is (NotYourRole if row else NotFromHere), (state, event, role)
        else:
            # The same people may do an event from every state that has it: no row is narrower than another.
            assert refused is (None if row else NotFromHere), (state, event, role)


def test_good_facts_lead_exactly_where_the_design_says_and_nowhere_else() -> None:
    for (state, event), role in product(CELLS, Role):
        reached, refused = by_decide(state, event, facts(event, frozenset({role})))
        to = {t for e, f, t, who in DESIGN if (e, f) == (event, state) and role in who.split()}
        assert ({str(reached)} if refused is None else set()) == to, (state, event, role)


def test_what_no_row_names_is_closed() -> None:
    open_cells = {(rule.source, rule.event) for rule in RULES}
    for state, event in CELLS:
        if (state, event) in open_cells:
            with pytest.raises(NotYourRole):
                decide(state, event, facts(event, frozenset()))
        else:
            with pytest.raises(NotFromHere):
                decide(state, event, facts(event, ALL))


def test_each_guard_refuses_with_its_own_reason() -> None:
    assert {guard for rule in RULES for guard in rule.guards} == set(BAD)
    for rule in RULES:
        own = [(change, kind) for guard in rule.guards for of, change, kind in BAD[guard] if of is rule.event]
        assert len(own) >= len(rule.guards)
        for change, kind in own:
            with pytest.raises(kind):
                decide(rule.source, rule.event, facts(rule.event, **change))


def test_the_role_that_counted_is_named_and_the_first_in_order_counts() -> None:
    both = frozenset({Role.CLERK, Role.DRAFTER})
    assert decide(State.SEALED, Event.SUBMIT, facts(Event.SUBMIT, both)).role is Role.DRAFTER
    assert decide(State.SEALED, Event.SUBMIT, facts(Event.SUBMIT, frozenset({Role.CLERK}))).role is Role.CLERK


def test_every_state_can_be_left_and_everything_has_words() -> None:
    assert all(events_from(state) for state in State)
    assert events_from(State.SUBMITTED) == (Event.WITHDRAW, Event.REVIEW, Event.FLAG)
    assert (set(STATE_WORDS), set(EVENT_WORDS), set(ROLE_WORDS)) == (set(State), set(Event), set(Role))
    assert all(text.zh and text.en for words in (STATE_WORDS, EVENT_WORDS, ROLE_WORDS) for text in words.values())
