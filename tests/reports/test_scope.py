"""What somebody may see."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from actions.ledger import Entry, append
from actions.notice import import_notice
from models import Office, Person, Submission, Unit
from reports.dossier import dossier
from reports.late import late
from reports.offices import the_campaign, the_office, the_period, the_unit
from reports.people import roster
from reports.refusals import (
    NoCampaign,
    NoOffice,
    NoPeriod,
    NoPerson,
    NoSubmission,
    NoUnit,
    SeveralCampaigns,
    SeveralOffices,
)
from reports.roster import counts, lines
from reports.scope import find, select_for
from statemachine.actor import clock, console
from statemachine.submission import Role, State
from tests.actions.people import grant
from tests.quarter import Home, at, sample
from workdays import Quarter

NOW = at("2020-10-14")


def test_a_person_of_a_unit_sees_only_the_own_one_everywhere(home: Home) -> None:
    with home.act() as scene:
        own, session = scene.person("GXJ.principal"), scene.session
        seen = session.execute(select_for(own)).all()
        assert [unit.code for _, unit, _ in seen] == ["GXJ"]
        assert [line.unit.code for line in lines(session, own, scene.period, NOW)] == ["GXJ"]
        assert sum(counts(session, own, scene.period, NOW)["states"].values()) == 1
        assert [case.submission.id for case in late(session, own, scene.period, NOW)] == [scene.submission("GXJ").id]
        with pytest.raises(NoSubmission) as caught:
            find(session, own, scene.campaign, "2020Q3/FGJ")
        assert "不在您的范围内" in caught.value.sentence("zh")
        both = grant(scene, "GXJ.principal", Role.DRAFTER, "FGJ")
        assert {unit.code for _, unit, _ in session.execute(select_for(both))} == {"GXJ", "FGJ"}


def test_the_office_the_clock_and_the_console_see_all_and_who_holds_nothing_sees_nothing(home: Home) -> None:
    with home.act() as scene:
        session, everybody = scene.session, len(sample()[1].units)
        office = [scene.person(f"office.{post}") for post in ("clerk", "reviewer", "inspector", "director")]
        for actor in (clock(), console("tester"), *office):
            assert len(session.execute(select_for(actor)).all()) == everybody
        session.add(Person(office_id=scene.office.id, code="new", name="新岗位"))
        session.flush()
        assert session.execute(select_for(scene.person("new"))).all() == []


def test_a_name_is_found_in_any_case_of_the_quarter_and_nothing_else(home: Home) -> None:
    with home.look() as scene:
        for name in ("2020q3/GXJ", "2020Q3/gxj", "2020q3/Gxj"):
            assert find(scene.session, clock(), scene.campaign, name).subject.endswith("/2020Q3/GXJ")
        for name in ("2020Q3/NO", "2020Q3", "", "/", "2020Q4/GXJ", "GXJ", "2020Q3/GXJ/x", "2020Q3/gxj' OR 1=1 --"):
            with pytest.raises(NoSubmission):
                find(scene.session, clock(), scene.campaign, name)


def test_a_unit_is_found_in_any_case_unless_two_differ_in_nothing_else(home: Home) -> None:
    with home.act() as scene:
        session, office, found = scene.session, scene.office, scene.submission("GXJ")
        gxj = the_unit(session, office, "GXJ")
        assert the_unit(session, office, "gxj") is gxj
        twin = Unit(office_id=office.id, code="gxJ", name="另一局", short_name="另局", kind="部门")
        session.add(twin)
        assert (the_unit(session, office, "gxJ"), the_unit(session, office, "GXJ")) == (twin, gxj)
        for unclear in ("gxj", "Gxj"):
            with pytest.raises(NoUnit):
                the_unit(session, office, unclear)
        assert find(session, clock(), scene.campaign, "2020Q3/gxj") is found  # the other one owes no report
        second = Entry(f"{found.subject}J", "open", {}, target=str(State.DRAFTED))
        (head,) = append(session, [second], clock(), NOW)
        session.add(
            Submission(
                period_id=found.period_id, unit_id=twin.id, state=State.DRAFTED, revision=0, nil=False,
                subject=second.subject, head=head, seq=1,
            )
        )  # fmt: skip
        with pytest.raises(NoSubmission):
            find(session, clock(), scene.campaign, "2020Q3/gxj")
        assert find(session, clock(), scene.campaign, "2020Q3/GXJ") is found


def test_what_is_not_there_is_refused_with_what_is(home: Home) -> None:
    with home.act() as scene:
        session, office = scene.session, scene.office
        with pytest.raises(NoOffice, match="main"):
            the_office(session, "nowhere")
        with pytest.raises(NoCampaign, match="临政字〔2020〕112号"):
            the_campaign(session, office, "无号")
        with pytest.raises(NoPeriod, match="ducha period open 2020Q4"):
            the_period(session, scene.campaign, Quarter(2020, 4))
        with pytest.raises(NoUnit, match="XXX"):
            the_unit(session, office, "XXX")
        with pytest.raises(NoPerson, match="nobody"):
            scene.person("nobody")
        other = Office(code="city", name="市督查室")
        session.add(other)
        session.flush()
        with pytest.raises(SeveralOffices, match="city、main"):
            the_office(session, None)
        assert the_office(session, "city") is other


def test_with_two_campaigns_in_force_one_must_be_named(home: Home) -> None:
    notice, units = sample()
    with home.act() as scene:
        other = replace(notice, doc_number="另一号")
        second, _ = import_notice(scene.session, scene.office, other, units, console("tester"), at("2020-12-01"))
        with pytest.raises(SeveralCampaigns, match="另一号"):
            the_campaign(scene.session, scene.office, None)
        assert the_campaign(scene.session, scene.office, "另一号") is second
        second.active = False
        assert the_campaign(scene.session, scene.office, None).doc_number == notice.doc_number
        assert the_campaign(scene.session, scene.office, "另一号") is second  # named, an old one is still found


def test_everybody_stands_in_the_list_of_people_with_each_role(home: Home) -> None:
    with home.look() as scene:
        rows = roster(scene.session, scene.office, date(2020, 10, 15))
        assert [grant.role for _, grant, unit in rows if unit is None] == [
            Role.CLERK, Role.REVIEWER, Role.INSPECTOR, Role.DIRECTOR,
        ]  # fmt: skip
        assert [unit for _, _, unit in rows[:4]] == [None] * 4
        assert len(rows) == 4 + 3 * len(sample()[1].units)
        assert len(scene.session.scalars(select(Person)).all()) == len(rows)


def test_a_dossier_holds_the_whole_story(home: Home) -> None:
    with home.act() as scene:
        found = scene.bring("GXJ", State.FLAGGED, "2020-10-13")
        whole = dossier(scene.session, found, NOW)
        assert (whole["name"], whole["state"], whole["timeliness"], whole["revision"]) == (
            "2020Q3/GXJ", "flagged", "late", 1,
        )  # fmt: skip
        assert whole["due_at"] == "2020-10-12T16:00:00+00:00"
        assert list(whole["targets"]) == ["1", "2", "3", "5"]
        assert [s["kind"] for s in whole["signatures"]] == ["signature", "seal"]
        assert {s["digest"] for s in whole["signatures"]} == {whole["digest"]}
        assert [f["status"] for f in whole["flags"]] == ["open"]
        assert [e["action"] for e in whole["events"]] == ["open", "sign", "seal", "submit", "receive_paper", "flag"]
        untouched = dossier(scene.session, scene.submission("FGJ"), NOW)
        assert (untouched["digest"], untouched["draft"]["entries"], untouched["submitted_at"]) == (None, {}, None)
