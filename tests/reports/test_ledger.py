"""Verifying finds every forgery that a change of stored bytes can be, and names where."""

from hashlib import sha256
from typing import Any

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import ColumnElement, select, text

from models import AuditEvent
from reports.ledger import COLUMNS, Break, event_bytes, verify
from statemachine.chain import HASHED, canonical, event_hash
from statemachine.submission import State
from tests.quarter import Home, Scene
from tests.reports.tamper import forced

GXJ = "submission:main/临政字〔2020〕112号/2020Q3/GXJ"
FGJ = "submission:main/临政字〔2020〕112号/2020Q3/FGJ"


@pytest.fixture
def worked(home: Home) -> Home:
    with home.act() as scene:
        scene.bring("GXJ", State.REVIEWED)
        scene.bring("FGJ", State.SIGNED)
    return home


def broken(scene: Scene, statement: str, **values: object) -> list[Break]:
    """What verifying finds after ``statement`` alone."""
    with scene.session.begin_nested() as inner:
        done = scene.session.execute(text(statement), values)
        assert done.rowcount, statement  # type: ignore[attr-defined]
        scene.session.expire_all()
        found = verify(scene.session).broken
        inner.rollback()
    return found


def subjects(found: list[Break]) -> set[str]:
    return {one.subject for one in found}


words = st.none() | st.text(st.characters(exclude_categories=["Cs"]))
stored = st.fixed_dictionaries(dict.fromkeys(HASHED, words) | {"seq": st.integers(0, 2**53 - 1)})


@given(stored)
def test_an_event_is_hashed_in_its_canonical_bytes_however_fast_it_is_read(event: dict[str, Any]) -> None:
    found = event_bytes([event.get(name) for name in COLUMNS])
    assert found == canonical(event) == rfc8785.dumps(event)
    assert sha256(found).hexdigest() == event_hash(event)


@pytest.mark.parametrize("stuff", [b"bytes", "\ud800"])
def test_what_nobody_can_have_hashed_has_no_bytes(stuff: Any) -> None:
    assert event_bytes([stuff] * len(COLUMNS)) == b""


def test_an_untouched_ledger_holds_and_is_counted(worked: Home) -> None:
    with worked.look() as scene:
        verdict = verify(scene.session)
        assert verdict.ok
        assert (verdict.events, verdict.subjects) == (scene.session.query(AuditEvent).count(), 33)


def test_one_changed_byte_in_any_column_of_any_event_is_found_and_named(worked: Home) -> None:
    with forced(worked) as scene:
        for column in AuditEvent.__table__.columns:
            for seq in (1, 3, 6):
                where = f"WHERE subject = '{GXJ}' AND seq = {seq}"
                found = broken(scene, f"UPDATE audit_event SET {column.name} = {_other(column)} {where}")
                assert GXJ in subjects(found), (column.name, seq)
                assert FGJ not in subjects(found)
        assert verify(scene.session).ok


def _other(column: ColumnElement[Any]) -> str:
    """SQL for a value that differs in a byte and still fits the column."""
    if column.name == "seq":
        return "100"
    longer = f"'x' || COALESCE({column.name}, '')"
    return f"substr({longer}, 1, {getattr(column.type, 'length', None) or 100_000})"


def test_an_event_forged_with_its_hash_made_anew_breaks_the_link_to_the_next(worked: Home) -> None:
    with forced(worked) as scene:
        columns = [AuditEvent.__table__.c[name] for name in HASHED]
        event = scene.session.execute(select(*columns).where(AuditEvent.subject == GXJ, AuditEvent.seq == 3)).mappings()
        forged = dict(event.one()) | {"actor": "somebody.else"}
        change = f"UPDATE audit_event SET actor = :actor, hash = :hash WHERE subject = '{GXJ}' AND seq = 3"
        (found,) = broken(scene, change, actor=forged["actor"], hash=event_hash(forged))
        assert (found.subject, found.seq, found.why.zh) == (GXJ, 4, "与前一事件的链接断开")


def test_a_deleted_event_is_found_wherever_it_stood(worked: Home) -> None:
    with forced(worked) as scene:
        for where in ("seq = 1", "seq = 3", "seq = 6", "seq >= 5", "seq > 0"):
            assert GXJ in subjects(broken(scene, f"DELETE FROM audit_event WHERE subject = '{GXJ}' AND {where}")), where


def test_a_gap_in_the_numbers_and_swapped_heads_are_found(worked: Home) -> None:
    with forced(worked) as scene:
        gap = f"UPDATE audit_event SET seq = seq + 10 WHERE subject = '{GXJ}' AND seq > 4"
        assert subjects(broken(scene, gap)) == {GXJ}
        heads = {"gxj": scene.submission("GXJ").head, "fgj": scene.submission("FGJ").head}
        swap = f"CASE subject WHEN '{GXJ}' THEN :fgj ELSE :gxj END WHERE subject IN ('{GXJ}', '{FGJ}')"
        assert subjects(broken(scene, f"UPDATE submission SET head = {swap}", **heads)) == {GXJ, FGJ}


def test_a_changed_head_number_state_or_row_is_found(worked: Home) -> None:
    with forced(worked) as scene:
        for change in (f"head = '{'0' * 64}'", "seq = 5", "state = 'submitted'", "state = 'flagged'"):
            (found,) = broken(scene, f"UPDATE submission SET {change} WHERE subject = '{GXJ}'")
            assert found.subject == GXJ, change
        assert subjects(broken(scene, f"UPDATE submission SET subject = 'x' WHERE subject = '{GXJ}'")) == {GXJ, "x"}
        for table in ("period", "campaign"):
            assert len(broken(scene, f"UPDATE {table} SET head = '{'0' * 64}'")) == 1


def test_a_row_that_was_made_away_with_leaves_its_events_behind(worked: Home) -> None:
    with forced(worked) as scene:
        zrj = GXJ.replace("GXJ", "ZRJ")  # nothing else points to it yet
        (found,) = broken(scene, f"DELETE FROM submission WHERE subject = '{zrj}'")
        assert (found.subject, found.seq) == (zrj, 1)
        assert found.why.zh == "账上有事件，却没有对应的记录"


def test_a_changed_word_in_signed_content_is_found_with_its_revision(worked: Home) -> None:
    with forced(worked) as scene:
        whose = f"WHERE submission_id = (SELECT id FROM submission WHERE subject = '{GXJ}')"
        for change in (
            "content = replace(content, '完成1', '完成9')",
            "content = content || ' '",
            f"digest = '{'0' * 64}'",
        ):
            (found,) = broken(scene, f"UPDATE revision SET {change} {whose}")
            assert (found.subject, found.seq) == (GXJ, 1)
            assert "第 1 版" in found.why.zh


def test_the_break_says_what_is_wrong_in_both_languages(worked: Home) -> None:
    with forced(worked) as scene:
        (found,) = broken(scene, f"UPDATE audit_event SET actor = 'x' WHERE subject = '{GXJ}' AND seq = 6")
        assert found == Break(GXJ, 6, found.why)
        assert (found.why.zh, found.why.en) == ("事件内容与其哈希不符", "the event does not match its hash")
        gone = broken(scene, f"DELETE FROM audit_event WHERE subject = '{GXJ}' AND seq = 3")
        assert [(one.seq, one.why.zh) for one in gone] == [(4, "缺少前面的事件")]
