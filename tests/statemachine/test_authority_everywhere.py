"""Any person, any grants, any place, any state and any act: ``can`` and ``decide`` say what the tables say."""

from dataclasses import replace
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from bilingual import Refused
from statemachine.actor import Actor, Grant, Via
from statemachine.authority import Act, Held, Place, can
from statemachine.decision import decide
from statemachine.facts import Facts
from statemachine.refusals import NotFromHere, NotYourRole
from statemachine.submission import Event, Role, State
from tests.statemachine.sample import GOOD
from tests.statemachine.test_authority import DUTIES
from tests.statemachine.test_table import DESIGN

UNITS = ("GXJ", "FGJ")
PLACES = [Place(office, unit, "某处") for office, unit in product((1, 2), (*UNITS, None))]


@st.composite
def cases(draw: st.DrawFn, acts: st.SearchStrategy[Act | Event]) -> tuple[Actor, Act | Event, Place]:
    """Somebody who wants to do something somewhere; half of the roles held are those that the act asks for."""
    act = draw(acts)
    roles = st.sampled_from([Role(word) for word in DUTIES[act].split()]) | st.sampled_from(Role)
    units, others = st.sampled_from((*UNITS, None)), st.sampled_from((None, "Y", "Z"))
    grants = draw(st.frozensets(st.builds(Grant, roles, units, others), max_size=5))
    office = draw(st.sampled_from((1, 1, 1, 2, None)))
    actor = Actor(person="X", name="某人", via=Via.CONSOLE, id=1, office_id=office, grants=grants)
    return actor, act, draw(st.sampled_from(PLACES))


def model(actor: Actor, act: Act | Event, place: Place) -> Held | None:
    """What the design says, told once more: office, then unit, then the first role, one's own first."""
    if actor.office_id != place.office:
        return None
    for role in Role:
        counting = [g for g in actor.grants if g.role is role and (g.unit is None or g.unit == place.unit)]
        if counting and str(role) in DUTIES[act].split():
            names = [grant.on_behalf_of for grant in counting]
            return Held(role, None if None in names else max(filter(None, names)))
    return None


@given(cases(st.sampled_from((*Act, *Event))))
def test_can_is_the_design(case: tuple[Actor, Act | Event, Place]) -> None:
    actor, act, place = case
    assert can(actor, act, place) == model(actor, act, place)


@given(cases(st.sampled_from(Event)), st.sampled_from(State))
def test_the_decision_is_can_wherever_the_table_has_a_row(case: tuple[Actor, Event, Place], state: State) -> None:
    actor, event, place = case
    to = {target for e, source, target, _ in DESIGN if (e, source) == (event, state)}
    held = model(actor, event, place)
    known = replace(GOOD[event], actor=actor.person, held=actor.held_for(place.office, place.unit))
    expected = NotFromHere if not to else NotYourRole if held is None else held
    assert decided(state, event, known) == expected


def decided(state: State, event: Event, known: Facts) -> Held | type[Refused]:
    """For whom and in which role ``event`` was brought about, or why not."""
    try:
        decision = decide(state, event, known)
    except Refused as refused:
        return type(refused)
    return Held(decision.role, decision.on_behalf_of)
