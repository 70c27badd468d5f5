"""The database holds the door: raw SQL cannot do what the ledger does not say."""

from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import DBAPIError

from models.triggers import APPEND_ONLY, KEPT, WITHOUT_EVENT
from statemachine.submission import State
from tests.quarter import Home

GXJ = "subject LIKE '%/2020Q3/GXJ' AND subject LIKE 'submission:%'"
#: An event that would follow the head of GXJ's submission; tests change one thing in it.
FOLLOWS = {"seq": "seq + 1", "previous": "head", "subject": "subject", "source": "state", "target": "'signed'"}


def refused(engine: Engine, why: str, statement: str, **values: Any) -> None:
    with pytest.raises(DBAPIError, match=why), engine.begin() as connection:
        connection.execute(text(statement), values)


def forge(engine: Engine, **changes: str) -> None:
    """Insert an event that follows GXJ's head but for ``changes`` (SQL), and move the head to it, as "signed"."""
    event = FOLLOWS | changes
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO audit_event (hash, subject, seq, at, action, actor, via, source, target, payload,"
                f" algorithm, previous) SELECT :hash, {event['subject']}, {event['seq']}, '2020', 'forged', 'nobody',"
                f" 'sql', {event['source']}, {event['target']}, '{{}}', 'sha256', {event['previous']}"
                f" FROM submission WHERE {GXJ}"
            ),
            {"hash": "f" * 64},
        )
        connection.execute(
            text(f"UPDATE submission SET head = :hash, seq = seq + 1, state = 'signed' WHERE {GXJ}"), {"hash": "f" * 64}
        )


def test_state_head_seq_and_subject_do_not_change_without_an_event(home: Home) -> None:
    for change in ("state = 'reviewed'", f"head = '{'a' * 64}'", "seq = seq + 1", "seq = 1 - seq"):
        refused(home.engine, WITHOUT_EVENT, f"UPDATE submission SET {change}")
    for table in ("submission", "period", "campaign"):
        for change in (f"head = '{'a' * 64}'", "seq = seq + 1", "subject = 'x'"):
            refused(home.engine, WITHOUT_EVENT, f"UPDATE {table} SET {change}")


def test_a_head_does_not_go_back(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.SEALED)
    back = "SELECT previous FROM audit_event e WHERE e.hash = head"
    refused(home.engine, WITHOUT_EVENT, f"UPDATE submission SET head = ({back}), seq = seq - 1 WHERE {GXJ}")


def test_a_forged_event_that_does_not_follow_the_head_moves_nothing(home: Home) -> None:
    wrong = {
        "previous": "''",
        "seq": "seq + 2",
        "subject": "'submission:elsewhere'",
        "source": "'sealed'",
        "target": "'reviewed'",
    }
    for field, sql in wrong.items():
        with pytest.raises(DBAPIError, match=WITHOUT_EVENT):
            forge(home.engine, **{field: sql})
    with pytest.raises(DBAPIError, match=WITHOUT_EVENT):  # no state in the event: the state stays
        forge(home.engine, source="NULL", target="NULL")
    forge(home.engine)  # the same with nothing wrong passes: it is the trigger that refused


