"""Moments in UTC and values as canonical text, the same on both engines."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.exc import StatementError

from models import AuditEvent, FlowRun
from models.engine import reading, writing
from models.flow_run import RunState
from statemachine.chain import HASHED, canonical

BEIJING = timezone(timedelta(hours=8))
NOON = datetime(2020, 10, 12, 12, 0, 0, 123456, tzinfo=BEIJING)


def run(started_at: datetime, parameters: Any) -> FlowRun:
    return FlowRun(flow="f", state=RunState.RUNNING, started_at=started_at, parameters=parameters, summary={})


def kept(engine: Engine, row: FlowRun) -> FlowRun:
    with writing(engine) as session:
        session.add(row)
    with reading(engine) as session:
        return session.get_one(FlowRun, 1)


def test_a_moment_comes_back_aware_in_utc_to_the_microsecond(engine: Engine) -> None:
    found = kept(engine, run(NOON, {})).started_at
    assert found == NOON
    assert found.tzinfo is UTC


def test_a_naive_moment_is_refused(engine: Engine) -> None:
    with pytest.raises(StatementError, match="a stored moment needs a zone"), writing(engine) as session:
        session.add(run(datetime(2020, 10, 12), {}))  # noqa: DTZ001  # that is the point


def test_moments_of_different_zones_compare_as_moments(engine: Engine) -> None:
    kept(engine, run(NOON, {}))
    with reading(engine) as session:
        for later, count in ((timedelta(0), 1), (timedelta(microseconds=1), 0)):
            wanted = (NOON + later).astimezone(timezone(-timedelta(hours=7)))
            assert session.query(FlowRun).filter(FlowRun.started_at >= wanted).count() == count


def test_a_value_is_stored_as_its_canonical_text(engine: Engine) -> None:
    value = {"b": [1, None, True, {"字": "督查\u2028\x00"}], "a": "", "大": 2**53}
    assert kept(engine, run(NOON, value)).parameters == value
    with engine.connect() as connection:
        stored = connection.scalar(text("SELECT parameters FROM flow_run"))
    assert stored == canonical(value).decode()


def test_a_float_is_refused_before_it_is_stored(engine: Engine) -> None:
    with pytest.raises(StatementError, match="float"), writing(engine) as session:
        session.add(run(NOON, {"share": 0.5}))


def test_the_hash_covers_every_column_of_an_event_but_itself() -> None:
    assert {column.name for column in AuditEvent.__table__.columns} == {*HASHED, "hash"}
