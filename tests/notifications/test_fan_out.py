"""From events to deliveries: whom a rule tells, what, and how often."""

from datetime import UTC, date, datetime
from itertools import pairwise

import pytest
from sqlalchemy import Connection, Engine, event, insert, select
from sqlalchemy.orm import Session

from models import AuditEvent, Delivery, Office, Person, RoleGrant, Unit, UnitEnd
from models.delivery import DeliveryStatus
from models.engine import reading, writing
from notifications.fan_out import fan_out, keep
from notifications.message import key_of
from notifications.pending import pending
from notifications.rules import RULES
from reports.people import actor_named
from reports.succession import dissolved
from statemachine.actor import Via
from statemachine.submission import Role
from tests.notifications.sample import Play, at, row, whole_quarter

EXPECTED = {
    "opened": ["AAA.drafter", "BBB.drafter", "CCC.drafter"],
    "to_seal": ["AAA.seal_keeper", "CCC.seal_keeper"],
    "to_submit": ["AAA.drafter", "CCC.drafter"],
    "receipt": ["AAA.drafter", "CCC.drafter"],
    "reviewed": ["CCC.drafter"],
    "flagged": ["AAA.drafter", "AAA.principal"],
    "reopened": ["AAA.drafter"],
    "chased": ["BBB.drafter"],
    "chased_again": ["BBB.drafter", "BBB.principal"],
    "criticised": ["BBB.principal"],
    "summoned": ["BBB.principal"],
    "circular_to_issue": ["office.director"],
    "talk_to_issue": ["office.director"],
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_each_rule_tells_the_right_people_and_nobody_else(play: Play, lang: str) -> None:
    whole_quarter(play)
    play.fan_out(lang=lang)
    assert {rule.name: [code for code, _ in play.told(rule.name)] for rule in RULES} == EXPECTED


def test_no_unit_reads_another_units_name(play: Play) -> None:
    whole_quarter(play)
    play.fan_out()
    names = {unit.code: unit.name for unit in play.units}
    with reading(play.engine) as session:
        rows = session.execute(select(Person.code, Delivery.subject, Delivery.body).join(Person)).all()
    of_units = [(code.partition(".")[0], subject + body) for code, subject, body in rows if "office." not in code]
    assert len(of_units) == len(rows) - 2
    for code, words in of_units:
        assert {name for name in names.values() if name in words} == {names[code]}


def test_deriving_twice_adds_nothing(play: Play) -> None:
    whole_quarter(play)
    first = play.fan_out()
    before = [(d.id, d.next_at) for d in play.deliveries()]
    assert first == len(before) > 0
    assert play.fan_out("2020-12-02") == 0
    assert [(d.id, d.next_at) for d in play.deliveries()] == before


def test_only_what_is_new_is_derived_the_second_time(play: Play) -> None:
    play.open()
    assert play.fan_out() == 3
    play.sign("AAA", "2020-10-09")
    assert play.fan_out() == 1
    assert play.told("to_seal") == [("AAA.seal_keeper", "请加盖公章：甲局2020年第三季度报告（第1版）")]


def test_a_change_of_channel_sends_nothing_again(play: Play) -> None:
    play.open()
    play.fan_out()
    with writing(play.engine) as session:
        assert fan_out(session, at("2020-10-02"), "zh", lambda email: "console") == 0


def test_two_that_derive_at_the_same_time_store_each_message_once(play: Play) -> None:
    play.open()
    with writing(play.engine) as session:
        rows = [_a_row(session.scalars(select(AuditEvent.hash).where(AuditEvent.action == "open")).all()[0])]
        assert keep(session, rows) == 1
    with writing(play.engine) as session:
        assert keep(session, [*rows, rows[0] | {"channel": "console"}]) == 1
    assert len(play.deliveries()) == 2


def _a_row(event_hash: str) -> dict[str, object]:
    return {
        "event_hash": event_hash, "rule": "opened", "person_id": 1, "channel": "smtp", "subject": "s", "body": "b",
        "status": DeliveryStatus.WAITING, "attempts": 0, "next_at": at("2020-10-01"),
    }  # fmt: skip


def test_a_change_that_was_rolled_back_is_told_to_nobody(play: Play) -> None:
    play.open()
    play.fan_out()
    with Session(play.engine) as session:
        play.sign_within(session, "AAA", "2020-10-09")
        assert fan_out(session, at("2020-10-09"), "zh", lambda email: "console") == 1
        session.rollback()
    assert play.fan_out() == 0
    assert play.told("to_seal") == []


def test_a_new_delivery_waits_for_its_first_attempt_at_once(play: Play) -> None:
    play.open()
    play.fan_out("2020-10-01T02:00")
    found = play.deliveries()
    assert {(d.status, d.attempts, d.next_at, d.sent_at) for d in found} == {
        (DeliveryStatus.WAITING, 0, datetime(2020, 9, 30, 18, tzinfo=UTC), None)
    }
    assert [d.channel for d in found] == ["smtp", "smtp", "console"]


def test_whoever_holds_two_of_the_roles_is_told_once(play: Play) -> None:
    play.open()
    _grant(play, "AAA.drafter", Role.PRINCIPAL, "AAA")
    play.hand_in("AAA", "2020-10-10")
    play.flag("AAA", "2020-10-11")
    (flagged,) = (rule for rule in RULES if rule.name == "flagged")
    with reading(play.engine) as session:
        assert [case.person for case in pending(session, flagged, date(2020, 10, 15))] == [
            "甲局经办人",
            "甲局主要负责人",
        ]
    play.fan_out()
    assert [code for code, _ in play.told("flagged")] == ["AAA.drafter", "AAA.principal"]


def test_a_drafter_of_two_units_is_told_for_each(play: Play) -> None:
    play.open()
    _grant(play, "AAA.drafter", Role.DRAFTER, "BBB")
    play.fan_out()
    assert [code for code, _ in play.told("opened")] == ["AAA.drafter", "AAA.drafter", "BBB.drafter", "CCC.drafter"]


def _grant(play: Play, code: str, role: Role, unit: str) -> None:
    with writing(play.engine) as session:
        person = session.scalars(select(Person).where(Person.code == code)).one()
        unit_id = play.submission(session, unit).unit_id
        session.add(RoleGrant(person_id=person.id, role=role, unit_id=unit_id))


def test_the_director_of_another_office_is_not_told(play: Play) -> None:
    whole_quarter(play)
    with writing(play.engine) as session:
        other = Office(code="other", name="另一督查室")
        session.add(other)
        session.flush()
        stranger = Person(office_id=other.id, code="office.stranger", name="他人")
        session.add(stranger)
        session.flush()
        session.add(RoleGrant(person_id=stranger.id, role=Role.DIRECTOR, unit_id=None))
    play.fan_out()
    assert [code for code, _ in play.told("circular_to_issue")] == ["office.director"]


def test_an_office_role_held_for_a_unit_only_is_not_the_offices(play: Play) -> None:
    whole_quarter(play)
    _grant(play, "BBB.drafter", Role.DIRECTOR, "BBB")
    play.fan_out()
    assert [code for code, _ in play.told("circular_to_issue")] == ["office.director"]


def test_a_vacant_post_is_told_when_it_is_filled(play: Play) -> None:
    play.open()
    with writing(play.engine) as session:
        unit_id = play.submission(session, "CCC").unit_id
        grant = session.scalars(
            select(RoleGrant).where(RoleGrant.unit_id == unit_id, RoleGrant.role == Role.DRAFTER)
        ).one()
        person_id = grant.person_id
        session.delete(grant)
    assert play.fan_out() == 2
    with writing(play.engine) as session:
        session.execute(insert(RoleGrant).values(person_id=person_id, role=Role.DRAFTER, unit_id=unit_id))
    assert play.fan_out() == 1
    assert [code for code, _ in play.told("opened")] == ["AAA.drafter", "BBB.drafter", "CCC.drafter"]


def ends(play: Play, *line: str | None, on: date = date(2020, 10, 5)) -> None:
    """Each unit of ``line`` has passed into the next (None: into nothing), all on one day."""
    with writing(play.engine) as session:
        ids = {unit.code: unit.id for unit in session.scalars(select(Unit))}
        session.add_all(
            UnitEnd(unit_id=ids[was or ""], successor_id=ids[now] if now else None, on=on)
            for was, now in pairwise(line)
        )


def test_of_a_merged_unit_the_people_at_the_end_of_its_line_are_told_and_nobody_on_the_way(play: Play) -> None:
    play.open()
    play.sign("AAA", "2020-10-02")
    ends(play, "AAA", "BBB", "CCC")
    play.fan_out("2020-10-05")
    assert [code for code, _ in play.told("to_seal")] == ["CCC.seal_keeper"]
    assert [code for code, _ in play.told("opened")] == ["CCC.drafter"] * 3


def test_until_the_day_it_ends_a_units_own_people_are_told(play: Play) -> None:
    play.open()
    play.fan_out("2020-10-02")
    play.sign("AAA", "2020-10-04")
    ends(play, "AAA", "BBB")
    ends(play, "BBB", "CCC", on=date(2020, 10, 6))
    assert play.told("to_seal") == []
    play.fan_out("2020-10-05")
    assert [code for code, _ in play.told("to_seal")] == ["BBB.seal_keeper"]


def test_of_a_unit_dissolved_without_a_successor_nobody_is_told(play: Play) -> None:
    play.open()
    ends(play, "AAA", "BBB", None)
    play.fan_out("2020-10-05")
    assert [code for code, _ in play.told("opened")] == ["CCC.drafter"]


def test_a_circle_which_no_verb_can_make_ends_all_the_same(play: Play) -> None:
    play.open()
    ends(play, "AAA", "BBB", "CCC", "AAA")
    assert play.fan_out("2020-10-05") == 0
    with reading(play.engine) as session:
        office = session.scalars(select(Office).where(Office.code == "main")).one()
        actor = actor_named(session, office, "AAA.drafter", via=Via.CONSOLE, os_account=None, today=date(2020, 10, 5))
        assert actor.grants == frozenset()
        assert set(session.scalars(dissolved(date(2020, 10, 5)))) == set(session.scalars(select(Unit.id)))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_message_closes_with_the_office_and_its_number(play: Play, lang: str) -> None:
    whole_quarter(play)
    play.fan_out(lang=lang)
    found = play.deliveries()
    assert {delivery.rule for delivery in found} == {rule.name for rule in RULES}
    for delivery in found:
        lines = delivery.body.splitlines()
        assert lines[0] == "演示：不是真实单位"
        assert lines[-2] == "测试区人民政府督查室"
        assert "通知编号" in lines[-1]
        assert lines[-1].endswith(key_of(delivery.event_hash, delivery.rule, delivery.person_id))


@pytest.mark.parametrize("count", [3, 60])
def test_the_number_of_statements_does_not_grow_with_the_units(database: Engine, count: int) -> None:
    play = Play(database, units=tuple(row(f"U{n}", f"第{n}局", n % 3 + 1) for n in range(count)))
    play.open()
    asked, restored, background, stored = len(RULES), 1, 2, 1
    assert _statements(database, play) == asked + restored + background + stored
    assert len(play.deliveries()) == count


def _statements(engine: Engine, play: Play) -> int:
    seen: list[str] = []

    def note(_c: Connection, _cur: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    play.fan_out()
    event.remove(engine, "before_cursor_execute", note)
    return len([s for s in seen if not s.startswith("BEGIN")])