def test_no_row_is_born_without_its_first_event(home: Home) -> None:
    with home.engine.begin() as connection:
        connection.execute(
            text("INSERT INTO unit (office_id, code, name, short_name, kind) VALUES (1, 'N', 'N', 'N', 'N')")
        )
        columns = "hash, subject, seq, at, action, actor, via, target, payload, algorithm, previous"
        event = "INSERT INTO audit_event ({}) VALUES (:h, 's:new', {}, 'a', 'open', 'a', 'a', :state, 'p', 'a', '')"
        for head, seq, state in (("f" * 64, 1, "drafted"), ("e" * 64, 2, "drafted")):
            connection.execute(text(event.format(columns, seq)), {"h": head, "state": state})
    columns = "period_id, unit_id, state, revision, nil, subject, head, seq"
    values = "period_id, (SELECT id FROM unit WHERE code = 'N'), :state, 0, nil, :subject, :head, :seq"
    born = f"INSERT INTO submission ({columns}) SELECT {values} FROM submission WHERE {GXJ}"
    known: dict[str, Any] = {"state": "drafted", "subject": "s:new", "head": "f" * 64, "seq": 1}
    for change in ({"state": "reviewed"}, {"subject": "s:other"}, {"head": "d" * 64}, {"seq": 2}, {"head": "e" * 64}):
        refused(home.engine, WITHOUT_EVENT, born, **known | change)
    with home.engine.begin() as connection:  # with nothing wrong it passes
        connection.execute(text(born), known)
    period = "INSERT INTO period (campaign_id, quarter, due_trace, opened_at, subject, head, seq)"
    select = "SELECT campaign_id, '2020Q4', due_trace, opened_at, 'p', head, 1 FROM period"
    refused(home.engine, WITHOUT_EVENT, f"{period} {select}")
    same = "office_id, title, issuer, issued_on, addressees, rules, warnings, source_digest, active, head"
    campaign = f"INSERT INTO campaign ({same}, doc_number, subject, seq) SELECT {same}, 'x', 'c', 1 FROM campaign"
    refused(home.engine, WITHOUT_EVENT, campaign)


def test_what_the_ledger_speaks_of_is_never_deleted(home: Home) -> None:
    for table in ("submission", "period", "campaign"):
        refused(home.engine, KEPT, f"DELETE FROM {table}")
        refused(home.engine, KEPT, f"DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})")
        if home.engine.dialect.name == "postgresql":
            refused(home.engine, KEPT, f"TRUNCATE {table} CASCADE")


def test_events_revisions_and_editions_are_never_changed(home: Home) -> None:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        edition = (
            "INSERT INTO circular_edition (office_id, period_id, year, issue, content, digest, versions, built_at)"
        )
        scene.session.execute(
            text(f"{edition} VALUES (:office, :period, 2020, 1, '{{}}', 'd', '{{}}', '2020-10-27 00:00:00')"),
            {"office": scene.office.id, "period": scene.period.id},
        )
    for table, column in (("audit_event", "actor"), ("revision", "content"), ("circular_edition", "content")):
        refused(home.engine, APPEND_ONLY, f"UPDATE {table} SET {column} = 'x'")
        refused(home.engine, APPEND_ONLY, f"UPDATE {table} SET {column} = {column}")
        refused(home.engine, APPEND_ONLY, f"DELETE FROM {table}")
        if home.engine.dialect.name == "postgresql":
            refused(home.engine, APPEND_ONLY, f"TRUNCATE {table} CASCADE")


def test_what_the_ledger_does_not_speak_of_may_change(home: Home) -> None:
    with home.act() as scene:
        scene.session.execute(text(f"UPDATE submission SET nil = :nil WHERE {GXJ}"), {"nil": True})
        scene.session.execute(text("UPDATE campaign SET label = 'x'"))
    with home.look() as scene:
        assert scene.session.scalar(text(f"SELECT nil FROM submission WHERE {GXJ}"))
        assert scene.campaign.label == "x"


def test_no_row_takes_the_place_of_another(home: Home) -> None:
    if home.engine.dialect.name != "sqlite":
        return  # only SQLite's REPLACE deletes without being asked
    for change in ("id = id + 1", "unit_id = unit_id + 1"):
        refused(home.engine, KEPT, f"UPDATE OR REPLACE submission SET {change} WHERE id = 1")


def shadow(engine: Engine) -> None:
    """Put a temporary table with a forged event before the ledger, and move a head to it."""
    with engine.begin() as connection:
        connection.execute(text("CREATE TEMPORARY TABLE audit_event AS SELECT * FROM audit_event WHERE seq < 0"))
        forged = (
            "INSERT INTO audit_event (hash, previous, subject, seq, source, target)"
            " SELECT :hash, head, subject, seq + 1, state, 'reviewed' FROM submission WHERE id = 1"
        )
        moved = "UPDATE submission SET state = 'reviewed', head = :hash, seq = seq + 1 WHERE id = 1"
        for statement in (forged, moved):
            connection.execute(text(statement), {"hash": "f" * 64})


def test_a_temporary_table_does_not_stand_before_the_ledger(home: Home) -> None:
    with pytest.raises(DBAPIError, match=WITHOUT_EVENT):
        shadow(home.engine)
