"""A second office: its own chain, its own people, from the console only."""

from typing import Any

import orjson
import pytest
from sqlalchemy import select

from actions.office import add_office
from actions.posts import OFFICE_POSTS
from actions.roster import add_person
from actions.roster_refusals import BadOfficeCode, ConsoleOnly, OfficeKnown
from actions.words import NAME
from models import AuditEvent, Office, Person, RoleGrant
from reports.people import actor_named
from reports.verification import verify_all
from statemachine.actor import Grant, Via, console
from statemachine.submission import Role
from tests.quarter import Home, Scene, at

WHEN = at("2020-09-01")
CONSOLE = console("tester")


def add(scene: Scene, code: str = "second", name: str = "第二督查室", director: str = "（演示）室主任") -> Office:
    return add_office(scene.session, code, name, director, CONSOLE, WHEN)


def chain(scene: Scene, code: str) -> list[tuple[str, str, str | None, dict[str, Any]]]:
    query = select(AuditEvent).where(AuditEvent.subject == f"roster:{code}").order_by(AuditEvent.seq)
    return [(e.action, e.actor, e.role, orjson.loads(e.payload)) for e in scene.session.scalars(query)]


def test_it_begins_with_an_event_and_somebody_in_each_post(home: Home) -> None:
    with home.act() as scene:
        office = add(scene)
        said = {"name": "第二督查室", "director": "（演示）室主任", "office": "第二督查室", "parent": None}
        ((action, actor, role, payload),) = chain(scene, "second")
        assert (action, actor, role, said | payload) == ("open", "console", None, payload)
        assert payload["grants"] == [[f"office.{post}", post, None] for post in OFFICE_POSTS]
        rows = scene.session.execute(
            select(Person.code, Person.name, RoleGrant.role, RoleGrant.unit_id)
            .join(RoleGrant, RoleGrant.person_id == Person.id)
            .where(Person.office_id == office.id)
        )
        assert {tuple(row) for row in rows} == {
            ("office.clerk", "收件员", Role.CLERK, None), ("office.reviewer", "审核员", Role.REVIEWER, None),
            ("office.inspector", "督查员", Role.INSPECTOR, None),
            ("office.director", "（演示）室主任", Role.DIRECTOR, None),
        }  # fmt: skip
        assert verify_all(scene.session).ok


def test_its_director_keeps_its_roster_from_then_on(home: Home) -> None:
    with home.act() as scene:
        office = add(scene)
        director = actor_named(
            scene.session, office, "office.director", via=Via.CONSOLE, os_account="tester", today=WHEN.date()
        )
        assert director.grants == {Grant(Role.DIRECTOR, None)}
        add_person(scene.session, office, "new", "（演示）新来的人", None, director, WHEN)
        assert [row[:3] for row in chain(scene, "second")][1:] == [("add_person", "office.director", "director")]
        assert [row[0] for row in chain(scene, "main")] == ["open"]
        assert verify_all(scene.session).ok


def test_nobody_of_an_office_adds_one(home: Home) -> None:
    with home.act() as scene:
        for post in ("office.director", "office.clerk", "GXJ.principal"):
            with pytest.raises(ConsoleOnly, match=post):
                add_office(scene.session, "second", "第二督查室", "主任", scene.person(post), WHEN)
        assert scene.session.scalars(select(Office.code)).all() == ["main"]


def test_a_code_is_unlike_all_others_and_fits_into_a_subject(home: Home) -> None:
    with home.act() as scene:
        for known in ("main", "Main"):
            with pytest.raises(OfficeKnown, match="main"):
                add(scene, known)
        for bad in ("", "a/b", "a:b", "a b", "督查室", "-a", "a" * 41, "a\n"):
            with pytest.raises(BadOfficeCode):
                add(scene, bad)
        add(scene, "a" * 40, name="甲" * NAME)
        assert verify_all(scene.session).ok
