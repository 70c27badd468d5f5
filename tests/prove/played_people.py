"""How people and units may change, drawn at random."""

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from actions.campaign import waive
from actions.roster import delegate, grant, revoke
from actions.units import end_unit
from reports.offices import the_unit
from reports.people import the_person
from statemachine.roles import Role
from tests.prove import model_acts as plain
from tests.prove.model import ORDER, UNIT_ROLES
from tests.prove.model_steps import SEALER, SIGNER, TABLE
from tests.prove.played import PEOPLE, UNITS
from tests.prove.played_reports import Reports
from tests.quarter import Scene, at

units, people = st.sampled_from(UNITS), st.sampled_from(PEOPLE)


class Changes(Reports):
    """Roles, delegations and units in mid-quarter."""

    @rule(
        person=st.one_of(st.sampled_from(["office.clerk", "office.director"]), people),
        whom=people,
        role=st.sampled_from(ORDER),
        unit=st.one_of(st.none(), units),
        give=st.booleans(),
    )
    def roles_change(self, person: str, whom: str, role: str, unit: str | None, give: bool) -> None:
        now, verb = self.model.now, grant if give else revoke
        expected = (plain.grant if give else plain.revoke)(self.model, person, whom, role, unit)

        def act(scene: Scene) -> None:
            where = the_unit(scene.session, scene.office, unit) if unit else None
            actor = self.actor(scene, person)
            other = the_person(scene.session, scene.office, whom)
            verb(scene.session, scene.office, other, Role(role), where, actor, now)

        self.do("grant" if give else "revoke", expected, act)

    @rule(unit=units, post=st.sampled_from(UNIT_ROLES))
    def moves_to_the_office(self, unit: str, post: str) -> None:
        """Somebody leaves the unit for the office, whatever he has signed there, and would accept its report."""
        flagged = self.model.reports[unit].state == "flagged"
        role, event = ("director", "clear") if flagged else ("reviewer", "review")
        self.roles_change("office.director", f"{unit}.{post}", post, unit, False)
        self.roles_change("office.director", f"{unit}.{post}", role, None, True)
        self.step(unit, event, f"{unit}.{post}", True, 5, True)

    @rule(unit=units, post=st.sampled_from(UNIT_ROLES))
    @precondition(lambda self: self.model.people.ended)
    def former_people_try(self, unit: str, post: str) -> None:
        """Those of a unit that has ended do as ever; and somebody would give them their role again."""
        unit = next(iter(self.model.people.ended))
        state = self.model.reports[unit].state
        self.write(unit, f"{unit}.drafter", "all")
        for event in (event for event, (states, roles) in TABLE.items() if state in states.split() and post in roles):
            self.step(unit, event, f"{unit}.{post}", True, 5, True)
        self.roles_change("office.director", f"{unit}.{post}", post, unit, True)

    @rule(
        unit=units,
        person=people,
        own=st.booleans(),
        deputy=people,
        role=st.sampled_from(["principal", "seal_keeper", "drafter"]),
        first=st.integers(-2, 3),
        length=st.integers(-1, 9),
        written=st.booleans(),
    )
    def delegate(
        self, unit: str, person: str, own: bool, deputy: str, role: str, first: int, length: int, written: bool
    ) -> None:
        person = f"{unit}.principal" if own else person
        begin = self.model.today + timedelta(first)
        span, now = (begin, begin + timedelta(length)), self.model.now
        expected = plain.delegate(self.model, person, deputy, role, unit, span, written)

        def act(scene: Scene) -> None:
            session, office = scene.session, scene.office
            principal, other = the_person(session, office, person), the_person(session, office, deputy)
            where, document = the_unit(session, office, unit), "（演示）授权书" if written else " "
            actor = self.actor(scene, person)
            delegate(session, office, where, principal, other, Role(role), span, document, actor, now)

        self.do("delegate", expected, act)

    @rule(
        person=st.one_of(st.just("office.director"), people),
        unit=units,
        guard=st.sampled_from([SIGNER, SEALER]),
        lift=st.booleans(),
    )
    def waive(self, person: str, unit: str, guard: str, lift: bool) -> None:
        expected, now = plain.waive(self.model, self.model.reports[unit], person, guard, lift), self.model.now

        def act(scene: Scene) -> None:
            where, actor = the_unit(scene.session, scene.office, unit), self.actor(scene, person)
            waive(scene.session, scene.campaign, where, [guard], "（演示）人手不足", actor, now, lift=lift)

        self.do("lift" if lift else "waive", expected, act)

    @rule(person=st.one_of(st.just("office.director"), people), unit=units, successor=st.one_of(st.none(), units))
    @precondition(lambda self: self.model.now > at("2020-10-13"))
    def merge(self, person: str, unit: str, successor: str | None) -> None:
        expected, now = plain.merge(self.model, person, unit, successor), self.model.now

        def act(scene: Scene) -> None:
            old = the_unit(scene.session, scene.office, unit)
            new = the_unit(scene.session, scene.office, successor) if successor else None
            end_unit(scene.session, scene.office, old, new, self.actor(scene, person), now)

        self.do("merge", expected, act)
