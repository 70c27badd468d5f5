"""Every verb, called by somebody in each post of the unit, of another unit, of the office, and of another office."""

from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import func, select

from actions.notice import import_notice
from actions.office import add_office
from actions.roster import delegate, grant, hand_over, revoke
from actions.roster_refusals import OtherOffice
from actions.units import end_unit, rename_unit
from models import AuditEvent, Office
from reports.offices import the_unit
from reports.people import actor_named, the_person
from statemachine.actor import Actor, Via, clock, console
from statemachine.authority import Act, NotYourDuty
from statemachine.refusals import NotYourRole
from statemachine.submission import UNIT_ROLES, Event, Role
from tests.actions.changes import person, unit
from tests.actions.every_verb import DAYS, VERBS, WHEN, Verb, stand
from tests.quarter import Home, Scene, at, sample
from tests.statemachine.test_authority import DUTIES, UNNAMED


def another_office(scene: Scene) -> Office:
    """A second office to which the same notice applies: the same units, the same posts, the same codes."""
    other = add_office(scene.session, "second", "第二督查室", "（演示）主任", console("tester"), at("2020-08-12"))
    import_notice(scene.session, other, *sample(), console("tester"), at("2020-08-12"))
    return other


def everybody(scene: Scene, other: Office, code: str) -> Iterator[tuple[Actor, Role | None, str | None]]:
    """Who tries: the actor, the role that may count, and the unit for which it does (None: the whole office)."""
    for role in Role:
        posts = [f"{one}.{role}" for one in (code, "JTJ" if code != "JTJ" else "GXJ")]
        for post in posts if role in UNIT_ROLES else [f"office.{role}"]:
            of_unit = post.partition(".")[0] if role in UNIT_ROLES else None
            yield scene.person(post, "2020-10-11"), role, of_unit
            stranger = actor_named(
                scene.session, other, post, via=Via.CONSOLE, os_account=None, today=date(2020, 10, 11)
            )
            yield stranger, None, None
    yield from ((nobody, None, None) for nobody in (clock(), console("tester")))


def test_each_verb_is_open_to_those_whose_duty_it_is_and_closed_to_everybody_else(home: Home) -> None:
    assert {verb.act for verb in VERBS} == {*Act, *Event}
    with home.act() as scene:
        stand(scene)
        other = another_office(scene)
        tried = {code: list(everybody(scene, other, code)) for code in {verb.unit for verb in VERBS}}
        for verb in VERBS:
            for who, role, of_unit in tried[verb.unit]:
                roles = DUTIES[verb.act].split()
                open_to = role is not None and str(role) in roles and of_unit in (None, verb.unit)
                if who.id is None:
                    open_to = verb.act in UNNAMED[who.via].split()
                elif verb.act is Act.CHECKPOINT:  # over the ledger, which is every office's
                    open_to = any(str(grant.role) in roles for grant in who.grants)
                assert done(scene, verb, who) == open_to, (verb.act, who)


def done(scene: Scene, verb: Verb, who: Actor) -> bool:
    """Whether ``who`` could; a refusal for want of the duty leaves no event, and what was done is taken back."""
    found = scene.submission(verb.unit)
    before = _events(scene)
    with scene.session.begin_nested() as step:
        try:
            verb.call(scene, found, who)
        except (NotYourDuty, NotYourRole):
            assert _events(scene) == before
            return False
        assert verb.act in (Act.WRITE, Act.CHECKPOINT) or _events(scene) > before
        step.rollback()
    scene.session.expire_all()
    return True


def _events(scene: Scene) -> int:
    return scene.session.scalar(select(func.count()).select_from(AuditEvent)) or 0


def test_nor_does_anybody_change_units_and_people_of_another_office(home: Home) -> None:
    with home.act() as scene:
        session, office, director = scene.session, scene.office, scene.person("office.director")
        other = another_office(scene)
        them, theirs = the_person(session, other, "GXJ.drafter"), the_unit(session, other, "GXJ")
        us, ours = person(scene, "GXJ.principal"), unit(scene, "GXJ")
        before = _events(scene)
        for attempt in (
            lambda: grant(session, office, them, Role.DRAFTER, ours, director, WHEN),
            lambda: grant(session, office, us, Role.DRAFTER, theirs, director, WHEN),
            lambda: revoke(session, office, them, Role.DRAFTER, ours, director, WHEN),
            lambda: hand_over(session, office, them, us, director, WHEN),
            lambda: hand_over(session, office, us, them, director, WHEN),
            lambda: rename_unit(session, office, theirs, "新", "新", director, WHEN),
            lambda: end_unit(session, office, theirs, ours, director, WHEN),
            lambda: end_unit(session, office, ours, theirs, director, WHEN),
            lambda: delegate(
                session, office, ours, us, them, Role.PRINCIPAL, DAYS, "文", scene.person(us.code), WHEN
            ),
        ):  # fmt: skip
            with pytest.raises(OtherOffice):
                attempt()
        assert _events(scene) == before
