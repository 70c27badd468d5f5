"""Importing a notice: once, whole, and never by half."""

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import Engine, func, select
from sqlalchemy.orm import Session

from actions.notice import first_office, import_notice
from actions.notice_refusals import NoticeDiffers, TasksUnknown, TasksUnled
from intake import UnitList
from models import Assignment, Base, KeyTask, Office, Person, QuarterTarget, RoleGrant, Unit
from models.engine import reading, writing
from reports.ledger import verify
from reports.offices import the_office
from statemachine.actor import console
from statemachine.campaign import CampaignRules
from statemachine.submission import Role
from tests.quarter import Home, at, sample

WHEN = at("2020-12-01")


def sizes(session: Session) -> dict[str, int]:
    tables = Base.metadata.sorted_tables
    return {table.name: session.scalar(select(func.count()).select_from(table)) or 0 for table in tables}


def changed(units: UnitList, index: int, **columns: Any) -> UnitList:
    rows = list(units.units)
    rows[index] = rows[index]._replace(**columns)
    return replace(units, units=tuple(rows))


def test_the_notice_becomes_a_campaign_in_its_own_words(home: Home) -> None:
    notice, units = sample()
    with home.look() as scene:
        campaign, session = scene.campaign, scene.session
        assert (campaign.doc_number, campaign.title, campaign.issuer) == (
            notice.doc_number,
            notice.title,
            notice.issuer,
        )
        assert (campaign.declared_tasks, campaign.source_digest) == (20, notice.digest)
        assert campaign.label == units.label.splitlines()[0]
        assert campaign.label is not None
        assert campaign.label.startswith("演示")
        assert len(campaign.warnings) == len(notice.warnings)
        assert CampaignRules.from_json(campaign.rules) == CampaignRules()
        tasks = session.scalars(select(KeyTask).order_by(KeyTask.seq)).all()
        assert [(task.seq, task.annual) for task in tasks] == [(task.seq, task.annual) for task in notice.tasks]
        found = session.execute(select(KeyTask.seq, QuarterTarget.quarter, QuarterTarget.text).join(QuarterTarget))
        assert {tuple(row) for row in found} == {
            (t.seq, q, words) for t in notice.tasks for q, words in t.targets.items()
        }
        duties = session.execute(
            select(Unit.code, KeyTask.seq, Assignment.lead)
            .join(Assignment, Assignment.unit_id == Unit.id)
            .join(KeyTask)
        )
        led = {(u.code, seq, True) for u in units.units for seq in u.lead}
        assert {tuple(row) for row in duties} == led | {(u.code, s, False) for u in units.units for s in u.supporting}
        assert verify(session).ok


def test_office_and_units_get_a_person_for_each_post(home: Home) -> None:
    with home.look() as scene:
        rows = scene.session.execute(
            select(Person.code, RoleGrant.role, Unit.code)
            .join(RoleGrant, RoleGrant.person_id == Person.id)
            .outerjoin(Unit, Unit.id == RoleGrant.unit_id)
        )
        posts = {(person, role, unit) for person, role, unit in rows}
    office = {Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.DIRECTOR}
    assert {post for post in posts if post[2] is None} == {(f"office.{role}", role, None) for role in office}
    own = {Role.DRAFTER, Role.PRINCIPAL, Role.SEAL_KEEPER}
    assert posts - {post for post in posts if post[2] is None} == {
        (f"{unit.code}.{role}", role, unit.code) for unit in sample()[1].units for role in own
    }


def test_the_same_notice_twice_changes_nothing_and_other_words_are_refused(home: Home) -> None:
    notice, units = sample()
    with home.act() as scene:
        before = sizes(scene.session)
        again = import_notice(scene.session, scene.office, notice, units, console("tester"), WHEN)
        assert again == (scene.campaign, False)
        with pytest.raises(NoticeDiffers, match="临政字〔2020〕112号"):
            import_notice(scene.session, scene.office, replace(notice, digest="0" * 64), units, console("tester"), WHEN)
        assert sizes(scene.session) == before


def test_tasks_that_nobody_leads_or_that_do_not_exist_are_refused_before_anything_is_written(engine: Engine) -> None:
    notice, units = sample()
    with writing(engine) as session:
        office = first_office(session, notice, console("tester"), WHEN)
    wrong = (
        (changed(units, 0, supporting=(3, 5, 16, 99)), TasksUnknown, "第 16、99 项任务"),
        (changed(units, 0, lead=(2,)), TasksUnled, "第 1 项任务没有牵头单位"),
    )
    for bad, kind, words in wrong:
        with pytest.raises(kind) as caught, writing(engine) as session:
            import_notice(session, session.merge(office), notice, bad, console("tester"), WHEN)
        assert words in caught.value.sentence("zh")
    with reading(engine) as session:
        made = ("office", "person", "role_grant", "roster", "audit_event")  # by first_office, before
        assert sizes(session) | dict.fromkeys(made, 0) == dict.fromkeys(sizes(session), 0)


def test_the_notice_s_own_time_limit_and_forms_are_the_campaign_s(engine: Engine) -> None:
    notice, units = sample()
    with writing(engine) as session:
        office = first_office(session, notice, console("tester"), WHEN)
        assert office.name == f"{notice.issuer}督查室"
        five = replace(notice, due_working_days=5, forms=("electronic",))
        campaign, new = import_notice(session, office, five, units, console("tester"), WHEN)
        assert new
        assert CampaignRules.from_json(campaign.rules) == CampaignRules(5, ("electronic",))
        silent = replace(notice, doc_number="无号", due_working_days=None, forms=())
        assert (
            CampaignRules.from_json(import_notice(session, office, silent, units, console("tester"), WHEN)[0].rules)
            == CampaignRules()
        )
        assert session.scalar(select(func.count()).select_from(Unit)) == len(units.units)


def test_two_offices_keep_the_same_notice_apart(home: Home) -> None:
    notice, units = sample()
    with home.act() as scene:
        other = Office(code="city", name="市督查室", parent_id=scene.office.id)
        scene.session.add(other)
        scene.session.flush()
        campaign, new = import_notice(scene.session, other, notice, units, console("tester"), WHEN)
        assert new
        assert campaign.subject == "campaign:city/临政字〔2020〕112号"
        assert scene.campaign.subject == "campaign:main/临政字〔2020〕112号"
        assert the_office(scene.session, "city") is other
        assert verify(scene.session).ok
